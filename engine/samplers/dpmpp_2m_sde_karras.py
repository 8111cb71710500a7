"""DPM-Solver++ 2M on the stochastic equation (Lu et al. 2022) and Karras' noise levels: fresh noise in each step."""

from collections.abc import Mapping
from typing import Any

from engine.phrase import mark
from engine.records import Sampler


def make(config: Mapping[str, Any]) -> Any:
    from diffusers import DPMSolverMultistepScheduler

    return DPMSolverMultistepScheduler.from_config(
        config, algorithm_type="sde-dpmsolver++", solver_order=2, use_karras_sigmas=True
    )


def make_edm(config: Mapping[str, Any]) -> Any:
    from diffusers import EDMDPMSolverMultistepScheduler

    return EDMDPMSolverMultistepScheduler.from_config(config, algorithm_type="sde-dpmsolver++", solver_order=2)


SAMPLER = Sampler("dpmpp_2m_sde_karras", mark("DPM++ 2M SDE Karras"), make, order=8, make_edm=make_edm)
