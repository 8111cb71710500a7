"""Modules that lie elsewhere while they don't compute."""

from __future__ import annotations

import copy
import gc
import tempfile
from pathlib import Path
from typing import Any

import pytest
import torch

import small_models
from engine.loading import offload
from engine.loading.offload import Turns
from engine.loading.placement import settle
from engine.request import Offload

CPU = torch.device("cpu")
CLOSE = 1e-5
"""The parity tests' tolerance: weights in a mapped file can lie aligned differently, and another alignment chooses
another kernel, whose last bits differ (by 8e-7 on processors without AVX-512)."""


def made(modules: dict[str, Any]) -> list[torch.Tensor]:
    """What a UNet, an autoencoder and a text encoder say."""
    latents = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    return [
        modules["unet"](latents, 5, latents.new_ones(1, 77, 32))[0],
        modules["vae"].decode(latents)[0],
        modules["vae"].encode(torch.ones(1, 3, 64, 64)).latent_dist.parameters,
        modules["text_encoder"](torch.arange(77)[None])[0],
    ]


def apart(ours: list[torch.Tensor], reference: list[torch.Tensor]) -> float:
    """Measure the largest difference, as a part of the reference's largest value or of 1."""
    each = zip(ours, reference, strict=True)
    return max(((a - b).abs().max() / max(1.0, float(b.abs().max()))).item() for a, b in each)


@pytest.fixture(scope="module")
def modules() -> dict[str, Any]:
    return {
        "unet": small_models.unet(),
        "vae": small_models.autoencoder_kl(),
        "text_encoder": small_models.text_encoder(small_models.tokenizer()),
    }


@pytest.mark.parametrize("way", [Offload.MODEL, Offload.SEQUENTIAL, Offload.GROUP])
def test_an_offloaded_module_computes_the_same(modules: dict[str, Any], way: Offload) -> None:
    """On the CPU, since accelerate's and diffusers' hooks go through the same calls for any device."""
    turns = Turns()
    copies = copy.deepcopy(modules)
    for name, module in copies.items():
        offload.install(module, way, stage=name, device=CPU, turns=turns)
    with torch.inference_mode():
        expected = made(modules)
        assert apart(made(copies), expected) <= CLOSE
        turns.rest()
        assert apart(made(copies), expected) <= CLOSE
    assert all(offload.device_of(module) == CPU for module in copies.values())


@pytest.mark.parametrize("way", [Offload.MODEL, Offload.SEQUENTIAL, Offload.GROUP])
def test_one_layer_left_out_would_be_seen_by_that_tolerance(modules: dict[str, Any], way: Offload) -> None:
    """The twin of the test above: what one small layer does is over a hundred times the tolerance."""
    copies = copy.deepcopy(modules)
    with torch.no_grad():
        copies["unet"].conv_out.bias.zero_()
    offload.install(copies["unet"], way, stage="unet", device=CPU, turns=Turns())
    with torch.inference_mode():
        assert apart(made(copies), made(modules)) > 100 * CLOSE


def test_group_offload_on_a_processor_keeps_the_weights_in_files_that_go_with_the_module() -> None:
    folder = Path(tempfile.gettempdir())
    before = set(folder.glob("sketchlight-offload-*"))
    module = settle(small_models.unet(), CPU, Offload.GROUP, stage="unet")
    (ours,) = set(folder.glob("sketchlight-offload-*")) - before
    assert len(list(ours.glob("*.safetensors"))) > 10
    del module
    gc.collect()
    assert not ours.exists()


class Lying(torch.nn.Module):
    """A module that only remembers where it lies, for want of a second device."""

    at = CPU

    def to(self, device: torch.device) -> Lying:  # type: ignore[override]
        self.at = device
        return self


def test_one_stage_lies_on_the_device_at_a_time() -> None:
    turns, gpu = Turns(), torch.device("cuda")
    unet, net, vae = Lying(), Lying(), Lying()
    turns.take(unet, "unet", gpu)
    turns.take(net, "unet", gpu)
    turns.take(unet, "unet", gpu)
    assert [each.at for each in (unet, net, vae)] == [gpu, gpu, CPU]
    turns.take(vae, "vae", gpu)
    assert [each.at for each in (unet, net, vae)] == [CPU, CPU, gpu]
    turns.rest()
    assert [each.at for each in (unet, net, vae)] == [CPU, CPU, CPU]


def test_a_tiny_autoencoder_is_never_offloaded() -> None:
    tiny = settle(small_models.autoencoder_tiny(), CPU, Offload.SEQUENTIAL, stage="vae")
    assert tiny.device == CPU
    assert not hasattr(tiny, "_hf_hook")
