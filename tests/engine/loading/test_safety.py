"""A model's own safety checker: used where it is wanted and there, and nothing unchecked is seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.events import Finished, Job, Preview
from engine.groups import altered, built
from engine.loading import safety
from engine.request import Key, Lane, Request


@pytest.fixture
def with_checker(model_folder: Path, tmp_path: Path):
    """Give a function that makes a copy of the model whose checker finds everything unsafe, or nothing."""

    def make(*, unsafe: bool) -> Path:
        from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
        from transformers import CLIPConfig, CLIPTextConfig, CLIPVisionConfig

        folder = tmp_path / f"checked-{unsafe}"
        shutil.copytree(model_folder, folder)
        small = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
        vision = CLIPVisionConfig(**small, image_size=224, patch_size=112)
        config = CLIPConfig(
            vision_config=vision.to_dict(), text_config=CLIPTextConfig(**small).to_dict(), projection_dim=8
        )
        checker = StableDiffusionSafetyChecker(config)
        checker.concept_embeds_weights.data[:] = torch.tensor(-2.0 if unsafe else 2.0)
        checker.special_care_embeds_weights.data[:] = torch.tensor(2.0)
        checker.save_pretrained(folder / "safety_checker")
        return folder

    return make


def run(engine, request: Request) -> tuple[list[np.ndarray], Finished]:
    events = list(engine.run(Job(Key(0, Lane.EXPLICIT, 1), request)))
    previews = [event.images[0] for event in events if isinstance(event, Preview)]
    return previews, next(event for event in events if isinstance(event, Finished))


def test_what_is_found_unsafe_is_made_unrecognisable_and_told(engine, with_checker) -> None:
    folder = with_checker(unsafe=True)
    plain = built(Request, model=str(folder), prompts=("a cat",), size=(64, 64), steps=2, seed=1)
    _, free = run(engine, plain)
    previews, checked = run(engine, altered(plain, checked=True))
    assert np.array_equal(checked.images[0], safety.blotted(free.images[0]))
    assert safety.HIDDEN in checked.notes
    assert all(len(np.unique(each.reshape(-1, 3), axis=0)) <= safety.BLOCKS**2 for each in previews)


def test_what_is_safe_stays_and_a_model_without_a_checker_says_so(engine, with_checker, model_folder) -> None:
    folder = with_checker(unsafe=False)
    plain = built(Request, model=str(folder), prompts=("a cat",), size=(64, 64), steps=2, seed=1)
    assert np.array_equal(run(engine, altered(plain, checked=True))[1].images[0], run(engine, plain)[1].images[0])
    _, without = run(engine, altered(plain, model=str(model_folder), checked=True))
    assert safety.NONE in without.notes
