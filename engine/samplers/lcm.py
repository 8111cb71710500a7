"""Latent consistency sampling (Luo et al. 2023, arXiv 2310.04378): few steps, fresh noise between them."""

from collections.abc import Mapping
from typing import Any

from engine.light import lcm
from engine.records import LightSampler, Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import LCMScheduler

    return LCMScheduler.from_config(config)


SAMPLER = Sampler("lcm", "LCM", make, order=0, distilled=True, light=LightSampler(lcm.steps, lcm.refusal))
