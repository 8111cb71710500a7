"""Adapters of PEFT's other kinds than LoRA, merged by PEFT itself: one layer alone, with what the file has for it."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Mapping
from typing import Any

import torch

from engine.errors import ModelError
from engine.loading.lora_forms import Difference, WeightDelta
from engine.phrase import phrase

LARGEST, MOST_FREQUENCIES = 4096, 2**20
"""Of the ranks and other numbers in a config, which say how much memory is taken; seeds may be any."""
_LAYER = "layer"
_OF_WHOLE_MODELS = ("target_modules", "feedforward_modules", "exclude_modules", "modules_to_save", "peft_type")
"""What a config says of the whole model, or need not say."""

_CONVOLUTION = ("in_channels", "out_channels", "kernel_size", "stride", "padding", "groups")


def change(told: Mapping[str, Any], path: str, parts: Mapping[str, torch.Tensor], like: torch.nn.Module) -> WeightDelta:
    """Make what PEFT would merge into such a layer, by a file's config and its tensors for that layer's path.

    Raises ModelError for tensors that don't belong to it.
    """
    try:
        config = config_of(told, path)
        _merged(config, parts, _empty(like))
    except ModelError:
        raise
    except Exception as error:  # PEFT raises nearly anything for a config or a shape that it can't use
        first = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise ModelError(phrase("PEFT can't apply it ({value})", value=first[0])) from error

    def of(name: str) -> Difference | None:
        own = getattr(like, name, None)
        if own is None:
            return None

        def difference(weight: torch.Tensor, scale: float) -> torch.Tensor:
            layer = _empty(like)
            setattr(layer, name, torch.nn.Parameter(weight.detach().clone().cpu()))
            merged = getattr(_merged(config, parts, layer), name)
            return scale * (merged.detach().to(weight) - weight)

        return difference

    return WeightDelta(of("weight"), of("bias"))


def _empty(like: Any) -> torch.nn.Module:
    """Give a layer of the same kind and shape, of zeros in float32."""
    made: torch.nn.Module
    if isinstance(like, torch.nn.Linear):
        made = torch.nn.Linear(like.in_features, like.out_features, like.bias is not None)
    elif isinstance(like, torch.nn.Conv2d):
        made = torch.nn.Conv2d(**{name: getattr(like, name) for name in _CONVOLUTION}, bias=like.bias is not None)
    elif isinstance(like, torch.nn.LayerNorm):
        made = torch.nn.LayerNorm(like.normalized_shape)
    elif isinstance(like, torch.nn.GroupNorm):
        made = torch.nn.GroupNorm(like.num_groups, like.num_channels)
    else:
        raise ModelError(
            phrase("it changes a layer of the kind {name__}, which PEFT doesn't", name__=type(like).__name__)
        )
    for each in made.parameters():
        each.data.zero_()
    return made


@torch.inference_mode(False)  # what PEFT makes inside of it could not be filled afterwards
@torch.no_grad()
def _merged(config: Any, parts: Mapping[str, torch.Tensor], layer: torch.nn.Module) -> Any:
    from peft import inject_adapter_in_model, set_peft_model_state_dict

    holder = torch.nn.Module()
    holder.add_module(_LAYER, layer)
    with warnings.catch_warnings(), torch.random.fork_rng(devices=[]):
        warnings.simplefilter("ignore")  # on what a config of a whole model says of one layer
        inject_adapter_in_model(config, holder)
        set_peft_model_state_dict(holder, {f"{_LAYER}.{name}": each.float() for name, each in parts.items()})
        made: Any = holder.get_submodule(_LAYER)
        made.eval().merge()
    return made.get_base_layer()


def config_of(told: Mapping[str, Any], path: str) -> Any:
    """Give PEFT's config for the layer of that path alone. Raises ModelError for one that takes too much memory."""
    from peft.mapping import PEFT_TYPE_TO_CONFIG_MAPPING as KINDS

    kind = KINDS[told["peft_type"]]
    known = {each.name for each in dataclasses.fields(kind)}
    kept = {name: each for name, each in told.items() if name in known.difference(_OF_WHOLE_MODELS)}
    for name, number in (("r", "rank_pattern"), ("alpha", "alpha_pattern")):
        own = [each for layer, each in (kept.pop(number, None) or {}).items() if path.endswith(layer)]
        if own and name in known:
            kept[name] = own[0]
    for name, each in kept.items():
        limit = MOST_FREQUENCIES if "frequency" in name else LARGEST
        if isinstance(each, int | float) and "seed" not in name and abs(each) > limit:
            raise ModelError(phrase("its config says {name} {each}", name=name, each=each))
    if "feedforward_modules" in known:
        inner = told.get("feedforward_modules") or ()
        kept["feedforward_modules"] = [_LAYER] if any(path.endswith(str(each)) for each in inner) else []
    return kind(**kept, target_modules=[_LAYER])
