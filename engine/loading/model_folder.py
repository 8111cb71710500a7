"""Opening a diffusers folder: its parts one by one, offline and without running anything in it."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine import tables
from engine.catalog import config_limits, folders, part_files
from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.loading import config_kinds
from engine.loading.read_ahead import read_ahead
from engine.loading.reading import class_named, guarded, pretrained, tokenizer, variant
from engine.phrase import phrase
from engine.progress import Part
from engine.records import Component, Family

CONFIG_FLAGS = ("force_zeros_for_empty_prompt", "requires_aesthetics_score")
"""What a model's index says of itself that is kept with its pipeline."""


def open_parts(about: Model, family: Family, dtype: torch.dtype) -> Generator[Part, None, dict[str, Any]]:
    """Give everything that the family's pipeline is made of, by name; yields before each part, and within large ones.

    Raises ModelError.
    """
    index = guarded(about, "model_index.json", lambda: tables.read(about.path / "model_index.json"))
    config = guarded(about, "UNet", lambda: tables.read(about.path / "unet" / "config.json"))
    if not family.recognise(config, index):
        raise ModelError(
            phrase(
                "{label} is of an architecture that Sketchlight can't use; it knows {label_2}.",
                label=about.label,
                label_2=family.label,
            )
        )
    check_whole(about, family)
    kinds = kinds_of(about, family)
    total = len(kinds) + 3
    parts: dict[str, Any] = {}
    for done, each in enumerate(family.components, start=1):
        part = phrase("Loading the {label}", label=each.label), done, total
        yield part
        yield from read_ahead(part_files.weights_files(about.path / each.name), part)
        parts[each.name] = guarded(
            about, each.label, partial(pretrained, kinds[each.name], about.path / each.name, dtype)
        )
    yield phrase("Loading the words"), total - 2, total
    for name in family.tokenizers:
        parts[name] = guarded(about, "tokenizer", partial(tokenizer, about.path / name))
    parts["scheduler"] = guarded(about, "scheduler", partial(scheduler, about.path))
    return parts | {name: index[name] for name in CONFIG_FLAGS if name in index and name in family.options}


def kinds_of(about: Model, family: Family) -> dict[str, Any]:
    """Give the class of each part by its name. Raises ModelError for a kind that the family doesn't know."""
    index = tables.read(about.path / "model_index.json")
    return {each.name: _class(about, index, each) for each in family.components}


def check_whole(about: Model, family: Family) -> None:
    """Raise ModelError for a folder that lacks a part."""
    if lacking := folders.lacking(about.path, family):
        raise ModelError(phrase("{label} lacks {lacking}.", label=about.label, lacking=lacking))


def _class(about: Model, index: Mapping[str, Any], component: Component) -> Any:
    """Give the class that the index names for a part, if it is one that the family knows; a UNet's is the only one."""
    named = index.get(component.name)
    found = named[1] if isinstance(named, list) and len(named) == 2 else None
    if found not in component.kinds and len(component.kinds) > 1:
        raise ModelError(
            phrase(
                "{label} has a {name} of the kind {found}; Sketchlight knows {join}.",
                label=about.label,
                name=component.name,
                found=found,
                join=", ".join(component.kinds),
            )
        )
    return class_named(found if found in component.kinds else component.kinds[0])


def scheduler(path: Path) -> Any:
    """Give the model's own; samplers are made from its config, one for each request."""
    import diffusers

    file = path / "scheduler" / "scheduler_config.json"
    config = tables.read(file)
    config_limits.check_scheduler(config)
    kind: Any = getattr(diffusers, str(config.get("_class_name")), None)
    known = isinstance(kind, type) and issubclass(kind, diffusers.SchedulerMixin)
    if not known:
        raise ModelError(phrase("{value} names a scheduler that diffusers doesn't have.", value=path / "scheduler"))
    config_kinds.check(kind, config)
    return kind.from_config(config)


def notes(about: Model, family: Family, dtype: torch.dtype) -> tuple[str, ...]:
    """Say that its weights are there in half precision only, where more is computed."""
    if dtype == torch.float16:
        return ()
    rough = [each.label for each in family.components if variant(about.path / each.name, dtype) == "fp16"]
    if not rough:
        return ()
    return (f"{about.label} is there in half precision only ({', '.join(rough)}): it is read from that.",)
