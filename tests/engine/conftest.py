"""What the engine's tests share: loaded models, and where a person types commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fakes import FakeEngine, bare_model

if TYPE_CHECKING:
    from engine.loading.models import Models


@pytest.fixture(scope="module")
def models() -> Models:
    """What keeps loaded models, fresh for each file."""
    from engine.loading.models import Models

    return Models()


@pytest.fixture
def fake() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, beside a model that the fake engine can use; the user has no files."""
    bare_model(tmp_path / "model")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for kind in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path / "here"
