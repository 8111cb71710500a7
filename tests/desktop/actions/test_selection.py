"""What the engine does with a selection: an object removed, parts and faces drawn again, a background cut away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from desktop.app import Program
from desktop.model.document import selecting
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.views.widgets.commands import commands_of
from engine.openpose import Pose
from engine.pictures import pose_library
from engine.request import MaskedContent
from fakes import FakeEngine, bare_model

SIZE = (256, 192)


@pytest.fixture
def program(qtbot, tmp_path: Path):
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(tmp_path / "last"), preferences, FakeEngine())
    model = str(bare_model(tmp_path / "model"))
    made.settings.set(model=model, live=False, steps=2, workspace=Workspace.GENERATE, prompts=("a cat",))
    made.document.new(SIZE)
    pixels = np.random.default_rng(1).integers(0, 256, (SIZE[1], SIZE[0], 4), dtype=np.uint8)
    pixels[..., 3] = 255
    made.document.load_pixels(pixels)
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    yield made
    made.window.close()
    made.faults.release()


def select(program: Program, *squares: tuple[int, int, int]) -> None:
    """Select squares by (left, top, side)."""
    area = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    for x, y, side in squares:
        area[y : y + side, x : x + side] = 255
    program.document.change("Select", selecting.selected(program.document.content, area))


def do(program: Program, name: str) -> None:
    next(each for each in commands_of(program.window) if each.objectName() == f"command.select.{name}").trigger()


def test_a_selected_object_is_filled_from_around_it_without_words(program, qtbot):
    select(program, (40, 40, 30))
    with qtbot.wait_signal(program.studio.made) as made:
        do(program, "remove")
    request = made.args[0].request
    assert request.words.prompt == "" and request.mask.masking.content is MaskedContent.FILL
    covered = request.mask.picture.pixels > 0
    assert covered.sum() == 900 and request.controls == () and request.mask.masking.grow >= 8
    outside = np.ones((SIZE[1], SIZE[0]), bool)
    outside[10:110, 10:110] = False
    assert np.array_equal(made.args[0].images[0][outside][..., :3], request.source.pixels[outside][..., :3])


def test_each_selected_part_is_drawn_again_at_its_own_scale(program, qtbot):
    select(program, (10, 10, 20), (120, 60, 60), (240, 5, 3))
    do(program, "detail")
    qtbot.wait_until(lambda: len(program.studio.candidates) == 2)
    requests = [each.request for each in program.studio.candidates][::-1]
    assert [int((each.mask.picture.pixels > 0).sum()) for each in requests] == [3600, 400]
    assert all(each.strength == 0.4 and each.words.prompt == "a cat" for each in requests)
    assert requests[0].frame.width > requests[1].frame.width
    assert requests[0].size == requests[1].size


def test_nothing_selected_or_found_is_told(program, qtbot):
    for name in ("remove", "detail"):
        with qtbot.wait_signal(program.studio.failed) as failed:
            do(program, name)
        assert "Nothing is selected" in failed.args[0].message
    with qtbot.wait_signal(program.window.selected.noted):
        program.window.selected.detail_faces(Pose(SIZE))


def test_each_face_that_was_found_is_drawn_again(program, qtbot):
    pose = pose_library.named("standing")
    program.window.selected.detail_faces(pose)
    qtbot.wait_until(lambda: len(program.studio.candidates) == len(pose.people))
    mask = program.studio.candidates.selected.request.mask.picture.pixels
    rows = np.nonzero(mask.any(axis=1))[0]
    assert 0 < mask.astype(bool).sum() < 0.2 * mask.size and rows.max() < SIZE[1] / 2


def test_the_background_becomes_transparent_as_one_change(program):
    select(program, (40, 40, 30))
    SELECTION_ACTIONS["cut_out"].do(program.document, 0)
    alpha = program.document.layer(program.document.active).read()[..., 3]
    assert alpha[40:70, 40:70].min() == 255 and (alpha > 0).sum() == 900
    program.document.undo()
    assert program.document.layer(program.document.active).read()[..., 3].min() == 255
