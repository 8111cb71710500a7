"""The maps that cards show: made in the engine, each once, and only for cards that are open."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.model.asking.map_requests import MAKING, NOTHING_DRAWN, NOTHING_FOUND
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import clear, set_map
from desktop.model.document.document import Document
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.process.engine_thread import EngineThread
from engine.errors import ModelError
from engine.groups import built
from engine.mailbox import Mailbox
from engine.picture import Picture
from engine.request import Annotate
from fakes import FakeEngine, bare_model
from idle import wait_until_idle

EDGES = ControlSettings("canny", id="e", on=False, shown=True)
LINES = ControlSettings("lineart", id="l", on=False, shown=True)


class Bench:
    def __init__(self, model: str, engine: FakeEngine) -> None:
        self.engine = engine
        self.settings = SettingsModel(built(Settings, model=model, live=False, controls=()))
        self.document = Document((64, 64))
        self.document.load_pixels(striped())
        self.mailbox = Mailbox()
        self.studio = Studio(self.settings, self.document, self.mailbox)
        self.failures, self.shown = [], {}
        self.studio.failed.connect(self.failures.append)
        self.studio.map_changed.connect(self.shown.__setitem__)
        self.thread = EngineThread(self.mailbox, engine)
        self.thread.happened.connect(self.studio.handle)
        self.thread.start()

    def made(self, control: str) -> int:
        return len([each for each in self.engine.asked if isinstance(each, Annotate) and each.control == control])

    def there(self, id: str) -> bool:
        return id in self.shown and self.shown[id].pixels is not None and not self.shown[id].busy


def striped() -> np.ndarray:
    pixels = np.full((64, 64, 3), 255, np.uint8)
    pixels[20:40] = (200, 30, 30)
    return pixels


@pytest.fixture
def bench(qtbot, tmp_path):
    made = Bench(str(bare_model(tmp_path / "model")), FakeEngine())
    yield made
    assert made.thread.close(10_000)


def test_several_cards_get_their_maps_one_after_another(bench, qtbot):
    bench.settings.set(controls=(EDGES, LINES))
    qtbot.wait_until(lambda: bench.there("e") and bench.there("l"))
    assert bench.shown["e"].pixels.any() and bench.shown["l"].note == ""
    assert (bench.made("canny"), bench.made("lineart")) == (1, 1)


def test_the_first_map_is_announced_and_the_next_ones_are_not(bench, qtbot):
    told = []
    bench.studio.map_changed.connect(lambda _id, shown: told.append(shown.told))
    bench.settings.set(controls=(EDGES,))
    qtbot.wait_until(lambda: bench.there("e"))
    bench.settings.set(controls=(replace(EDGES, settings=(("low", 9.0), ("high", 30.0))),))
    qtbot.wait_until(lambda: bench.made("canny") == 2 and bench.there("e"))
    assert told[0] == MAKING and set(told[1:]) == {""}


def test_a_map_is_made_again_only_when_what_it_is_made_of_changes(bench, qtbot):
    bench.settings.set(controls=(EDGES,))
    qtbot.wait_until(lambda: bench.there("e"))
    first = bench.shown["e"].pixels
    for change in ({"opacity": 0.2}, {"scale": 0.5}, {"start": 0.3}, {"shown": False}, {"shown": True}):
        bench.settings.set(controls=(replace(EDGES, **change),))
        wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    qtbot.wait_until(lambda: bench.there("e"))
    assert bench.made("canny") == 1 and bench.shown["e"].pixels is first
    bench.settings.set(controls=(replace(EDGES, settings=(("low", 250.0), ("high", 255.0))),))
    qtbot.wait_until(lambda: bench.made("canny") == 2 and bench.there("e"))
    clear(bench.document)
    qtbot.wait_until(lambda: bench.made("canny") == 3 and bench.there("e"))


def test_a_card_nobody_looks_at_costs_nothing(bench, qtbot):
    bench.settings.set(controls=(replace(EDGES, shown=False),))
    clear(bench.document)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert not bench.engine.asked


def test_an_empty_map_says_so(bench, qtbot):
    clear(bench.document)
    bench.settings.set(controls=(EDGES,))
    qtbot.wait_until(lambda: bench.there("e"))
    assert bench.shown["e"].note == NOTHING_FOUND


def test_a_drawn_map_is_shown_as_it_is_drawn(bench, qtbot):
    drawn = ControlSettings("segmentation", id="s", source=MapSource.DRAWN)
    bench.settings.set(controls=(drawn,))
    qtbot.wait_until(lambda: "s" in bench.shown)
    assert bench.shown["s"].note == NOTHING_DRAWN
    pixels = striped()
    set_map(bench.document, "s", pixels)
    qtbot.wait_until(lambda: bench.there("s"))
    assert np.array_equal(bench.shown["s"].pixels, pixels) and not bench.engine.asked


def test_what_a_card_lacks_is_said_on_the_card(bench, qtbot):
    bench.settings.set(controls=(ControlSettings("depth", id="d"), replace(EDGES, source=MapSource.PICTURE)))
    qtbot.wait_until(lambda: {"d", "e"} <= bench.shown.keys())
    assert "Depth Anything V2, small (99 MB)" in bench.shown["d"].note
    assert "drop a picture" in bench.shown["e"].note
    bench.settings.set(controls=(replace(EDGES, source=MapSource.PICTURE, picture=Picture(striped())),))
    qtbot.wait_until(lambda: bench.there("e"))
    assert bench.failures == []


def test_another_document_gets_other_maps(bench, qtbot):
    bench.settings.set(controls=(EDGES,))
    qtbot.wait_until(lambda: bench.there("e"))
    bench.document.load_pixels(np.zeros((32, 48, 3), np.uint8))
    qtbot.wait_until(lambda: bench.shown["e"].pixels.shape == (32, 48, 3))


def test_a_map_that_cannot_be_made_is_told_once_on_its_card(qtbot, tmp_path):
    class Broken(FakeEngine):
        def map(self, key, asked):
            raise ModelError("The weights are broken.")

    bench = Bench(str(bare_model(tmp_path / "model")), Broken())
    bench.settings.set(controls=(EDGES,))
    qtbot.wait_until(lambda: "e" in bench.shown and bench.shown["e"].note != "")
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert bench.shown["e"].note == "The weights are broken." and bench.failures == []
    assert bench.made("canny") == 1
    assert bench.thread.close(10_000)
