"""Trajectory consistency sampling (Zheng et al. 2024, arXiv 2402.19159), with its gamma of 0.3: few steps."""

from collections.abc import Mapping
from typing import Any

from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import TCDScheduler

    return TCDScheduler.from_config(config)


SAMPLER = Sampler("tcd", "TCD", make, order=6, distilled=True)
