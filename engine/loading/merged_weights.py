"""A module's weights with what its LoRAs add to them: a graph knows one weight a layer (W + scale × B A)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from engine.loading import lora_merging
from engine.loading.loras import switched


def state(module: Any) -> tuple[tuple[str, float], ...]:
    """Tell which LoRAs are on in a module, and how much of each: equal states have equal weights."""
    return (*(each for each in switched(module) if each[1] != 0), *lora_merging.on(module).items())


def refusal(module: Any) -> str | None:
    """Say why its LoRAs can't be merged; None if they can, or there are none."""
    configs = getattr(module, "peft_config", {})
    odd = any(getattr(configs[name], "use_dora", False) for name, _ in state(module) if name in configs)
    return "a LoRA of DoRA's kind" if odd else None


@torch.no_grad()
def merged(module: Any) -> Mapping[str, np.ndarray]:
    """Give every weight in float32 by its name in the bare module, with the LoRAs that are on added."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    own = {
        name.replace(".base_layer.", "."): each for name, each in module.state_dict().items() if ".lora_" not in name
    }
    on = [name for name, _ in state(module)]
    for name, layer in module.named_modules():
        if not (on and isinstance(layer, BaseTunerLayer)):
            continue
        for adapter in on:
            if adapter in layer.active_adapters and adapter in layer.lora_A:
                own[f"{name}.weight"] = own[f"{name}.weight"] + layer.get_delta_weight(adapter)
    return {name: np.ascontiguousarray(each.detach().float().numpy()) for name, each in own.items()}
