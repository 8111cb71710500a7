"""Euler with ancestral noise (k-diffusion, `sample_euler_ancestral`): livelier, never settles."""

from collections.abc import Mapping
from typing import Any

from engine.phrase import mark
from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import EulerAncestralDiscreteScheduler

    return EulerAncestralDiscreteScheduler.from_config(config)


SAMPLER = Sampler("euler_a", mark("Euler a"), make, order=4)
