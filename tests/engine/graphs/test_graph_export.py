"""Graphs compute what the modules compute that they were made of, at sizes that they were not traced with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import small_models
from engine.errors import ModelError
from engine.graphs import store
from engine.graphs.session import Graph
from engine.graphs.store import GraphKind, StoredGraph
from engine.graphs.weights import WeightsFile
from engine.loading import graph_making
from engine.loading.graph_export import export
from engine.paths import starter_dir

SAME = 1e-4
FAR = 100 * SAME


def weights_of(module: torch.nn.Module) -> Mapping[str, np.ndarray]:
    return {name: each.numpy() for name, each in module.state_dict().items()}


def session(kind: GraphKind, module: torch.nn.Module, folder: Path) -> Graph:
    path = store.keep(export(kind, module), kind, {"tiny": True}, folder)
    return Graph(path, weights_of(module), 1)


def distance(ours: np.ndarray, theirs: torch.Tensor) -> float:
    assert ours.shape == tuple(theirs.shape)
    return float(np.abs(ours - theirs.numpy()).max() / max(1.0, float(theirs.abs().max())))


def arrays(given: Mapping[str, torch.Tensor]) -> dict[str, np.ndarray]:
    return {name: each.numpy() for name, each in given.items()}


def unet_inputs(batch: int = 3, width: int = 32, tokens: int = 154) -> dict[str, torch.Tensor]:
    return {
        "sample": torch.randn(batch, 4, 11, 16),
        "timestep": torch.tensor([77.0]),
        "encoder_hidden_states": torch.randn(batch, tokens, width),
    }


@torch.inference_mode()
def test_a_unet(tmp_path: Path) -> None:
    unet, given = small_models.unet(), unet_inputs()
    graph = session(GraphKind.UNET, unet, tmp_path)
    theirs = unet(**given, return_dict=False)[0]
    assert distance(graph.run(arrays(given))[0], theirs) < SAME
    assert distance(graph.run(arrays({**given, "timestep": torch.tensor([700.0])}))[0], theirs) > FAR


@torch.inference_mode()
def test_a_unet_that_is_told_its_guidance(tmp_path: Path) -> None:
    unet = small_models.unet(time_cond_proj_dim=32)
    given = {**unet_inputs(), "timestep_cond": torch.randn(3, 32)}
    graph = session(GraphKind.UNET, unet, tmp_path)
    assert distance(graph.run(arrays(given))[0], unet(**given, return_dict=False)[0]) < SAME


@torch.inference_mode()
@pytest.mark.parametrize("numbers", [6, 5])
def test_sdxls_unet_and_its_refiners(tmp_path: Path, numbers: int) -> None:
    unet = small_models.unet_xl(numbers=numbers)
    added = {"text_embeds": torch.randn(3, 24), "time_ids": torch.rand(3, numbers) * 512}
    given = unet_inputs(width=80)
    graph = session(GraphKind.UNET, unet, tmp_path)
    theirs = unet(**given, added_cond_kwargs=added, return_dict=False)[0]
    assert distance(graph.run(arrays({**given, **added}))[0], theirs) < SAME


@torch.inference_mode()
def test_a_controlnet_and_the_unet_it_adds_to(tmp_path: Path) -> None:
    unet, net, given = small_models.unet(), small_models.controlnet(), unet_inputs()
    condition = torch.rand(3, 3, 88, 128)
    down, mid = net(**given, controlnet_cond=condition, return_dict=False)
    graph = session(GraphKind.CONTROLNET, net, tmp_path)
    said = graph.run(arrays({**given, "controlnet_cond": condition}))
    for ours, theirs in zip(said, (*down, mid), strict=True):
        assert distance(ours, theirs) < SAME
    controlled = session(GraphKind.CONTROLLED_UNET, unet, tmp_path)
    told = dict(zip(graph.outputs, said, strict=True))
    theirs = unet(**given, down_block_additional_residuals=down, mid_block_additional_residual=mid, return_dict=False)[
        0
    ]
    assert distance(controlled.run({**arrays(given), **told})[0], theirs) < SAME
    without = {name: np.zeros_like(value) for name, value in told.items()}
    assert distance(controlled.run({**arrays(given), **without})[0], theirs) > FAR


@torch.inference_mode()
def test_a_text_encoder_with_all_of_its_layers(tmp_path: Path) -> None:
    words = small_models.tokenizer()
    encoder = small_models.text_encoder(words)
    ids = torch.randint(0, len(words), (3, 77))
    graph = session(GraphKind.TEXT_ENCODER, encoder, tmp_path)
    said = encoder(ids, output_hidden_states=True)
    for ours, theirs in zip(graph.run({"input_ids": ids.numpy()}), (said[0], *said.hidden_states), strict=True):
        assert distance(ours, theirs) < SAME


@torch.inference_mode()
@pytest.mark.parametrize("build", [small_models.autoencoder_tiny, small_models.autoencoder_kl])
def test_both_ends_of_an_autoencoder(tmp_path: Path, build: Any) -> None:
    vae = build()
    pixels, latents = torch.rand(2, 3, 128, 64) * 2 - 1, torch.randn(2, 4, 16, 8)
    ours = session(GraphKind.VAE_ENCODER, vae.encoder, tmp_path).run({"pixels": pixels.numpy()})[0]
    assert distance(ours, vae.encoder(pixels)) < SAME
    ours = session(GraphKind.VAE_DECODER, vae.decoder, tmp_path).run({"latents": latents.numpy()})[0]
    assert distance(ours, vae.decoder(latents)) < SAME


def test_the_starter_ships_a_graph_for_each_of_its_modules() -> None:
    """`python -m engine.loading.graph_making resources/starter` makes them again after another architecture."""
    wanted = {
        "unet": (GraphKind.UNET, GraphKind.CONTROLLED_UNET),
        "text_encoder": (GraphKind.TEXT_ENCODER,),
        "vae": (GraphKind.VAE_ENCODER, GraphKind.VAE_DECODER),
        "ip_adapter/image_encoder": (GraphKind.IMAGE_ENCODER,),
        **{f"controlnets/{each.name}": (GraphKind.CONTROLNET,) for each in (starter_dir() / "controlnets").iterdir()},
    }
    for folder, kinds in wanted.items():
        config = json.loads((starter_dir() / folder / "config.json").read_text("utf-8"))
        for kind in kinds:
            path = store.find(kind, config)
            assert path is not None and path.parent == store.shipped_dir(), f"{folder}: {kind}"


def test_making_graphs_twice_gives_the_same_bytes(tiny_vae_folder: Path, tmp_path: Path) -> None:
    one, other = (graph_making.make(tiny_vae_folder, tmp_path / name) for name in ("one", "other"))
    assert [each.name for each in one] == [each.name for each in other]
    assert [each.read_bytes() for each in one] == [each.read_bytes() for each in other]
    (tmp_path / "one" / "old.graph").write_bytes(b"")
    graph_making.make(tiny_vae_folder, tmp_path / "one")
    assert not (tmp_path / "one" / "old.graph").exists()


def test_a_graph_without_its_weights_says_which_are_missing(tmp_path: Path) -> None:
    vae = small_models.autoencoder_tiny()
    path = store.keep(export(GraphKind.VAE_DECODER, vae.decoder), GraphKind.VAE_DECODER, {}, tmp_path)
    with pytest.raises(ModelError, match="lacks"):
        Graph(path, {}, 1)
    with pytest.raises(ModelError, match="can't be used"):
        Graph(path, {name: each[:1] for name, each in weights_of(vae.decoder).items()}, 1)


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"no graph"])
def test_a_damaged_graph_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.graph").write_bytes(content)
    with pytest.raises(ModelError, match="made again"):
        store.read(tmp_path / "broken.graph")


def test_a_file_that_is_no_graph_is_refused(tmp_path: Path) -> None:
    path = store.keep(StoredGraph(b"nonsense", ()), GraphKind.UNET, {}, tmp_path)
    with pytest.raises(ModelError, match="can't be used"):
        Graph(path, {}, 1)


def test_weights_come_in_float32_without_their_prefix(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    made = {"decoder.a": torch.ones(2, dtype=torch.float16), "encoder.b": torch.zeros(1)}
    save_file(made, tmp_path / "some.safetensors")
    found = WeightsFile(tmp_path / "some.safetensors", "decoder.")
    assert list(found) == ["a"] and found["a"].dtype == np.float32
    with pytest.raises(KeyError):
        found["b"]
    save_file({"a": torch.ones(2, dtype=torch.bfloat16)}, tmp_path / "other.safetensors")
    with pytest.raises(ModelError, match="precision"):
        WeightsFile(tmp_path / "other.safetensors")["a"]
    (tmp_path / "broken.safetensors").write_bytes(b"no")
    with pytest.raises(ModelError, match="can't be read"):
        WeightsFile(tmp_path / "broken.safetensors")
