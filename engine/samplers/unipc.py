"""UniPC (Zhao et al. 2023, arXiv 2302.04867): a multistep predictor-corrector, good at ten to twenty steps."""

from collections.abc import Mapping
from typing import Any

from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import UniPCMultistepScheduler

    return UniPCMultistepScheduler.from_config(config)


SAMPLER = Sampler("unipc", "UniPC", make, order=1)
