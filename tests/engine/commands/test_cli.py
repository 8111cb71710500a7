"""The command line as a person or a script meets it. Bad input, recipes and processes: in files of their own."""

import io
import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drive_cli import generate, mask, picture
from engine.cli import main
from engine.errors import ModelError, OutOfMemory
from engine.events import Failed, Stopped
from engine.paths import starter_dir
from engine.pictures.files import read_picture, write_picture
from engine.pictures.recipe_file import read_recipe
from engine.request import Key, Lane, Mode
from fakes import FakeEngine


def test_a_prompt_becomes_a_picture_with_the_models_own_defaults(here, fake, capsys):
    assert generate(fake, "--out", "cat.png") == 0
    (request,) = fake.asked
    assert (request.sampling.steps, request.sampling.sampler, request.sampling.guidance, request.size) == (
        3,
        "lcm",
        1.0,
        (64, 64),
    )
    assert request.mode is Mode.TEXT_TO_IMAGE
    said = capsys.readouterr()
    assert said.out == "cat.png\n"
    assert "Step 1 of 3" in said.err
    assert "Done in 1.75 s" in said.err
    assert read_picture("cat.png").size == (64, 64)
    assert os.listdir() == ["cat.png"]


def test_options_reach_the_request(here, fake):
    words = "--negative dog --seed 5 --steps 9 --guidance 2.5 --sampler ddim --size 64x128 --device cpu --dtype float32"
    assert generate(fake, *words.split(), "--threads", "1", "--out", "cat.png") == 0
    (request,) = fake.asked
    assert (request.words.negative, request.sampling.seed, request.sampling.steps, request.sampling.guidance) == (
        "dog",
        5,
        9,
        2.5,
    )
    assert (request.sampling.sampler, request.size) == ("ddim", (64, 128))
    assert (request.placement.device, request.placement.dtype) == ("cpu", "float32")
    assert fake.threads == 1


def test_weights_and_choices_reach_the_request_and_its_recipe_as_they_were_written(here, fake):
    wild = '("a {red|blue} cat", "a (dog:1.2)").blend(0.7, 0.3)'
    assert main(["generate", "--model", "../model", "--prompt", wild, "--out", "a.png"], fake) == 0
    assert main(["generate", "--recipe", "a.png", "--out", "b.png"], fake) == 0
    assert [each.words.prompts for each in fake.asked] == [(wild,)] * 2
    assert np.array_equal(read_picture("a.png").pixels, read_picture("b.png").pixels)


def test_a_style_is_words_behind_both_prompts_and_stays_in_the_recipe(here, fake):
    assert generate(fake, "--negative", "rain", "--style", "pixel art", "--out", "a.png") == 0
    assert main(["generate", "--recipe", "a.png", "--style", "watercolour", "--out", "b.png"], fake) == 0
    first, second = fake.asked
    assert (first.words.prompts, first.words.negative) == (("a cat, pixel art",), "rain, photograph, blur")
    assert (second.words.prompts, second.words.negative) == (("a cat, watercolour",), "rain")


def test_without_a_seed_every_run_draws_its_own(here, fake):
    for _ in range(3):
        assert generate(fake, "--out", "cat.png") == 0
    assert len({request.sampling.seed for request in fake.asked}) > 1


def test_several_pictures_are_numbered_and_never_replace_one(here, fake, capsys):
    assert generate(fake, "--prompt", "a dog", "--count", 2, "--seed", 10, "--out", "x.png") == 0
    assert capsys.readouterr().out.split() == ["x-1.png", "x-2.png", "x-3.png", "x-4.png"]
    recipes = [read_recipe(f"x-{i}.png") for i in (1, 2, 3, 4)]
    assert [each.prompt for each in recipes] == ["a cat", "a cat", "a dog", "a dog"]
    assert [each.seed for each in recipes] == [10, 11, 12, 13]
    first = Path("x-1.png").read_bytes()
    assert generate(fake, "--count", 2, "--out", "x.png") == 0
    assert capsys.readouterr().out.split() == ["x-5.png", "x-6.png"]
    assert Path("x-1.png").read_bytes() == first


def test_a_single_picture_replaces_the_file_that_was_named(here, fake):
    for seed in (1, 2):
        assert generate(fake, "--seed", seed, "--out", "x.png") == 0
    assert read_recipe("x.png").seed == 2


def test_image_to_image_keeps_the_pictures_shape(here, fake):
    pixels = picture("in.png", 160, 80)
    assert generate(fake, "--image", "in.png", "--out", "out.png") == 0
    (request,) = fake.asked
    assert request.mode is Mode.IMAGE_TO_IMAGE
    assert (request.source.pixels == pixels).all()
    assert request.strength == pytest.approx(0.7)
    assert request.size[0] > request.size[1]


def test_inpainting_leaves_the_rest_alone(here, fake):
    pixels = picture("in.png")
    mask("mask.png")
    assert (
        generate(fake, "--image", "in.png", "--mask", "mask.png", "--grow", 0, "--feather", 0, "--out", "out.png") == 0
    )
    (request,) = fake.asked
    assert (request.mode, request.strength) == (Mode.INPAINT, 1.0)
    out = read_picture("out.png").pixels
    inside = np.zeros((60, 80), bool)
    inside[20:40, 30:50] = True
    assert (out[~inside] == pixels[~inside]).all()
    assert (out[inside] != pixels[inside]).any()


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 3000), (3000, 2)])
def test_pictures_of_odd_shapes_are_taken(here, fake, width, height):
    picture("in.png", width, height)
    write_picture("mask.png", np.full((height, width, 3), 255, np.uint8))
    assert generate(fake, "--image", "in.png", "--out", "out.png") == 0
    assert generate(fake, "--image", "in.png", "--mask", "mask.png", "--out", "out.png") == 0
    assert read_picture("out.png").size == (width, height)


def test_a_mask_of_another_size_is_fitted_and_that_is_said(here, fake, capsys):
    picture("in.png")
    mask("mask.png", 200, 100)
    assert generate(fake, "--image", "in.png", "--mask", "mask.png", "--out", "out.png") == 0
    assert "“mask.png” is 200×100, the picture 80×60: it was stretched to fit" in capsys.readouterr().err
    assert fake.asked[0].mask.picture.size == (80, 60)


def test_what_has_no_effect_is_said(here, fake, capsys):
    assert generate(fake, "--strength", 0.5, "--grow", 3, "--out", "out.png") == 0
    said = capsys.readouterr().err
    assert "--strength has no effect" in said
    assert "--match and --masked-content have no effect" in said


def test_the_engines_notes_are_said(here, capsys):
    fake = FakeEngine(notes=("The prompt was cut after 75 words.",))
    assert generate(fake, "--out", "out.png") == 0
    assert "Note: The prompt was cut" in capsys.readouterr().err


def test_json_is_an_event_a_line_with_timings(here, fake, capsys):
    assert generate(fake, "--count", 2, "--json", "--preview-dir", "steps", "--out", "out.png") == 0
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [line["event"] for line in lines] == ["loading", *["preview"] * 3, "finished", "written", "written"]
    assert said.err == ""
    assert lines[1]["paths"] == [str(Path("steps", f"step-1-{i}.png")) for i in (1, 2)]
    assert lines[4]["timings"]["steps"] == [0.2, 0.2, 0.2]
    assert lines[4]["request"]["words"]["prompts"] == ["a cat"]
    assert lines[4]["environment"]["device"] == "cpu"
    assert [line["path"] for line in lines[5:]] == ["out-1.png", "out-2.png"]
    assert sorted(line["elapsed"] for line in lines) == [line["elapsed"] for line in lines]
    assert len(os.listdir("steps")) == 6


def test_json_tells_failures_on_stdout_as_well(here, fake, capsys):
    assert generate(fake, "--steps", 0, "--json", "--out", "out.png") == 2
    said = capsys.readouterr()
    (line,) = map(json.loads, said.out.splitlines())
    assert (line["event"], line["mendable"]) == ("failed", True)
    assert line["message"] in said.err


def test_lists(capsys):
    assert main(["samplers"]) == 0
    assert ["dpmpp_2m_karras", "DPM++", "2M", "Karras"] in [
        line.split() for line in capsys.readouterr().out.splitlines()
    ]
    assert main(["controls"]) == 0
    assert "low=80 (0–255)" in capsys.readouterr().out
    assert main(["models"]) == 0


def test_annotate_writes_a_map(here, fake, capsys):
    Image.fromarray(np.pad(np.full((20, 20), 255, np.uint8), 20)).save("in.png")
    words = ["annotate", "--control", "canny", "--image", "in.png", "--out", "map.png", "--set", "low=10"]
    assert main(words, fake) == 0
    assert capsys.readouterr().out == "map.png\n"
    assert fake.asked[0].settings == (("low", 10.0), ("high", 160.0))
    assert set(np.unique(read_picture("map.png").pixels)) == {0, 255}


@pytest.mark.parametrize(
    ("setting", "told"),
    [("mid=3", "no setting “mid”"), ("low=x", "“x” is not a number"), ("low=300", "outside 0–255"), ("low=nan", "nan")],
)
def test_annotate_refuses_settings_that_can_not_be(here, fake, capsys, setting, told):
    picture("in.png")
    words = ["annotate", "--control", "canny", "--image", "in.png", "--out", "map.png", "--set", setting]
    assert main(words, fake) == 2
    assert told in capsys.readouterr().err
    assert not Path("map.png").exists()


def test_ctrl_c_ends_the_run_and_leaves_nothing(here, capsys):
    fake = FakeEngine(ending=KeyboardInterrupt())
    assert generate(fake, "--out", "x.png") == 130
    assert (os.listdir(), fake.closed) == ([], 1)
    assert capsys.readouterr().err.endswith("Stopped.\n")
    assert generate(fake, "--json", "--out", "x.png") == 130
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["event"] == "stopped"


KEY = Key(0, Lane.EXPLICIT, 1)


@pytest.mark.parametrize(
    ("ending", "code", "told"),
    [
        (Failed(KEY, "The model is broken.", mendable=True), 2, "The model is broken."),
        (Failed(KEY, "KeyError: x", mendable=False, details="the traceback"), 1, "Sketchlight itself: KeyError: x"),
        (OutOfMemory("The memory is not enough."), 2, "The memory is not enough."),
        (ModelError("There is no model."), 2, "There is no model."),
        (ZeroDivisionError("division by zero"), 1, "ZeroDivisionError: division by zero"),
        (Stopped(KEY), 1, "without a result"),
    ],
)
def test_how_a_run_fails_is_told_without_a_traceback(here, capsys, ending, code, told):
    fake = FakeEngine(ending=ending)
    assert generate(fake, "--out", "x.png") == code
    said = capsys.readouterr().err
    assert told in said
    assert "Traceback" not in said
    assert os.listdir() == []
    if code == 1:
        kept = Path(said.strip().rpartition(": ")[2])
        assert here.parent in kept.parents
        assert kept.read_text(encoding="utf-8")


def test_debug_shows_the_traceback(here, capsys):
    assert generate(FakeEngine(ending=ZeroDivisionError("oh")), "--debug", "--out", "x.png") == 1
    assert "Traceback" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_progress_renews_one_line(here, fake, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert generate(fake, "--out", "x.png") == 0
    assert terminal.getvalue().count("\n") == 1
    assert "\r\x1b[2KStep 2 of 3" in terminal.getvalue()


@pytest.fixture
def starter() -> None:
    """Skips where the starter model isn't built."""
    if not (starter_dir() / "model_index.json").exists():
        pytest.skip("needs the starter model")


@pytest.mark.slow
def test_the_starter_draws_the_same_again(here, starter, capsys):
    words = ["generate", "--prompt", "a red house", "--seed", "7"]
    for name in ("first", "second"):
        assert main([*words, "--out", f"{name}.png"]) == 0
    assert main(["generate", "--recipe", "first.png", "--out", "again.png"]) == 0
    first = read_picture("first.png").pixels
    assert (first == read_picture("second.png").pixels).all()
    assert (first == read_picture("again.png").pixels).all()


@pytest.mark.slow
def test_self_test_passes(starter, capsys):
    assert main(["--self-test"]) == 0
    assert "All is well" in capsys.readouterr().out
