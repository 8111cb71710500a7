"""What is done to the picture itself, from the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.pictures.files import read_picture, write_picture
from engine.pictures.recipe_file import read_recipe
from engine.request import Axis, Enlarge, MaskedContent, Mode, Outpaint, SecondPass, Sheet, SheetAxis
from fakes import FakeEngine


@pytest.fixture
def here(here: Path) -> Path:
    """The current folder with a picture and a mask of its middle, beside a model."""
    write_picture("in.png", np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8))
    mask = np.zeros((60, 80, 3), np.uint8)
    mask[20:40, 30:50] = 255
    write_picture("mask.png", mask)
    return here


def generate(fake: FakeEngine, *words: str) -> int:
    options = [word for each in words for word in each.split()]
    return main(
        ["generate", "--model", "../model", "--prompt", "a cat", "--image", "in.png", "--out", "out.png", *options],
        fake,
    )


def test_what_stands_under_the_mask_can_be_chosen_and_a_recipe_keeps_it(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--mask mask.png --masked-content fill --strength 0.5") == 0
    assert main(["generate", "--recipe", "out.png", "--out", "again.png"], fake) == 0
    words = ["--out", "other.png", "--masked-content", "noise", "--grow", "2"]
    assert main(["generate", "--recipe", "out.png", *words], fake) == 0
    first, again, other = fake.asked
    assert first == again
    assert first.mask.masking.content is MaskedContent.FILL
    assert (other.mask.masking.content, other.mask.masking.grow) == (MaskedContent.NOISE, 2)


def test_an_unknown_content_is_refused_with_what_there_is(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--mask mask.png --masked-content paint") == 2
    assert "blurred" in capsys.readouterr().err
    assert fake.asked == []


def test_a_picture_is_carried_on_by_sides_or_by_their_names(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--outpaint 0,8,16,0") == 0
    assert read_picture("out.png").size == (96, 68)
    assert generate(fake, "--outpaint right=128,top=64 --strength 0.7") == 0
    assert main(["generate", "--recipe", "out.png", "--out", "again.png", "--outpaint", "left=8"], fake) == 0
    first, second, again = fake.asked
    assert (first.mode, first.outpaint, first.frame) == (Mode.OUTPAINT, Outpaint(0, 8, 16, 0), None)
    assert (first.size, first.strength) == ((64, 64), 0.9)
    assert (second.outpaint, second.strength) == (Outpaint(right=128, top=64), 0.7)
    assert again == replace(second, outpaint=Outpaint(left=8))


def test_a_picture_is_enlarged_and_its_recipe_does_it_again(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--enlarge 2 --overlap 16") == 0
    assert read_picture("out.png").size == (160, 120)
    assert main(["generate", "--recipe", "out.png", "--out", "again.png"], fake) == 0
    assert main(["generate", "--recipe", "out.png", "--out", "other.png", "--overlap", "8"], fake) == 0
    assert main(["generate", "--recipe", "out.png", "--out", "more.png", "--enlarge", "3"], fake) == 0
    first, again, other, more = fake.asked
    assert (first.mode, first.enlarge, first.strength) == (Mode.ENLARGE, Enlarge(2, 16), 0.2)
    assert (first.sampling.sampler, generate(fake), fake.asked[-1].sampling.sampler) == ("ddim", 0, "lcm")
    assert first == again
    assert (other.enlarge, more.enlarge) == (Enlarge(2, 8), Enlarge(3, 16))


def test_a_sheet_is_written_with_its_cells_and_each_has_its_recipe(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--sheet-x guidance=1,2,4 --sheet-y seed=5,6", "--strength 0.5") == 0
    (request,) = fake.asked
    assert request.sheet == Sheet(SheetAxis(Axis.GUIDANCE, ("1", "2", "4")), SheetAxis(Axis.SEED, ("5", "6")))
    assert len(list(Path().glob("out-*.png"))) == 7
    assert read_recipe("out-1.png").request == request
    cell = read_recipe("out-6.png").request
    assert (cell.sheet, cell.sampling.guidance, cell.sampling.seed) == (None, 2.0, 6)
    assert main(["generate", "--recipe", "out-1.png", "--out", "sheet.png"], fake) == 0
    assert fake.asked[1] == request
    assert Path("sheet.png").is_file()


def test_prompts_on_a_sheet_stand_between_bars(here: Path, fake: FakeEngine) -> None:
    words = ["--prompt", "x", "--out", "a.png", "--sheet-x", "prompt=a cat, asleep | a dog"]
    assert main(["generate", "--model", "../model", *words], fake) == 0
    assert fake.asked[0].sheet.x.values == ("a cat, asleep", "a dog")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--outpaint 1,2", "is not what to add"),
        ("--outpaint up=3", "is not what to add"),
        ("--outpaint 0,0,0,0", "needs a side to go beyond"),
        ("--outpaint 0,0,0,9999", "outside 0–2048"),
        ("--outpaint right=8 --enlarge 2", "can't do outpaint and enlarge at once"),
        ("--outpaint right=8 --mask mask.png", "can't do mask and outpaint at once"),
        ("--enlarge 20", "outside 1–8"),
        ("--overlap 9", "--overlap belongs to --enlarge"),
        ("--sheet-y seed=1,2", "--sheet-y needs --sheet-x"),
        ("--sheet-x colour=1,2", "It can be prompt, seed"),
        ("--sheet-x seed=1,x", "“x” is not a whole number"),
        ("--sheet-x seed=1,2 --sheet-y seed=1", "on both sides"),
        ("--sheet-x prompt=(a", "is never closed"),
        ("--sheet-x control=1,2", "there is no control"),
    ],
)
def test_what_can_be_mended_is_said_before_anything_starts(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    assert generate(fake, words) == 2
    assert told in capsys.readouterr().err
    assert fake.asked == []


def test_a_picture_of_another_size_than_is_drawn_is_told_so(here, fake, capsys):
    for name, size, said in (
        ("odd.png", (67, 65), "is 67×65, the result 64×64: a size that Nothing draws well. --size gives another."),
        ("ribbon.png", (400, 8), "Its shape changes: cut the picture first, or give the part to draw with --frame."),
    ):
        write_picture(name, np.full((size[1], size[0], 3), 90, np.uint8))
        assert generate(fake, f"--image {name} --strength 0.5") == 0
        assert said in capsys.readouterr().err
    write_picture("fits.png", np.full((64, 64, 3), 90, np.uint8))
    for words in ("--image fits.png", "--image odd.png --size 64x64"):
        assert generate(fake, words, "--strength 0.5") == 0
        assert "the result" not in capsys.readouterr().err


def test_a_pictures_hole_is_offered_and_taken_as_its_mask(here, fake, capsys):
    pixels = np.full((60, 80, 4), 200, np.uint8)
    pixels[..., 3] = 255
    pixels[20:40, 30:50, 3], pixels[20:40, 50:55, 3] = 0, 127
    write_picture("hole.png", pixels)
    assert generate(fake, "--image hole.png") == 0
    assert "“hole.png” has a hole: --mask-hole redraws that alone." in capsys.readouterr().err
    assert generate(fake, "--image hole.png --mask-hole") == 0
    mask = fake.asked[-1].mask.picture.pixels
    assert (mask[20:40, 30:50] == 255).all() and (mask[20:40, 50:55] == 128).all() and mask[:20].max() == 0
    sketch = np.zeros((60, 80, 4), np.uint8)
    sketch[20:40] = 255
    write_picture("sketch.png", sketch)
    assert generate(fake, "--image sketch.png") == 0
    assert "hole" not in capsys.readouterr().err
    assert generate(fake, "--image in.png --mask-hole") == 2
    assert "has no hole" in capsys.readouterr().err
    assert generate(fake, "--mask-hole") == 2


def test_a_recipe_is_drawn_by_another_model_where_one_is_named(here: Path, fake: FakeEngine) -> None:
    assert generate(fake) == 0
    assert main(["generate", "--recipe", "out.png", "--model", "starter", "--out", "again.png"], fake) == 0
    assert fake.asked[1].uses.model == "starter" != fake.asked[0].uses.model


def test_each_option_of_a_second_pass_reaches_it_and_changes_a_recipes(here: Path, fake: FakeEngine) -> None:
    made = ["generate", "--model", "../model", "--prompt", "a cat", "--size", "64x64", "--out", "out.png"]
    asked = "--second-pass 2 --second-strength 0.4 --second-steps 3 --second-sampler ddim"
    assert main([*made, *asked.split()], fake) == 0
    again = ["generate", "--recipe", "out.png", "--out", "again.png"]
    assert main([*again, "--second-steps", "5", "--second-sampler", "euler"], fake) == 0
    assert main([*again, "--second-pass", "3", "--second-strength", "0.1"], fake) == 0
    first, finer, larger = (each.second for each in fake.asked)
    assert first == SecondPass((128, 128), 0.4, 3, "ddim")
    assert finer == SecondPass((128, 128), 0.4, 5, "euler")
    assert larger == SecondPass((192, 192), 0.1, 3, "ddim")
    assert main([*made, "--second-steps", "3"], fake) == 2
