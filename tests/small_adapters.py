"""Tiny LoRAs and IP-Adapters with random weights, in the key layouts that real files have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RANK = 4
LORA_LAYOUTS = ("peft", "attention processor", "kohya")
_UNET_LAYERS = ("to_q", "to_k", "to_v", "to_out.0")
_TEXT_LAYERS = ("q_proj", "k_proj", "v_proj", "out_proj")


def lora(
    path: Path,
    unet: Any,
    text_encoder: Any = None,
    *,
    seed: int = 1,
    layout: str = "peft",
    alpha: float = 2.0,
    metadata: dict[str, str] | None = None,
) -> Path:
    """Write a LoRA for the attention layers of a UNet and, if given, of a text encoder; both have their say.

    “peft” is diffusers' own layout of today, “attention processor” its first one (UNet only), “kohya” that of most
    files, with `alpha`.
    """
    import torch
    from safetensors.torch import save_file

    torch.manual_seed(seed)
    tensors: dict[str, Any] = {}
    parts = [("unet", "lora_unet_", unet, _UNET_LAYERS)]
    if text_encoder is not None:
        parts.append(("text_encoder", "lora_te_text_model_", text_encoder, _TEXT_LAYERS))
    for part, kohya, module, layers in parts:
        for name, linear in _linears(module, layers):
            down, up = torch.randn(RANK, linear.in_features) / 4, torch.randn(linear.out_features, RANK) / 4
            if layout == "kohya":
                key = kohya + name.replace(".", "_")
                tensors |= {f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up}
                tensors[f"{key}.alpha"] = torch.tensor(alpha)
            elif layout == "peft":
                tensors |= {f"{part}.{name}.lora_A.weight": down, f"{part}.{name}.lora_B.weight": up}
            else:
                attention, _, layer = name.partition(".to_")
                key = f"{attention}.processor.to_{layer.removesuffix('.0')}_lora"
                tensors |= {f"{key}.down.weight": down, f"{key}.up.weight": up}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata=metadata)
    return path


def _linears(module: Any, layers: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, each in module.named_modules():
        if name.endswith(layers) and hasattr(each, "in_features"):
            yield name, each


def tagged(counts: dict[str, int]) -> dict[str, str]:
    """kohya's metadata of a training set with so many pictures of each tag."""
    return {"ss_tag_frequency": json.dumps({"10_set": counts})}
