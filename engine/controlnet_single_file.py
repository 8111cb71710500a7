"""One .safetensors file with a ControlNet in it, in diffusers' naming or that of the first release (lllyasviel)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import torch

from engine.errors import ModelError

HEADS = 8
"""Attention heads of every block; a file doesn't tell, and all of Stable Diffusion 1.x have so many."""
LAYERS = 2


def open_controlnet(path: Path) -> Any:
    """The diffusers ControlNetModel of a file, its config told by the shapes in it. ModelError for anything else."""
    from accelerate import init_empty_weights
    from diffusers import ControlNetModel
    from diffusers.loaders.single_file_utils import convert_controlnet_checkpoint
    from safetensors import safe_open
    from safetensors.torch import load_file

    with safe_open(path, framework="pt") as file:
        check_names(path.name, file.keys())
    weights = convert_controlnet_checkpoint(load_file(path), {"layers_per_block": LAYERS})
    with init_empty_weights():
        net = ControlNetModel(**config_of(weights))
    with torch.inference_mode(False):
        net.load_state_dict(weights, strict=True, assign=True)
    return net


def check_names(name: str, keys: Iterable[str]) -> None:
    """Raise ModelError unless the keys are those of a ControlNet for Stable Diffusion 1.x."""
    known = {key.removeprefix("control_model.") for key in keys}
    if any("lora" in key for key in known):
        raise ModelError(f"{name} is a LoRA, or a Control-LoRA, which Sketchlight can't use: get the full ControlNet.")
    if known & {"task_embedding", "control_type_proj"} or any(
        key.startswith("control_add_embedding.") for key in known
    ):
        raise ModelError(f"{name} is a ControlNet Union, which Sketchlight can't use yet.")
    if not known & {"controlnet_cond_embedding.conv_in.weight", "input_hint_block.0.weight"}:
        raise ModelError(f"{name} holds no ControlNet.")
    if any(key.startswith(("add_embedding.", "label_emb.")) for key in known):
        raise ModelError(f"{name} is a ControlNet for Stable Diffusion XL; Sketchlight can't use those yet.")


def config_of(weights: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """A ControlNetModel's config from its weights, by diffusers' names."""
    blocks = _count(weights, "down_blocks.")
    channels = tuple(weights[f"down_blocks.{i}.resnets.0.conv1.weight"].shape[0] for i in range(blocks))
    attends = [f"down_blocks.{i}.attentions.0.proj_in.weight" for i in range(blocks)]
    hint = ["conv_in", *(f"blocks.{i}" for i in range(1, _count(weights, "controlnet_cond_embedding.blocks."), 2))]
    first = next(weights[name] for name in attends if name in weights)
    return {
        "in_channels": weights["conv_in.weight"].shape[1],
        "block_out_channels": channels,
        "down_block_types": tuple("CrossAttnDownBlock2D" if each in weights else "DownBlock2D" for each in attends),
        "layers_per_block": _count(weights, "down_blocks.0.resnets."),
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


def _count(weights: Iterable[str], prefix: str) -> int:
    return len({name[len(prefix) :].split(".")[0] for name in weights if name.startswith(prefix)})
