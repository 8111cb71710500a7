"""Which steps of their training schedule distilled samplers (LCM, TCD) take. Imports no torch."""

from __future__ import annotations

ORIGINS = (50, 100, 125, 200, 250, 500, 1000)
"""Lengths of the schedule that a model is distilled with to pick from, divisors of 1,000; the first is the usual."""


def origin_for(trained: int, steps: int, strength: float) -> tuple[int, float]:
    """Choose diffusers' `original_inference_steps`, and a strength, with which so many steps can all be run.

    The model's own where that is long enough, else a finer one; where none is, the run starts a little higher.
    """
    origins = [trained, *(origin for origin in ORIGINS if origin > trained)]
    origin = next((each for each in origins if int(each * strength) >= steps), origins[-1])
    return origin, max(strength, (steps + 0.5) / origin) if int(origin * strength) < steps else strength
