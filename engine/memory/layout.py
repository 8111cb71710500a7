"""How sparingly a run computes, and the rungs by which it can do with less memory. Imports no torch."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace

from engine.errors import InvalidRequest
from engine.estimate import Layout
from engine.phrase import phrase
from engine.request import Attention, Offload, Placement, Request


def check(request: Request) -> None:
    """Raise InvalidRequest for a placement that can't be had on any device beside what else the request asks for."""
    placement = request.placement
    if placement.offload in BY_LAYER and (request.uses.loras or request.references):
        raise InvalidRequest(
            phrase(
                "LoRAs and reference pictures can't be used with {value} offload: choose another, or take them away.",
                value=placement.offload.value,
            )
        )
    if placement.attention is Attention.XFORMERS and importlib.util.find_spec("xformers") is None:
        raise InvalidRequest(phrase("xFormers is not installed here: choose the attention SDPA, which is as fast."))
    if request.references and placement.attention not in (None, Attention.SDPA):
        raise InvalidRequest(
            phrase(
                "Reference pictures can't be used with {attention} attention: choose the attention "
                "SDPA, or take them away.",
                attention=placement.attention,
            )
        )


def of_request(request: Request, device: str, dtype: str) -> Layout:
    """Give the layout that a request's placement asks for, but for what it leaves open. Raises InvalidRequest."""
    check(request)
    placement = request.placement
    if device == "cpu" and placement.offload in (Offload.MODEL, Offload.SEQUENTIAL):
        raise InvalidRequest(
            phrase(
                "{capitalize} offload needs a graphics device. On a processor, group offload keeps "
                "the weights on the disk.",
                capitalize=placement.offload.value.capitalize(),
            )
        )
    return Layout(
        device,
        dtype,
        placement.offload or Offload.NONE,
        placement.attention or Attention.SDPA,
        placement.vae_slicing is not False,
        bool(placement.vae_tiling),
    )


BY_LAYER = (Offload.GROUP, Offload.SEQUENTIAL)
"""Ways that tie hooks to each layer when a model is loaded: what is laid over layers later would have none."""


def rungs(
    first: Layout, placement: Placement, *, pictures: int, tiles: bool, slices: bool, by_layer: bool
) -> Iterator[Layout]:
    """Give `first`, then what takes less memory and more time, step by step, but for what a placement names.

    `tiles` tells whether the autoencoder's tiles are smaller than the pictures, `slices` whether attention can be
    sliced (not beside an IP-Adapter's, whose processors it would replace), `by_layer` whether single layers can be
    offloaded (not with LoRAs or references on them). Slices are a rung on MPS alone: torch's own
    attention keeps no table of scores on CUDA and processors, so that there slices take more, not less.
    """
    layout = first
    yield layout
    if tiles and placement.vae_tiling is None and not layout.vae_tiling:
        layout = replace(layout, vae_tiling=True)
        yield layout
    if slices and layout.device == "mps" and placement.attention is None and layout.attention is Attention.SDPA:
        layout = replace(layout, attention=Attention.SLICED)
        yield layout
    batch = min(layout.batch, pictures)
    while batch > 1:
        batch = (batch + 1) // 2
        layout = replace(layout, batch=batch)
        yield layout
    if placement.offload is None:
        for offload in (Offload.GROUP,) if layout.on_processor else (Offload.MODEL, Offload.SEQUENTIAL):
            if by_layer or offload not in BY_LAYER:
                yield replace(layout, offload=offload)
