"""Where and how precisely to compute."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
import torch

from drive import KEY, asked, events, finished
from engine.catalog.catalog import Model
from engine.engine import Engine
from engine.errors import InvalidRequest, OutOfMemory
from engine.loading import devices
from engine.loading.models import LoadedModel, Models, Part
from engine.request import Offload, Placement
from engine.runs.run import run


def test_left_alone_the_engine_takes_the_fastest_device_there_is() -> None:
    device, dtype = devices.choose(Placement())
    assert str(device) == devices.available()[0]
    assert dtype == (torch.float32 if device.type == "cpu" else torch.float16)
    _, large = devices.choose(Placement(), weights=devices.LARGE)
    assert large in (torch.float32, torch.bfloat16) if device.type == "cpu" else large == torch.float16


@pytest.mark.parametrize("dtype", ["float32", "bfloat16", "float16"])
def test_the_precision_can_be_chosen(engine: Engine, model_folder: Path, dtype: str) -> None:
    done = finished(engine, asked(model_folder, placement=Placement("cpu", dtype)))
    assert done.environment.dtype == dtype
    assert done.images[0].std() > 0


def test_a_device_that_is_not_there_is_told_with_those_that_are(engine: Engine, model_folder: Path) -> None:
    with pytest.raises(InvalidRequest, match=r"no device “tpu”.*cpu"):
        events(engine, asked(model_folder, placement=Placement("tpu")))


@pytest.mark.parametrize(
    ("error", "is_memory"),
    [
        (MemoryError(), True),
        (torch.OutOfMemoryError("CUDA out of memory"), True),
        (RuntimeError("[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("MPS backend out of memory"), True),
        (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_memory_running_out_is_recognised(error: Exception, is_memory: bool) -> None:
    assert devices.is_out_of_memory(error) is is_memory


class FullMemory(Models):
    """Says what torch's CPU allocator says when a model does not fit."""

    forgotten = False

    def get(
        self, about: Model, device: torch.device, dtype: torch.dtype, way: Offload = Offload.NONE
    ) -> Generator[Part, None, LoadedModel]:
        yield "Loading the UNet", 0, 1
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes.")

    def forget(self, but: Path | None = None) -> None:
        self.forgotten = True


def test_more_than_memory_holds_is_told_and_memory_is_given_back(model_folder: Path) -> None:
    models = FullMemory()
    with pytest.raises(OutOfMemory, match="3 pictures of 1024×768"):
        list(run(KEY, asked(model_folder, size=(1024, 768), count=3), models))
    assert models.forgotten
