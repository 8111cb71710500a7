"""How a UNet computes attention: at once by torch, in slices, or by xFormers."""

from __future__ import annotations

import importlib.util
from typing import Any

from engine.errors import InvalidRequest
from engine.request_parts import Attention


def use(unet: Any, kind: Attention) -> None:
    """Let a UNet or ControlNet, without an IP-Adapter over it, compute attention so. InvalidRequest where it can't."""
    if kind is not current(unet):
        _SETTERS[kind](unet)


def in_words(unet: Any) -> str:
    """The classes of its processors."""
    return "+".join(sorted({type(each).__name__ for each in unet.attn_processors.values()}))


def current(unet: Any) -> Attention:
    """How it computes attention now."""
    names = in_words(unet)
    if "Sliced" in names:
        return Attention.SLICED
    return Attention.XFORMERS if "XFormers" in names else Attention.SDPA


def _sdpa(unet: Any) -> None:
    from diffusers.models.attention_processor import AttnProcessor2_0

    unet.set_attn_processor(AttnProcessor2_0())


def _sliced(unet: Any) -> None:
    unet.set_attention_slice("auto")


def _xformers(unet: Any) -> None:
    if importlib.util.find_spec("xformers") is None:
        raise InvalidRequest("xFormers is not installed here: choose the attention sdpa, which is as fast.")
    unet.enable_xformers_memory_efficient_attention()


_SETTERS = {Attention.SDPA: _sdpa, Attention.SLICED: _sliced, Attention.XFORMERS: _xformers}
