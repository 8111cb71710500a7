"""How a UNet computes attention: at once by torch, in slices, or by xFormers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.placement_parts import Attention


def use(unet: Any, kind: Attention) -> None:
    """Let a UNet, without an IP-Adapter over it, compute attention so; `layout.check` has told whether it can."""
    _SETTERS[kind](unet)


def in_words(unet: Any) -> str:
    """Give the classes of its processors."""
    return "+".join(sorted(set(_names(unet))))


def current(unet: Any) -> Attention:
    """Tell how it computes attention now: its own, of which an IP-Adapter leaves the first, is alike everywhere."""
    first = next(_names(unet), "")
    if "Sliced" in first:
        return Attention.SLICED
    return Attention.XFORMERS if "XFormers" in first else Attention.SDPA


def _names(unet: Any) -> Iterator[str]:
    """Name processors as `attn_processors` does, which takes longer: it names each by its way from the top."""
    return (type(each.processor).__name__ for each in unet.modules() if hasattr(type(each), "get_processor"))


def _sdpa(unet: Any) -> None:
    from diffusers.models.attention_processor import AttnProcessor2_0

    unet.set_attn_processor(AttnProcessor2_0())


def _sliced(unet: Any) -> None:
    unet.set_attention_slice("auto")


def _xformers(unet: Any) -> None:
    unet.enable_xformers_memory_efficient_attention()


_SETTERS = {Attention.SDPA: _sdpa, Attention.SLICED: _sliced, Attention.XFORMERS: _xformers}
