"""Reference pictures in our loop against the diffusers pipelines that load the same IP-Adapters.

A reference each is an adapter each there: `weight_name` names a file as often as it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import (
    ControlNetModel,
    StableDiffusionControlNetPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLInpaintPipeline,
    StableDiffusionXLPipeline,
)
from diffusers.image_processor import IPAdapterMaskProcessor
from PIL import Image

import small_adapters
import small_models
from drive import final_latents
from engine import registry
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import ControlUse, LoraUse, Mask, Masking, ReferenceMode, ReferenceUse, Request
from parity import FAR, SAME, SIZE, distance, generators, mask, picture, request, shown

STYLE = {"mid": 1.0, "up": {"block_0": [1.0, 1.0]}}
COMPOSITION = {"down": {"block_1": [1.0]}}
"""What InstantStyle's choice comes to in the small UNet, which has one block with attention on each way."""


@pytest.fixture(scope="module")
def adapters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One of each kind, the second as .bin, with their image encoder beside them."""
    folder, unet = tmp_path_factory.mktemp("ip_adapter"), small_models.unet()
    small_adapters.image_encoder(folder / "image_encoder")
    names = {"standard": "standard.safetensors", "plus": "plus.bin", "full": "full.safetensors"}
    return {
        kind: str(small_adapters.ip_adapter(folder / name, unet, kind, seed=index))
        for index, (kind, name) in enumerate(names.items())
    }


@cache
def photo(seed: int) -> Picture:
    """Smooth colours, wider than high, so that the encoder's cut counts."""
    rng = np.random.default_rng(seed)
    small = Image.fromarray(rng.integers(0, 256, (4, 6, 3), dtype=np.uint8))
    return Picture(np.array(small.resize((60, 40), Image.Resampling.BICUBIC)))


def half(left: bool) -> Picture:
    """A mask over one half of the picture, sized as that."""
    pixels = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    pixels[:, : SIZE[0] // 2] = 255
    return Picture(pixels if left else 255 - pixels)


def reference(folder: Path, asked: Request, kind: Any = StableDiffusionPipeline, blocks: Any = None) -> torch.Tensor:
    """What diffusers makes of it, as latents."""
    extra: dict[str, Any] = {} if "XL" in kind.__name__ else {"safety_checker": None}
    if asked.controls:
        extra["controlnet"] = ControlNetModel.from_pretrained(asked.controls[0].model, local_files_only=True)
    pipe = kind.from_pretrained(folder, local_files_only=True, **extra)
    pipe.scheduler = registry.sampler(asked.sampling.sampler).make(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    paths = [Path(use.adapter) for use in asked.references]
    for use in asked.uses.loras:
        pipe.load_lora_weights(use.model, adapter_name="a", local_files_only=True)
    pipe.load_ip_adapter(
        str(paths[0].parent),
        subfolder="",
        weight_name=[path.name for path in paths],
        image_encoder_folder="image_encoder",
        local_files_only=True,
    )
    pipe.set_ip_adapter_scale(blocks or [use.scale for use in asked.references])
    arguments = shown(asked)
    if asked.controls:
        arguments["image"] = Image.fromarray(asked.controls[0].map.pixels)
    masks = [use.mask for use in asked.references if use.mask is not None]
    if masks:
        whole = IPAdapterMaskProcessor().preprocess([Image.fromarray(each.pixels) for each in masks], SIZE[1], SIZE[0])
        arguments["cross_attention_kwargs"] = {"ip_adapter_masks": [each[None] for each in whole]}
    return pipe(
        prompt=list(asked.words.prompts),
        negative_prompt=[asked.words.negative] * asked.pictures,
        ip_adapter_image=[Image.fromarray(use.picture.pixels) for use in asked.references],
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        generator=generators(asked),
        output_type="latent",
        **arguments,
    ).images


def check(theirs: torch.Tensor, asked: Request, models: Models, *twins: Sequence[ReferenceUse]) -> None:
    assert distance(final_latents(asked, models), theirs) <= SAME
    for twin in twins:
        assert distance(final_latents(replace(asked, references=tuple(twin)), models), theirs) > FAR


@pytest.mark.parametrize("guidance", [1.0, 3.0])
@pytest.mark.parametrize("kind", small_adapters.KINDS)
def test_each_kind(model_folder: Path, models: Models, adapters: dict[str, str], kind: str, guidance: float) -> None:
    use = ReferenceUse(adapters[kind], photo(1), 0.7)
    asked = request(model_folder, references=(use,), guidance=guidance, steps=3)
    check(reference(model_folder, asked), asked, models, (), (replace(use, picture=photo(2)),))


def test_standard_and_plus_together_and_two_pictures(
    model_folder: Path, models: Models, adapters: dict[str, str]
) -> None:
    one = ReferenceUse(adapters["standard"], photo(1), 0.6)
    two = ReferenceUse(adapters["plus"], photo(2), 1.2)
    three = replace(one, picture=photo(3), scale=0.9)
    asked = request(model_folder, references=(one, two, three), sampler="unipc")
    check(reference(model_folder, asked), asked, models, (one, two), (one, two, replace(three, scale=0.6)))


def test_masks(model_folder: Path, models: Models, adapters: dict[str, str]) -> None:
    left = ReferenceUse(adapters["standard"], photo(1), mask=half(True))
    right = ReferenceUse(adapters["plus"], photo(2), 0.8, mask=half(False))
    asked = request(model_folder, references=(left, right))
    swapped = (replace(left, mask=right.mask), replace(right, mask=left.mask))
    check(reference(model_folder, asked), asked, models, swapped, (replace(left, mask=None), right))


def test_style_and_composition(model_folder: Path, models: Models, adapters: dict[str, str]) -> None:
    style = ReferenceUse(adapters["standard"], photo(1), mode=ReferenceMode.STYLE)
    composition = ReferenceUse(adapters["standard"], photo(2), mode=ReferenceMode.COMPOSITION)
    asked = request(model_folder, references=(style, composition))
    theirs = reference(model_folder, asked, blocks=[STYLE, COMPOSITION])
    whole = (replace(style, mode=ReferenceMode.WHOLE), composition)
    check(theirs, asked, models, whole, (replace(style, picture=photo(2)), replace(composition, picture=photo(1))))


def test_image_to_image_and_inpainting(model_folder: Path, models: Models, adapters: dict[str, str]) -> None:
    use = ReferenceUse(adapters["plus"], photo(1))
    asked = request(model_folder, references=(use,), source=Picture(picture()), strength=0.6)
    check(reference(model_folder, asked, StableDiffusionImg2ImgPipeline), asked, models, ())
    redrawn = replace(asked, mask=Mask(Picture(mask()), Masking(grow=0, feather=0)), strength=1.0)
    check(reference(model_folder, redrawn, StableDiffusionInpaintPipeline), redrawn, models, ())


def test_with_a_controlnet(model_folder: Path, models: Models, adapters: dict[str, str], tmp_path: Path) -> None:
    small_models.controlnet().save_pretrained(tmp_path / "net")
    control = ControlUse("canny", str(tmp_path / "net"), map=Picture(picture()))
    use = ReferenceUse(adapters["standard"], photo(1), 0.8)
    asked = request(model_folder, references=(use,), controls=(control,))
    theirs = reference(model_folder, asked, StableDiffusionControlNetPipeline)
    check(theirs, asked, models, ())
    assert distance(final_latents(replace(asked, controls=()), models), theirs) > FAR


def test_with_a_lora(model_folder: Path, models: Models, adapters: dict[str, str], tmp_path: Path) -> None:
    lora = small_adapters.lora(tmp_path / "it.safetensors", small_models.unet())
    use = ReferenceUse(adapters["plus"], photo(1), 0.8)
    asked = request(model_folder, references=(use,), loras=(LoraUse(str(lora)),))
    theirs = reference(model_folder, asked)
    check(theirs, asked, models, ())
    assert distance(final_latents(altered(asked, loras=()), models), theirs) > FAR


@pytest.mark.parametrize("kind", small_adapters.KINDS)
def test_sdxl(xl_folder: Path, models: Models, tmp_path: Path, kind: str) -> None:
    small_adapters.image_encoder(tmp_path / "image_encoder")
    adapter = small_adapters.ip_adapter(tmp_path / "it.safetensors", small_models.unet_xl(), kind)
    use = ReferenceUse(str(adapter), photo(1), 0.8)
    asked = request(xl_folder, references=(use, replace(use, picture=photo(2), mask=half(True))), steps=3)
    masked = replace(asked, references=(replace(use, mask=half(False)), asked.references[1]))
    check(reference(xl_folder, masked, StableDiffusionXLPipeline), masked, models, (), asked.references)
    redrawn = replace(
        asked, references=(use,), source=Picture(picture()), mask=Mask(Picture(mask()), Masking(grow=0, feather=0))
    )
    theirs = reference(xl_folder, redrawn, StableDiffusionXLInpaintPipeline)
    check(theirs, redrawn, models, (), (replace(use, scale=0.5),))


def test_without_references_the_unet_is_as_it_was(model_folder: Path, models: Models, adapters: dict[str, str]) -> None:
    bare = request(model_folder)
    before = final_latents(bare, Models())
    use = ReferenceUse(adapters["standard"], photo(1))
    assert distance(final_latents(replace(bare, references=(use,)), models), before) > FAR
    assert torch.equal(final_latents(bare, models), before)
    assert distance(final_latents(replace(bare, references=(replace(use, scale=0.0),)), models), before) <= SAME
    assert torch.equal(final_latents(bare, models), before)
