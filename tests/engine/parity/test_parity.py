"""Each mode of our loop against the diffusers pipeline with the same weights, seed, settings and batch layout.

Every comparison has a twin, the same request with one setting changed, which must be far away: else it would prove
nothing.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import (
    LatentConsistencyModelImg2ImgPipeline,
    LatentConsistencyModelPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
)

import parity
from drive import final_latents
from engine import registry
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Mask, Masking, Request
from parity import FAR, PROMPTS, SAME, SAMPLERS, SEEDS, distance, generators, mask, picture, shown

request = partial(parity.request, steps=7)


@cache
def container(folder: Path) -> Any:
    return StableDiffusionPipeline.from_pretrained(folder, safety_checker=None, local_files_only=True)


def reference(kind: Any, folder: Path, asked: Request) -> torch.Tensor:
    """What diffusers makes of it, as latents."""
    held = container(folder)
    held.set_progress_bar_config(disable=True)
    pipe = kind(
        vae=held.vae,
        text_encoder=held.text_encoder,
        tokenizer=held.tokenizer,
        unet=held.unet,
        scheduler=registry.sampler(asked.sampling.sampler).make(held.scheduler.config),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    arguments = shown(asked)
    if "Consistency" not in kind.__name__:
        arguments["negative_prompt"] = [asked.words.negative] * asked.pictures
    return pipe(
        prompt=list(asked.words.prompts),
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        generator=generators(asked),
        output_type="latent",
        **arguments,
    ).images


def check(kind: Any, folder: Path, asked: Request, models: Models, **changed: Any) -> None:
    theirs = reference(kind, folder, asked)
    assert distance(final_latents(asked, models), theirs) <= SAME
    assert distance(final_latents(altered(asked, **changed), models), theirs) > FAR


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_text_to_image(model_folder: Path, models: Models, sampler: str) -> None:
    check(StableDiffusionPipeline, model_folder, request(model_folder, sampler), models, guidance=3.5)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_text_to_image_without_guidance(model_folder: Path, models: Models, sampler: str) -> None:
    asked = request(model_folder, sampler, guidance=1.0)
    check(StableDiffusionPipeline, model_folder, asked, models, prompts=PROMPTS[::-1])


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_image_to_image(model_folder: Path, models: Models, sampler: str) -> None:
    asked = request(model_folder, sampler, source=Picture(picture()), strength=0.6)
    check(StableDiffusionImg2ImgPipeline, model_folder, asked, models, negative="a lake")


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_image_to_image_at_full_strength(model_folder: Path, models: Models, sampler: str) -> None:
    asked = request(model_folder, sampler, source=Picture(picture()), strength=1.0)
    check(StableDiffusionImg2ImgPipeline, model_folder, asked, models, strength=0.9)


@pytest.mark.parametrize("strength", [1.0, 0.6])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_inpainting(model_folder: Path, models: Models, sampler: str, strength: float) -> None:
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    asked = request(model_folder, sampler, source=Picture(picture()), mask=hard, strength=strength)
    wider = Mask(Picture(mask()), Masking(grow=12, feather=0))
    check(StableDiffusionInpaintPipeline, model_folder, asked, models, mask=wider)


@pytest.mark.parametrize("strength", [1.0, 0.6])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_inpainting_unet(inpainting_folder: Path, models: Models, sampler: str, strength: float) -> None:
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    asked = request(inpainting_folder, sampler, source=Picture(picture()), mask=hard, strength=strength)
    check(StableDiffusionInpaintPipeline, inpainting_folder, asked, models, seed=SEEDS[1])


def test_lcm_text_to_image(lcm_folder: Path, models: Models) -> None:
    check(LatentConsistencyModelPipeline, lcm_folder, request(lcm_folder, "lcm"), models, guidance=8.0)


def test_lcm_image_to_image(lcm_folder: Path, models: Models) -> None:
    asked = request(lcm_folder, "lcm", source=Picture(picture()), strength=0.6)
    check(LatentConsistencyModelImg2ImgPipeline, lcm_folder, asked, models, strength=0.8)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_tiny_autoencoder_with_v_prediction(tiny_vae_folder: Path, models: Models, sampler: str) -> None:
    asked = request(tiny_vae_folder, sampler, source=Picture(picture()), strength=0.6)
    check(StableDiffusionImg2ImgPipeline, tiny_vae_folder, asked, models, steps=5)
