"""Euler's method on the probability flow (Karras et al. 2022, arXiv 2206.00364, algorithm 2)."""

from collections.abc import Mapping
from typing import Any

from engine.phrase import mark
from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import EulerDiscreteScheduler

    return EulerDiscreteScheduler.from_config(config)


def make_edm(config: Mapping[str, Any]) -> Any:
    from diffusers import EDMEulerScheduler

    return EDMEulerScheduler.from_config(config)


SAMPLER = Sampler("euler", mark("Euler"), make, order=3, make_edm=make_edm)
