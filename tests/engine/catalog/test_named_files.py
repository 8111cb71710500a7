"""Names of weights in a model's own folder and in the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.catalog.named_files import Shelf, files_below
from engine.errors import ModelError
from engine.paths import models_dir

SUFFIXES = (".safetensors", ".bin")
SHELF = Shelf("thing", "things", lambda folder: files_below(folder, SUFFIXES), SUFFIXES, "a file")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def test_a_models_own_come_first(tmp_path: Path) -> None:
    theirs = made(models_dir() / "things" / "one.safetensors")
    assert SHELF.find("one", tmp_path) == ("one", theirs)
    own = made(tmp_path / "things" / "one.bin")
    assert SHELF.find("one", tmp_path) == ("one", own)
    assert SHELF.find("one", None) == ("one", theirs)
    deep = made(tmp_path / "things" / "more" / "v1.5.safetensors")
    assert SHELF.find("more/v1.5", tmp_path) == ("more/v1.5", deep)
    assert SHELF.all(tmp_path) == {"more/v1.5": deep, "one": own}


def test_a_name_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    made(tmp_path / "outside.safetensors")
    (tmp_path / "things").mkdir()
    with pytest.raises(ModelError, match="no thing at"):
        SHELF.find("../outside", tmp_path)
    with pytest.raises(ModelError, match="no thing “outside”"):
        SHELF.find("outside", tmp_path)
