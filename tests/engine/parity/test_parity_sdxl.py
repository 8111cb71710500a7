"""SDXL in our loop against the diffusers pipelines with the same weights, seed, settings and batch layout.

Every comparison has a twin, the same request with one setting changed, which must be far away: else it would prove
nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import (
    DiffusionPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLImg2ImgPipeline,
    StableDiffusionXLInpaintPipeline,
    StableDiffusionXLPipeline,
)

from drive import final_latents
from engine import registry
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Mask, Masking, Micro, RefinerUse, Request
from parity import FAR, PROMPTS, SAME, SAMPLERS, SEEDS, distance, generators, mask, picture, request, shown

MICRO = Micro(
    original=(512, 384),
    target=(72, 104),
    crop=(8, 16),
    negative_original=(128, 96),
    negative_target=(64, 80),
    negative_crop=(8, 16),
)


@cache
def container(folder: Path) -> Any:
    return DiffusionPipeline.from_pretrained(folder, local_files_only=True)


def pipeline(kind: Any, folder: Path, asked: Request) -> Any:
    held = container(folder)
    scores = (
        {}
        if kind is StableDiffusionXLPipeline
        else {"requires_aesthetics_score": held.config.get("requires_aesthetics_score", False)}
    )
    config = dict(held.scheduler.config)
    if asked.sampling.spacing is not None:
        config = {**config, "timestep_spacing": asked.sampling.spacing}
    pipe = kind(
        vae=held.vae,
        text_encoder=held.text_encoder,
        text_encoder_2=held.text_encoder_2,
        tokenizer=held.tokenizer,
        tokenizer_2=held.tokenizer_2,
        unet=held.unet,
        scheduler=registry.sampler(asked.sampling.sampler).make(config),
        force_zeros_for_empty_prompt=held.config.force_zeros_for_empty_prompt,
        add_watermarker=False,
        **scores,
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe


def told(asked: Request) -> dict[str, Any]:
    """The arguments that every one of these pipelines takes."""
    count = len(asked.words.prompts)
    micro = {
        "original_size": asked.uses.micro.original,
        "target_size": asked.uses.micro.target,
        "crops_coords_top_left": asked.uses.micro.crop,
        "negative_original_size": asked.uses.micro.negative_original,
        "negative_target_size": asked.uses.micro.negative_target,
        "negative_crops_coords_top_left": asked.uses.micro.negative_crop,
    }
    return {
        "prompt": list(asked.words.prompts),
        "negative_prompt": [asked.words.negative] * count if asked.words.negative else None,
        "guidance_scale": asked.sampling.guidance,
        "num_inference_steps": asked.sampling.steps,
        "clip_skip": asked.uses.clip_skip or None,
        "output_type": "latent",
        **{name: each and each[::-1] for name, each in micro.items()},
    }


def reference(kind: Any, folder: Path, asked: Request) -> torch.Tensor:
    """What diffusers makes of it, as latents."""
    arguments = told(asked) | shown(asked) | {"generator": generators(asked)}
    if asked.uses.refiner is not None:
        arguments |= {
            "aesthetic_score": asked.uses.refiner.aesthetic,
            "negative_aesthetic_score": asked.uses.refiner.negative_aesthetic,
        }
    return pipeline(kind, folder, asked)(**arguments).images


def check(kind: Any, folder: Path, asked: Request, models: Models, **changed: Any) -> None:
    theirs = reference(kind, folder, asked)
    assert distance(final_latents(asked, models), theirs) <= SAME
    assert distance(final_latents(altered(asked, **changed), models), theirs) > FAR


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_text_to_image(xl_folder: Path, models: Models, sampler: str) -> None:
    check(StableDiffusionXLPipeline, xl_folder, request(xl_folder, sampler), models, guidance=3.5)


@pytest.mark.parametrize("guidance", [1.0, 3.0])
def test_an_empty_negative_prompt_is_all_zeros(xl_folder: Path, models: Models, guidance: float) -> None:
    asked = request(xl_folder, "ddim", negative="", guidance=guidance)
    check(StableDiffusionXLPipeline, xl_folder, asked, models, prompts=PROMPTS[::-1])


def test_micro_conditioning(xl_folder: Path, models: Models) -> None:
    # One picture: of several, diffusers' text-to-image tells some negatives the positives' numbers and vice versa.
    asked = request(xl_folder, "ddim", micro=MICRO, prompts=PROMPTS[:1])
    check(StableDiffusionXLPipeline, xl_folder, asked, models, micro=Micro())
    theirs = reference(StableDiffusionXLPipeline, xl_folder, asked)
    for changed in ({"crop": (0, 16)}, {"negative_original": (96, 128)}, {"target": (104, 72)}):
        other = altered(asked, micro=replace(MICRO, **changed))
        assert distance(final_latents(other, models), theirs) > FAR, changed


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_image_to_image(xl_folder: Path, models: Models, sampler: str) -> None:
    asked = request(xl_folder, sampler, source=Picture(picture()), strength=0.6, micro=MICRO)
    check(StableDiffusionXLImg2ImgPipeline, xl_folder, asked, models, negative="a lake")


@pytest.mark.parametrize("strength", [1.0, 0.6])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_inpainting(xl_folder: Path, models: Models, sampler: str, strength: float) -> None:
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    asked = request(xl_folder, sampler, source=Picture(picture()), mask=hard, strength=strength)
    wider = Mask(Picture(mask()), Masking(grow=12, feather=0))
    check(StableDiffusionXLInpaintPipeline, xl_folder, asked, models, mask=wider)


@pytest.mark.parametrize("strength", [1.0, 0.6])
def test_inpainting_unet(xl_inpainting_folder: Path, models: Models, strength: float) -> None:
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    asked = request(xl_inpainting_folder, "euler_a", source=Picture(picture()), mask=hard, strength=strength)
    check(StableDiffusionXLInpaintPipeline, xl_inpainting_folder, asked, models, seed=SEEDS[1])


def test_clip_skip(xl_folder: Path, models: Models) -> None:
    asked = request(xl_folder, "ddim", clip_skip=1, negative="")
    check(StableDiffusionXLPipeline, xl_folder, asked, models, clip_skip=0)


def test_clip_skip_of_stable_diffusion_1(model_folder: Path, models: Models) -> None:
    """diffusers' own stumbles over transformers' flattened encoder (diffusers#14124), so it is given the embeddings."""
    held = StableDiffusionPipeline.from_pretrained(model_folder, safety_checker=None, local_files_only=True)
    held.scheduler = registry.sampler("ddim").make(held.scheduler.config)
    held.set_progress_bar_config(disable=True)
    ids = held.tokenizer(list(PROMPTS), padding="max_length", return_tensors="pt").input_ids
    with torch.inference_mode():
        states = held.text_encoder(ids, output_hidden_states=True).hidden_states
        skipped = held.text_encoder.final_layer_norm(states[-2])
        unwanted = held.text_encoder(held.tokenizer("a tree", padding="max_length", return_tensors="pt").input_ids)[0]
    asked = request(model_folder, "ddim", clip_skip=1)
    theirs = held(
        prompt_embeds=skipped,
        negative_prompt_embeds=unwanted.repeat(2, 1, 1),
        width=asked.size[0],
        height=asked.size[1],
        guidance_scale=asked.sampling.guidance,
        num_inference_steps=asked.sampling.steps,
        generator=generators(asked),
        output_type="latent",
    ).images
    assert distance(final_latents(asked, models), theirs) <= SAME
    assert distance(final_latents(altered(asked, clip_skip=0), models), theirs) > FAR


@pytest.mark.parametrize("spacing", ["leading", "linspace", "trailing"])
@pytest.mark.parametrize("sampler", ["euler", "ddim", "unipc"])
def test_timestep_spacing(xl_folder: Path, models: Models, sampler: str, spacing: str) -> None:
    other = "trailing" if spacing == "leading" else "leading"
    asked = request(xl_folder, sampler, spacing=spacing)
    check(StableDiffusionXLPipeline, xl_folder, asked, models, spacing=other)


def test_one_step_without_guidance_as_turbo_does(xl_folder: Path, models: Models) -> None:
    asked = request(xl_folder, "euler_a", steps=1, guidance=0.0, spacing="trailing")
    check(StableDiffusionXLPipeline, xl_folder, asked, models, spacing="leading")


@pytest.mark.parametrize("sampler", ["euler", "unipc"])
def test_the_refiner_as_a_pass_of_its_own(refiner_folder: Path, models: Models, sampler: str) -> None:
    micro = Micro(original=(512, 384), crop=(8, 0), negative_original=(256, 128), negative_crop=(0, 24))
    asked = request(refiner_folder, sampler, source=Picture(picture()), strength=0.4, micro=micro)
    check(StableDiffusionXLImg2ImgPipeline, refiner_folder, asked, models, micro=Micro())


REFINED = {"start": 0.6, "aesthetic": 7.0, "negative_aesthetic": 1.5}


def refined(asked: Request, base: Path, refiner: Path) -> torch.Tensor:
    """What diffusers' two pipelines make of it one after the other, with one pair of generators."""
    assert asked.uses.refiner is not None
    drawn, given = generators(asked), shown(asked)
    arguments = told(asked) | given | {"generator": drawn, "denoising_end": asked.uses.refiner.start}
    later = told(altered(asked, clip_skip=0)) | {
        "generator": drawn,
        "denoising_start": asked.uses.refiner.start,
        "aesthetic_score": asked.uses.refiner.aesthetic,
        "negative_aesthetic_score": asked.uses.refiner.negative_aesthetic,
    }
    kind, after = StableDiffusionXLPipeline, StableDiffusionXLImg2ImgPipeline
    if asked.source is not None:
        kind = StableDiffusionXLImg2ImgPipeline
    if asked.mask is not None:
        kind = after = StableDiffusionXLInpaintPipeline
        later |= {name: given[name] for name in ("mask_image", "width", "height")}
    halfway = pipeline(kind, base, asked)(**arguments).images
    return pipeline(after, refiner, asked)(image=halfway, **later).images


@pytest.mark.parametrize("sampler", ["euler", "euler_a", "unipc", "ddim", "lcm"])
@pytest.mark.parametrize("mode", ["text-to-image", "image-to-image", "inpaint"])
def test_the_refiner_takes_over(xl_folder: Path, refiner_folder: Path, models: Models, sampler: str, mode: str) -> None:
    asked = request(xl_folder, sampler, steps=6, refiner=RefinerUse(str(refiner_folder), **REFINED))
    if mode != "text-to-image":
        asked = replace(asked, source=Picture(picture()), strength=0.8)
    if mode == "inpaint":
        asked = replace(asked, mask=Mask(Picture(mask()), Masking(grow=0, feather=0)))
    theirs = refined(asked, xl_folder, refiner_folder)
    assert distance(final_latents(asked, models), theirs) <= SAME
    assert asked.uses.refiner is not None
    for other in (None, replace(asked.uses.refiner, start=0.2)):
        assert distance(final_latents(altered(asked, refiner=other), models), theirs) > FAR, other


def test_the_refiner_after_an_inpainting_unet(xl_inpainting_folder: Path, refiner_folder: Path, models: Models) -> None:
    asked = request(
        xl_inpainting_folder,
        "euler",
        source=Picture(picture()),
        mask=Mask(Picture(mask()), Masking(grow=0, feather=0)),
        refiner=RefinerUse(str(refiner_folder), **REFINED),
    )
    theirs = refined(asked, xl_inpainting_folder, refiner_folder)
    assert distance(final_latents(asked, models), theirs) <= SAME
    assert distance(final_latents(altered(asked, refiner=None), models), theirs) > FAR


def test_aesthetic_scores(xl_folder: Path, refiner_folder: Path, models: Models) -> None:
    use = RefinerUse(str(refiner_folder), 0.1, 10.0, 0.0)
    asked = request(xl_folder, "ddim", refiner=use)
    assert distance(final_latents(asked, models), refined(asked, xl_folder, refiner_folder)) <= SAME
    for other in (replace(use, aesthetic=0.0), replace(use, negative_aesthetic=10.0)):
        theirs = refined(altered(asked, refiner=other), xl_folder, refiner_folder)
        assert distance(final_latents(asked, models), theirs) > FAR
