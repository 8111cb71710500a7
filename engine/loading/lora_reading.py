"""A LoRA file of any trainer's read against a model: which of its layers get what."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from engine.catalog import peft_kinds, weights_header
from engine.catalog.lora_files import LoraFile
from engine.errors import ModelError
from engine.loading import ldm_names, lora_forms, lora_names, peft_forms, weights
from engine.loading.lora_forms import LowRank, WeightDelta
from engine.loading.lora_names import LayerPath
from engine.phrase import phrase

EMBEDDINGS = "bundle_emb."
"""What the keys of embeddings begin with that lie in a LoRA's file (A1111)."""
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
    weights.check_numbers(found)
    known = _layers(pipe)
    told = _config(file.path)
    scale, by_peft = _scale(told), peft_kinds.kind_of(told, found) in peft_kinds.RUN
    additions = Additions(size=sum(each.numel() * each.element_size() for each in found.values()))
    for stem, parts in _grouped(found, additions.strays, by_peft).items():
        additions.given += 1
        layer = lora_names.find(stem, known)
        if layer is None:
            continue
        module = _base(getattr(pipe, layer.component).get_submodule(layer.path))
        down = parts.get("lora_down.weight")
        factor = None if down is None else scale(layer.component, layer.path, down.shape[0])
        try:
            if by_peft:
                added: LowRank | WeightDelta | None = peft_forms.change(told, layer.path, parts, module)
            else:
                added = lora_forms.read(parts, tuple(module.weight.shape), factor)
        except ModelError as error:
            raise ModelError(phrase("{label} doesn't fit: {error}.", label=file.label, error=error)) from error
        if isinstance(added, LowRank):
            additions.pairs[layer] = added
        elif added is not None:
            additions.changes[layer] = added
    return additions


def _grouped(found: Mapping[str, torch.Tensor], strays: list[str], by_peft: bool) -> dict[str, dict[str, torch.Tensor]]:
    """Give each layer's tensors by their parts; a lone alpha is no layer."""
    split = peft_kinds.split if by_peft else lora_names.split
    groups: dict[str, dict[str, torch.Tensor]] = {}
    for key, tensor in found.items():
        if (place := split(key)) is None:
            strays.append(key)
        else:
            groups.setdefault(place[0], {})[place[1]] = tensor
    for stem in [each for each, parts in groups.items() if not parts.keys() - {"alpha", "weight", "dora_scale"}]:
        strays.extend(f"{stem}.{part}" for part in groups.pop(stem))
    return groups


def _layers(pipe: Any) -> dict[tuple[str, str], LayerPath]:
    """Give what a LoRA may change of a pipeline, by the names that a file may have for it."""
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


def _config(path: Path) -> dict[str, Any]:
    """Read PEFT's config of a file, beside it or in its metadata, as diffusers keeps it; empty where there is none."""
    said = weights_header.read(path).metadata.get(_IN_METADATA)
    return peft_kinds.config_beside(path) if said is None else _parsed(said)


def _scale(config: dict[str, Any]) -> Scale:
    """Give alpha / rank as PEFT and diffusers keep it."""

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
