"""The samplers that the other comparisons leave out, in every way to use them, against diffusers' schedulers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline, StableDiffusionPipeline

from drive import final_latents, prepared
from engine import registry
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Mask, Masking, Request
from engine.runs import run
from parity import FAR, SAME, distance, generators, mask, picture, request, shown

SAMPLERS = ("tcd", "dpmpp_2m", "dpmpp_2m_sde_karras")


@cache
def container(folder: Path) -> Any:
    return StableDiffusionPipeline.from_pretrained(folder, safety_checker=None, local_files_only=True)


def reference(folder: Path, asked: Request) -> torch.Tensor:
    """What diffusers makes of it, as latents. TCD's gamma is its pipeline's `eta`, which is 0 unless given."""
    held = container(folder)
    arguments = shown(asked) | ({"eta": 0.3} if asked.sampling.sampler == "tcd" else {})
    kind: Any = StableDiffusionPipeline
    if asked.source is not None:
        kind = StableDiffusionImg2ImgPipeline
    if asked.mask is not None:
        kind = StableDiffusionInpaintPipeline
    config = dict(held.scheduler.config)
    if asked.sampling.spacing is not None:
        config = {**config, "timestep_spacing": asked.sampling.spacing}
    modules = {name: getattr(held, name) for name in ("vae", "text_encoder", "tokenizer", "unet")}
    scheduler = registry.sampler(asked.sampling.sampler).make(config)
    pipe = kind(
        **modules, scheduler=scheduler, safety_checker=None, feature_extractor=None, requires_safety_checker=False
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe(
        prompt=list(asked.words.prompts),
        negative_prompt=[asked.words.negative] * asked.pictures,
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        generator=generators(asked),
        output_type="latent",
        **arguments,
    ).images


def check(folder: Path, asked: Request, models: Models, **changed: Any) -> None:
    theirs = reference(folder, asked)
    assert distance(final_latents(asked, models), theirs) <= SAME
    assert distance(final_latents(altered(asked, **changed), models), theirs) > FAR


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_every_way(model_folder: Path, models: Models, sampler: str) -> None:
    asked = request(model_folder, sampler=sampler)
    check(model_folder, asked, models, steps=6)
    from_picture = replace(asked, source=Picture(picture()), strength=0.6)
    check(model_folder, from_picture, models, strength=0.8)
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    check(model_folder, replace(from_picture, mask=hard), models, seed=8)
    check(model_folder, replace(from_picture, mask=hard, strength=1.0), models, seed=8)


@pytest.mark.parametrize(("sampler", "steps"), [("euler", 4), ("euler_a", 1), ("ddim", 4), ("tcd", 4)])
def test_few_steps_without_guidance(model_folder: Path, models: Models, sampler: str, steps: int) -> None:
    """As the presets of Lightning, Turbo, Hyper-SD and TCD set them."""
    spacing = None if sampler == "tcd" else "trailing"
    asked = request(model_folder, sampler=sampler, steps=steps, guidance=0.0, spacing=spacing)
    check(model_folder, asked, models, **({"spacing": "leading"} if spacing else {"steps": 5}))


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_what_is_believed_settles_to_the_result(model_folder: Path, models: Models, sampler: str) -> None:
    """The last preview is the result, but for TCD's own last bit of noise; the first is not."""
    ready = prepared(request(model_folder, sampler=sampler, steps=8, guidance=1.0), models)
    steps = list(run.steps_of(ready))
    assert distance(steps[-1].x0, steps[-1].latents) < 0.1
    assert distance(steps[0].x0, steps[-1].latents) > 2 * distance(steps[-1].x0, steps[-1].latents)
