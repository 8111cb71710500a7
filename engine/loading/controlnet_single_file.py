"""One file with a ControlNet in it, in diffusers' naming or that of the first release (lllyasviel)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import torch

from engine.catalog import contents, refusals, weights_header
from engine.catalog.contents import FileKind
from engine.catalog.controlnet_files import STEERING
from engine.errors import ModelError
from engine.loading import ldm_names, lora_merging, t2i_adapter, unet_config, weights
from engine.loading.reading import fill
from engine.phrase import phrase

HEADS = 8
"""Attention heads of every block; a file doesn't tell, and all of Stable Diffusion 1.x have so many."""
NUMBER_WIDTH = 256
"""Into how many numbers each size that Stable Diffusion XL is told is spread; a file tells only their sum."""
PREFIXES = ("control_model.", "controlnet.")


def needs_base(path: Path) -> bool:
    """Tell whether a file holds only what differs from the UNet: a Control-LoRA, or a “difference” ControlNet."""
    found = contents.of_file(path)
    return found.kind is FileKind.CONTROL_LORA or found.variant == "difference"


def open_controlnet(path: Path, unet: Any = None, *, pooled: bool = False) -> Any:
    """Load a file's diffusers ControlNetModel, ControlNetUnionModel or T2IAdapter.

    Its config comes from the shapes in it and, for what those leave open, from the `unet` that it is to steer, where
    the two have blocks of the same widths. `pooled`: it looks at its map as a whole, which no shape tells. Raises
    ModelError for anything else.
    """
    from accelerate import init_empty_weights
    from diffusers import ControlNetModel, ControlNetUnionModel

    known = contents.of_file(path)
    if known.kind not in STEERING or (known.family and not refusals.usable(known.family)):
        raise ModelError(refusals.refused(path.name, known, FileKind.CONTROLNET))
    weights_header.check_unquantised(path)
    if known.kind is FileKind.T2I_ADAPTER:
        return t2i_adapter.open_adapter(path)
    found = named(weights.read(path))
    if needs_base(path):
        found = _completed(found, _own_weights(path, unet))
    kind, config = ControlNetModel, config_of({name: tuple(each.shape) for name, each in found.items()})
    if unet is not None:
        config = {name: each for name, each in unet_config.completed(config, unet.config).items() if name in config}
    if "task_embedding" in found:
        kind, config = ControlNetUnionModel, config | union_config_of(found)
    elif pooled:
        config["global_pool_conditions"] = True
    with init_empty_weights():
        net = kind(**config)
    fill(net, found)
    return net


def _own_weights(path: Path, unet: Any) -> weights.Tensors:
    """Give a UNet's own weights, whatever LoRAs lie over them. ModelError where they are out of reach."""
    if unet is None:
        raise ModelError(
            phrase(
                "{name} can only be opened for a model: it holds what differs from that model's UNet.", name=path.name
            )
        )
    own = lora_merging.own_weights(unet)
    if weights.only_outlines():
        return own
    if any(each.device.type == "meta" for each in own.values()):
        raise ModelError(
            phrase(
                "{name} is made from the model's UNet, which this way of offloading keeps out of reach.", name=path.name
            )
        )
    return {name: each.detach().cpu().float() for name, each in own.items()}


def _completed(found: weights.Tensors, own: weights.Tensors) -> weights.Tensors:
    """Give a whole ControlNet from what a file says of it and the UNet's first half, by diffusers' names.

    A Control-LoRA (Stability AI) has low-rank pairs, `up` and `down`, for most layers, and some whole; in a
    “difference” file all that the UNet has as well is what is added to it.
    """
    half = {name: each for name, each in own.items() if name.startswith(_FIRST_HALF)}
    pairs = {name.removesuffix(".up"): each for name, each in found.items() if name.endswith(".up")}
    if not pairs:
        return {name: each.float() + half[name] if name in half else each for name, each in found.items()}
    whole = {name: each for name, each in found.items() if not name.endswith((".up", ".down"))}
    for stem, up in pairs.items():
        base = half[f"{stem}.weight"]
        product = up.flatten(1).float() @ found[f"{stem}.down"].flatten(1).float()
        whole[f"{stem}.weight"] = base + product.reshape(base.shape)
    return half | whole


_FIRST_HALF = ("conv_in.", "time_embedding.", "add_embedding.", "down_blocks.", "mid_block.")


def named(held: weights.Tensors) -> weights.Tensors:
    """Give its tensors by diffusers' names, without what is no part of the network."""
    found = {_bare(name): each for name, each in held.items()}
    names = ldm_names.renamed(found)
    return {
        names.get(name, name): each for name, each in found.items() if name not in ("difference", "lora_controlnet")
    }


def _bare(name: str) -> str:
    return next((name[len(prefix) :] for prefix in PREFIXES if name.startswith(prefix)), name)


def config_of(shapes: unet_config.Shapes) -> dict[str, Any]:
    """Give a ControlNetModel's config from its shapes, by diffusers' names."""
    hint = ["conv_in", *(f"blocks.{i}" for i in range(1, _count(shapes, "controlnet_cond_embedding.blocks."), 2))]
    config = {
        "attention_head_dim": HEADS,
        **unet_config.shared(shapes),
        "conditioning_channels": shapes["controlnet_cond_embedding.conv_in.weight"][1],
        "conditioning_embedding_out_channels": tuple(
            shapes[f"controlnet_cond_embedding.{each}.weight"][0] for each in hint
        ),
    }
    if "addition_embed_type" in config:
        config["addition_time_embed_dim"] = NUMBER_WIDTH
    return config


def union_config_of(weights: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """Give what a ControlNetUnionModel's config has besides."""
    kinds, width = weights["task_embedding"].shape
    return {
        "num_control_type": kinds,
        "num_trans_channel": width,
        "num_trans_layer": _count(weights, "transformer_layes."),
        "num_proj_channel": weights["spatial_ch_projs.weight"].shape[0],
    }


def _count(weights: Iterable[str], prefix: str) -> int:
    return len({name[len(prefix) :].split(".")[0] for name in weights if name.startswith(prefix)})
