"""Weights dropped on the window are among the user's models afterwards, in the folder of what they hold."""

from pathlib import Path

import numpy as np
import pytest
import weights_files
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from safetensors.numpy import save_file

from engine.catalog import adding, library
from engine.errors import ModelError
from engine.paths import models_dir

# PySide's only way to make one.
pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def saved(path: Path, **shapes: tuple[int, ...]) -> Path:
    save_file({name.replace("__", "."): np.zeros(shape, np.float16) for name, shape in shapes.items()}, path)
    return path


def embedding(path: Path) -> Path:
    return saved(path, emb_params=(2, 768))


def drop(widget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    told = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), *told))
    event = QDropEvent(QPointF(9, 9), *told)
    QApplication.sendEvent(widget, event)
    assert event.isAccepted()


@pytest.mark.parametrize("place", ["canvas", "window", "dialog"])
def test_every_dropped_file_is_added_and_told_of_in_the_windows_words(program, qtbot, tmp_path, place):
    files = weights_files.lora(tmp_path / "Tusche.safetensors", width=768), embedding(tmp_path / "worse.safetensors")
    window = program.window
    drop({"canvas": window.canvas, "window": window, "dialog": window.downloads.show()}[place], *files)
    qtbot.wait_until(lambda: "worse" in window.messages.text.text())
    assert (models_dir() / "loras" / "Tusche.safetensors").is_file()
    assert (models_dir() / "embeddings" / "worse.safetensors").is_file()
    assert "Tusche" in window.messages.text.text() and "--" not in window.messages.text.text()


def test_a_lora_that_fits_the_model_is_on(program, qtbot, tmp_path):
    drop(program.window.canvas, weights_files.lora(tmp_path / "fits.safetensors", width=768))
    qtbot.wait_until(lambda: "fits" in program.window.messages.text.text())
    assert [use.model for use in program.settings.value.uses.loras] == ["fits"]


def test_what_can_be_used_for_nothing_is_named_beside_what_was_added(program, qtbot, tmp_path):
    hypernetwork = saved(tmp_path / "hyper.safetensors", **{"320__0__linear": (4, 4), "640__0__linear": (4, 4)})
    drop(program.window.canvas, hypernetwork, embedding(tmp_path / "word.safetensors"))
    qtbot.wait_until(lambda: "hyper" in program.window.messages.text.text())
    assert "hypernetwork" in program.window.messages.text.text() and "word" in program.window.messages.text.text()
    assert (models_dir() / "embeddings" / "word.safetensors").is_file()


def test_another_programs_folder_is_used_in_place(program, qtbot, tmp_path):
    weights_files.lora(tmp_path / "webui" / "models" / "Lora" / "ink.safetensors")
    drop(program.window.canvas, tmp_path / "webui")
    qtbot.wait_until(lambda: library.chosen() == [tmp_path / "webui"])
    assert not (models_dir() / "loras").exists()


def test_a_file_is_added_once_and_another_of_its_name_beside_it(tmp_path):
    first = adding.add(embedding(tmp_path / "word.safetensors"))
    again = adding.add(tmp_path / "word.safetensors")
    (tmp_path / "b").mkdir()
    other = adding.add(saved(tmp_path / "b" / "word.safetensors", emb_params=(3, 768)))
    assert (first.was_here, again.was_here, other.was_here) == (False, True, False)
    assert again.path == first.path and other.name == "word-2"


@pytest.mark.parametrize(
    ("shapes", "folder"),
    [
        ({"decoder__conv_in__weight": (8, 4, 3, 3)}, "vaes"),
        ({"image_proj__proj__weight": (4, 4), "ip_adapter__1__to_k_ip__weight": (32, 768)}, "ip_adapter"),
        ({"control_model__input_hint_block__0__weight": (16, 3, 3, 3)}, "controlnets"),
        ({"body__0__rdb1__conv1__weight": (4, 4, 3, 3)}, "upscalers"),
    ],
)
def test_each_kind_lies_where_it_is_looked_for(tmp_path, shapes, folder):
    assert adding.add(saved(tmp_path / "a.safetensors", **shapes)).path == models_dir() / folder / "a.safetensors"


def test_what_is_no_weights_is_refused_and_nothing_written(tmp_path):
    (tmp_path / "page.safetensors").write_text("<!DOCTYPE html><html>")
    with pytest.raises(ModelError, match="web page"):
        adding.add(tmp_path / "page.safetensors")
    assert not models_dir().exists()
