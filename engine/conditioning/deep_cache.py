"""Keeps what a UNet's inner levels said for some steps, in which only its outermost is computed: DeepCache.

Ma, Fang & Wang (2024, "DeepCache: Accelerating Diffusion Models for Free", arXiv 2312.00858): from one step to the next
the inner levels' features hardly change. Here all levels but the outermost are kept, so that a ControlNet's residuals
still reach the latents in each step. It is an approximation, and the recipe says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.loading import graph_modules
from engine.request import Request


class DeepCache:
    """What the inner levels gave in a run's last whole step: each `every`-th, the first included."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._kept: list[Any] = []

    @classmethod
    def of(cls, request: Request) -> DeepCache | None:
        """Give what a request's run keeps levels by; None if each step is computed whole."""
        return cls(request.sampling.deep_cache) if request.sampling.deep_cache > 1 else None

    @contextmanager
    def over(self, unet: Any, step: int) -> Iterator[None]:
        """Let a UNet compute step `step` (from 0) within the block, by the levels that were kept if it isn't whole."""
        inner = inner_levels(unet)
        whole = step % self._every == 0 or len(self._kept) != len(inner)
        if whole:
            self._kept.clear()
        own = [vars(level).get("forward") for level in inner]
        for place, level in enumerate(inner):
            level.forward = self._keeping(level.forward) if whole else self._giving(place)
        try:
            with graph_modules.eager(unet, "DeepCache"):
                yield
        finally:
            for level, forward in zip(inner, own, strict=True):
                if forward is None:
                    del level.forward
                else:
                    level.forward = forward

    def _keeping(self, forward: Any) -> Any:
        def computed(*args: Any, **more: Any) -> Any:
            self._kept.append(forward(*args, **more))
            return self._kept[-1]

        return computed

    def _giving(self, place: int) -> Any:
        return lambda *_args, **_more: self._kept[place]


def inner_levels(unet: Any) -> list[Any]:
    """Give the blocks of a diffusers UNet below its outermost level, in the order in which they compute."""
    middle = [] if unet.mid_block is None else [unet.mid_block]
    return [*unet.down_blocks[1:], *middle, *unet.up_blocks[:-1]]
