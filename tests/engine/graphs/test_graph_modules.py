"""Runs whose modules are computed by graphs give what torch gives, and say what computed them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import parity
from drive import KEY, final_latents
from engine.events import Environment, Finished
from engine.graphs import choice, store
from engine.groups import altered, built
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Attention, Backend, ControlUse, LoraUse, Mask, Placement, ReferenceUse, Request
from engine.runs.run import run
from parity import distance

SAME = 1e-4
FAR = 100 * SAME
STARTER = built(Request, model="starter", prompts=("a red house",), size=(128, 128), seed=5, steps=4)
MAP = parity.drawn(3, 128, 128)
SOURCE = Picture(np.asarray(parity.drawn(4, 128, 128).pixels))


@pytest.fixture(scope="module")
def held() -> Models:
    return Models()


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's cache of this file's own, which keeps the graphs that are made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "graph-cache"))


def by(backend: Backend | None, request: Request) -> Request:
    return replace(request, placement=Placement("cpu", "float32", backend=backend))


def environment(request: Request, models: Models) -> Environment:
    last = list(run(KEY, request, models))[-1]
    assert isinstance(last, Finished)
    return last.environment


ASKED: dict[str, dict[str, Any]] = {
    "by another sampler": {"sampler": "ddim", "steps": 6, "guidance": 3.0, "negative": "a tree"},
    "with a LoRA": {"loras": (LoraUse("watercolour", 0.8),)},
    "by a ControlNet": {"controls": (ControlUse("canny", "canny", map=MAP, scale=0.7),)},
    "from a picture": {"source": SOURCE, "strength": 0.6},
    "with weights on words": {"prompts": ("a (red:1.3) house",)},
}


@pytest.mark.parametrize("name", ASKED)
def test_the_starters_graphs_and_torch_agree(name: str, held: Models) -> None:
    request = altered(STARTER, **ASKED[name])
    ours, theirs = (final_latents(by(each, request), held) for each in (Backend.GRAPHS, Backend.TORCH))
    assert 0 < distance(ours, theirs) < SAME
    assert distance(final_latents(by(Backend.GRAPHS, altered(request, prompts=("a cat",))), held), theirs) > FAR


def test_a_lora_counts_by_its_weight_and_leaves_nothing_behind(held: Models) -> None:
    plain = final_latents(by(Backend.GRAPHS, STARTER), held)
    styled = altered(STARTER, loras=(LoraUse("watercolour", 1.0),))
    assert distance(final_latents(by(Backend.GRAPHS, styled), held), plain) > FAR
    assert distance(final_latents(by(Backend.GRAPHS, STARTER), held), plain) == 0


def test_graphs_are_made_where_they_are_asked_for(held: Models, model_folder: Path, inpainting_folder: Path) -> None:
    """None ships for these; once made, they are found."""
    whole = parity.request(model_folder, source=Picture(parity.picture()), strength=0.8)
    hole = parity.request(
        inpainting_folder, source=Picture(parity.picture()), mask=Mask(Picture(parity.mask())), sampler="euler"
    )
    for request in (whole, hole):
        assert environment(by(None, request), held).backend == "torch"
        ours, theirs = (final_latents(by(each, request), held) for each in (Backend.GRAPHS, Backend.TORCH))
        assert 0 < distance(ours, theirs) < SAME
        assert environment(by(Backend.GRAPHS, request), held).backend.startswith("onnxruntime")


def test_sdxls_unet_too(held: Models, xl_folder: Path) -> None:
    request = parity.request(xl_folder)
    ours, theirs = (final_latents(by(each, request), held) for each in (Backend.GRAPHS, Backend.TORCH))
    assert 0 < distance(ours, theirs) < SAME


def test_a_run_says_what_computed_it(held: Models) -> None:
    assert environment(by(Backend.TORCH, STARTER), held).backend == "torch"
    assert environment(by(Backend.GRAPHS, STARTER), held).backend == _version()
    seen = altered(STARTER, references=(ReferenceUse("ip-adapter", SOURCE),))
    assert environment(by(Backend.GRAPHS, seen), held).backend == f"{_version()} (unet: torch for references)"
    sliced = altered(STARTER, placement=Placement("cpu", "float32", attention=Attention.SLICED))
    assert environment(sliced, held).backend == "torch"


def test_the_same_request_gives_the_same_bits_after_another_backends(held: Models) -> None:
    """What torch encoded is not taken for what a graph would have."""
    first = final_latents(by(Backend.GRAPHS, STARTER), held)
    final_latents(by(Backend.TORCH, STARTER), held)
    assert distance(final_latents(by(Backend.GRAPHS, STARTER), held), first) == 0
    assert distance(final_latents(by(Backend.GRAPHS, STARTER), Models()), first) == 0


def test_the_faster_is_taken_and_remembered() -> None:
    calls: list[str] = []

    def slow() -> None:
        calls.append("slow")
        sum(range(2_000_000))

    def fast() -> None:
        calls.append("fast")

    assert choice.prefers_graph("one.graph", 1, graph=fast, eager=slow)
    assert not choice.prefers_graph("other.graph", 1, graph=slow, eager=fast)
    measured = len(calls)
    assert choice.prefers_graph("one.graph", 1, graph=fast, eager=slow) and len(calls) == measured
    assert choice.is_slower("other.graph", 1) and not choice.is_slower("one.graph", 1)
    assert not choice.is_slower("other.graph", 2)


def test_a_damaged_graph_leaves_the_run_to_torch(tiny_vae_folder: Path) -> None:
    models, request = Models(), parity.request(tiny_vae_folder, sampler="ddim")
    final_latents(by(Backend.GRAPHS, request), models)
    for each in (store.cache_dir() / store.FOLDER).glob("*.graph"):
        each.write_bytes(b"nothing")
    try:
        fresh = Models()
        ours, theirs = (final_latents(by(each, request), fresh) for each in (Backend.GRAPHS, Backend.TORCH))
        assert distance(ours, theirs) == 0
    finally:
        for each in (store.cache_dir() / store.FOLDER).glob("*.graph"):
            each.unlink()


def _version() -> str:
    from engine.graphs import session

    return session.version()
