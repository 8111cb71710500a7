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
from engine import offload
from engine.offload import Turns
from engine.placement import settle
from engine.request import Offload

CPU = torch.device("cpu")


def made(modules: dict[str, Any]) -> list[torch.Tensor]:
    """What a UNet, an autoencoder and a text encoder say."""
    latents = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    return [
        modules["unet"](latents, 5, latents.new_ones(1, 77, 32))[0],
        modules["vae"].decode(latents)[0],
        modules["vae"].encode(torch.ones(1, 3, 64, 64)).latent_dist.parameters,
        modules["text_encoder"](torch.arange(77)[None])[0],
    ]


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
        assert all(map(torch.equal, made(copies), expected))
        turns.rest()
        assert all(map(torch.equal, made(copies), expected))
    assert all(offload.device_of(module) == CPU for module in copies.values())


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
