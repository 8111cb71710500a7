"""Krita's files are opened by their merged picture."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from desktop.model.keeping.document_files import open_document
from engine.errors import UnreadableFile
from engine.pictures.picture_codec import encode_png


def kra(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/x-krita")
        for name, data in entries.items():
            file.writestr(f"{name}.png", data)
    return path


def test_the_merged_picture_is_one_layer_and_that_is_said(tmp_path) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (30, 40, 3), np.uint8)
    project = open_document(kra(tmp_path / "a.kra", mergedimage=encode_png(pixels)))
    assert np.array_equal(project.content.layer("sketch").read()[..., :3], pixels)
    assert "one layer" in project.notes[0]


@pytest.mark.parametrize("entries", [{}, {"mergedimage": b"no picture"}])
def test_a_file_without_one_is_refused_with_a_reason(tmp_path, entries) -> None:
    with pytest.raises(UnreadableFile):
        open_document(kra(tmp_path / "a.kra", **entries))


def test_what_is_no_archive_is_refused(tmp_path) -> None:
    path = tmp_path / "a.kra"
    path.write_bytes(b"PK nothing of the kind")
    with pytest.raises(UnreadableFile):
        open_document(path)
