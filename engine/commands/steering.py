"""All that steers a picture besides its words, from options: controls, LoRAs, references."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from engine.catalog.catalog import Model
from engine.commands import controls, loras, references
from engine.picture import Picture
from engine.pictures.recipe import Recipe
from engine.pictures.recipe_json import Missing
from engine.request import Request


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of each."""
    controls.add_options(parser)
    references.add_options(parser)
    loras.add_options(parser)


def uses(options: argparse.Namespace, model: Model, source: Picture | None) -> dict[str, Any]:
    """The fields of a new request. Raises InvalidRequest, ModelError and UnreadableFile before anything heavy."""
    return {
        "controls": controls.uses(options.controls, model, source),
        "references": references.uses(options.references, model),
        "loras": loras.uses(options.loras, model),
    }


def again(
    options: argparse.Namespace, request: Request, model: Model, missing: Sequence[Missing], notes: list[str]
) -> dict[str, Any]:
    """The same of a recipe's request, whose own stay where no others are named; notes what those open."""
    followed = controls.changed(options.controls, request, model)
    if followed is request.controls:
        notes += controls.notes_again(followed)
    seen = references.changed(options.references, request, model, missing)
    if seen is request.references:
        notes += references.notes_again(seen, model)
    lent = loras.changed(options.loras, request, model)
    if lent is request.uses.loras:
        notes += loras.notes_again(lent, model)
    return {"controls": followed, "references": seen, "loras": lent}


def given_again(options: argparse.Namespace, recipe: Recipe) -> list[tuple[str, str, Picture]]:
    """The pictures named beside a recipe that may be the ones it misses, each with its option and path."""
    return [
        *controls.given_again(options.controls),
        *references.completing(options.references, recipe.missing),
    ]


def notes(request: Request, model: Model) -> list[str]:
    """What a person should know of a new request before it is run."""
    return loras.notes(request, model)
