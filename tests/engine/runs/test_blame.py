"""Whose fault it is that a library fails in the middle of a run: of files a person chose, or ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.catalog import catalog
from engine.errors import InvalidRequest, ModelError
from engine.groups import built
from engine.paths import starter_dir
from engine.request import LoraUse, Request
from engine.runs.blame import on_files
from fakes import bare_model


def in_a_library() -> None:
    """Fails as diffusers does over widths that don't go together."""
    import torch
    from diffusers.models.embeddings import Timesteps

    Timesteps(4, True, 0)(torch.zeros(2, 2))


def of_ours() -> None:
    raise ValueError("ours")


class Panic(BaseException):
    """As a library in Rust raises."""


def in_rust() -> None:
    raise Panic("index out of range")


def blamed(request: Request, fails: Callable[[], object]) -> str:
    with pytest.raises(ModelError) as raised, on_files(request, catalog.find(request.uses.model)):
        fails()
    return str(raised.value)


@pytest.fixture
def own(tmp_path: Path) -> str:
    return str(bare_model(tmp_path / "model"))


def test_a_persons_own_model_is_named(own: str) -> None:
    assert blamed(built(Request, model=own), in_a_library).startswith("Nothing can't be used: something in its files")
    assert "(index out of range)" in blamed(built(Request, model=own), in_rust)


def test_what_was_laid_over_the_shipped_model_is_named() -> None:
    request = built(Request, model=str(starter_dir()), loras=(LoraUse("ink"),))
    assert "LoRA “ink” can't be used" in blamed(request, in_a_library)


def test_with_the_shipped_model_alone_it_is_a_fault_of_ours() -> None:
    request = built(Request, model=str(starter_dir()))
    with pytest.raises(AssertionError), on_files(request, catalog.find(str(starter_dir()))):
        in_a_library()


def test_what_our_own_code_raises_is_a_fault_of_ours(own: str) -> None:
    with pytest.raises(ValueError, match="ours"), on_files(built(Request, model=own), catalog.find(own)):
        of_ours()


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("DefaultCPUAllocator: not enough memory")])
def test_memory_that_runs_out_stays_what_it_is(own: str, error: Exception) -> None:
    with pytest.raises(type(error)), on_files(built(Request, model=own), catalog.find(own)):
        raise error


@pytest.mark.parametrize("error", [InvalidRequest("x"), KeyboardInterrupt(), GeneratorExit()])
def test_what_is_said_already_stays_what_it_is(own: str, error: BaseException) -> None:
    with pytest.raises(type(error)), on_files(built(Request, model=own), catalog.find(own)):
        raise error
