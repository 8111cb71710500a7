"""Modules where they compute: the same pictures, sooner."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

import small_models
from drive import asked, finished
from engine.engine import Engine
from engine.loading.placement import fused_upsampling, settle

CPU = torch.device("cpu")


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("size", [(1, 1), (5, 8)])
def test_fused_upsampling_is_the_same_function(bias: bool, size: tuple[int, int]) -> None:
    torch.manual_seed(0)
    layers = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(6, 4, 3, padding=1, bias=bias), nn.ReLU())
    fused = fused_upsampling(layers)
    picture = torch.randn(2, 6, *size)
    with torch.inference_mode():
        expected, found = layers(picture), fused(picture)
    assert [type(layer) for layer in fused] == [nn.ConvTranspose2d, nn.ReLU]
    assert found.shape == expected.shape
    assert (found - expected).abs().max() < 1e-5


@pytest.mark.parametrize(
    "layer", [nn.Conv2d(4, 4, 1), nn.Conv2d(4, 4, 3, padding=1, padding_mode="reflect"), nn.ReLU()]
)
def test_other_layers_behind_a_doubling_are_kept(layer: nn.Module) -> None:
    layers = nn.Sequential(nn.Upsample(scale_factor=2), layer)
    assert list(fused_upsampling(layers)) == list(layers)


def test_a_settled_tiny_decoder_shows_the_same_picture() -> None:
    plain, settled = small_models.autoencoder_tiny(), settle(small_models.autoencoder_tiny(), CPU)
    latents = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        expected, found = plain.decode(latents).sample, settled.decode(latents).sample
    assert (found - expected).abs().max() / expected.abs().max() < 1e-5
    assert any(isinstance(layer, nn.ConvTranspose2d) for layer in settled.decoder.layers)


def test_on_a_processor_convolutions_are_channels_last(model_folder: Path) -> None:
    engine = Engine()
    finished(engine, asked(model_folder))
    pipe = engine.pipeline(str(model_folder))
    for module in (pipe.unet, pipe.vae):
        wide = [each.weight for each in module.modules() if isinstance(each, nn.Conv2d) and each.kernel_size == (3, 3)]
        assert wide
        assert all(weight.is_contiguous(memory_format=torch.channels_last) for weight in wide)
