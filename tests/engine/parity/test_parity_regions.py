"""Regions: one that covers all is the plain prompt, in every family and together with all else that steers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import small_adapters
import small_models
from drive import final_latents
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Attention, ControlUse, Mask, Masking, Placement, Rect, ReferenceUse, RegionUse, Request
from parity import FAR, SAME, SIZE, distance, drawn, mask, picture, request

WORDS = "a blue boat"
ALL = np.full(SIZE[::-1], 255, np.uint8)
LEFT = ALL.copy()
LEFT[:, SIZE[0] // 2 :] = 0


def whole(*words: str) -> tuple[RegionUse, ...]:
    return tuple(RegionUse(each, Picture(ALL)) for each in words)


def check(asked: Request, models: Models) -> None:
    """One region that covers all is its words as the prompt; half of it is neither that nor the prompt without it."""
    plain = final_latents(altered(asked, prompts=(WORDS,) * len(asked.words.prompts)), models)
    assert distance(final_latents(replace(asked, regions=whole(WORDS)), models), plain) <= SAME
    assert torch.equal(final_latents(altered(asked, prompts=(WORDS,) * len(asked.words.prompts)), models), plain)
    half = final_latents(replace(asked, regions=(RegionUse(WORDS, Picture(LEFT)),)), models)
    assert distance(half, plain) > FAR
    assert distance(half, final_latents(asked, models)) > FAR


@pytest.mark.parametrize("guidance", [1.0, 3.0])
def test_text_to_image(model_folder: Path, models: Models, guidance: float) -> None:
    check(request(model_folder, guidance=guidance, steps=3), models)


def test_a_later_region_lies_over_the_earlier(model_folder: Path, models: Models) -> None:
    asked = request(model_folder, steps=3)
    plain = final_latents(altered(asked, prompts=(WORDS,) * 2), models)
    assert distance(final_latents(replace(asked, regions=whole("a red house", WORDS)), models), plain) <= SAME
    assert distance(final_latents(replace(asked, regions=whole(WORDS, "a red house")), models), plain) > FAR


def test_a_region_outside_the_frame_and_an_empty_one_say_nothing(model_folder: Path, models: Models) -> None:
    asked = request(model_folder, steps=3, source=Picture(picture()), frame=Rect(32, 0, 32, 96), strength=0.6)
    bare = final_latents(asked, models)
    for each in (LEFT, np.zeros_like(LEFT)):
        assert torch.equal(final_latents(replace(asked, regions=(RegionUse(WORDS, Picture(each)),)), models), bare)


def test_half_painted_lies_between(model_folder: Path, models: Models) -> None:
    asked = request(model_folder, steps=3)
    grey = np.full_like(ALL, 128)
    between = final_latents(replace(asked, regions=(RegionUse(WORDS, Picture(grey)),)), models)
    assert distance(between, final_latents(asked, models)) > FAR
    assert distance(between, final_latents(replace(asked, regions=whole(WORDS)), models)) > FAR


def test_beside_a_prompt_of_several_chunks(model_folder: Path, models: Models) -> None:
    """Unguided: a negative prompt is filled up to as many chunks as its own, which changes what it says."""
    check(request(model_folder, steps=2, guidance=1.0, prompts=("a red house on a lake " * 20, "a cat")), models)


def test_with_a_controlnet_and_references(model_folder: Path, models: Models, tmp_path: Path) -> None:
    small_models.controlnet().save_pretrained(tmp_path / "net")
    small_models.controlnet(global_pool=True).save_pretrained(tmp_path / "pooled")
    small_adapters.image_encoder(tmp_path / "image_encoder")
    adapter = small_adapters.ip_adapter(tmp_path / "it.safetensors", small_models.unet())
    asked = request(
        model_folder,
        steps=3,
        controls=(
            ControlUse("canny", str(tmp_path / "net"), map=Picture(picture())),
            ControlUse("shuffle", str(tmp_path / "pooled"), map=drawn(1, *SIZE)),
        ),
        references=(ReferenceUse(str(adapter), drawn(2, 60, 40), 0.8, mask=Picture(LEFT)),),
    )
    check(asked, models)


def test_under_a_mask(model_folder: Path, models: Models, inpainting_folder: Path) -> None:
    for folder in (model_folder, inpainting_folder):
        asked = request(
            folder, steps=3, source=Picture(picture()), mask=Mask(Picture(mask()), Masking(grow=0, feather=0))
        )
        check(asked, models)


def test_sliced_attention(model_folder: Path, models: Models) -> None:
    check(request(model_folder, steps=2, placement=Placement("cpu", "float32", attention=Attention.SLICED)), models)


def test_sdxl(xl_folder: Path, models: Models, tmp_path: Path) -> None:
    small_models.controlnet_xl().save_pretrained(tmp_path / "net")
    small_models.controlnet_union().save_pretrained(tmp_path / "union")
    small_adapters.image_encoder(tmp_path / "image_encoder")
    adapter = small_adapters.ip_adapter(tmp_path / "it.safetensors", small_models.unet_xl())
    asked = request(xl_folder, steps=3)
    check(asked, models)
    steered: dict[str, Any] = {
        "controls": tuple(
            ControlUse("canny", str(tmp_path / name), map=Picture(picture())) for name in ("net", "union")
        ),
        "references": (ReferenceUse(str(adapter), drawn(2, 60, 40), 0.8),),
    }
    check(replace(asked, **steered), models)
    check(altered(asked, guidance=1.0), models)
