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
    text_encoder_2: Any = None,
    *,
    seed: int = 1,
    layout: str = "peft",
    alpha: float = 2.0,
    metadata: dict[str, str] | None = None,
) -> Path:
    """Write a LoRA for the attention layers of a UNet and, if given, of text encoders; all have their say.

    “peft” is diffusers' own layout of today, “attention processor” its first one (UNet only), “kohya” that of most
    files, with `alpha`.
    """
    import torch
    from safetensors.torch import save_file

    torch.manual_seed(seed)
    tensors: dict[str, Any] = {}
    parts = [("unet", "lora_unet_", unet, _UNET_LAYERS)]
    first = "lora_te_text_model_" if text_encoder_2 is None else "lora_te1_text_model_"
    for part, kohya, module in (
        ("text_encoder", first, text_encoder),
        ("text_encoder_2", "lora_te2_text_model_", text_encoder_2),
    ):
        if module is not None:
            parts.append((part, kohya, module, _TEXT_LAYERS))
    for part, kohya, module, layers in parts:
        for name, linear in _linears(module, layers):
            down, up = torch.randn(RANK, linear.in_features) / 4, torch.randn(linear.out_features, RANK) / 4
            if layout == "kohya":
                key = kohya + name.removeprefix("text_model.").replace(".", "_")
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


ENCODER_WIDTH = 32
PROJECTION_WIDTH = 24
"""What the small image encoder gives: hidden states so wide, and one vector so wide."""
KINDS = ("standard", "plus", "full")


def image_encoder(folder: Path, seed: int = 8) -> Path:
    """A CLIP vision model of two layers that looks at 32 × 32 pixels, without a preprocessor's config."""
    import torch
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    torch.manual_seed(seed)
    config = CLIPVisionConfig(
        hidden_size=ENCODER_WIDTH,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        image_size=32,
        patch_size=8,
        projection_dim=PROJECTION_WIDTH,
    )
    CLIPVisionModelWithProjection(config).eval().save_pretrained(folder)
    return folder


def ip_adapter(path: Path, unet: Any, kind: str = "standard", *, seed: int = 1) -> Path:
    """Write an IP-Adapter for a UNet, .safetensors or .bin, as the published ones are laid out; it has its say."""
    import torch
    from safetensors.torch import save_file

    torch.manual_seed(seed)
    context = unet.config.cross_attention_dim
    group = {
        "image_proj": {name: _drawn(name, shape) for name, shape in _projection(kind, context).items()},
        "ip_adapter": {},
    }
    listening = [name for name in unet.attn_processors if name.endswith("attn2.processor")]
    for index, name in enumerate(listening):
        width = unet.get_submodule(name.removesuffix(".processor")).to_k.out_features
        for letter in "kv":
            group["ip_adapter"][f"{2 * index + 1}.to_{letter}_ip.weight"] = torch.randn(width, context) / 3
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".bin":
        torch.save(group, path)
    else:
        save_file({f"{part}.{key}": each for part, named in group.items() for key, each in named.items()}, path)
    return path


def _drawn(name: str, shape: tuple[int, ...]) -> Any:
    import torch

    scales = torch.ones(shape) if "norm" in name or name in ("proj.3.weight",) else torch.zeros(shape)
    return scales + torch.randn(shape) / 4


def _projection(kind: str, context: int) -> dict[str, tuple[int, ...]]:
    if kind == "standard":
        shapes: dict[str, tuple[int, ...]] = {
            "proj.weight": (4 * context, PROJECTION_WIDTH),
            "proj.bias": (4 * context,),
        }
        return shapes | {"norm.weight": (context,), "norm.bias": (context,)}
    wide = ENCODER_WIDTH
    if kind == "full":
        shapes = {"proj.0.weight": (wide, wide), "proj.0.bias": (wide,)}
        shapes |= {"proj.2.weight": (context, wide), "proj.2.bias": (context,)}
        return shapes | {"proj.3.weight": (context,), "proj.3.bias": (context,)}
    inner, head = 16, 64
    shapes = {"latents": (1, 4, inner), "proj_in.weight": (inner, wide), "proj_in.bias": (inner,)}
    shapes |= {"proj_out.weight": (context, inner), "proj_out.bias": (context,)}
    shapes |= {"norm_out.weight": (context,), "norm_out.bias": (context,)}
    for layer in range(4):
        shapes |= {f"layers.{layer}.0.norm{i}.{part}": (inner,) for i in (1, 2) for part in ("weight", "bias")}
        shapes |= {f"layers.{layer}.0.to_q.weight": (head, inner), f"layers.{layer}.0.to_kv.weight": (2 * head, inner)}
        shapes |= {f"layers.{layer}.0.to_out.weight": (inner, head)}
        shapes |= {f"layers.{layer}.1.0.weight": (inner,), f"layers.{layer}.1.0.bias": (inner,)}
        shapes |= {f"layers.{layer}.1.1.weight": (4 * inner, inner), f"layers.{layer}.1.3.weight": (inner, 4 * inner)}
    return shapes
