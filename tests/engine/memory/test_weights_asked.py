"""What a request has loaded besides its model is counted, each thing once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file
from weights_files import ip_adapter, lora, of_numbers, of_sd15s_size

from engine.catalog import catalog
from engine.errors import ModelError
from engine.estimate import Layout, Verdict
from engine.groups import built
from engine.memory import estimating
from engine.picture import Picture
from engine.request import ControlUse, LoraUse, Offload, ReferenceUse, Request

CPU, CUDA = Layout("cpu", "float32"), Layout("cuda", "float16")
MAP = Picture(np.zeros((8, 8, 3), np.uint8))
MILLION = 10**6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return of_sd15s_size(tmp_path / "model")


def need(folder: Path, **settings: Any) -> estimating.Need:
    return estimating.need(built(Request, model=str(folder), **settings), catalog.find(str(folder)))


def numbers(folder: Path, **settings: Any) -> int:
    """How many more than the model's own are loaded."""
    return (need(folder, **settings).weights("float16") - need(folder).weights("float16")) // 2


def controlnet(folder: Path, millions: int) -> Path:
    of_numbers(folder / "diffusion_pytorch_model.safetensors", millions * MILLION)
    (folder / "config.json").write_text("{}")
    return folder


def test_a_lora_that_is_on_is_counted(folder: Path, tmp_path: Path) -> None:
    file = str(lora(tmp_path / "style.safetensors"))
    assert numbers(folder, loras=(LoraUse(file),)) == 4 * 32 + 32 * 4 + 1
    assert numbers(folder, loras=(LoraUse(file, 0.0),)) == 0


def test_the_layers_that_a_lora_is_merged_into_lie_there_twice(folder: Path, tmp_path: Path) -> None:
    stem = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_k"
    shapes: dict[str, dict[str, tuple[int, ...]]] = {
        "loha": {"hada_w1_a": (64, 4), "hada_w1_b": (4, 96), "hada_w2_a": (64, 4), "hada_w2_b": (4, 96)},
        "lokr": {"lokr_w1": (8, 8), "lokr_w2_a": (8, 2), "lokr_w2_b": (2, 12)},
        "dora": {"lora_down.weight": (4, 96), "lora_up.weight": (64, 4), "dora_scale": (64, 1)},
        "full": {"diff": (64, 96)},
    }
    for name, parts in shapes.items():
        held = {f"{stem}.{part}": np.zeros(sides, np.float32) for part, sides in parts.items()}
        save_file(held, tmp_path / f"{name}.safetensors")
        own = sum(each.size for each in held.values())
        assert numbers(folder, loras=(LoraUse(str(tmp_path / f"{name}.safetensors")),)) == own + 64 * 96, name
    save_file({f"{stem}.oft_blocks": np.zeros((8, 8, 8), np.float32)}, tmp_path / "oft.safetensors")
    assert numbers(folder, loras=(LoraUse(str(tmp_path / "oft.safetensors")),)) == 8**3 + 860 * MILLION


def test_an_adapter_counts_once_for_all_its_references_and_brings_its_image_encoder(
    folder: Path, tmp_path: Path
) -> None:
    adapter = ip_adapter(tmp_path / "adapter.safetensors")
    use = ReferenceUse(str(adapter), MAP)
    alone = numbers(folder, references=(use,))
    assert alone == 4 * 32 * 24 + 32 + 2 * 32 * 32
    of_numbers(tmp_path / "image_encoder" / "model.safetensors", 632 * MILLION)
    assert numbers(folder, references=(use, use)) == alone + 632 * MILLION


def test_a_pickled_adapter_is_counted_like_any_other(folder: Path, tmp_path: Path) -> None:
    import torch

    adapter = tmp_path / "adapter.bin"
    shapes = {"image_proj.proj.weight": (128, 24), "ip_adapter.1.to_k_ip.weight": (32, 32)}
    groups: dict[str, dict[str, torch.Tensor]] = {}
    for key, shape in shapes.items():
        group, _, name = key.partition(".")
        groups.setdefault(group, {})[name] = torch.zeros(shape)
    torch.save(groups, adapter)
    assert numbers(folder, references=(ReferenceUse(str(adapter), MAP),)) == 128 * 24 + 32 * 32
    (tmp_path / "image_encoder").mkdir()
    (tmp_path / "image_encoder" / "config.json").write_text('{"projection_dim": 24}')
    of_numbers(tmp_path / "image_encoder" / "model.safetensors", MILLION)
    assert numbers(folder, references=(ReferenceUse(str(adapter), MAP),)) == 128 * 24 + 32 * 32 + MILLION


def test_a_controlnet_that_follows_two_maps_is_there_once(folder: Path, tmp_path: Path) -> None:
    one, other = (controlnet(tmp_path / name, millions) for name, millions in (("one", 361), ("other", 200)))
    uses = [ControlUse("canny", str(path), map=MAP) for path in (one, one, other)]
    assert numbers(folder, controls=tuple(uses[:2])) == 361 * MILLION
    assert numbers(folder, controls=tuple(uses)) == 561 * MILLION


def test_another_autoencoder_is_loaded_beside_the_models_own_and_computes_in_its_shape(
    folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    of_numbers(other / "model.safetensors", 2 * MILLION)
    (other / "config.json").write_text('{"_class_name": "AutoencoderTiny"}')
    assert numbers(folder, vae=str(other)) == 2 * MILLION
    large = {"size": (1024, 1024)}
    assert need(folder, vae=str(other), **large).bytes(CPU) < need(folder, **large).bytes(CPU)
    single = str(of_numbers(tmp_path / "single.safetensors", 2 * MILLION))
    assert need(folder, vae=single, **large).bytes(CPU) > need(folder, **large).bytes(CPU)


def test_what_is_not_there_is_told_and_what_is_broken_counts_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        need(folder, loras=(LoraUse("nowhere"),))
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"nothing")
    assert numbers(folder, loras=(LoraUse(str(broken)),)) == 0


def test_what_a_request_adds_can_make_it_offload_and_too_large(folder: Path, tmp_path: Path) -> None:
    """On a graphics device of 4 GB: the model fits, with two ControlNets it has to take turns, with six it can't."""

    def verdict(count: int) -> tuple[Verdict, Offload]:
        nets = [controlnet(tmp_path / f"net-{index}", 361) for index in range(count)]
        needed = need(folder, controls=tuple(ControlUse("canny", str(net), map=MAP) for net in nets))
        found = estimating.estimate(needed, CUDA, 4 * 2**30, main=64 * 2**30)
        return found.verdict, found.layout.offload

    assert verdict(0) == (Verdict.FITS, Offload.NONE)
    assert verdict(2) == (Verdict.OFFLOADS, Offload.MODEL)
    assert verdict(6) == (Verdict.OFFLOADS, Offload.SEQUENTIAL)
    style = str(of_numbers(tmp_path / "style.safetensors", 1500 * MILLION))
    laden = need(folder, loras=(LoraUse(style),))
    found = estimating.estimate(laden, CUDA, 4 * 2**30, main=64 * 2**30)
    assert (found.verdict, found.layout.offload) == (Verdict.TOO_LARGE, Offload.MODEL)
    assert "smaller model" in found.advice


def test_a_turn_takes_the_unet_and_what_lies_over_it(folder: Path, tmp_path: Path) -> None:
    by_turns = Layout("cuda", "float16", Offload.MODEL)
    style = str(of_numbers(tmp_path / "style.safetensors", 100 * MILLION))
    plain, styled = (need(folder, **each).bytes(by_turns) for each in ({}, {"loras": (LoraUse(style),)}))
    assert styled == plain + 2 * 100 * MILLION
