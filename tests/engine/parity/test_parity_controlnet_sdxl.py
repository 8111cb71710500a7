"""ControlNets for SDXL, ControlNet Union and the inpaint control against diffusers' pipelines, each with twins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import (
    ControlNetModel,
    ControlNetUnionModel,
    DiffusionPipeline,
    StableDiffusionControlNetInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLControlNetImg2ImgPipeline,
    StableDiffusionXLControlNetInpaintPipeline,
    StableDiffusionXLControlNetPipeline,
    StableDiffusionXLControlNetUnionImg2ImgPipeline,
    StableDiffusionXLControlNetUnionInpaintPipeline,
    StableDiffusionXLControlNetUnionPipeline,
)
from PIL import Image

import small_models
from drive import events, final_latents
from engine import registry
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import ControlUse, Mask, Masking, Request
from parity import FAR, SAME, SIZE, distance, drawn, generators, mask, picture, request, shown

ONE = {
    "text-to-image": StableDiffusionXLControlNetPipeline,
    "image-to-image": StableDiffusionXLControlNetImg2ImgPipeline,
    "inpaint": StableDiffusionXLControlNetInpaintPipeline,
}
UNION = {
    "text-to-image": StableDiffusionXLControlNetUnionPipeline,
    "image-to-image": StableDiffusionXLControlNetUnionImg2ImgPipeline,
    "inpaint": StableDiffusionXLControlNetUnionInpaintPipeline,
}


@pytest.fixture(scope="module")
def nets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("controlnets")
    for name, net in (
        ("one", small_models.controlnet_xl(15)),
        ("two", small_models.controlnet_xl(17)),
        ("union", small_models.controlnet_union()),
        ("small", small_models.controlnet()),
    ):
        net.save_pretrained(folder / name)
    return {name: folder / name for name in ("one", "two", "union", "small")}


def of(folder: Path, mode: str, controls: tuple[ControlUse, ...]) -> Request:
    given: dict[str, Any] = {}
    if mode != "text-to-image":
        given = {"source": Picture(picture()), "strength": 0.8}
    if mode == "inpaint":
        given["mask"] = Mask(Picture(mask()), Masking(grow=0, feather=0))
    return request(folder, sampler="euler", steps=6, controls=controls, **given)


def reference(kind: Any, folder: Path, asked: Request, net: Any, **maps: Any) -> torch.Tensor:
    """What diffusers makes of it; `maps` are the maps and what belongs to them."""
    held = DiffusionPipeline.from_pretrained(folder, local_files_only=True)
    pipe = kind(
        vae=held.vae,
        text_encoder=held.text_encoder,
        text_encoder_2=held.text_encoder_2,
        tokenizer=held.tokenizer,
        tokenizer_2=held.tokenizer_2,
        unet=held.unet,
        controlnet=net,
        scheduler=registry.sampler(asked.sampling.sampler).make(held.scheduler.config),
        add_watermarker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    size = {"width": asked.size[0], "height": asked.size[1]}
    return pipe(
        prompt=list(asked.words.prompts),
        negative_prompt=[asked.words.negative] * asked.pictures,
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        generator=generators(asked),
        output_type="latent",
        **(shown(asked) | size | maps),
    ).images


def check(theirs: torch.Tensor, asked: Request, models: Models, *twins: tuple[ControlUse, ...]) -> None:
    assert distance(final_latents(asked, models), theirs) <= SAME
    for twin in twins:
        assert distance(final_latents(replace(asked, controls=twin), models), theirs) > FAR, twin


def maps(uses: tuple[ControlUse, ...]) -> list[Any]:
    return [Image.fromarray(use.map.pixels) for use in uses if use.map is not None]


@pytest.mark.parametrize("mode", ONE)
@pytest.mark.parametrize("count", [1, 2])
def test_controlnets(xl_folder: Path, models: Models, nets: dict[str, Path], mode: str, count: int) -> None:
    one = ControlUse("canny", str(nets["one"]), map=drawn(1, *SIZE), scale=0.8)
    two = ControlUse("depth", str(nets["two"]), map=drawn(2, *SIZE), scale=1.3, start=0.1, end=0.9)
    uses = (one, two)[:count]
    asked = of(xl_folder, mode, uses)
    opened = [ControlNetModel.from_pretrained(use.model, local_files_only=True) for use in uses]

    def each(values: list[Any]) -> Any:
        return values if count > 1 else values[0]

    theirs = reference(
        ONE[mode],
        xl_folder,
        asked,
        each(opened),
        controlnet_conditioning_scale=each([use.scale for use in uses]),
        control_guidance_start=each([use.start for use in uses]),
        control_guidance_end=each([use.end for use in uses]),
        **{"image" if mode == "text-to-image" else "control_image": each(maps(uses))},
    )
    check(theirs, asked, models, (), (replace(one, scale=1.0), *uses[1:]))


@pytest.mark.parametrize("mode", UNION)
@pytest.mark.parametrize("count", [1, 2])
def test_a_union_is_shown_all_its_maps_at_once(
    xl_folder: Path, models: Models, nets: dict[str, Path], mode: str, count: int
) -> None:
    one = ControlUse("canny", str(nets["union"]), map=drawn(1, *SIZE), scale=0.8)
    two = ControlUse("pose", str(nets["union"]), map=drawn(2, *SIZE), scale=1.3)
    uses = (one, two)[:count]
    asked = of(xl_folder, mode, uses)
    theirs = reference(
        UNION[mode],
        xl_folder,
        asked,
        ControlNetUnionModel.from_pretrained(nets["union"], local_files_only=True),
        control_image=maps(uses),
        control_mode=[3, 0][:count],
        controlnet_conditioning_scale=[use.scale for use in uses],
    )
    other_kind = (replace(one, control="depth"), *uses[1:])
    check(theirs, asked, models, (), (replace(one, scale=1.2), *uses[1:]), other_kind)


def test_a_union_says_which_maps_it_does_not_follow(xl_folder: Path, nets: dict[str, Path]) -> None:
    shuffled = ControlUse("shuffle", str(nets["union"]), map=drawn(1, *SIZE))
    with pytest.raises(InvalidRequest, match="kind Shuffle"):
        events(Engine(), request(xl_folder, controls=(shuffled,)))


def make_inpaint_condition(shown: np.ndarray, hidden: np.ndarray) -> torch.Tensor:
    """As diffusers' documentation makes it."""
    values = shown.astype(np.float32) / 255.0
    values[hidden.astype(np.float32) / 255.0 > 0.5] = -1.0
    return torch.from_numpy(values[None].transpose(0, 3, 1, 2))


def test_the_inpaint_control(model_folder: Path, models: Models, nets: dict[str, Path]) -> None:
    use = ControlUse("inpaint", str(nets["small"]), scale=0.9)
    asked = of(model_folder, "inpaint", (use,))
    held = StableDiffusionPipeline.from_pretrained(model_folder, safety_checker=None, local_files_only=True)
    pipe = StableDiffusionControlNetInpaintPipeline(
        vae=held.vae,
        text_encoder=held.text_encoder,
        tokenizer=held.tokenizer,
        unet=held.unet,
        controlnet=ControlNetModel.from_pretrained(nets["small"], local_files_only=True),
        scheduler=registry.sampler("euler").make(held.scheduler.config),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    theirs = pipe(
        prompt=list(asked.words.prompts),
        negative_prompt=[asked.words.negative] * 2,
        image=[Image.fromarray(picture())] * 2,
        mask_image=[Image.fromarray(mask())] * 2,
        control_image=make_inpaint_condition(picture(), mask()),
        controlnet_conditioning_scale=0.9,
        width=SIZE[0],
        height=SIZE[1],
        strength=asked.strength,
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        generator=generators(asked),
        output_type="latent",
    ).images
    check(theirs, asked, models, (), (replace(use, control="tile"),))


def test_the_inpaint_control_without_a_mask_is_left_out_and_said(
    model_folder: Path, nets: dict[str, Path], engine: Engine
) -> None:
    asked = request(model_folder, controls=(ControlUse("inpaint", str(nets["small"]), source=Picture(picture())),))
    done = events(engine, asked)[-1]
    plain = events(engine, replace(asked, controls=()))[-1]
    assert any("follows a mask" in note for note in done.notes)
    assert (done.images[0] == plain.images[0]).all()
