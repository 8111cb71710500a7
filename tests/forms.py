"""What the table of file forms is made of: a row writes one file, and says what diffusers makes of the same weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

import parity
from drive import final_latents
from engine.groups import altered, built
from engine.loading.models import Models
from engine.request import Placement, Request

SAME = 1e-5
MERGED = 1e-4
"""How near a run is to diffusers' own, and to one with the additions merged into the weights."""


@dataclass(frozen=True, eq=False)
class Made:
    """A request that uses a file, the latents that it must end with, and one changed request that must not."""

    asked: Request
    theirs: torch.Tensor
    twin: Request
    tolerance: float = SAME


@dataclass(frozen=True)
class Form:
    """One form of file: `make(folder)` writes it."""

    name: str
    make: Callable[[Path], Made]


@dataclass
class Table:
    """The rows, in order; a function marked with `row` is one."""

    forms: list[Form] = field(default_factory=list)

    def row(self, name: str) -> Callable[[Callable[[Path], Made]], Callable[[Path], Made]]:
        def add(make: Callable[[Path], Made]) -> Callable[[Path], Made]:
            self.forms.append(Form(name, make))
            return make

        return add


def asked(path: Path, sampler: str = "ddim", **settings: Any) -> Request:
    return built(
        Request,
        **{
            "model": str(path),
            "prompts": ("a red house on a lake",),
            "negative": "a tree",
            "size": (64, 64),
            "seed": 7,
            "steps": 3,
            "guidance": 3.0,
            "sampler": sampler,
            "placement": Placement("cpu", "float32"),
            "diffusers_steps": True,
            **settings,
        },
    )


def drawn(pipe: Any, request: Request, **call: Any) -> torch.Tensor:
    """What a diffusers pipeline makes of a request's words and numbers, as latents."""
    pipe.set_progress_bar_config(disable=True)
    follows = request.source is not None and request.mask is None
    size = {} if follows else dict(zip(("width", "height"), request.size, strict=True))
    return pipe(
        **{
            "prompt": request.words.prompts[0],
            "negative_prompt": request.words.negative,
            "num_inference_steps": request.sampling.steps,
            "guidance_scale": request.sampling.guidance,
            "generator": torch.Generator().manual_seed(request.sampling.seed),
            "output_type": "latent",
            **size,
            **call,
        }
    ).images


def check(form: Form, folder: Path, models: Models) -> None:
    """Run a row: its request ends with diffusers' latents, its twin far from them."""
    made = form.make(folder)
    near, far = (parity.distance(final_latents(each, models), made.theirs) for each in (made.asked, made.twin))
    assert near <= made.tolerance, f"{near:.2g} away from diffusers"
    assert far > 100 * made.tolerance, f"the twin is only {far:.2g} away"


def plainer(request: Request) -> Request:
    """The twin of a row whose file is a whole model: another guidance."""
    return altered(request, guidance=request.sampling.guidance + 1)
