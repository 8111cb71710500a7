"""One and several LoRAs in our loop against the diffusers pipeline that loads the same files, in each key layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionPipeline, StableDiffusionXLPipeline

import small_adapters
import small_models
from drive import final_latents
from engine import registry
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import LoraUse, Request
from parity import FAR, SAME, distance, generators, picture, request, shown

# peft's, of diffusers' own way to have several; ours says nothing.
pytestmark = pytest.mark.filterwarnings("ignore:Already found a `peft_config` attribute:UserWarning")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One of each layout; those of today's layouts change the text encoder as well."""
    folder = tmp_path_factory.mktemp("loras")
    unet, text = small_models.unet(), small_models.text_encoder(small_models.tokenizer())
    return {
        layout: small_adapters.lora(
            folder / f"{index}.safetensors",
            unet,
            None if layout == "attention processor" else text,
            seed=index,
            layout=layout,
        )
        for index, layout in enumerate(small_adapters.LORA_LAYOUTS)
    }


def reference(folder: Path, asked: Request, kind: Any = StableDiffusionPipeline) -> torch.Tensor:
    """What diffusers makes of it, as latents."""
    unchecked = {} if kind is StableDiffusionXLPipeline else {"safety_checker": None}
    pipe = kind.from_pretrained(folder, local_files_only=True, **unchecked)
    pipe.scheduler = registry.sampler(asked.sampling.sampler).make(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    for index, use in enumerate(asked.uses.loras):
        loaded: Any = use.model
        if loaded.endswith("1.safetensors"):  # the layout that names no module is not understood as a file any more
            from safetensors.torch import load_file

            loaded = {f"unet.{key}": each for key, each in load_file(loaded).items()}
        pipe.load_lora_weights(loaded, adapter_name=f"a{index}", local_files_only=True)
    if asked.uses.loras:
        pipe.set_adapters(
            [f"a{index}" for index in range(len(asked.uses.loras))], [use.weight for use in asked.uses.loras]
        )
    return pipe(
        prompt=list(asked.words.prompts),
        negative_prompt=[asked.words.negative] * asked.pictures,
        num_inference_steps=asked.sampling.steps,
        guidance_scale=asked.sampling.guidance,
        generator=generators(asked),
        output_type="latent",
        **shown(asked),
    ).images


def check(theirs: torch.Tensor, asked: Request, models: Models, *twins: Sequence[LoraUse]) -> None:
    assert distance(final_latents(asked, models), theirs) <= SAME
    for twin in twins:
        assert distance(final_latents(altered(asked, loras=tuple(twin)), models), theirs) > FAR


@pytest.mark.parametrize("layout", small_adapters.LORA_LAYOUTS)
def test_one_in_each_layout(model_folder: Path, models: Models, files: dict[str, Path], layout: str) -> None:
    use = LoraUse(str(files[layout]), 0.8)
    asked = request(model_folder, loras=(use,))
    check(reference(model_folder, asked), asked, models, (), (replace(use, weight=0.7),))


def test_several_with_their_weights(model_folder: Path, models: Models, files: dict[str, Path]) -> None:
    weights = zip(files.values(), (0.6, 1.0, -0.5), strict=True)
    one, two, three = (LoraUse(str(path), weight) for path, weight in weights)
    asked = request(model_folder, sampler="unipc", loras=(one, two, three))
    check(reference(model_folder, asked), asked, models, (one, two), (one, two, replace(three, weight=0.5)))


def test_image_to_image(model_folder: Path, models: Models, files: dict[str, Path]) -> None:
    uses = (LoraUse(str(files["peft"])), LoraUse(str(files["kohya"]), 0.5))
    asked = request(model_folder, loras=uses, source=Picture(picture()), strength=0.6)
    theirs = reference(model_folder, asked, StableDiffusionImg2ImgPipeline)
    check(theirs, asked, models, uses[:1])


@pytest.mark.parametrize("layout", ["peft", "kohya"])
def test_sdxl(xl_folder: Path, models: Models, tmp_path: Path, layout: str) -> None:
    """It changes the UNet and both text encoders."""
    words = small_models.tokenizer()
    unet, one, two = small_models.unet_xl(), small_models.text_encoder(words, 3), small_models.text_encoder_2(words)
    path = small_adapters.lora(tmp_path / "it.safetensors", unet, one, two, layout=layout)
    use = LoraUse(str(path), 0.8)
    asked = request(xl_folder, loras=(use,))
    check(reference(xl_folder, asked, StableDiffusionXLPipeline), asked, models, (), (replace(use, weight=0.7),))


def test_the_base_is_the_same_again_to_the_last_bit(model_folder: Path, models: Models, files: dict[str, Path]) -> None:
    asked = request(model_folder)
    before = final_latents(asked, Models())
    for uses in ((LoraUse(str(files["peft"])), LoraUse(str(files["kohya"]))), (LoraUse(str(files["kohya"]), 2.0),)):
        assert distance(final_latents(altered(asked, loras=uses), models), before) > FAR
        assert torch.equal(final_latents(asked, models), before)
        off = tuple(replace(use, weight=0.0) for use in uses)
        assert torch.equal(final_latents(altered(asked, loras=off), models), before)
