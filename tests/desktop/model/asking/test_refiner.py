"""Refined at rest: what is drawn on when the pen rests, and what takes it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from desktop.model.asking import refiner
from desktop.model.asking.recall import settings_of
from desktop.model.asking.request_maker import live_request, refined_request
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document, LayerName
from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.process.engine_thread import EngineThread
from engine.catalog import catalog
from engine.events import Finished, Timings
from engine.groups import built
from engine.mailbox import Mailbox
from engine.request import Key, Lane, Request
from fakes import ENVIRONMENT, FakeEngine, bare_model
from idle import wait_until_idle

SIZE = (192, 128)
PATIENCE = 20_000


class Desk:
    """A studio at work on a fake engine, and what its refiner said."""

    def __init__(self, model: str, engine: FakeEngine) -> None:
        self.engine = engine
        self.settings = SettingsModel(built(Settings, model=model, prompts=("a cat",), steps=3, size=(64, 64)))
        self.document = Document(SIZE)
        self.mailbox = Mailbox()
        self.studio = Studio(self.settings, self.document, self.mailbox)
        self.thread = EngineThread(self.mailbox, engine)
        self.thread.happened.connect(self.studio.handle)
        self.said, self.pictures = [""], []
        self.studio.refiner.state_changed.connect(self.said.append)
        self.studio.on_show.picture_changed.connect(lambda pixels, _frame: self.pictures.append(pixels))
        self.thread.start()

    def paint(self, y: float = 30.0) -> None:
        with begin_stroke(self.document, LayerName.SKETCH, Brush(size=20.0, target=(200, 30, 30, 255))) as stroke:
            stroke.to(20.0, y)
            stroke.to(70.0, y)

    @property
    def refined(self) -> Finished | None:
        return self.studio.refiner.result

    def refinings(self) -> list[Request]:
        return [asked for asked in self.engine.asked if isinstance(asked, Request) and asked.second is not None]


@pytest.fixture
def make_desk(qtbot, tmp_path: Path):
    desks = []

    def make(**engine: object) -> Desk:
        desks.append(Desk(str(bare_model(tmp_path / "model", native_size=64)), FakeEngine(**engine)))
        return desks[-1]

    yield make
    for desk in desks:
        assert desk.thread.close(10_000)


def test_at_rest_the_live_picture_is_drawn_on_at_the_documents_size(make_desk, qtbot) -> None:
    desk = make_desk()
    desk.paint()
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)
    live = desk.studio.on_show.live.request
    assert desk.refined.request == replace(live, second=desk.refined.request.second)
    assert desk.refined.request.second.size == SIZE
    assert desk.said[-1] == "refined" and desk.said[-2].startswith("refining ")
    assert desk.pictures[-1] is desk.refined.images[0]


def test_the_next_stroke_takes_it_back_at_once_and_it_comes_again(make_desk, qtbot) -> None:
    desk = make_desk()
    desk.paint()
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)
    live = desk.studio.on_show.live
    desk.paint(60.0)
    assert desk.refined is None and desk.said[-1] == ""
    assert desk.pictures[-1] is live.images[0]
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)
    assert desk.studio.on_show.live is not live


def test_take_takes_the_refined_picture(make_desk, qtbot) -> None:
    desk = make_desk()
    desk.paint()
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)
    refined = desk.refined
    desk.studio.take()
    assert next(iter(desk.studio.candidates)).request == refined.request
    np.testing.assert_array_equal(snapshot_full(desk.document)[..., :3], refined.images[0])


def test_the_switch_turns_it_off_and_takes_back_what_is_refined(make_desk, qtbot) -> None:
    desk = make_desk()
    desk.paint()
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)
    desk.settings.set(refine=False)
    assert desk.refined is None and desk.pictures[-1] is desk.studio.on_show.live.images[0]
    before = len(desk.refinings())
    desk.paint(60.0)
    wait_until_idle(qtbot, desk.studio, mailbox=desk.mailbox)
    assert len(desk.refinings()) == before


def test_turning_it_on_refines_what_is_there(make_desk, qtbot) -> None:
    desk = make_desk()
    desk.settings.set(refine=False)
    desk.paint()
    qtbot.wait_until(lambda: desk.studio.on_show.live is not None, timeout=PATIENCE)
    desk.settings.set(refine=True)
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)


def test_nothing_is_refined_while_the_pen_is_down(make_desk, qtbot) -> None:
    desk = make_desk()
    with begin_stroke(desk.document, LayerName.SKETCH, Brush(size=20.0, target=(200, 30, 30, 255))) as stroke:
        stroke.to(20.0, 30.0)
        stroke.to(70.0, 30.0)
        qtbot.wait_until(lambda: desk.studio.on_show.live is not None, timeout=PATIENCE)
        with qtbot.wait_signal(desk.studio.refiner.findChild(QTimer).timeout, timeout=PATIENCE):
            pass  # it would have begun then
        assert desk.refinings() == []
    qtbot.wait_until(lambda: desk.refined is not None, timeout=PATIENCE)


def test_it_is_made_smaller_where_memory_is_short(make_desk, qtbot) -> None:
    desk = make_desk(free=0)
    desk.paint()
    qtbot.wait_until(lambda: len(desk.engine.estimated) > 1, timeout=PATIENCE)
    wait_until_idle(qtbot, desk.studio, mailbox=desk.mailbox)
    asked = [each.request.second.size for each in desk.engine.estimated]
    assert asked[0] == SIZE and asked == sorted(asked, reverse=True)
    assert desk.refinings() == []


def live(document: Document, model: catalog.Model, timings: Timings) -> Finished:
    request = live_request(built(Settings, model=model.name, prompts=("a cat",)), document, model)
    image = np.zeros((request.size[1], request.size[0], 3), np.uint8)
    return Finished(Key(0, Lane.LIVE, 1), (image,), request, timings, ENVIRONMENT)


def test_the_largest_size_that_is_not_too_slow_is_chosen(tmp_path: Path) -> None:
    settings = SettingsModel(built(Settings, model=str(bare_model(tmp_path / "model", native_size=64))))
    model, document = ChosenModel(settings), Document((512, 512))
    sizes = {}
    for name, step in (("fast", 0.01), ("slow", 0.15), ("slowest", 3.0)):
        finished = live(document, model.get(), Timings(0, 0.0, (step,) * 4, 0.0, 0.0, 4 * step))
        requests = list(refiner.sizes(finished, document, model))
        sizes[name] = [each.second.size[0] for each in requests]
        assert all(refiner.seconds(finished, each) <= refiner.LONGEST for each in requests)
    assert sizes["fast"][0] == 512
    assert 64 <= sizes["slow"][0] < 512
    assert sizes["slowest"] == []


def test_strength_zero_refines_to_the_sketch_itself(tmp_path: Path) -> None:
    model = catalog.find(str(bare_model(tmp_path / "model", native_size=64)))
    document = Document((128, 128))
    pixels = np.random.default_rng(0).integers(0, 256, (128, 128, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    document.load_pixels(pixels)
    request = live_request(built(Settings, model=model.name, strength=0.0), document, model)
    refined = refined_request(request, document, model)
    np.testing.assert_array_equal(refined.source.pixels, pixels)


def test_its_recipe_turns_the_panels_as_the_live_picture_did(tmp_path: Path) -> None:
    model = catalog.find(str(bare_model(tmp_path / "model", native_size=64)))
    settings = built(Settings, model=model.name, strength=0.4, workspace=Workspace.LIVE)
    document = Document((128, 128))
    request = refined_request(live_request(settings, document, model), document, model)
    assert settings_of(request, Settings()).strength == 0.4
