"""One module for all models that hold the same weights: nothing lies in memory twice."""

from __future__ import annotations

import json
import weakref
from typing import Any

import torch


class Sharing:
    """The modules in memory, each for as long as a model holds it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], weakref.WeakSet[Any]] = {}

    def one(self, module: Any, *place: str) -> Any:
        """Give a module that is there already with this one's weights and config, at the same `place`; else itself.

        Weights are compared number by number, so that models may be opened from any layout of files. A module that has
        been changed since, such as by a LoRA's layers, is no longer the same; one that is shared already has its LoRAs
        switched by each run.
        """
        alike = self._known.setdefault((type(module).__name__, _config(module), *place), weakref.WeakSet())
        found = next((each for each in alike if each is module or _same(each, module)), None)
        if found is None:
            alike.add(module)
        return module if found is None else found


def _config(module: Any) -> str:
    """Give what a module was made by, without where its files lay."""
    config = module.config.to_dict() if hasattr(module.config, "to_dict") else dict(module.config)
    kept = {key: value for key, value in config.items() if not key.startswith("_") and key != "transformers_version"}
    return json.dumps(kept, sort_keys=True, default=str)


def _same(one: Any, other: Any) -> bool:
    """Tell whether all weights are equal; those that lie elsewhere while they don't compute can't be told."""
    ours, theirs = one.state_dict(), other.state_dict()
    if ours.keys() != theirs.keys():
        return False
    return all(
        each.device == theirs[name].device
        and each.device.type != "meta"
        and each.dtype == theirs[name].dtype
        and torch.equal(each, theirs[name])
        for name, each in ours.items()
    )
