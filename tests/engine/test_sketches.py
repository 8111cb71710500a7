"""A sketch on a transparent canvas: what is painted guides, what is untouched is free."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from drive import asked, box_mask, colours, finished, picture_of
from engine.denoise import Step, denoise
from engine.engine import Engine
from engine.models import Models
from engine.picture import Picture
from engine.request import Request
from engine.run import prepared

LEFT = box_mask(64, 64, 0, 0, 32, 64)
"""The left half is painted."""


def sketch(alpha: np.ndarray) -> Picture:
    return Picture(np.dstack([colours(), alpha]))


@pytest.mark.parametrize("strength", [0.3, 1.0])
def test_an_opaque_sketch_is_ordinary_image_to_image(engine: Engine, model_folder: Path, strength: float) -> None:
    opaque = asked(model_folder, source=sketch(np.full((64, 64), 255, np.uint8)), strength=strength)
    plain = replace(opaque, source=Picture(colours()))
    np.testing.assert_array_equal(picture_of(engine, opaque), picture_of(engine, plain))


def test_an_untouched_canvas_is_text_to_image(engine: Engine, model_folder: Path) -> None:
    empty = asked(model_folder, source=sketch(np.zeros((64, 64), np.uint8)), strength=0.3)
    np.testing.assert_array_equal(picture_of(engine, empty), picture_of(engine, replace(empty, source=None)))


def steps(request: Request, models: Models) -> tuple[torch.Tensor, list[Step]]:
    """The latents before the first step, and every step."""
    ready = prepared(request, models)
    found = denoise(ready.denoiser, ready.schedule, ready.latents, generators=ready.generators, hold=ready.hold)
    return ready.latents, list(found)


def test_the_free_part_starts_from_noise_alone(tiny_vae_folder: Path) -> None:
    models = Models()
    request = asked(tiny_vae_folder, source=sketch(LEFT), strength=0.5)
    mixed, _ = steps(request, models)
    noise, _ = steps(replace(request, source=None), models)
    assert torch.equal(mixed[..., 4:], noise[..., 4:])


@pytest.mark.parametrize("sampler", ["lcm", "euler", "unipc", "dpmpp_2m_karras", "ddim", "euler_a"])
def test_the_painted_part_follows_the_source_until_its_place_in_the_schedule(
    tiny_vae_folder: Path, sampler: str
) -> None:
    models = Models()
    request = asked(tiny_vae_folder, source=sketch(LEFT), strength=0.5, steps=4, sampler=sampler)
    other_words = replace(request, prompts=("a green tree under a blue sun",))
    _, ours = steps(request, models)
    _, theirs = steps(other_words, models)
    for one, other in zip(ours[:2], theirs[:2], strict=True):
        assert torch.equal(one.latents[..., :4], other.latents[..., :4])
        assert not torch.equal(one.latents[..., 4:], other.latents[..., 4:])
    assert not torch.equal(ours[2].latents[..., :4], theirs[2].latents[..., :4])


@pytest.mark.parametrize("sampler", ["lcm", "euler", "unipc", "dpmpp_2m_karras", "ddim", "euler_a"])
def test_what_is_painted_is_still_there_after_it_is_let_go(tiny_vae_folder: Path, sampler: str) -> None:
    """Solvers with a memory must not fall back to what they remember of the time when it was held."""
    models = Models()
    request = asked(tiny_vae_folder, source=sketch(LEFT), strength=0.05, steps=40, sampler=sampler)
    _, found = steps(request, models)
    kept = found[-3].latents[..., :4]
    assert float((found[-1].latents[..., :4] - kept).abs().mean()) < 0.5 * float(kept.abs().mean()) + 0.3
    clean = steps(replace(request, strength=0.0), models)[1][-1].latents[..., :4]
    assert float((found[-1].x0[..., :4] - clean).abs().mean()) < 0.25


def test_at_strength_zero_what_is_painted_stays(tiny_vae_folder: Path) -> None:
    models = Models()
    request = asked(tiny_vae_folder, source=sketch(LEFT), strength=0.0)
    _, found = steps(request, models)
    _, other = steps(replace(request, seed=3), models)
    assert torch.equal(found[-1].latents[..., :4], other[-1].latents[..., :4])
    assert not torch.equal(found[-1].latents[..., 4:], other[-1].latents[..., 4:])


def test_a_sketch_runs_all_its_steps(engine: Engine, model_folder: Path) -> None:
    done = finished(engine, asked(model_folder, source=sketch(LEFT), strength=0.2, steps=6))
    assert len(done.timings.steps) == 6
