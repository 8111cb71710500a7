"""What isn't said of a picture is what is usual, and both doors ask the same place for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import numpy as np
import pytest

from engine.catalog import catalog
from engine.catalog.catalog import Model
from engine.errors import InvalidRequest, ModelError
from engine.groups import altered, built
from engine.picture import Picture
from engine.pictures.recipe import Recipe
from engine.request import Enlarge, LoraUse, Mask, Masking, Outpaint, RefinerUse, Request, Sampling
from engine.wishes.again import again
from engine.wishes.wish import Wish, request_of, second_pass, size_of

NO_WEIGHTS = {
    *("Words.prompts", "Words.negative", "Words.opening", "RegionUse.words", "SheetAxis.values"),
    *("Sampling.sampler", "Sampling.spacing", "SecondPass.sampler", "ModelUse.prediction", "ControlUse.control"),
    *("Placement.device", "Placement.dtype", "Picture.revision"),
}
"""Texts of a request that no file is looked for by."""
REMOTE = r"\\server\share\model"
BLACK = Picture(np.zeros((64, 64, 3), np.uint8))


@pytest.fixture
def model() -> Model:
    return catalog.find("starter")


@pytest.fixture
def picture() -> Picture:
    return Picture(np.full((300, 600, 3), 200, np.uint8))


def test_nothing_said_is_what_the_model_wants(model: Model) -> None:
    model = replace(model, sampler="euler", steps=23, guidance=6.5)
    request = request_of(Wish(model))
    assert (request.uses.model, request.sampling.sampler) == (model.name, model.sampler)
    assert (request.sampling.steps, request.sampling.guidance) == (model.steps, model.guidance)
    assert request.size == (model.native_size, model.native_size)
    assert request_of(Wish(model)).sampling.seed != request.sampling.seed


def test_what_is_said_stays(model: Model, picture: Picture) -> None:
    sampling = Sampling("ddim", 7, 3.0, seed=5)
    said = request_of(Wish(model, picture, said={"sampling": sampling, "size": (256, 128), "strength": 0.25}))
    assert (said.sampling, said.size, said.strength) == (sampling, (256, 128), 0.25)
    assert request_of(Wish(model, said={"steps": 9})).sampling.steps == 9


def test_a_picture_is_drawn_in_its_shape_and_a_masks_frame_holds_it(model: Model, picture: Picture) -> None:
    request = request_of(Wish(model, picture))
    assert request.size == size_of((600, 300), model)
    assert request.size[0] > request.size[1]
    painted = np.zeros((300, 600), np.uint8)
    painted[100:150, 200:260] = 255
    masked = request_of(Wish(model, picture, Mask(Picture(painted), Masking(grow=0))))
    frame = masked.frame
    assert frame is not None
    assert (frame.x, frame.y) <= (200 - 64, 100 - 64) and frame.right >= 260 + 64 and frame.bottom >= 150 + 64
    assert masked.strength == 1.0


def test_enlarging_takes_a_sampler_that_adds_no_noise_unless_one_is_named(model: Model, picture: Picture) -> None:
    taken = request_of(Wish(model, picture, said={"enlarge": Enlarge(2.0), "sampling": Sampling("lcm")}))
    assert (taken.sampling.sampler, taken.strength) == ("ddim", 0.2)
    named = request_of(Wish(model, picture, said={"enlarge": Enlarge(2.0), "sampler": "lcm"}))
    assert named.sampling.sampler == "lcm"
    assert request_of(Wish(model, picture, said={"outpaint": Outpaint(right=64)})).strength == 0.9


def test_a_second_pass_has_few_steps_and_a_size_that_the_model_takes(model: Model) -> None:
    made = second_pass(Sampling("lcm", 20), (515.0, 259.0), model)
    assert (made.steps, made.sampler, made.strength) == (8, "ddim", 0.2)
    assert all(side % model.multiple == 0 for side in made.size)
    assert second_pass(Sampling("euler", 3), (512, 512), model, steps=30).steps == 30
    with pytest.raises(InvalidRequest):
        second_pass(Sampling(), (1e6, 512), model)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("model", {"model": REMOTE}),
        ("vae", {"vae": "//server/vae"}),
        ("refiner", {"refiner": RefinerUse("https://server/refiner")}),
        ("loras", {"loras": (LoraUse(REMOTE),)}),
        ("enlarge", {"enlarge": Enlarge(upscaler=r"\\server\share\up.pth"), "source": BLACK}),
    ],
)
def test_a_recipe_is_not_followed_to_another_machine(field: str, change: dict[str, object]) -> None:
    recipe = Recipe(altered(built(Request, model="starter"), **change))
    with pytest.raises(ModelError, match="another machine"):
        again(recipe, "starter")
    assert again(recipe, "starter", {field}) == (recipe.request, ())


def test_every_text_of_a_request_is_known_to_be_a_name_of_weights_or_not() -> None:
    names, others = set(), set()
    for kind in _records(Request):
        for each in fields(kind):
            if str in (hint := get_type_hints(kind)[each.name], *get_args(hint)):
                (names if "names" in each.metadata else others).add(f"{kind.__name__}.{each.name}")
    assert others == NO_WEIGHTS
    assert {"ModelUse.model", "ControlUse.model", "ReferenceUse.adapter", "Enlarge.upscaler"} < names


def _records(hint: Any) -> Iterator[type]:
    """Give the records that a type hint leads to, its own and those of its fields."""
    if is_dataclass(hint):
        assert isinstance(hint, type)
        yield hint
    inside = get_type_hints(hint).values() if is_dataclass(hint) else get_args(hint)
    for each in inside:
        yield from _records(each)


@pytest.mark.parametrize("path", ["/models/it", "~/it", r"C:\models\it", "../it", "folder/it.safetensors"])
def test_a_recipe_that_opens_a_path_says_so(path: str) -> None:
    recipe = Recipe(altered(built(Request, model="starter"), vae=path))
    _, notes = again(recipe, "starter")
    assert notes == (f"The recipe names an autoencoder by its path, which is opened: {path}",)
    assert again(replace(recipe, request=altered(recipe.request, vae="styles/it")), "starter")[1] == ()
