"""A picture drawn on at a larger size: the first pass's composition, finer, as one request."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from drive import asked, box_mask, colours, events, finished, picture_of, previews
from engine.cli import main
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.groups import altered
from engine.picture import Picture
from engine.pictures.files import read_picture
from engine.pictures.recipe_file import read_recipe
from engine.request import Enlarge, Mask, MaskedContent, Masking, Outpaint, Rect, SecondPass

LARGER = SecondPass((128, 128), sampler="ddim")


@pytest.mark.parametrize("sketched", [True, False])
def test_it_is_image_to_image_of_the_first_pass(engine: Engine, model_folder: Path, sketched: bool) -> None:
    source = Picture(colours()) if sketched else None
    request = asked(model_folder, source=source, strength=0.6, second=LARGER, seed=5)
    drawn = picture_of(engine, request)
    first = picture_of(engine, altered(request, second=None))
    again = altered(request, second=None, source=Picture(first), size=(128, 128), strength=0.2, sampler="ddim")
    assert drawn.shape == (128, 128, 3)
    np.testing.assert_array_equal(drawn, picture_of(engine, again))


def test_each_of_several_pictures_is_drawn_on_by_its_own_seed(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, prompts=("a red house", "a tree"), count=2, second=LARGER, seed=5)
    together = finished(engine, request).images
    assert len(together) == 4
    last = altered(request, prompts=("a tree",), count=1, seed=8)
    assert np.abs(together[3].astype(int) - picture_of(engine, last)).max() <= 1


def test_steps_are_counted_together(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, steps=3, second=altered(LARGER, steps=2))
    seen = previews(events(engine, request))
    assert [each.step for each in seen] == [1, 2, 3, 4, 5]
    assert {each.total for each in seen} == {5}
    assert [each.images[0].shape[0] for each in seen][-1] == 128


def test_at_strength_zero_the_sketch_itself_comes_at_the_larger_size(engine: Engine, model_folder: Path) -> None:
    sketch = Picture(colours(128, 128))
    drawn = picture_of(engine, asked(model_folder, source=sketch, strength=0.0, second=LARGER))
    np.testing.assert_array_equal(drawn, sketch.pixels)


@pytest.mark.parametrize("strength", [1.0, 0.0])
def test_under_a_mask_it_redraws_what_the_first_pass_did(engine: Engine, model_folder: Path, strength: float) -> None:
    mask = Mask(Picture(box_mask(128, 128, 40, 40, 90, 90)), Masking(grow=0, feather=0))
    source = Picture(colours(128, 128))
    request = asked(model_folder, source=source, mask=mask, frame=Rect(16, 16, 96, 96), strength=strength)
    drawn = picture_of(engine, altered(request, second=SecondPass((96, 96), sampler="ddim")))
    outside = mask.picture.pixels == 0
    np.testing.assert_array_equal(drawn[outside], source.pixels[outside])
    first = picture_of(engine, request)
    again = altered(request, source=Picture(first), size=(96, 96), strength=0.2, sampler="ddim")
    np.testing.assert_array_equal(drawn, picture_of(engine, again) if strength else source.pixels)


def test_what_stood_under_the_mask_at_first_does_not_come_back(engine: Engine, model_folder: Path) -> None:
    mask = Mask(Picture(box_mask(64, 64, 8, 8, 40, 40)), Masking(grow=0, feather=0, content=MaskedContent.NOISE))
    request = asked(model_folder, source=Picture(colours()), mask=mask, strength=0.8)
    drawn = picture_of(engine, altered(request, second=SecondPass((64, 64), sampler="ddim")))
    plain = Mask(mask.picture, Masking(grow=0, feather=0))
    first = Picture(picture_of(engine, request))
    again = altered(request, source=first, mask=plain, strength=0.2, sampler="ddim")
    np.testing.assert_array_equal(drawn, picture_of(engine, again))


@pytest.mark.parametrize("way", [{"outpaint": Outpaint(right=32)}, {"enlarge": Enlarge(2.0)}])
def test_it_goes_on_from_one_run_alone(way: dict) -> None:
    with pytest.raises(InvalidRequest, match="second pass"):
        asked(Path("any"), source=Picture(colours()), second=LARGER, **way)


def test_the_command_line_draws_on_and_the_recipe_says_so(tmp_path: Path, model_folder: Path) -> None:
    out = tmp_path / "made.png"
    words = ("generate", "--model", str(model_folder), "--prompt", "a house", "--size", "64x64", "--seed", "3")
    assert main([*words, "--second-pass", "2", "--second-steps", "2", "--out", str(out)]) == 0
    second = read_recipe(str(out)).request.second
    assert second is not None and (second.size, second.steps) == ((128, 128), 2)
    again = tmp_path / "again.png"
    assert main(["generate", "--recipe", str(out), "--out", str(again)]) == 0
    np.testing.assert_array_equal(read_picture(out).pixels, read_picture(again).pixels)
