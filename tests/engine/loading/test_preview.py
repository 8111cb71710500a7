"""Looks at an unfinished picture: honest, and next to free."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

import small_models
from drive import asked, colours, events, finished, previews
from engine import registry
from engine.catalog import catalog
from engine.engine import Engine
from engine.loading import vae
from engine.loading.models import Models
from engine.loading.preview import AFFORDABLE, Previewer, fit_latent_rgb
from engine.picture import Picture


def previewer(tiny: object = None) -> Previewer:
    return Previewer(torch.tensor(registry.families()["sd15"].latent_rgb), tiny)


def test_the_linear_preview_shows_colours_at_full_size() -> None:
    x0 = torch.zeros(2, 4, 8, 12)
    x0[1, 1, :, 6:] = 2.0
    dark, split = previewer().render(x0, 1.0)
    assert dark.shape == split.shape == (64, 96, 3)
    assert abs(int(dark.mean()) - 127) <= 1
    assert split[:, 80:, 1].mean() > split[:, :16, 1].mean() + 50


def test_fitted_factors_follow_the_decoder() -> None:
    decoder = small_models.autoencoder_tiny()
    fitted = fit_latent_rgb(decoder)
    coarse = torch.randn(1, 4, 2, 2, generator=torch.Generator().manual_seed(9))
    x0 = torch.nn.functional.interpolate(coarse, scale_factor=4.0, mode="bilinear")
    with torch.inference_mode():
        real = vae.decode(decoder, x0)[0].astype(float)
    guess = Previewer(fitted).render(x0, 1.0)[0].astype(float)
    flat = np.abs(real - real.mean(axis=(0, 1))).mean()
    assert np.abs(guess - real).mean() < 2 * flat + 2


def test_a_decoder_is_used_only_when_it_costs_little_beside_a_step() -> None:
    tiny = small_models.autoencoder_tiny()
    x0 = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        decoded = vae.decode(tiny, x0)[0]
        looks = previewer(tiny)
        looks.note_tiny_cost(1.0, x0)
        assert (looks.render(x0, 1.0 / AFFORDABLE * 1.1)[0] == decoded).all()
        looks.note_tiny_cost(1.0, x0)
        assert (looks.render(x0, 1.0 / AFFORDABLE * 0.9)[0] != decoded).any()


@pytest.mark.parametrize("sampler", ["lcm", "unipc", "euler", "euler_a", "dpmpp_2m_karras", "ddim"])
def test_previews_show_what_is_believed_not_the_noise(engine: Engine, tiny_vae_folder: Path, sampler: str) -> None:
    """The belief changes ever less towards the end, while the latents' noise would only fade there."""
    shown = previews(events(engine, asked(tiny_vae_folder, sampler=sampler, steps=8)))
    looks = [preview.images[0].astype(float) for preview in shown[:-1]]
    jumps = [np.abs(after - before).mean() for before, after in pairwise(looks)]
    assert max(jumps[-2:]) < 0.25 * 255


def test_previews_cost_little(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, source=Picture(colours(256, 256)), strength=0.5, size=(256, 256), steps=8)
    events(engine, request)
    timings = finished(engine, request).timings
    assert timings.previews < 0.15 * sum(timings.steps)


def test_a_tiny_decoder_in_the_models_folder_is_found(model_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(model_folder, tmp_path / "with-taesd"))
    small_models.autoencoder_tiny().save_pretrained(folder / "taesd")
    models = Models()
    with torch.inference_mode():
        list(models.get(catalog.find(str(folder)), torch.device("cpu"), torch.float32))
    held = models.held(folder)
    assert held is not None
    assert type(held.previews.tiny).__name__ == "AutoencoderTiny"


@pytest.mark.parametrize("size", [(72, 88), (64, 120), (136, 104)])
def test_odd_numbers_of_latents_work(engine: Engine, model_folder: Path, size: tuple[int, int]) -> None:
    shown = previews(events(engine, asked(model_folder, size=size)))
    assert {preview.images[0].shape for preview in shown} == {(size[1], size[0], 3)}
