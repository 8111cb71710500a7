"""From options to a request: defaults of the model, pictures read, masks fitted, recipes taken up again."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine import registry
from engine.catalog import catalog, styles
from engine.catalog.catalog import Model
from engine.commands import conditioning, memory, modes, numbers, presets, sheet, steering
from engine.errors import InvalidRequest, ModelError
from engine.events import Environment
from engine.groups import altered
from engine.picture import Picture
from engine.pictures import sheet_cells
from engine.pictures.files import fit_mask, hole_of, read_mask, read_picture, shown
from engine.pictures.project_files import read_project
from engine.pictures.recipe import Recipe, completed
from engine.pictures.recipe_file import read_recipe
from engine.pictures.recipe_json import Missing
from engine.prompt import own_words, syntax, wildcards
from engine.request import Mask, Masking, ModelUse, Placement, Request, Sampling, Size, Words
from engine.wishes.again import again
from engine.wishes.wish import Wish, request_of

DEFAULT_MODEL = "starter"
_THREADS = range(1, 513)


@dataclass(frozen=True)
class Plan:
    """What to run, and what of it to write: `only` is the one picture of a recipe, None means all."""

    request: Request
    threads: int | None = None
    only: int | None = None
    then: Environment | None = None
    """What the picture of a recipe was made on."""
    notes: tuple[str, ...] = ()


def plan(options: argparse.Namespace) -> Plan:
    """Give the request that the options of `generate` describe. Raises SketchlightError for what a person can mend."""
    if options.threads is not None and options.threads not in _THREADS:
        raise InvalidRequest(f"Threads {options.threads} is outside {_THREADS[0]}–{_THREADS[-1]}.")
    for name in ("prompt", "negative", "opening"):
        _check_text(name, getattr(options, name) or "")
    if options.recipe is not None and options.project is not None:
        raise InvalidRequest("--recipe and --project both say what to make: give one.")
    planned = _new(options) if options.recipe is None and options.project is None else _again(options)
    request = (
        planned.request if options.style is None else styles.styled(planned.request, options.style, own_words.own())
    )
    request = wildcards.filled(modes.with_second_pass(options, presets.applied(options, request)))
    cells = [request] if request.sheet is None else [cell.request for cell in sheet_cells.cells(request)]
    for prompt in dict.fromkeys(prompt for cell in cells for prompt in cell.words.prompts):
        syntax.check(prompt)
    syntax.check(request.words.opening, "opening")
    if request.sampling.guided:
        syntax.check(request.words.negative, "negative prompt")
    return replace(planned, request=request)


def _new(options: argparse.Namespace) -> Plan:
    if options.prompt is None:
        raise InvalidRequest("There is nothing to draw: give a --prompt (it may be empty), a --recipe or a --project.")
    if options.mask_hole and options.image is None:
        raise InvalidRequest("--mask-hole needs a picture with a hole: give one with --image.")
    if options.mask is not None and options.image is None:
        raise InvalidRequest(f"The mask {shown(options.mask)} needs a picture to redraw: give one with --image.")
    model = catalog.find(options.model or DEFAULT_MODEL)
    notes: list[str] = []
    source = None if options.image is None else read_picture(options.image)
    mask = None if source is None else _mask(options, source, notes)
    said = _changes(options, Placement()) | conditioning.changes(options, model)
    said |= steering.uses(options, model, source) | modes.of_request(options) | sheet.of(options)
    wish = Wish(model, source, mask, said)
    request = request_of(wish)
    if source is not None and wish.way == "image" and options.size is None and options.frame is None:
        notes += _other_size(options.image, source.size, request.size, model)
    if source is None and options.strength is not None:
        notes.append("--strength has no effect without --image.")
    if mask is None and modes.of_mask(options):
        notes.append("--grow, --feather, --match and --masked-content have no effect without --mask.")
    notes += steering.notes(request, model)
    return Plan(request, options.threads, notes=tuple(notes))


def _again(options: argparse.Namespace) -> Plan:
    path = options.project or options.recipe
    recipe = read_recipe(path) if options.project is None else read_project(path)
    missing, notes = recipe.missing, list(recipe.notes)
    recipe = completed(recipe, _given(options, recipe, path), shown(path))
    request, said = again(recipe, options.model or DEFAULT_MODEL, _replaced(options, missing))
    notes += said
    model = _model_again(options.model, request.uses.model, ours=not recipe.program)
    changes = _changes(options, request.placement) | {"model": model.name}
    changes |= steering.again(options, request, model, missing)
    changes |= modes.of_request(options, request) | sheet.of(options) | conditioning.changes(options, model, request)
    if request.mask is not None:
        changes["mask"] = replace(request.mask, masking=replace(request.mask.masking, **modes.of_mask(options)))
    request = altered(request, **changes)
    registry.sampler(request.sampling.sampler)
    every = (
        options.project is not None
        or options.prompt is not None
        or options.count is not None
        or options.sheet_x is not None
    )
    if not every and request.pictures > 1:
        notes.append(
            f"This was picture {recipe.picture + 1} of {request.pictures} drawn together: "
            "all are drawn again, and this one is written."
        )
    return Plan(
        request,
        options.threads or _threads_then(recipe.environment),
        None if every else recipe.picture,
        recipe.environment,
        tuple(notes),
    )


def _replaced(options: argparse.Namespace, missing: Sequence[Missing]) -> set[str]:
    """Give the fields of a recipe's request whose models options name instead."""
    named = {each for each in ("model", "vae", "tiny_vae", "refiner") if getattr(options, each) is not None}
    if options.upscaler is not None:
        named.add("enlarge")
    return named | steering.replaced(options, missing)


def _changes(options: argparse.Namespace, placement: Placement) -> dict[str, Any]:
    """Give the fields of a request that options name."""
    changes = {
        name: getattr(options, name)
        for name in (
            "negative",
            "opening",
            "seed",
            "variation_seed",
            "size",
            "frame",
            "diffusers_steps",
            "residual_guidance",
        )
        if getattr(options, name) is not None
    }
    for kind in (Request, ModelUse, Sampling, Words):
        changes |= numbers.given(options, kind)
    if options.prompt is not None:
        changes["prompts"] = tuple(options.prompt)
    if options.sampler is not None:
        changes["sampler"] = registry.sampler(options.sampler).name
    return changes | memory.of_placement(options, placement)


def _mask(options: argparse.Namespace, source: Picture, notes: list[str]) -> Mask | None:
    if options.mask_hole:
        return _hole(options, source)
    if options.mask is None:
        if hole_of(source.pixels) is not None and not modes.of_request(options):
            notes.append(f"{shown(options.image)} has a hole: --mask-hole redraws that alone.")
        return None
    picture = read_mask(options.mask)
    if not picture.pixels.any():
        raise InvalidRequest(f"The mask {shown(options.mask)} is empty: paint white over what should be redrawn.")
    if picture.size != source.size:
        notes.append(
            f"The mask {shown(options.mask)} is {_by(picture.size)}, the picture {_by(source.size)}: "
            "it was stretched to fit."
        )
        picture = fit_mask(picture, source.size)
    return Mask(picture, Masking(**modes.of_mask(options)))


def _hole(options: argparse.Namespace, source: Picture) -> Mask:
    if options.mask is not None:
        raise InvalidRequest("--mask and --mask-hole are two masks: give one.")
    hole = hole_of(source.pixels)
    if hole is None:
        raise InvalidRequest(f"{shown(options.image)} has no hole, or is nothing but one: give a --mask.")
    return Mask(Picture(hole), Masking(**modes.of_mask(options)))


def _other_size(path: str, given: Size, drawn: Size, model: Model) -> list[str]:
    """Say that a picture doesn't come back in its own size, and whether its shape changes with that."""
    if given == drawn:
        return []
    note = f"{shown(path)} is {_by(given)}, the result {_by(drawn)}: a size that {model.label} draws well."
    stretched = given[0] * drawn[1] / (given[1] * drawn[0])
    if not 0.95 < stretched < 1.05:
        note += " Its shape changes: cut the picture first, or give the part to draw with --frame."
    return [f"{note} --size gives another."]


def _given(options: argparse.Namespace, recipe: Recipe, recipe_path: str) -> list[Picture]:
    """Give the pictures named beside a recipe, each of which must be one that it was made from."""
    request = recipe.request
    wanted = {each.revision for each in recipe.missing} | recipe.pictures.keys()
    given: list[tuple[str, str, Picture]] = []
    for option, place, read in (("--image", request.source, read_picture), ("--mask", request.mask, read_mask)):
        path = getattr(options, option[2:])
        if path is None:
            continue
        picture = read(path)
        if isinstance(place, Mask):
            picture = fit_mask(picture, place.picture.size)
        given.append((option, path, picture))
    given += steering.given_again(options, recipe)
    for option, path, picture in given:
        if picture.revision not in wanted:
            raise InvalidRequest(
                f"{shown(path)} is not what {shown(recipe_path)} was made from: "
                f"give the very picture as {option}, or leave it out where the recipe carries it."
            )
    return [picture for _, _, picture in given]


def _model_again(given: str | None, name: str, *, ours: bool) -> Model:
    """Give the model that options name, or that a recipe does, of ours or another program's."""
    if given is not None and ours:
        return catalog.find(given)
    try:
        return catalog.find(name)
    except ModelError as error:
        raise ModelError(f"{error} The recipe asks for it: name another with --model.") from None


def _threads_then(then: Environment | None) -> int | None:
    """Take as many threads as then, where there are so many: the last bits depend on them."""
    if then is None or then.threads not in _THREADS or then.threads > (os.cpu_count() or 1):
        return None
    return then.threads


def _check_text(name: str, value: str | list[str]) -> None:
    for text in [value] if isinstance(value, str) else value:
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise InvalidRequest(f"The {name} is not text that can be read: it should be in UTF-8.")


def _by(size: Size) -> str:
    return f"{size[0]}×{size[1]}"
