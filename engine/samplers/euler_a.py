"""Euler with ancestral noise (k-diffusion, `sample_euler_ancestral`): livelier, never settles."""

from collections.abc import Mapping
from typing import Any

from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import EulerAncestralDiscreteScheduler

    return EulerAncestralDiscreteScheduler.from_config(config)


SAMPLER = Sampler("euler_a", "Euler a", make, order=4)
