"""One .safetensors file with a ControlNet in it, in diffusers' naming or that of the first release (lllyasviel)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import torch

from engine.errors import ModelError

HEADS = 8
"""Attention heads of every block; a file doesn't tell, and all of Stable Diffusion 1.x have so many."""
HEAD_WIDTH = 64
"""Channels of an attention head; all of Stable Diffusion XL have so many."""
NUMBER_WIDTH = 256
"""Into how many numbers each size that Stable Diffusion XL is told is spread; a file tells only their sum."""
_DOWNSAMPLING = re.compile(r"input_blocks\.(\d+)\.0\.op\.weight$")
LIKE_THE_UNET = (
    "act_fn",
    "addition_time_embed_dim",
    "attention_head_dim",
    "downsample_padding",
    "flip_sin_to_cos",
    "freq_shift",
    "mid_block_scale_factor",
    "norm_eps",
    "norm_num_groups",
    "num_attention_heads",
    "resnet_time_scale_shift",
    "upcast_attention",
)
"""What no shape tells. A ControlNet begins as a copy of its UNet's first half, so it has these as the UNet has."""


def open_controlnet(path: Path, unet: Mapping[str, Any] | None = None) -> Any:
    """Load a file's diffusers ControlNetModel or ControlNetUnionModel.

    Its config comes from the shapes in it and, for what those leave open, from the config of the `unet` that it is to
    steer, where the two have blocks of the same widths. Raises ModelError for anything else.
    """
    from accelerate import init_empty_weights
    from diffusers import ControlNetModel, ControlNetUnionModel
    from diffusers.loaders.single_file_utils import convert_controlnet_checkpoint
    from safetensors import safe_open
    from safetensors.torch import load_file

    with safe_open(path, framework="pt") as file:
        check_names(path.name, file.keys())
    found = load_file(path)
    weights = convert_controlnet_checkpoint(found, {"layers_per_block": _layers(found)})
    kind, config = ControlNetModel, completed(config_of(weights), unet)
    if "task_embedding" in weights:
        kind, config = ControlNetUnionModel, config | union_config_of(weights)
    with init_empty_weights():
        net = kind(**config)
    net.load_state_dict(weights, strict=True, assign=True)
    return net


def check_names(name: str, keys: Iterable[str]) -> None:
    """Raise ModelError unless the keys are those of a ControlNet."""
    known = {key.removeprefix("control_model.") for key in keys}
    if any("lora" in key for key in known):
        raise ModelError(f"{name} is a LoRA, or a Control-LoRA, which Sketchlight can't use: get the full ControlNet.")
    if not known & {"controlnet_cond_embedding.conv_in.weight", "input_hint_block.0.weight"}:
        raise ModelError(f"{name} holds no ControlNet.")
    if any(key.startswith("label_emb.") for key in known):
        raise ModelError(
            f"{name} is a ControlNet for Stable Diffusion XL in an old naming: get it in that of diffusers."
        )


def _layers(names: Iterable[str]) -> int:
    """Resnets a block in the first release's naming, where a downsampling comes after them; diffusers' says no "op"."""
    ends = [int(match[1]) for name in names if (match := _DOWNSAMPLING.search(name))]
    return min(ends, default=3) - 1


def completed(config: Mapping[str, Any], unet: Mapping[str, Any] | None) -> dict[str, Any]:
    """A config by shapes with what shapes can't tell as a UNet has it, if their blocks are as wide."""
    if unet is None or tuple(unet["block_out_channels"]) != config["block_out_channels"]:
        return dict(config)
    return {**config, **{name: unet[name] for name in LIKE_THE_UNET if unet.get(name) is not None}}


def config_of(weights: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """A ControlNetModel's config from its weights, by diffusers' names."""
    blocks = _count(weights, "down_blocks.")
    channels = tuple(weights[f"down_blocks.{i}.resnets.0.conv1.weight"].shape[0] for i in range(blocks))
    attends = [f"down_blocks.{i}.attentions.0.proj_in.weight" for i in range(blocks)]
    hint = ["conv_in", *(f"blocks.{i}" for i in range(1, _count(weights, "controlnet_cond_embedding.blocks."), 2))]
    first = next(weights[name] for name in attends if name in weights)
    numbers = weights.get("add_embedding.linear_1.weight")
    depths = [_count(weights, f"down_blocks.{i}.attentions.0.transformer_blocks.") for i in range(blocks)]
    config = {
        "in_channels": weights["conv_in.weight"].shape[1],
        "block_out_channels": channels,
        "down_block_types": tuple("CrossAttnDownBlock2D" if each in weights else "DownBlock2D" for each in attends),
        "layers_per_block": _count(weights, "down_blocks.0.resnets."),
        "transformer_layers_per_block": tuple(max(1, depth) for depth in depths),
        "cross_attention_dim": next(
            value.shape[1] for name, value in weights.items() if name.endswith("attn2.to_k.weight")
        ),
        "attention_head_dim": HEADS,
        "norm_num_groups": math.gcd(32, *channels),
        "use_linear_projection": first.ndim == 2,
        "conditioning_embedding_out_channels": tuple(
            weights[f"controlnet_cond_embedding.{each}.weight"].shape[0] for each in hint
        ),
    }
    if numbers is None:
        return config
    return config | {
        "attention_head_dim": tuple(max(1, width // HEAD_WIDTH) for width in channels),
        "addition_embed_type": "text_time",
        "addition_time_embed_dim": NUMBER_WIDTH,
        "projection_class_embeddings_input_dim": numbers.shape[1],
    }


def union_config_of(weights: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """What a ControlNetUnionModel's config has besides."""
    kinds, width = weights["task_embedding"].shape
    return {
        "num_control_type": kinds,
        "num_trans_channel": width,
        "num_trans_layer": _count(weights, "transformer_layes."),
        "num_proj_channel": weights["spatial_ch_projs.weight"].shape[0],
    }


def _count(weights: Iterable[str], prefix: str) -> int:
    return len({name[len(prefix) :].split(".")[0] for name in weights if name.startswith(prefix)})
