"""What a saved document asks for, made on the command line: the same picture as in the window."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from desktop.app import Program
from desktop.model.document.changes import set_mask
from desktop.model.document.strokes import begin_stroke
from desktop.model.keeping.autosave import Autosave
from desktop.model.pixels.brush import Brush
from desktop.model.settings.settings import Workspace
from engine.cli import main
from engine.pictures.files import read_picture
from fakes import FakeEngine, bare_model
from programs import ended

LOADED = 120_000
"""Milliseconds that loading the model may take on a busy machine."""


def started(folder: Path, engine: FakeEngine | None) -> Program:
    preferences = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(folder / "last"), preferences, engine)
    made.settings.set(live=False, controls=(), seed_locked=True)
    made.document.new((256, 256))
    with begin_stroke(made.document, made.document.active, Brush(size=60.0, target=(200, 30, 30, 255))) as stroke:
        stroke.to(60.0, 90.0)
        stroke.to(200.0, 160.0)
    return made


def saved(program: Program, qtbot, path: Path) -> Path:
    with qtbot.wait_signal(program.window.files.saved):
        program.window.files.save_document(path)
    return path


def test_the_starter_draws_the_same_picture_bit_for_bit(qtbot, tmp_path):
    program = started(tmp_path, None)
    mask = np.zeros((256, 256), np.uint8)
    mask[60:200, 60:200] = 255
    set_mask(program.document, mask)
    program.settings.set(workspace=Workspace.INPAINT, model="starter", prompts=("a red boat",), seed=11, steps=2)
    program.show()
    qtbot.wait_until(program.thread.isRunning)
    with qtbot.wait_signal(program.studio.finished, timeout=LOADED) as made:
        program.studio.generate()
    path = saved(program, qtbot, tmp_path / "boat.ora")
    ended(program)
    assert main(["generate", "--project", str(path), "--out", str(tmp_path / "boat.png")]) == 0
    assert np.array_equal(read_picture(tmp_path / "boat.png").pixels, made.args[0].images[0])


@pytest.fixture
def document(qtbot, tmp_path):
    program = started(tmp_path, FakeEngine())
    program.settings.set(
        model=str(bare_model(tmp_path / "model")), workspace=Workspace.GENERATE, size=(64, 64), count=2
    )
    path = saved(program, qtbot, tmp_path / "drawing.ora")
    ended(program)
    return path


def test_other_options_change_it_and_all_of_its_pictures_are_made(document, tmp_path):
    fake = FakeEngine()
    words = ["--project", str(document), "--model", str(tmp_path / "model"), "--prompt", "a house"]
    assert main(["generate", *words, "--out", str(tmp_path / "house.png")], fake) == 0
    assert fake.asked[0].words.prompt == "a house"
    assert (tmp_path / "house-2.png").exists()


def test_a_file_that_another_program_changed_is_refused(document, tmp_path, capsys):
    changed = tmp_path / "changed.ora"
    with zipfile.ZipFile(document) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            after.writestr(entry, data.replace(b"</image>", b"\n</image>") if entry.filename == "stack.xml" else data)
    assert main(["generate", "--project", str(changed), "--out", str(tmp_path / "a.png")], FakeEngine()) == 2
    assert "changed since, by another program" in capsys.readouterr().err
    changed.write_bytes(document.read_bytes()[:500])
    assert main(["generate", "--project", str(changed), "--out", str(tmp_path / "a.png")], FakeEngine()) == 2
    assert "damaged" in capsys.readouterr().err
