"""One file with a T2I-Adapter in it (Mou et al. 2023, arXiv 2302.08453), in diffusers' naming or TencentARC's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from engine.catalog.architectures import T2I_ENTRIES
from engine.errors import ModelError
from engine.loading import weights
from engine.loading.reading import fill
from engine.phrase import phrase

_THEIR_LAYER = re.compile(r"^body\.(\d+)\.(block\d|in_conv)\.")
_THEIR_LIGHT = re.compile(r"^(body\.\d+)\.body\.(\d+)\.")
LAYERS = 2
"""Resnets a block of a full adapter, which TencentARC counts through."""


def open_adapter(path: Path) -> Any:
    """Load a file's diffusers T2IAdapter, its config told by the shapes in it. Raises ModelError."""
    from accelerate import init_empty_weights
    from diffusers import T2IAdapter

    found = _named(weights.read(path))
    entry = found["conv_in.weight"].shape[1] if "conv_in.weight" in found else found["body.0.in_conv.weight"].shape[1]
    if entry not in T2I_ENTRIES:
        raise ModelError(phrase("{name} is a T2I-Adapter of a kind that Sketchlight doesn't know.", name=path.name))
    factor, channels = T2I_ENTRIES[entry]
    light = "conv_in.weight" not in found
    # A light one has a block more than widths: the last is as wide as the one before.
    blocks = len({name.split(".")[1] for name in found if name.startswith("body.")})
    wide = "out_conv" if light else "resnets.0.block1"
    config = {
        "in_channels": channels,
        "channels": [found[f"body.{block}.{wide}.weight"].shape[0] for block in range(blocks - light)],
        "num_res_blocks": len({name.split(".")[3] for name in found if name.startswith("body.0.resnets.")}),
        "downscale_factor": factor,
        "adapter_type": "light_adapter" if light else "full_adapter_xl" if factor == 16 else "full_adapter",
    }
    with init_empty_weights():
        adapter = T2IAdapter(**config)
    return fill(adapter, {f"adapter.{name}": each for name, each in found.items()})


def _named(held: weights.Tensors) -> weights.Tensors:
    found = {name.removeprefix("adapter."): each for name, each in held.items()}
    if any(".resnets." in name for name in found):
        return found
    if any(_THEIR_LIGHT.match(name) for name in found):
        return {_THEIR_LIGHT.sub(r"\1.resnets.\2.", name): each for name, each in found.items()}
    return {_THEIR_LAYER.sub(_of_layer, name): each for name, each in found.items()}


def _of_layer(match: re.Match[str]) -> str:
    block, layer = divmod(int(match[1]), LAYERS)
    return f"body.{block}.in_conv." if match[2] == "in_conv" else f"body.{block}.resnets.{layer}.{match[2]}."
