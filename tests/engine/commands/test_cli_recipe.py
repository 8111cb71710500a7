"""Recipes on the command line: printed, followed, changed, and not trusted."""

import json
from pathlib import Path

from drive_cli import generate, mask, picture
from engine.cli import main
from engine.pictures.files import read_picture
from fakes import ENVIRONMENT, FakeEngine


def test_recipe_prints_the_request(here, fake, capsys):
    assert generate(fake, "--prompt", "ein Kätzchen", "--count", 1, "--seed", 4, "--out", "out.png") == 0
    capsys.readouterr()
    assert main(["recipe", "out-2.png"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["request"]["words"]["prompts"] == ["a cat", "ein Kätzchen"]
    assert (printed["picture"], printed["request"]["sampling"]["seed"]) == (1, 4)


def test_recipe_prints_nothing_that_a_terminal_would_obey(here, fake, capsys):
    assert generate(fake, "--negative", "a\x1b[31m\x9b2J\u202ecat", "--out", "o.png") == 0
    assert main(["recipe", "o.png"]) == 0
    said = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(said)


def test_a_recipe_makes_the_same_picture_again(here, fake, capsys):
    picture("in.png")
    mask("mask.png")
    assert generate(fake, "--image", "in.png", "--mask", "mask.png", "--strength", 0.3, "--out", "first.png") == 0
    Path("in.png").unlink()
    Path("mask.png").unlink()
    assert main(["generate", "--recipe", "first.png", "--out", "again.png"], fake) == 0
    assert Path("again.png").read_bytes() == Path("first.png").read_bytes()
    assert fake.asked[0] == fake.asked[1]


def test_one_of_a_batch_is_made_again_within_its_batch(here, fake, capsys):
    assert generate(fake, "--count", 3, "--out", "x.png") == 0
    assert main(["generate", "--recipe", "x-2.png", "--out", "again.png"], fake) == 0
    assert Path("again.png").read_bytes() == Path("x-2.png").read_bytes()
    assert "picture 2 of 3 drawn together" in capsys.readouterr().err


def test_options_change_a_recipe(here, fake):
    assert generate(fake, "--seed", 1, "--steps", 5, "--out", "x.png") == 0
    assert main(["generate", "--recipe", "x.png", "--seed", "2", "--out", "y.png"], fake) == 0
    assert (fake.asked[1].sampling.seed, fake.asked[1].sampling.steps, fake.asked[1].words.prompts) == (
        2,
        5,
        ("a cat",),
    )


def test_a_recipe_without_its_pictures_takes_the_very_same_ones(here, fake, capsys):
    picture("in.png")
    mask("mask.png", 40, 30)
    words = ("--image", "in.png", "--mask", "mask.png")
    assert generate(fake, *words, "--no-embed", "--out", "first.png") == 0
    assert main(["generate", "--recipe", "first.png", "--out", "again.png"], fake) == 2
    assert "give it with --image" in capsys.readouterr().err
    assert main(["generate", "--recipe", "first.png", *words, "--out", "again.png"], fake) == 0
    assert (read_picture("again.png").pixels == read_picture("first.png").pixels).all()
    picture("other.png", 64, 64)
    assert main(["generate", "--recipe", "first.png", "--image", "other.png", "--out", "again.png"], fake) == 2
    assert "“other.png” is not what “first.png” was made from" in capsys.readouterr().err


def test_no_recipe_keeps_nothing(here, fake, capsys):
    assert generate(fake, "--no-recipe", "--out", "x.png") == 0
    assert main(["recipe", "x.png"]) == 2
    assert "carries no recipe" in capsys.readouterr().err


def test_differences_of_the_machine_are_said(here, fake, capsys):
    assert generate(fake, "--out", "x.png") == 0
    other = FakeEngine(environment=type(ENVIRONMENT)(**{**vars(ENVIRONMENT), "device": "cuda", "threads": 7}))
    assert main(["generate", "--recipe", "x.png", "--out", "y.png"], other) == 0
    said = capsys.readouterr().err
    assert "device cpu then, cuda now" in said
    assert "threads 2 then, 7 now" in said
    assert other.threads in (None, 2)


def test_a_model_path_from_a_recipe_is_said_and_one_on_a_network_is_not_opened(here, fake, capsys):
    assert generate(fake, "--out", "x.png") == 0
    assert main(["generate", "--recipe", "x.png", "--out", "y.png"], fake) == 0
    assert "names a model by its path, which is opened" in capsys.readouterr().err
    main(["recipe", "x.png"])
    tree = json.loads(capsys.readouterr().out)
    tree["request"]["uses"]["model"] = "\\\\evil\\share\\model.safetensors"
    Path("evil.json").write_text(json.dumps(tree), encoding="utf-8")
    assert main(["generate", "--recipe", "evil.json", "--out", "z.png"], fake) == 2
    assert "which is not opened" in capsys.readouterr().err
    assert main(["generate", "--recipe", "evil.json", "--model", "../model", "--out", "z.png"], fake) == 0


def test_the_same_request_and_its_recipe_give_the_same_pixels(here, tiny_vae_folder, capsys):
    picture("in.png", 96, 64)
    mask("mask.png", 96, 64)
    ways = {
        "text": [],
        "image": ["--image", "in.png"],
        "inpaint": ["--image", "in.png", "--mask", "mask.png"],
        "batch": ["--prompt", "a boat", "--count", "2", "--guidance", "3"],
    }
    for name, words in ways.items():
        usual = ["generate", "--model", str(tiny_vae_folder), "--prompt", "a red house", "--seed", "7", "--steps", "3"]
        for out in ("first", "second"):
            assert main([*usual, *words, "--out", f"{name}-{out}.png"]) == 0, capsys.readouterr().err
        first, second = (f"{name}-{out}{'-3' if name == 'batch' else ''}.png" for out in ("first", "second"))
        assert (read_picture(first).pixels == read_picture(second).pixels).all()
        assert main(["generate", "--recipe", first, "--out", f"{name}-again.png"]) == 0
        assert (read_picture(f"{name}-again.png").pixels == read_picture(first).pixels).all()
