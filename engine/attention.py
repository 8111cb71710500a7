"""How a UNet computes attention: at once by torch, in slices, or by xFormers."""

from __future__ import annotations

import importlib.util
from typing import Any

from engine.errors import InvalidRequest
from engine.request_parts import Attention


def use(unet: Any, kind: Attention) -> None:
    """Let a UNet or ControlNet compute attention in this way. InvalidRequest where it can't.

    An IP-Adapter has attention processors of its own, which others would replace.
    """
    if kind is _current(unet):
        return
    if getattr(unet, "encoder_hid_proj", None) is not None:
        if kind is not Attention.SDPA:
            raise InvalidRequest(f"{kind.value.capitalize()} attention can't be used with a reference picture.")
        return
    _SETTERS[kind](unet)


def in_words(unet: Any) -> str:
    """The classes of its processors."""
    return "+".join(sorted({type(each).__name__ for each in unet.attn_processors.values()}))


def _current(unet: Any) -> Attention:
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
