"""Putting modules where they compute, in the shape in which they compute fastest there."""

from __future__ import annotations

from typing import Any

import torch

from engine.loading import offload
from engine.loading.offload import Turns
from engine.loading.upsampling import fused_upsampling
from engine.placement_parts import Offload


def settle(
    module: Any, device: torch.device, way: Offload = Offload.NONE, *, stage: str = "", turns: Turns | None = None
) -> Any:
    """Give a loaded module, ready for inference on a device, by a way of offloading.

    On a CPU convolutions run on channels-last weights, 10–60 % faster than on contiguous ones (starter model, two
    cores), and a tiny decoder's upsampling is fused. Neither changes more than the last digits. A tiny autoencoder is
    never offloaded: it makes previews while the UNet computes.
    """
    tiny = type(module).__name__ == "AutoencoderTiny"
    if tiny:
        way = Offload.NONE
        module.decoder.layers = fused_upsampling(module.decoder.layers)
    module.to(offload.home(device, way)).eval().requires_grad_(False)
    if way is not Offload.NONE:
        offload.install(module, way, stage=stage, device=device, turns=turns or Turns())
    elif device.type == "cpu":
        module.to(memory_format=torch.channels_last)
    return module


def size_of(module: Any) -> int:
    """Give bytes of its weights."""
    return sum(each.numel() * each.element_size() for each in module.parameters())
