"""DPM-Solver++ 2M (Lu et al. 2022, arXiv 2211.01095) on the model's own noise levels."""

from collections.abc import Mapping
from typing import Any

from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import DPMSolverMultistepScheduler

    return DPMSolverMultistepScheduler.from_config(config, algorithm_type="dpmsolver++", solver_order=2)


def make_edm(config: Mapping[str, Any]) -> Any:
    from diffusers import EDMDPMSolverMultistepScheduler

    return EDMDPMSolverMultistepScheduler.from_config(config, algorithm_type="dpmsolver++", solver_order=2)


SAMPLER = Sampler("dpmpp_2m", "DPM++ 2M", make, order=7, make_edm=make_edm)
