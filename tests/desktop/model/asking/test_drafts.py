"""Drafts while the pen moves: exact at rest, and before a picture is taken, copied or carried along."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

import small_models
from desktop.app import Program
from desktop.model.asking.request_maker import live_request
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document, LayerName
from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.keeping.autosave import Autosave
from desktop.model.pixels.brush import Brush
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.process.engine_thread import EngineThread
from engine.catalog import catalog
from engine.engine import Engine
from engine.events import Finished
from engine.groups import altered, built
from engine.history.entries import EntryOrigin
from engine.mailbox import Mailbox
from engine.request import Placement, Request
from engine.wishes.draft import exact, is_draft
from fakes import FakeEngine, bare_model

PATIENCE = 20_000


def drafted_model(folder: Path) -> Path:
    """A model with a tiny autoencoder beside it, as far as the catalog looks."""
    bare_model(folder, native_size=64)
    (folder / "taesd").mkdir()
    (folder / "taesd" / "config.json").write_text('{"_class_name": "AutoencoderTiny"}')
    return folder


class DraftDesk:
    """A studio whose live pictures are drafts, on a fake engine that keeps what it was asked."""

    def __init__(self, model: Path) -> None:
        self.engine = FakeEngine()
        self.settings = SettingsModel(built(Settings, model=str(model), prompts=("a cat",), steps=2, size=(64, 64)))
        self.settings.set(refine=False)
        self.document = Document((64, 64))
        self.mailbox = Mailbox()
        self.studio = Studio(self.settings, self.document, self.mailbox)
        self.thread = EngineThread(self.mailbox, self.engine)
        self.thread.happened.connect(self.studio.handle)
        self.kept: list[EntryOrigin] = []
        self.studio.made.connect(lambda _finished, origin: self.kept.append(origin))
        self.thread.start()

    def paint(self, y: float = 30.0) -> None:
        with begin_stroke(self.document, LayerName.SKETCH, Brush(size=20.0, target=(200, 30, 30, 255))) as stroke:
            stroke.to(20.0, y)
            stroke.to(50.0, y)

    @property
    def live(self) -> Request | None:
        live = self.studio.on_show.live
        return None if live is None else live.request

    @property
    def is_exact(self) -> bool:
        return self.live is not None and self.live.uses.tiny_vae is None


@pytest.fixture
def desk(qtbot, tmp_path: Path):
    made = DraftDesk(drafted_model(tmp_path / "model"))
    yield made
    assert made.thread.close(10_000)


def test_a_live_picture_is_a_draft_until_the_pen_rests(desk: DraftDesk, qtbot) -> None:
    desk.paint()
    qtbot.wait_until(lambda: desk.live is not None, timeout=PATIENCE)
    qtbot.wait_until(lambda: desk.is_exact, timeout=PATIENCE)
    asked = [each for each in desk.engine.asked if isinstance(each, Request)]
    assert [each.uses.tiny_vae for each in asked[-2:]] == ["taesd", None]
    assert asked[-1] == altered(asked[-2], tiny_vae=None)
    assert desk.kept == []  # at rest it is looked at, not kept


def test_a_draft_is_drawn_exactly_before_it_is_taken(desk: DraftDesk, qtbot) -> None:
    desk.paint()
    qtbot.wait_until(lambda: desk.live is not None, timeout=PATIENCE)
    assert not desk.is_exact
    shown: list[object] = []
    desk.studio.on_show.picture_changed.connect(lambda pixels, _frame: shown.append(pixels))
    with qtbot.wait_signal(desk.studio.taken, timeout=PATIENCE):
        desk.studio.take()
    (taken,) = desk.studio.candidates
    assert taken.request.uses.tiny_vae is None
    assert any(each is taken.image for each in shown)  # it was seen to arrive
    np.testing.assert_array_equal(snapshot_full(desk.document)[..., :3], taken.image)
    assert desk.kept == [EntryOrigin.TAKEN]


def test_taking_it_again_after_undo_draws_nothing_again(desk: DraftDesk, qtbot) -> None:
    desk.paint()
    qtbot.wait_until(lambda: desk.live is not None, timeout=PATIENCE)
    desk.settings.set(live=False)
    qtbot.wait_until(lambda: not desk.mailbox.busy, timeout=PATIENCE)
    with qtbot.wait_signal(desk.studio.taken, timeout=PATIENCE):
        desk.studio.take()
    desk.document.undo()
    before = len(desk.engine.asked)
    with qtbot.wait_signal(desk.studio.taken, timeout=PATIENCE):
        desk.studio.take()
    assert len(desk.engine.asked) == before


def test_a_cancelled_take_takes_nothing(desk: DraftDesk, qtbot) -> None:
    desk.paint()
    qtbot.wait_until(lambda: desk.live is not None, timeout=PATIENCE)
    desk.settings.set(live=False)
    desk.studio.queue.set_paused(True)
    desk.studio.take()
    assert len(desk.studio.queue) == 1
    desk.studio.queue.cancel_all()
    desk.studio.queue.set_paused(False)
    qtbot.wait_until(lambda: not desk.mailbox.busy, timeout=PATIENCE)
    assert not desk.studio.candidates and not desk.document.can_redo
    desk.studio.take()
    qtbot.wait_until(lambda: len(desk.studio.candidates) == 1, timeout=PATIENCE)


def test_it_is_drawn_exactly_on_its_way_to_inpaint(desk: DraftDesk, qtbot) -> None:
    desk.paint()
    qtbot.wait_until(lambda: desk.live is not None, timeout=PATIENCE)
    desk.settings.set(workspace=Workspace.INPAINT)
    qtbot.wait_until(lambda: len(desk.studio.candidates) == 1, timeout=PATIENCE)
    assert next(iter(desk.studio.candidates)).request.uses.tiny_vae is None


def test_at_rest_what_is_refined_is_refined_from_the_exact_request(desk: DraftDesk, qtbot) -> None:
    desk.settings.set(refine=True)
    desk.paint()
    qtbot.wait_until(lambda: desk.studio.refiner.result is not None, timeout=PATIENCE)
    refined = desk.studio.refiner.result.request
    assert refined.second is not None and refined.uses.tiny_vae is None


def test_the_switch_and_what_is_here_decide(tmp_path: Path) -> None:
    document = Document((64, 64))
    document.load_pixels(np.full((64, 64, 4), 255, np.uint8))

    def tiny(folder: Path, **more: object) -> str | None:
        return live_request(
            built(Settings, model=str(folder), **more), document, catalog.find(str(folder))
        ).uses.tiny_vae

    model = drafted_model(tmp_path / "model")
    assert tiny(model) == "taesd"
    assert tiny(model, drafts=False) is None
    assert tiny(bare_model(tmp_path / "other")) is None
    (model / "vae").mkdir()
    (model / "vae" / "config.json").write_text(json.dumps({"_class_name": "AutoencoderTiny"}))
    other = model.rename(tmp_path / "small")
    assert tiny(other) is None
    assert tiny(other, tiny_vae="mine") is None


def test_a_copy_of_a_draft_is_the_exact_picture(program, qtbot, tmp_path: Path) -> None:
    program.settings.set(model=str(drafted_model(tmp_path / "drafted")), refine=False, live=True, seed_locked=True)
    qtbot.wait_until(lambda: program.studio.on_show.draft is not None, timeout=PATIENCE)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    program.window.drag_out.copy()
    qtbot.wait_until(lambda: clipboard.mimeData().hasImage(), timeout=PATIENCE)
    assert program.studio.on_show.draft is None


def test_a_real_model_is_drafted_while_the_pen_moves_and_taken_exactly(
    qtbot, tmp_path: Path, model_folder: Path, engine: Engine
) -> None:
    folder = Path(shutil.copytree(model_folder, tmp_path / "real"))
    small_models.autoencoder_tiny().save_pretrained(folder / "taesd")
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    program = Program(Autosave(tmp_path / "last"), preferences, engine)
    program.settings.set(model=str(folder), refine=False, live=False, size=(64, 64), placement=Placement("cpu"))
    finals: list[Finished] = []
    program.thread.happened.connect(lambda each: finals.append(each) if isinstance(each, Finished) else None)
    program.show()
    try:
        switch = program.window.panel.live_switches.drafts
        assert switch.isVisible() and switch.isEnabled() and switch.isChecked()
        program.settings.set(live=True)
        qtbot.wait_until(lambda: program.studio.on_show.draft is not None, timeout=3 * PATIENCE)
        with qtbot.wait_signal(program.studio.taken, timeout=3 * PATIENCE):
            program.studio.take()
        (taken,) = program.studio.candidates
        draft = next(each for each in finals if is_draft(each.request))
        assert taken.request == exact(draft.request)
        assert (taken.image != draft.images[0]).any()
        recipe = json.loads(program.document.content.node(program.document.active).recipe)
        assert recipe["request"]["uses"]["tiny_vae"] is None
    finally:
        program.window.close()
        program.faults.release()
