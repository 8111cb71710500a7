"""All that steers a picture besides its words, from options: controls, LoRAs, references, regions."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from engine.catalog.catalog import Model
from engine.commands import controls, loras, references, regions
from engine.picture import Picture
from engine.pictures.recipe import Recipe
from engine.pictures.recipe_json import Missing
from engine.request import Request


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of each."""
    controls.add_options(parser)
    references.add_options(parser)
    regions.add_options(parser)
    loras.add_options(parser)


def uses(options: argparse.Namespace, model: Model, source: Picture | None) -> dict[str, Any]:
    """Give the fields of a new request. Raises InvalidRequest, ModelError and UnreadableFile before anything heavy."""
    return {
        "controls": controls.uses(options.controls, model, source),
        "references": references.uses(options.references, model),
        "regions": regions.uses(options.regions),
        "loras": loras.uses(options.loras, model),
    }


def replaced(options: argparse.Namespace, missing: Sequence[Missing]) -> set[str]:
    """Give those of a recipe's fields that options name anew; its own stay where none are named."""
    named = {
        "controls": controls.named(options.controls),
        "references": references.named(options.references, missing),
        "regions": regions.named(options.regions, missing),
        "loras": bool(options.loras),
    }
    return {name for name, is_named in named.items() if is_named}


def again(options: argparse.Namespace, request: Request, model: Model, missing: Sequence[Missing]) -> dict[str, Any]:
    """Give the fields of a recipe's request that options name anew."""
    fresh: dict[str, Callable[[], Any]] = {
        "controls": lambda: controls.uses(controls.named(options.controls), model, request.source),
        "references": lambda: references.uses(options.references, model),
        "regions": lambda: regions.uses(options.regions),
        "loras": lambda: loras.uses(options.loras, model),
    }
    return {name: fresh[name]() for name in replaced(options, missing)}


def given_again(options: argparse.Namespace, recipe: Recipe) -> list[tuple[str, str, Picture]]:
    """Give the pictures named beside a recipe that may be the ones it misses, each with its option and path."""
    return [
        *controls.given_again(options.controls),
        *references.completing(options.references, recipe.missing),
        *regions.completing(options.regions, recipe.missing),
    ]


def notes(request: Request, model: Model) -> list[str]:
    """Give what a person should know of a new request before it is run."""
    return loras.notes(request, model)
