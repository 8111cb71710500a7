"""Enlarging by a network of one's own (ESRGAN and its kind), from files of both forms."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from engine.errors import ModelError
from engine.events import Finished, Job, Loading
from engine.groups import built
from engine.loading import upscaling
from engine.picture import Picture
from engine.request import Enlarge, Key, Lane, Request

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def weights() -> dict[str, torch.Tensor]:
    """The state of a tiny ESRGAN, which enlarges twice."""
    from spandrel.architectures.ESRGAN import ESRGAN

    torch.manual_seed(0)
    return ESRGAN(scale=2, num_filters=8, num_blocks=1).state_dict()


@pytest.fixture(params=["safetensors", "pth"])
def file(request, weights, tmp_path: Path) -> Path:
    path = tmp_path / f"tiny.{request.param}"
    if request.param == "pth":
        torch.save({"params_ema": weights}, path)
    else:
        save_file({name: each.contiguous() for name, each in weights.items()}, path)
    return path


def picture() -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (230, 210, 3), dtype=np.uint8)


def test_tiles_are_joined_as_if_it_were_enlarged_at_once(file: Path) -> None:
    network = upscaling.read(file, CPU)
    parts = upscaling.upscaled(network, picture(), CPU)
    seen = []
    while True:
        try:
            seen.append(next(parts))
        except StopIteration as done:
            made = done.value
            break
    assert made.shape == (460, 420, 3) and len(seen) == 4
    whole = upscaling.enlarged_piece(network, picture(), CPU)
    assert np.abs(made.astype(int) - whole).max() <= 1


def test_a_request_is_enlarged_by_it_before_it_is_redrawn(engine, file: Path) -> None:
    source = Picture(picture()[:64, :64].copy())
    request = built(
        Request, model="starter", source=source, enlarge=Enlarge(2, upscaler=str(file)), strength=0.0, size=(128, 128)
    )
    events = list(engine.run(Job(Key(0, Lane.EXPLICIT, 1), request)))
    assert any(isinstance(event, Loading) and event.stage == "Enlarging" for event in events)
    (finished,) = [event for event in events if isinstance(event, Finished)]
    expected = upscaling.enlarged_piece(upscaling.read(file, CPU), source.pixels, CPU)
    assert np.array_equal(finished.images[0], expected)
    lanczos = replace(request, enlarge=Enlarge(2))
    (other,) = [e for e in engine.run(Job(Key(0, Lane.EXPLICIT, 2), lanczos)) if isinstance(e, Finished)]
    assert not np.array_equal(other.images[0], expected)


class Poison:
    def __reduce__(self):
        return (Path.touch, (Path("poisoned"),))


def test_other_files_are_refused_and_no_pickle_is_run(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "bad.pth"
    bad.write_bytes(pickle.dumps({"params": Poison()}))
    with pytest.raises(ModelError, match="not an upscaler"):
        upscaling.read(bad, CPU)
    assert not Path("poisoned").exists()
    save_file({"some.weight": torch.zeros(3)}, tmp_path / "other.safetensors")
    with pytest.raises(ModelError, match="not an upscaler"):
        upscaling.read(tmp_path / "other.safetensors", CPU)
