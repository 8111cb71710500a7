"""ControlNets from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drive_cli import generate, write_noise
from engine.cli import main
from engine.pictures.files import read_picture
from fakes import FakeEngine


@pytest.fixture
def here(here: Path) -> Path:
    """The current folder with three pictures, beside a model with ControlNets of its own."""
    for folder in (here.parent / "model" / "controlnets" / "scribble", here.parent / "edges"):
        folder.mkdir(parents=True)
        (folder / "config.json").write_text("{}", encoding="utf-8")
    write_noise("canvas.png", "photo.png", "map.png")
    return here


def test_each_option_belongs_to_the_control_before_it(here: Path, fake: FakeEngine) -> None:
    words = "--control scribble:0.8:0.1-0.6 --control-map map.png --control canny --control-image photo.png"
    assert generate(fake, *words.split(), "--control-set", "low=20", "--control-model", "../edges") == 0
    scribble, canny = fake.asked[0].controls
    assert (scribble.control, scribble.model) == ("scribble", "scribble")
    assert (scribble.scale, scribble.start, scribble.end) == (0.8, 0.1, 0.6)
    assert scribble.map == read_picture("map.png")
    assert scribble.source is None
    assert canny.control == "canny"
    assert Path(canny.model).is_absolute()
    assert Path(canny.model).samefile("../edges")
    assert canny.source == read_picture("photo.png")
    assert (canny.scale, canny.start, canny.end, canny.settings) == (1.0, 0.0, 1.0, (("low", 20.0),))


def test_a_control_can_follow_the_picture_itself(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--image", "canvas.png", "--control", "scribble") == 0
    (use,) = fake.asked[0].controls
    assert (use.map, use.source) == (None, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--control magic --control-map map.png", "no control “magic”"),
        ("--control scribble", "has nothing to follow: give --control-image"),
        ("--control scribble:x --control-map map.png", "can't be read"),
        ("--control scribble:1:0.5 --control-map map.png", "can't be read"),
        ("--control scribble:3 --control-map map.png", "outside 0–2"),
        ("--control scribble:1:0.9-0.1 --control-map map.png", "must start before it ends"),
        ("--control scribble --control-map map.png --control-image photo.png", "give one"),
        ("--control scribble --control-map map.png --control-map map.png", "given twice"),
        ("--control-map map.png", "--control-map belongs to a --control"),
        ("--control scribble --control-map gone.png", "doesn't exist"),
        ("--control depth --control-image photo.png --control-model ../edges", "depth/model.safetensors (99 MB)"),
        ("--control canny --control-map map.png", "Name one for --control canny with --control-model"),
        ("--control canny --control-map map.png --control-model gone", "no ControlNet “gone”"),
        ("--control canny --control-map map.png --control-model /gone", "folder or file is missing"),
        ("--control canny --control-map map.png --control-model map.png", "not a .safetensors"),
        ("--control scribble --control-image photo.png --control-set loud=1", "no setting “loud”"),
        ("--control scribble --control-image photo.png --control-set contrast=x", "is not a number"),
    ],
)
def test_what_can_be_mended_is_said_before_anything_starts(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    assert generate(fake, *words.split()) == 2
    assert told in capsys.readouterr().err
    assert fake.asked == []


def test_a_recipe_brings_its_controls_and_maps_back(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--control", "scribble:0.7", "--control-map", "map.png") == 0
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png"], fake) == 0
    assert fake.asked[0] == fake.asked[1]
    other = "--control scribble:1.5 --control-image photo.png"
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png", *other.split()], fake) == 0
    (use,) = fake.asked[2].controls
    assert (use.scale, use.map, use.source) == (1.5, None, read_picture("photo.png"))


def test_a_map_that_a_recipe_left_out_can_be_given(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--control", "scribble", "--control-map", "map.png", "--no-embed") == 0
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png"], fake) == 2
    assert "give it with --control-map" in capsys.readouterr().err
    words = ["generate", "--recipe", "cat.png", "--out", "again.png", "--control-map"]
    assert main([*words, "photo.png"], fake) == 2
    assert "is not what “cat.png” was made from" in capsys.readouterr().err
    assert main([*words, "map.png"], fake) == 0
    assert fake.asked[0] == fake.asked[1]


def test_a_recipe_that_names_a_controlnet_elsewhere_is_not_followed(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--control", "canny", "--control-map", "map.png", "--control-model", "../edges") == 0
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png"], fake) == 0
    assert "names a ControlNet by its path, which is opened" in capsys.readouterr().err
    main(["recipe", "cat.png"])
    tree = json.loads(capsys.readouterr().out)
    tree["request"]["controls"][0]["model"] = "\\\\evil\\share\\net.safetensors"
    Path("evil.json").write_text(json.dumps(tree), encoding="utf-8")
    words = ["generate", "--recipe", "evil.json", "--out", "again.png", "--control-map", "map.png"]
    assert main(words, fake) == 2
    assert "on another machine" in capsys.readouterr().err


def test_the_list_says_which_can_run_now_and_what_the_others_need(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["controls"]) == 0
    said = capsys.readouterr().out
    lines = {line.split()[0]: line for line in reversed(said.splitlines())}
    assert all(" ready " in lines[name] for name in ("canny", "scribble", "lineart", "shuffle", "tile"))
    assert all("needs weights" in lines[name] for name in ("depth", "pose", "softedge"))
    assert f"Weights belong under {here.parent / 'data'}" in said
    assert "softedge" in said.partition("Weights belong")[2]
    assert "ControlNetHED.pth (29.4 MB)" in said
    assert "from huggingface.co/lllyasviel/Annotators" in said
