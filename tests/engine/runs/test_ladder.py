"""Running with as much memory as there is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from drive import KEY, asked, events, finished, previews
from engine.catalog.catalog import find
from engine.engine import Engine
from engine.errors import InvalidRequest, ModelError, OutOfMemory
from engine.estimate import Layout
from engine.events import Event, Finished, Loading, MemoryEstimated
from engine.loading.models import Models
from engine.request import Attention, EstimateMemory, Offload, Placement, Request
from engine.runs import batches, ladder
from engine.runs.run import run


def close(first: np.ndarray, second: np.ndarray) -> bool:
    """The same picture, but for the last digits."""
    return int(np.abs(first.astype(int) - second).max()) <= 2


@pytest.mark.parametrize(
    ("placement", "recorded"),
    [
        (Placement("cpu", "float32", attention=Attention.SLICED), "attention in slices"),
        (Placement("cpu", "float32", vae_slicing=False), "decoded together"),
        (Placement("cpu", "float32", offload=Offload.GROUP), "group offload"),
    ],
)
def test_a_placement_is_obeyed_recorded_and_draws_the_same(
    engine: Engine, model_folder: Path, placement: Placement, recorded: str
) -> None:
    plain = finished(engine, asked(model_folder, count=2, guidance=3.0))
    done = finished(engine, asked(model_folder, count=2, guidance=3.0, placement=placement))
    assert plain.environment.placement == "plain"
    assert done.environment.placement == recorded
    assert all(close(*pair) for pair in zip(done.images, plain.images, strict=True))
    if placement.attention is not None:
        assert done.environment.attention == "SlicedAttnProcessor"
    assert finished(engine, asked(model_folder, count=2, guidance=3.0)).environment == plain.environment


@pytest.mark.parametrize("folder", ["model_folder", "tiny_vae_folder"])
def test_tiles_draw_nearly_the_same_picture(request: pytest.FixtureRequest, engine: Engine, folder: str) -> None:
    path = request.getfixturevalue(folder)
    tiled = finished(engine, asked(path, placement=Placement("cpu", "float32", vae_tiling=True)))
    plain = finished(engine, asked(path))
    assert tiled.environment.placement == "decoded in tiles"
    assert np.abs(tiled.images[0].astype(int) - plain.images[0]).mean() < 24


def test_what_this_machine_cannot_do_is_told(engine: Engine, model_folder: Path) -> None:
    with pytest.raises(InvalidRequest, match="needs a graphics device"):
        events(engine, asked(model_folder, placement=Placement("cpu", offload=Offload.SEQUENTIAL)))
    with pytest.raises(InvalidRequest, match="xFormers is not installed"):
        events(engine, asked(model_folder, placement=Placement("cpu", "float32", attention=Attention.XFORMERS)))


def test_a_request_is_weighed_without_opening_its_model(tiny_vae_folder: Path) -> None:
    engine, plain = Engine(), asked(tiny_vae_folder)
    large = asked(tiny_vae_folder, size=(1024, 1024), count=4)
    small, more = (events(engine, EstimateMemory(each))[-1] for each in (plain, large))
    assert isinstance(small, MemoryEstimated) and isinstance(more, MemoryEstimated)
    assert small.estimate.in_words().startswith("Fits: about ")
    assert more.estimate.bytes > small.estimate.bytes + 100 * 2**20
    with pytest.raises(ModelError, match="not in memory"):
        engine.pipeline(str(tiny_vae_folder))
    with pytest.raises(InvalidRequest, match="needs a graphics device"):
        events(engine, EstimateMemory(asked(tiny_vae_folder, placement=Placement("cpu", offload=Offload.MODEL))))


def test_more_than_memory_can_ever_hold_is_refused_before_anything_is_loaded(model_folder: Path) -> None:
    models = Models(free=lambda device: 2**31)
    request = asked(model_folder, size=(4096, 4096), count=64)
    with pytest.raises(OutOfMemory, match=r"64 pictures of 4096×4096.*2\.0 GB are free\. Try \d+ pictures? at a time"):
        list(run(KEY, request, models))
    assert models.held(model_folder) is None


def test_where_memory_is_short_the_run_begins_with_less(model_folder: Path) -> None:
    request = asked(model_folder, size=(512, 512), steps=1)
    short = ladder.estimate(request, find(str(model_folder)), Models()).bytes - 2**20
    done = list(run(KEY, request, Models(free=lambda device: short)))[-1]
    assert isinstance(done, Finished)
    assert done.images[0].shape == (512, 512, 3)
    assert done.environment.placement == "decoded in tiles"
    assert done.notes[-1] == "Memory is short: decoded in tiles."


def test_pictures_drawn_a_few_at_a_time_are_those_drawn_together(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, prompts=("a red house", "a boat"), count=2, seed=7, guidance=3.0)
    whole = finished(engine, request)

    def alone(part: Request) -> Iterator[Event]:
        yield from events(engine, part)

    found = list(batches.together(request, 3, alone))
    done = found[-1]
    assert isinstance(done, Finished)
    assert [len(part.words.prompts) for part in batches.split(request, 3)] == [3, 1]
    assert done.request == request
    assert all(close(*pair) for pair in zip(done.images, whole.images, strict=True))
    shown = previews(found)
    assert [each.step for each in shown] == list(range(1, 9))
    assert {each.total for each in shown} == {8}
    assert [len(each.images) for each in shown] == [3] * 4 + [4] * 4
    assert len(done.timings.steps) == 8


def test_when_memory_runs_out_the_run_is_made_again_with_less(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, count=4)
    tried: list[Layout] = []

    def attempt(how: Layout) -> Iterator[Event]:
        tried.append(how)
        yield Loading(KEY, "Drawing", 0, 1)
        if how.batch > 1:
            torch.empty(2**62, dtype=torch.uint8)
        yield from events(engine, request)

    collected: list[int] = []
    models = Models(collect=lambda: collected.append(len(tried)))
    done = list(ladder.descend(request, find(str(model_folder)), models, attempt))[-1]
    assert collected == [1, 2, 3]
    assert [(how.vae_tiling, how.batch) for how in tried] == [(False, 64), (True, 64), (True, 2), (True, 1)]
    assert isinstance(done, Finished)
    assert done.notes[-1].startswith("Memory ran out, so this was made again with less: decoded in tiles")


def test_when_the_last_rung_is_not_enough_it_is_told_and_the_next_request_runs(
    engine: Engine, model_folder: Path
) -> None:
    models = Models()
    about = find(str(model_folder))

    def attempt(how: Layout) -> Iterator[Event]:
        yield Loading(KEY, "Drawing", 0, 1)
        torch.empty(2**62, dtype=torch.uint8)

    with pytest.raises(OutOfMemory, match=r"a picture of 64×64\. Choose a smaller size"):
        list(ladder.descend(asked(model_folder), about, models, attempt))
    assert finished(engine, asked(model_folder)).images


def test_other_errors_are_not_tried_again(model_folder: Path) -> None:
    tried = []

    def attempt(how: Layout) -> Iterator[Event]:
        tried.append(how)
        yield Loading(KEY, "Drawing", 0, 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(ladder.descend(asked(model_folder), find(str(model_folder)), Models(), attempt))
    assert len(tried) == 1


SQUEEZED = """
import resource, sys
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from drive import asked, finished
from engine.engine import Engine

engine = Engine()
finished(engine, asked(Path({folder!r})))
used = int(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmSize"))) * 1024
resource.setrlimit(resource.RLIMIT_AS, (used + {megabytes} * 2**20, resource.RLIM_INFINITY))
done = finished(engine, asked(Path({folder!r}), size=(512, 512), count=24, steps=1, guidance=3.0))
print(len(done.images), done.environment.placement, done.notes[-1])
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
print(finished(engine, asked(Path({folder!r}))).environment.placement)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_a_process_whose_memory_really_runs_out_draws_all_the_same_and_lives_on(tiny_vae_folder: Path) -> None:
    """What is too little for this and yet enough for less depends on the machine: one of these is between."""
    here = Path(__file__).resolve()
    told = []
    for megabytes in (230, 190, 270, 150, 310):
        script = SQUEEZED.format(
            root=str(here.parents[3]), tests=str(here.parents[2]), folder=str(tiny_vae_folder), megabytes=megabytes
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=500)
        told.append(done.stdout or done.stderr.strip().splitlines()[-1])
        if done.returncode == 0 and "Memory ran out" in done.stdout:
            break
    squeezed, after = told[-1].splitlines()
    assert squeezed.startswith("24 ") and "at a time" in squeezed and "Memory ran out" in squeezed, told
    assert after == "plain"
