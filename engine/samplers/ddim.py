"""DDIM (Song et al. 2021, arXiv 2010.02502), without added noise."""

from collections.abc import Mapping
from typing import Any

from engine.light import ddim
from engine.records import LightSampler, Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import DDIMScheduler

    # Clipping x0 to ±1 is for pixels; a config that doesn't say would get it here.
    return DDIMScheduler.from_config(config, clip_sample=False)


SAMPLER = Sampler("ddim", "DDIM", make, order=5, light=LightSampler(ddim.steps, ddim.refusal))
