"""A UNet's diffusers config by the shapes of its weights: of the published sizes, and of distilled ones. No torch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

Shapes = Mapping[str, tuple[int, ...]]
"""By diffusers' names."""

HEAD_WIDTH = 64
"""Channels of an attention head in SDXL; Stable Diffusion 1.x has a number of heads instead, which its config says."""


def config_of(shapes: Shapes, base: Mapping[str, Any]) -> dict[str, Any]:
    """Give the config of a whole UNet; what no shape tells is `base`'s, the published model's of its family.

    Raises KeyError for what is no UNet of Stable Diffusion's.
    """
    down = blocks_of(shapes, "down_blocks.")
    up = blocks_of(shapes, "up_blocks.")
    config = completed(shared(shapes), base)
    depths = [_depths(shapes, "down_blocks.", block, layers) for block, layers in enumerate(down)]
    above = [_depths(shapes, "up_blocks.", block, layers) for block, layers in enumerate(up)]
    config |= {
        "out_channels": shapes["conv_out.weight"][0],
        "up_block_types": tuple("CrossAttnUpBlock2D" if any(each) else "UpBlock2D" for each in above),
        "mid_block_type": _middle(shapes),
        "time_cond_proj_dim": (shapes.get("time_embedding.cond_proj.weight") or (0, None))[1],
        "sample_size": base.get("sample_size"),
    }
    if [any(each) and _plain(each) for each in above] != [any(each) and _plain(each) for each in reversed(depths)]:
        config["reverse_transformer_layers_per_block"] = tuple(_plain(each) for each in above)
    return config


UNTOLD = (
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
"""What no shape tells."""


def completed(config: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Give a config by shapes over another; where their blocks are as wide, what no shape tells is that other's."""
    alike = tuple(base.get("block_out_channels", ())) == config["block_out_channels"]
    kept = {name: base[name] for name in UNTOLD if base.get(name) is not None} if alike else {}
    return {**base, **config, **kept}


def shared(shapes: Shapes) -> dict[str, Any]:
    """Give what a UNet's config and its ControlNet's have in common: all of the way down."""
    down = blocks_of(shapes, "down_blocks.")
    widths = tuple(shapes[f"down_blocks.{block}.resnets.0.conv1.weight"][0] for block in range(len(down)))
    depths = [_depths(shapes, "down_blocks.", block, layers) for block, layers in enumerate(down)]
    entries = [shape for name, shape in shapes.items() if name.endswith(".proj_in.weight")]
    told = shapes.get("add_embedding.linear_1.weight")
    config: dict[str, Any] = {
        "in_channels": shapes["conv_in.weight"][1],
        "block_out_channels": widths,
        "down_block_types": tuple("CrossAttnDownBlock2D" if any(each) else "DownBlock2D" for each in depths),
        "layers_per_block": down[0] if len(set(down)) == 1 else tuple(down),
        "transformer_layers_per_block": (*(_plain(each) for each in depths[:-1]), _last(shapes, depths[-1])),
        "cross_attention_dim": next(shape[1] for name, shape in shapes.items() if name.endswith(".attn2.to_k.weight")),
        "norm_num_groups": math.gcd(32, *widths),
        "use_linear_projection": any(len(shape) == 2 for shape in entries),
    }
    if told is not None:
        config |= {
            "attention_head_dim": tuple(max(1, width // HEAD_WIDTH) for width in widths),
            "addition_embed_type": "text_time",
            "projection_class_embeddings_input_dim": told[1],
        }
    return config


def blocks_of(shapes: Iterable[str], side: str) -> list[int]:
    """Tell how many resnets each block of a side has."""
    names = [name[len(side) :].split(".") for name in shapes if name.startswith(side)]
    pairs = {(int(parts[0]), int(parts[2])) for parts in names if parts[1] == "resnets"}
    count = max((block for block, _ in pairs), default=-1) + 1
    return [sum(each == block for each, _ in pairs) for block in range(count)]


def _depths(shapes: Shapes, side: str, block: int, layers: int) -> list[int]:
    """Tell how many transformers each attention of a block is made of; 0: it has none."""
    starts = [f"{side}{block}.attentions.{layer}.transformer_blocks." for layer in range(layers)]
    return [len({name[len(start) :].split(".")[0] for name in shapes if name.startswith(start)}) for start in starts]


def _plain(depths: list[int]) -> int | list[int]:
    """Give one number where all are the same, as published configs have it; a block without attention says 1."""
    return max(1, depths[0]) if len(set(depths)) == 1 else depths


def _last(shapes: Shapes, depths: list[int]) -> int | list[int]:
    """Give the lowest block's depth, which is the middle block's as well: where only that has attention, its own."""
    start = "mid_block.attentions.0.transformer_blocks."
    middle = len({name[len(start) :].split(".")[0] for name in shapes if name.startswith(start)})
    return _plain(depths) if any(depths) or not middle else middle


def _middle(shapes: Shapes) -> str | None:
    if any(name.startswith("mid_block.attentions.") for name in shapes):
        return "UNetMidBlock2DCrossAttn"
    return "UNetMidBlock2D" if any(name.startswith("mid_block.") for name in shapes) else None
