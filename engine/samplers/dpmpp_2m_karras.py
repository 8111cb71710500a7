"""DPM-Solver++ 2M (Lu et al. 2022, arXiv 2211.01095) on Karras' noise levels."""

from collections.abc import Mapping
from typing import Any

from engine.phrase import mark
from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import DPMSolverMultistepScheduler

    return DPMSolverMultistepScheduler.from_config(
        config, algorithm_type="dpmsolver++", solver_order=2, use_karras_sigmas=True
    )


def make_edm(config: Mapping[str, Any]) -> Any:
    from diffusers import EDMDPMSolverMultistepScheduler

    return EDMDPMSolverMultistepScheduler.from_config(config, algorithm_type="dpmsolver++", solver_order=2)


SAMPLER = Sampler("dpmpp_2m_karras", mark("DPM++ 2M Karras"), make, order=2, make_edm=make_edm)
