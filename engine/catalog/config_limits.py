"""Whether a module's config is possible, before it is built: one line of it can ask for hours. Imports no torch.

Raises ValueError, for the loader to say of which part of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from engine import tables
from engine.catalog import part_files, weights_header
from engine.errors import ModelError
from engine.phrase import phrase

MOST = 10_000_000
"""What no number of a config reaches: the largest are sizes of vocabularies, of which a million is much."""
TIMESTEPS = 100_000
"""Of a scheduler; all known models have 1,000, and each takes memory."""
LISTED = 1024
DEEP = 12
"""Groups in groups; the deepest configs have three."""

_COUNTS = re.compile(r"layers|num_\w*blocks?$|depths?$|num_trans_layer|num_stages")
"""Names of values that say how many modules are built: each of those has at least one tensor."""
_ENDLESS = ("lambda_min_clipped",)
"""What diffusers itself writes as -Infinity."""
_LABELS = ("id2label", "label2id")
"""Names of classes, which may be like any other."""


def check_folder(folder: Path) -> None:
    """Raise ValueError for a diffusers or transformers folder that asks for what its weights can't be."""
    try:
        check_index(folder)
        config = tables.read(folder / "config.json")
        files = part_files.weights_files(folder)
        if not files:
            raise ValueError(phrase("it holds no weights: fetch its files again, with the .safetensors"))
        tensors = sum(len(weights_header.read(file).shapes) for file in files)
    except ModelError as error:
        raise ValueError(str(error)) from error
    check(config, tensors)


def check(config: Mapping[str, Any], tensors: int) -> None:
    """Raise ValueError for a number that no module could have, or for more layers than there are tensors for."""
    for name, value in _numbers(config):
        _check_size(name, value)
        if _COUNTS.search(name) and value > max(tensors, 1):
            raise ValueError(f"its {name} asks for {value:,.0f} layers, and its weights are {tensors:,} tensors")


def check_scheduler(config: Mapping[str, Any]) -> None:
    """Raise ValueError for a scheduler's config that would fill memory."""
    for name, value in _numbers(config):
        _check_size(name, value)
        if name == "num_train_timesteps" and not 1 <= value <= TIMESTEPS:
            raise ValueError(f"its {name} is {value:,.0f}, outside 1–{TIMESTEPS:,}")


def check_index(folder: Path) -> None:
    """Raise ValueError for an index of weights that names files outside its folder, or of kinds that can run code."""
    for index in folder.glob("*.index*.json"):
        names = tables.read(index).get("weight_map", {})
        for name in set(map(str, names.values())) if isinstance(names, dict) else ():
            if PurePosixPath(name).name != name or "\\" in name or ":" in name:
                raise ValueError(f"{index.name} names a file outside of its folder, which is not opened: {name[:60]}")
            if not name.lower().endswith(weights_header.SUFFIXES):
                raise ValueError(f"{index.name} names a file that is none of weights: {name[:60]}")


def _check_size(name: str, value: float) -> None:
    if not abs(value) <= MOST and name not in _ENDLESS:  # NaN neither
        told = f"{value:,.0f}" if abs(value) < 1e18 else "endless"
        raise ValueError(f"its {name} is {told}, more than any model has")


def _numbers(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, float]]:
    """Give (name, number) of all that a config holds; those in a list by the list's name."""
    if depth > DEEP:
        raise ValueError("its config is nested too deeply")
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _LABELS:
                yield from _numbers(each, str(key), depth + 1)
    elif isinstance(value, list):
        if len(value) > LISTED and not all(isinstance(each, int | float) for each in value):
            raise ValueError(f"its {name} has {len(value):,} entries")
        for each in value:
            yield from _numbers(each, name, depth + 1)
