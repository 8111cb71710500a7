"""ControlNets in our loop against the diffusers ControlNet pipelines, with one and with two at once.

Every comparison has a twin, the same request with one setting changed, which must be far away: else it would prove
nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import (
    ControlNetModel,
    StableDiffusionControlNetImg2ImgPipeline,
    StableDiffusionControlNetInpaintPipeline,
    StableDiffusionControlNetPipeline,
    StableDiffusionPipeline,
)
from PIL import Image

import parity
import small_models
from drive import final_latents
from engine import registry
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import ControlUse, Mask, Masking, Request
from parity import FAR, SAME, SAMPLERS, SIZE, distance, drawn, generators, mask, picture, shown

request = partial(parity.request, steps=7)


@pytest.fixture(scope="module")
def nets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Two ControlNets, and one with global pooling."""
    folder = tmp_path_factory.mktemp("controlnets")
    for name, net in (
        ("one", small_models.controlnet(6)),
        ("two", small_models.controlnet(7)),
        ("pooled", small_models.controlnet(8, global_pool=True)),
    ):
        net.save_pretrained(folder / name)
    return folder / "one", folder / "two", folder / "pooled"


@pytest.fixture
def one(nets: tuple[Path, Path, Path]) -> tuple[ControlUse, ...]:
    return (ControlUse("scribble", str(nets[0]), map=drawn(1, *SIZE), scale=0.8),)


@pytest.fixture
def two(nets: tuple[Path, Path, Path], one: tuple[ControlUse, ...]) -> tuple[ControlUse, ...]:
    """The second has a map of another size, and a say only in the middle of the run."""
    return (*one, ControlUse("canny", str(nets[1]), map=drawn(2, 160, 200), scale=1.3, start=0.2, end=0.75))


@cache
def container(folder: Path) -> Any:
    return StableDiffusionPipeline.from_pretrained(folder, safety_checker=None, local_files_only=True)


def reference(kind: Any, folder: Path, asked: Request) -> torch.Tensor:
    """What diffusers makes of it, as latents."""
    held = container(folder)
    uses = asked.controls
    nets = [ControlNetModel.from_pretrained(use.model, local_files_only=True) for use in uses]
    pipe = kind(
        vae=held.vae,
        text_encoder=held.text_encoder,
        tokenizer=held.tokenizer,
        unet=held.unet,
        controlnet=nets if len(nets) > 1 else nets[0],
        scheduler=registry.sampler(asked.sampling.sampler).make(held.scheduler.config),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)

    def each(values: list[Any]) -> Any:
        return values if len(values) > 1 else values[0]

    maps = each([Image.fromarray(use.map.pixels) for use in uses if use.map is not None])
    arguments = shown(asked) | {"width": asked.size[0], "height": asked.size[1]}
    arguments["image" if asked.source is None else "control_image"] = maps
    return pipe(
        prompt=list(asked.words.prompts),
        negative_prompt=[asked.words.negative] * asked.pictures,
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        controlnet_conditioning_scale=each([use.scale for use in uses]),
        control_guidance_start=each([use.start for use in uses]),
        control_guidance_end=each([use.end for use in uses]),
        generator=generators(asked),
        output_type="latent",
        **arguments,
    ).images


def check(kind: Any, folder: Path, asked: Request, models: Models, *twins: tuple[ControlUse, ...]) -> None:
    """Ours is theirs; with the twins' controls instead it is not."""
    theirs = reference(kind, folder, asked)
    assert distance(final_latents(asked, models), theirs) <= SAME
    for twin in twins:
        assert distance(final_latents(replace(asked, controls=twin), models), theirs) > FAR


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_text_to_image(
    model_folder: Path, models: Models, one: tuple[ControlUse, ...], two: tuple[ControlUse, ...], sampler: str
) -> None:
    kind = StableDiffusionControlNetPipeline
    weaker = (replace(one[0], scale=0.7),)
    check(kind, model_folder, request(model_folder, sampler, controls=one), models, (), weaker)
    longer = (two[0], replace(two[1], end=0.9))
    check(kind, model_folder, request(model_folder, sampler, controls=two), models, one, longer)


def test_text_to_image_without_guidance(model_folder: Path, models: Models, two: tuple[ControlUse, ...]) -> None:
    asked = request(model_folder, controls=two, guidance=1.0)
    swapped = (replace(two[0], map=two[1].map), two[1])
    check(StableDiffusionControlNetPipeline, model_folder, asked, models, swapped)


def test_start_and_end(model_folder: Path, models: Models, one: tuple[ControlUse, ...]) -> None:
    late = (replace(one[0], start=0.5),)
    early = (replace(one[0], end=0.5),)
    asked = request(model_folder, controls=late)
    check(StableDiffusionControlNetPipeline, model_folder, asked, models, one, early)
    check(StableDiffusionControlNetPipeline, model_folder, replace(asked, controls=early), models, one, late)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_image_to_image(
    model_folder: Path, models: Models, one: tuple[ControlUse, ...], two: tuple[ControlUse, ...], sampler: str
) -> None:
    kind = StableDiffusionControlNetImg2ImgPipeline
    asked = request(model_folder, sampler, controls=one, source=Picture(picture()), strength=0.6)
    check(kind, model_folder, asked, models, (), (replace(one[0], scale=1.0),))
    check(kind, model_folder, replace(asked, controls=two), models, one, (two[0], replace(two[1], start=0.5)))


@pytest.mark.parametrize("strength", [1.0, 0.6])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_inpainting(
    model_folder: Path,
    models: Models,
    one: tuple[ControlUse, ...],
    two: tuple[ControlUse, ...],
    sampler: str,
    strength: float,
) -> None:
    kind = StableDiffusionControlNetInpaintPipeline
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    asked = request(model_folder, sampler, controls=one, source=Picture(picture()), mask=hard, strength=strength)
    check(kind, model_folder, asked, models, (), (replace(one[0], map=two[1].map),))
    check(kind, model_folder, replace(asked, controls=two), models, one, (two[0], replace(two[1], scale=1.0)))


def test_inpainting_unet(
    inpainting_folder: Path, models: Models, one: tuple[ControlUse, ...], two: tuple[ControlUse, ...]
) -> None:
    kind = StableDiffusionControlNetInpaintPipeline
    hard = Mask(Picture(mask()), Masking(grow=0, feather=0))
    asked = request(inpainting_folder, controls=two, source=Picture(picture()), mask=hard)
    check(kind, inpainting_folder, asked, models, one, ())


def test_distilled_guidance_is_not_told_to_controlnets(
    lcm_folder: Path, models: Models, one: tuple[ControlUse, ...]
) -> None:
    asked = request(lcm_folder, "lcm", controls=one, guidance=8.0)
    check(StableDiffusionControlNetPipeline, lcm_folder, asked, models, ())


@pytest.mark.parametrize("guidance", [1.0, 3.0])
def test_global_pooling(model_folder: Path, models: Models, nets: tuple[Path, Path, Path], guidance: float) -> None:
    pooled = (ControlUse("shuffle", str(nets[2]), map=drawn(3, *SIZE)),)
    asked = request(model_folder, controls=pooled, guidance=guidance)
    check(StableDiffusionControlNetPipeline, model_folder, asked, models, ())
