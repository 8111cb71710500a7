"""A LoRA file of any trainer's read against a model: which of its layers get what."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from engine import tables
from engine.catalog import weights_header
from engine.catalog.lora_files import LoraFile
from engine.errors import ModelError
from engine.loading import ldm_names, lora_forms, lora_names, weights
from engine.loading.lora_forms import LowRank, WeightDelta
from engine.loading.lora_names import LayerPath

EMBEDDINGS = "bundle_emb."
"""What the keys of embeddings begin with that lie in a LoRA's file (A1111)."""
PEFT_CONFIG = "adapter_config.json"
_IN_METADATA = "lora_adapter_metadata"

Scale = Callable[[str, str, int], float | None]
"""From a component, a layer's path and a rank to alpha / rank; None where the file's own alphas count."""


@dataclass(eq=False)
class Additions:
    """What a file adds to a model's layers, and what is left over of it."""

    pairs: dict[LayerPath, LowRank] = field(default_factory=dict)
    changes: dict[LayerPath, WeightDelta] = field(default_factory=dict)
    given: int = 0
    """Layers that the file speaks of, whether the model has them or not."""
    strays: list[str] = field(default_factory=list)
    """Keys that mean nothing."""
    size: int = 0
    """Bytes of the tensors in memory."""

    @property
    def used(self) -> int:
        return len({*self.pairs, *self.changes})


def read(file: LoraFile, pipe: Any, dtype: torch.dtype) -> Additions:
    """Match a file's tensors with a pipeline's layers; floats come in the model's precision, alphas as they are.

    Raises ModelError for tensors of other shapes than the layers they belong to.
    """
    found = weights.read(file.path, lambda name: not name.startswith(EMBEDDINGS), dtype)
    known = _layers(pipe)
    scale = _scale(file.path)
    additions = Additions(size=sum(each.numel() * each.element_size() for each in found.values()))
    for stem, parts in _grouped(found, additions.strays).items():
        additions.given += 1
        layer = lora_names.find(stem, known)
        if layer is None:
            continue
        module = _base(getattr(pipe, layer.component).get_submodule(layer.path))
        down = parts.get("lora_down.weight")
        told = None if down is None else scale(layer.component, layer.path, down.shape[0])
        try:
            added = lora_forms.read(parts, tuple(module.weight.shape), told)
        except ModelError as error:
            raise ModelError(f"{file.label} doesn't fit: {error}.") from error
        if isinstance(added, LowRank):
            additions.pairs[layer] = added
        elif added is not None:
            additions.changes[layer] = added
    return additions


def _grouped(found: Mapping[str, torch.Tensor], strays: list[str]) -> dict[str, dict[str, torch.Tensor]]:
    """Each layer's tensors by their parts; a lone alpha is no layer."""
    groups: dict[str, dict[str, torch.Tensor]] = {}
    for key, tensor in found.items():
        if (place := lora_names.split(key)) is None:
            strays.append(key)
        else:
            groups.setdefault(place[0], {})[place[1]] = tensor
    for stem in [each for each, parts in groups.items() if not parts.keys() - {"alpha", "weight", "dora_scale"}]:
        strays.extend(f"{stem}.{part}" for part in groups.pop(stem))
    return groups


def _layers(pipe: Any) -> dict[tuple[str, str], LayerPath]:
    """What a LoRA may change of a pipeline, by the names that a file may have for it."""
    paths: dict[str, list[str]] = {}
    for name in lora_names.COMPONENTS:
        if (module := getattr(pipe, name, None)) is not None:
            paths[name] = [
                path.removesuffix(".base_layer")
                for path, each in module.named_modules()
                if isinstance(getattr(each, "weight", None), torch.nn.Parameter) and ".lora_" not in path
            ]
    return lora_names.layers(paths, ldm_names.of_layers(paths[lora_names.UNET]))


def _base(layer: Any) -> Any:
    return getattr(layer, "base_layer", layer)


def _scale(path: Path) -> Scale:
    """alpha / rank as PEFT and diffusers keep it: in a config beside the file, or in its metadata."""
    said = weights_header.read(path).metadata.get(_IN_METADATA)
    if said is not None:
        config = _parsed(said)
    elif path.name.startswith("adapter_model."):
        config = tables.read_if_readable(path.with_name(PEFT_CONFIG))
    else:
        return lambda component, layer, rank: None

    def scale(component: str, layer: str, rank: int) -> float | None:
        own = {key.removeprefix(f"{component}."): each for key, each in config.items() if isinstance(key, str)}
        patterns = own.get("alpha_pattern") or {}
        alpha = next((each for name, each in patterns.items() if layer.endswith(name)), own.get("lora_alpha"))
        if not isinstance(alpha, int | float) or isinstance(alpha, bool):
            return None
        return alpha / math.sqrt(rank) if own.get("use_rslora") else alpha / rank

    return scale


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
