"""Refiner, sizes, CLIP skip, autoencoder and spacing on the command line, and in a recipe taken up again."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands import arguments
from engine.commands.plan import plan
from engine.errors import InvalidRequest
from engine.groups import built
from engine.pictures.files import write_picture
from engine.pictures.recipe import Recipe
from engine.request import Micro, RefinerUse, Request
from fakes import ENVIRONMENT, drawn


def planned(*words: object) -> Request:
    return plan(arguments.parse(["generate", "--out", "x.png", *map(str, words)])).request


def test_every_field_has_its_flag(xl_folder: Path, refiner_folder: Path) -> None:
    request = planned(
        "--prompt", "a cat", "--model", xl_folder, "--refiner", f"{refiner_folder}:0.7", "--aesthetic", "7,1.5",
        "--original-size", "800x600", "--target-size", "64x64", "--crop", "8,16", "--negative-original-size", "100x90",
        "--negative-target-size", "32x32", "--negative-crop", "1,2", "--clip-skip", "1", "--spacing", "trailing",
        "--vae", xl_folder / "vae", "--tiny-vae", xl_folder / "vae",
    )  # fmt: skip
    assert request.uses.refiner == RefinerUse(str(refiner_folder), 0.7, 7.0, 1.5)
    assert request.uses.micro == Micro((800, 600), (64, 64), (8, 16), (100, 90), (32, 32), (1, 2))
    assert (request.uses.clip_skip, request.sampling.spacing) == (1, "trailing")
    assert (request.uses.vae, request.uses.tiny_vae) == (str(xl_folder / "vae"),) * 2


def test_a_recipe_keeps_them_and_each_may_be_changed(xl_folder: Path, refiner_folder: Path, tmp_path: Path) -> None:
    request = built(
        Request,
        model=str(xl_folder),
        size=(64, 64),
        refiner=RefinerUse(str(refiner_folder), 0.6),
        micro=Micro(original=(512, 512), crop=(8, 8)),
        clip_skip=1,
        spacing="linspace",
        vae=str(xl_folder / "vae"),
    )
    path = tmp_path / "made.png"
    write_picture(path, drawn(request, 0, 1), Recipe(request, 0, ENVIRONMENT))
    assert planned("--recipe", path) == request
    again = planned("--recipe", path, "--crop", "0,0", "--aesthetic", "9", "--clip-skip", "0")
    assert again.uses.micro == Micro(original=(512, 512))
    assert again.uses.refiner == RefinerUse(str(refiner_folder), 0.6, 9.0)
    assert (again.uses.clip_skip, again.uses.vae) == (0, request.uses.vae)
    other = tmp_path / "other"
    other.symlink_to(refiner_folder)
    assert planned("--recipe", path, "--refiner", f"{other}:0.9").uses.refiner == RefinerUse(str(other), 0.9)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--crop", "8"), "corner"),
        (("--original-size", "big"), "size"),
        (("--aesthetic", "6"), "name one with --refiner"),
        (("--spacing", "wide"), "leading"),
        (("--clip-skip", "99"), "CLIP skip"),
    ],
)
def test_what_can_not_be_read_is_said(xl_folder: Path, words: tuple[str, ...], told: str) -> None:
    with pytest.raises(InvalidRequest, match=told):
        planned("--prompt", "a cat", "--model", xl_folder, *words)
