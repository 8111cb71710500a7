"""Between pictures and latents."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

import small_models
from drive import asked, colours, events, finished, previews
from engine.engine import Engine
from engine.errors import ModelError
from engine.frames.pixels import to_uint8
from engine.loading import vae
from engine.picture import Picture
from engine.request import Placement


def altered(folder: Path, to: Path, weight: str, factor: float) -> Path:
    """A copy of a model whose autoencoder has one weight multiplied."""
    shutil.copytree(folder, to)
    file = to / "vae/diffusion_pytorch_model.safetensors"
    state = load_file(file)
    state[weight] = state[weight] * factor
    save_file(state, file)
    return to


def test_an_autoencoder_that_overflows_in_half_precision_gives_a_picture_all_the_same(
    model_folder: Path, tmp_path: Path
) -> None:
    loud = altered(model_folder, tmp_path / "loud", "decoder.conv_in.weight", 2e5)
    half = finished(Engine(), asked(loud, placement=Placement("cpu", "float16"))).images[0]
    full = finished(Engine(), asked(loud)).images[0]
    assert half.std() > 1
    assert np.abs(half.astype(int) - full).mean() < 8


def test_an_encoder_that_overflows_does_not_spoil_the_picture(model_folder: Path, tmp_path: Path) -> None:
    loud = altered(model_folder, tmp_path / "loud", "encoder.conv_in.weight", 2e5)
    request = asked(loud, source=Picture(colours()), strength=0.5, placement=Placement("cpu", "float16"))
    assert finished(Engine(), request).images[0].std() > 1


def test_a_model_that_computes_no_numbers_is_told_so_after_its_previews(model_folder: Path, tmp_path: Path) -> None:
    broken = altered(model_folder, tmp_path / "broken", "decoder.conv_out.bias", float("nan"))
    seen = []
    with pytest.raises(ModelError, match="not-a-number"):
        for event in Engine().run(_job(broken)):
            seen.append(event)
    assert previews(seen)


def _job(folder: Path):  # type: ignore[no-untyped-def]
    from drive import KEY
    from engine.events import Job

    return Job(KEY, asked(folder))


def test_a_tiny_autoencoder_draws_no_random_numbers() -> None:
    tiny = small_models.autoencoder_tiny()
    generator = torch.Generator().manual_seed(0)
    with torch.inference_mode():
        moments = vae.encode(tiny, vae.to_pixels(colours()))
        drawn = moments.sample([generator, generator])
    assert drawn.shape == (2, 4, 8, 8)
    assert torch.equal(drawn[0], drawn[1])
    assert torch.equal(torch.rand(1, generator=generator), torch.rand(1, generator=torch.Generator().manual_seed(0)))


def test_each_picture_of_a_batch_draws_its_own_latents() -> None:
    full = small_models.autoencoder_kl()
    with torch.inference_mode():
        moments = vae.encode(full, vae.to_pixels(colours()))
        drawn = moments.sample([torch.Generator().manual_seed(seed) for seed in (1, 2)])
        alone = moments.sample([torch.Generator().manual_seed(2)])
    assert torch.equal(drawn[1:], alone)
    assert not torch.equal(drawn[0], drawn[1])


def test_colours_are_rounded_not_cut() -> None:
    shades = np.tile(np.array([-1.0, 1.0, 0.0, 2.0, -7.0], np.float32), (3, 1, 1))
    assert to_uint8(shades)[0, :, 0].tolist() == [0, 255, 128, 255, 0]


def test_events_of_a_half_precision_run_are_those_of_any_other(engine: Engine, model_folder: Path) -> None:
    half = events(engine, asked(model_folder, placement=Placement("cpu", "bfloat16"), steps=3))
    assert [shown.step for shown in previews(half)] == [1, 2, 3]


def test_one_that_says_it_overflows_is_computed_in_float32() -> None:
    picture = torch.from_numpy(colours()).permute(2, 0, 1)[None] / 127.5 - 1
    latents = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1)) * 0.13025
    half = small_models.autoencoder_kl(scaling_factor=0.13025, force_upcast=True).half()
    full = small_models.autoencoder_kl(scaling_factor=0.13025).half().float()
    with torch.inference_mode():
        assert (vae.decode(half, latents)[0] == vae.decode(full, latents)[0]).all()
        assert torch.equal(vae.encode(half, picture).parameters, vae.encode(full, picture).parameters)
        half.register_to_config(force_upcast=False)
        assert not torch.equal(vae.encode(half, picture).parameters, vae.encode(full, picture).parameters)
    assert half.dtype == torch.float16


def test_latents_with_a_mean_and_spread_of_their_own_are_scaled_by_them() -> None:
    mean, spread = (0.5, -1.0, 0.25, 2.0), (2.0, 4.0, 0.5, 1.0)
    told = vae.scaling_of(small_models.autoencoder_kl(scaling_factor=0.5, latents_mean=mean, latents_std=spread))
    latents = torch.tensor(mean).view(1, 4, 1, 1) + torch.tensor(spread).view(1, 4, 1, 1)
    torch.testing.assert_close(told.scaled(latents), torch.full((1, 4, 1, 1), 0.5))
    torch.testing.assert_close(told.unscaled(told.scaled(latents)), latents)
