"""Presets on the command line: `--preset NAME`, and the list of them."""

from __future__ import annotations

import argparse

from engine.catalog import catalog, presets
from engine.groups import altered
from engine.request import Request


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--preset`."""
    group = parser.add_argument_group("how fast, how fine")
    group.add_argument(
        "--preset",
        metavar="NAME",
        help="sampler, steps, guidance and LoRA that belong together (“presets” lists them); options change it",
    )


def applied(options: argparse.Namespace, request: Request) -> Request:
    """Give the request with the preset that is asked for, except what options name themselves.

    Raises InvalidRequest for one that isn't for the model, ModelError for one whose LoRA is missing.
    """
    if options.preset is None:
        return request
    model = catalog.find(request.uses.model)
    changes = presets.changes(presets.find(options.preset, model), model, request.uses.loras)
    named = [name for name in ("sampler", "steps", "guidance", "spacing") if getattr(options, name) is not None]
    return altered(request, **{name: value for name, value in changes.items() if name not in named})


def rows(name_or_path: str) -> list[tuple[str, ...]]:
    """Name, label, figures and what is missing of each preset for a model."""
    model = catalog.find(name_or_path)
    return [
        (
            each.name,
            each.label,
            f"{each.sampler}, {each.steps} step{'s' if each.steps > 1 else ''}",
            presets.missing(each, model) or "ready",
        )
        for each in presets.available(model)
    ]
