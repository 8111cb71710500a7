"""The program without its window: what is asked, and what of the answers is shown. Real mailbox, real thread."""

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QRect

from desktop.model.asking.recall import settings_of
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import set_mask
from desktop.model.document.document import Document
from desktop.model.document.snapshots import has_mask, snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.control_settings import EDGES, changed
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.model.stage.layer_actions import describe
from desktop.process.engine_thread import EngineThread
from engine.errors import ModelError
from engine.events import Finished, Loading, Stopped, Timings
from engine.groups import built
from engine.mailbox import Mailbox
from engine.request import Annotate, Lane, Mode, Request
from fakes import FakeEngine, bare_model
from idle import wait_until_idle

SIZE = (96, 64)


class Bench:
    """A studio at work, and what came out of its signals."""

    def __init__(self, model: str, engine: FakeEngine, mailbox: Mailbox | None = None) -> None:
        self.engine = engine
        self.settings = SettingsModel(built(Settings, model=model, prompts=("a cat",), steps=3, size=(64, 64)))
        self.document = Document(SIZE)
        self.mailbox = mailbox or Mailbox()
        self.studio = Studio(self.settings, self.document, self.mailbox)
        self.thread = EngineThread(self.mailbox, engine)
        self.thread.happened.connect(self.studio.handle)
        self.pictures, self.failures, self.overlays, self.finals = [], [], [], []
        self.studio.on_show.picture_changed.connect(lambda pixels, frame: self.pictures.append((pixels, frame)))
        self.studio.failed.connect(self.failures.append)
        self.studio.map_changed.connect(lambda _id, shown: self.overlays.append(shown.pixels))
        self.studio.finished.connect(self.finals.append)
        self.thread.start()

    def paint(self, y: float = 30.0) -> None:
        with begin_stroke(self.document, self.document.active, Brush(size=20.0, target=(200, 30, 30, 255))) as stroke:
            stroke.to(20.0, y)
            stroke.to(70.0, y)

    def mask(self) -> None:
        area = np.zeros((SIZE[1], SIZE[0]), np.uint8)
        area[20:40, 30:60] = 255
        set_mask(self.document, area)

    def requests(self, mode: Mode) -> list:
        return [asked for asked in self.engine.asked if not isinstance(asked, Annotate) and asked.mode is mode]


@pytest.fixture
def make_bench(qtbot, tmp_path):
    benches = []

    def make(**engine):
        bench = Bench(str(bare_model(tmp_path / "model", native_size=64)), FakeEngine(**engine))
        benches.append(bench)
        return bench

    yield make
    for bench in benches:
        assert bench.thread.close(10_000)


def test_a_stroke_is_answered_by_a_picture_of_the_sketch(make_bench, qtbot):
    bench = make_bench()
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals) and bench.mailbox.running is None)
    request = bench.finals[-1].request
    assert request.mode is Mode.IMAGE_TO_IMAGE
    alpha = request.source.pixels[..., 3]
    assert alpha.min() == 0 and alpha.max() == 255
    assert bench.pictures[-1][0] is bench.finals[-1].images[0]


def test_words_are_answered_too_but_what_changes_nothing_is_not_asked(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(refine=False)
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals))
    bench.settings.set(prompts=("a dog",))
    qtbot.wait_until(lambda: bench.finals[-1].request.words.prompts == ("a dog",))
    before = len(bench.engine.asked)
    bench.studio.ask_live()
    bench.settings.set(grow=9)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert len(bench.engine.asked) == before


def test_words_that_are_half_written_are_asked_for_when_they_can_be_read(make_bench, qtbot):
    bench = make_bench()
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals))
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    bench.settings.set(prompts=("a (dog",))
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    bench.settings.set(prompts=("a (dog)1.2",))
    qtbot.wait_until(lambda: bench.finals[-1].request.words.prompts == ("a (dog)1.2",))
    assert not [each for each in bench.requests(Mode.IMAGE_TO_IMAGE) if each.words.prompts == ("a (dog",)]
    assert bench.failures == []


def test_words_for_a_place_are_answered_once_they_can_be_read(make_bench, qtbot):
    bench = make_bench()
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals))
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    for words in ("a (red", "a (red)1.2 boat"):
        describe(bench.document, bench.document.active, words)
        wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    qtbot.wait_until(lambda: bool(bench.finals[-1].request.regions))
    assert [each.words for each in bench.finals[-1].request.regions] == ["a (red)1.2 boat"]
    assert bench.failures == []
    describe(bench.document, bench.document.active, "")
    qtbot.wait_until(lambda: not bench.finals[-1].request.regions)


def test_off_means_off_at_once(make_bench, qtbot):
    bench = make_bench()
    bench.paint()
    bench.settings.set(live=False)
    shown = len(bench.pictures)
    bench.paint(y=50.0)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert not [picture for picture, _ in bench.pictures[shown:] if picture is not None]
    assert bench.mailbox.running is None


def test_inpainting_keeps_the_document_outside_the_mask_and_the_mask_itself(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.INPAINT)
    bench.document.load_pixels(np.full((SIZE[1], SIZE[0], 3), 90, np.uint8))
    bench.mask()
    bench.studio.generate()
    qtbot.wait_until(lambda: bool(bench.finals))
    frames = [frame for picture, frame in bench.pictures if picture is not None]
    assert all(isinstance(frame, QRect) for frame in frames[:-1]) and frames[-1] is None
    before = snapshot_full(bench.document)
    bench.studio.take()
    after = snapshot_full(bench.document)
    changed = (before != after).any(axis=2)
    assert changed[25:35, 35:55].mean() > 0.9
    reach = bench.settings.value.masking.grow + bench.settings.value.masking.feather
    outside = np.ones_like(changed)
    outside[20 - reach : 40 + reach, 30 - reach : 60 + reach] = False
    assert not changed[outside].any()
    assert has_mask(bench.document)
    bench.document.undo()
    assert np.array_equal(snapshot_full(bench.document), before)


def test_generating_without_a_mask_says_what_to_do_and_asks_nothing(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.INPAINT)
    bench.studio.generate()
    assert [failed.message for failed in bench.failures] == ["The mask is empty: paint over what should be redrawn."]
    assert not bench.requests(Mode.INPAINT)


def test_next_seed_makes_another_picture_beside_the_first(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.GENERATE, count=2)
    bench.studio.generate()
    qtbot.wait_until(lambda: len(bench.studio.candidates) == 2)
    seed = bench.settings.value.sampling.seed
    bench.studio.next_seed()
    qtbot.wait_until(lambda: len(bench.studio.candidates) == 4)
    assert bench.settings.value.sampling.seed == seed + 2
    bench.studio.discard()
    assert len(bench.studio.candidates) == 3


def test_cancel_shows_nothing_more_of_the_run(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.GENERATE, steps=200, size=(512, 512))
    bench.studio.generate()
    qtbot.wait_until(lambda: bool(bench.pictures))
    bench.studio.cancel()
    shown = len(bench.pictures)
    qtbot.wait_until(lambda: bench.mailbox.running is None)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert len(bench.pictures) == shown and bench.pictures[-1] == (None, None)
    bench.settings.set(steps=3)
    bench.studio.generate()
    qtbot.wait_until(lambda: bool(bench.finals))


def test_a_failure_is_told_and_the_next_request_served(make_bench, qtbot):
    bench = make_bench(ending=ModelError("The model folder is gone."))
    bench.paint()
    before = snapshot_full(bench.document)
    qtbot.wait_until(lambda: bool(bench.failures))
    assert bench.failures[0].message == "The model folder is gone."
    assert np.array_equal(snapshot_full(bench.document), before)
    bench.engine.ending = None
    bench.studio.ask_live()
    qtbot.wait_until(lambda: bool(bench.finals))


def test_what_is_wrong_live_is_told_once_and_not_with_each_stroke(make_bench, qtbot):
    bench, notes = make_bench(ending=ModelError("The model folder is gone.")), []
    bench.studio.noted.connect(notes.append)
    for y in (20.0, 30.0, 40.0):
        asked = len(bench.engine.asked)
        bench.paint(y)
        qtbot.wait_until(lambda asked=asked: len(bench.engine.asked) > asked and not bench.mailbox.busy)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert len(bench.failures) == 1
    bench.engine.ending, bench.engine.notes = None, ("Edges has nothing to follow.", "Pose has nothing to follow.")
    for y in (20.0, 30.0, 40.0):
        made = len(bench.finals)
        bench.paint(y)
        qtbot.wait_until(lambda made=made: len(bench.finals) > made and not bench.mailbox.busy)
    assert notes == ["Edges has nothing to follow. Pose has nothing to follow."]
    bench.engine.ending = ModelError("The model folder is gone.")
    bench.paint(50.0)
    qtbot.wait_until(lambda: len(bench.failures) == 2)


def test_another_document_shows_nothing_of_the_last_one(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.GENERATE, steps=50, size=(512, 512))
    bench.studio.generate()
    qtbot.wait_until(lambda: bool(bench.pictures))
    bench.document.new((32, 32))
    shown = len(bench.pictures)
    qtbot.wait_until(lambda: bench.mailbox.running is None)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert len(bench.pictures) == shown and bench.pictures[-1] == (None, None)


def test_edges_are_made_when_shown_and_gone_when_not(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(live=False)
    bench.paint()
    assert not bench.engine.asked
    bench.settings.set(controls=changed((EDGES,), EDGES.id, shown=True))
    qtbot.wait_until(lambda: any(each is not None for each in bench.overlays))
    assert bench.overlays[-1].any()
    bench.settings.set(controls=(EDGES,))
    qtbot.wait_until(lambda: bench.overlays[-1] is None)


def test_generate_again_makes_another_picture_unless_the_seed_is_locked(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.GENERATE)
    for count in (1, 2):
        bench.studio.generate()
        qtbot.wait_until(lambda count=count: len(bench.finals) == count and not bench.mailbox.busy)
    seeds = [final.request.sampling.seed for final in bench.finals]
    assert seeds[0] != seeds[1] and bench.settings.value.sampling.seed == seeds[1]
    bench.settings.set(seed_locked=True)
    with qtbot.wait_signal(bench.studio.noted) as told:
        bench.studio.generate()
    assert "same" in told.args[0]
    assert len(bench.studio.candidates) == 2


def test_next_seed_in_live_makes_another_picture(make_bench, qtbot):
    bench = make_bench()
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals))
    before = bench.finals[-1].request
    bench.studio.next_seed()
    qtbot.wait_until(lambda: bench.finals[-1].request.sampling.seed == before.sampling.seed + 1)
    assert not bench.settings.value.seed_locked


def test_what_is_taken_live_stays_on_show_until_something_changes(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(refine=False)
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals))
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    asked = len(bench.engine.asked)
    taken = bench.finals[-1].images[0]
    assert bench.studio.on_show.can_take
    bench.studio.take()
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert len(bench.engine.asked) == asked
    assert bench.pictures[-1][0] is taken and not bench.studio.on_show.can_take
    bench.document.undo()
    qtbot.wait_until(lambda: bench.studio.on_show.can_take)
    bench.paint(50.0)
    qtbot.wait_until(lambda: len(bench.engine.asked) > asked)


def test_what_was_taken_and_undone_while_live_is_paused_can_be_taken_again(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(refine=False)
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals) and not bench.mailbox.busy)
    bench.settings.set(live=False)
    bench.studio.take()
    assert not bench.studio.on_show.can_take
    bench.document.undo()
    assert bench.studio.on_show.can_take
    bench.studio.take()
    assert bench.document.history.undo_label == "Take result" and not bench.studio.on_show.can_take


def test_a_result_that_is_chosen_live_is_the_one_on_show_and_taken(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(refine=False)
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals) and not bench.mailbox.busy)
    bench.studio.take()
    earlier = next(iter(bench.studio.candidates))
    bench.paint(50.0)
    qtbot.wait_until(lambda: len(bench.finals) > 1 and not bench.mailbox.busy)
    bench.studio.candidates.select(earlier.id)
    assert bench.pictures[-1][0] is earlier.image
    assert bench.studio.on_show.picture() is earlier
    layers = len(bench.document.stack)
    bench.studio.take()
    assert len(bench.document.stack) == layers + 1
    assert bench.pictures[-1][0] is earlier.image
    bench.studio.candidates.select(earlier.id)
    bench.paint(20.0)
    qtbot.wait_until(lambda: bench.studio.candidates.selected is None)


def test_a_recipe_puts_the_panels_back(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.GENERATE, prompts=("a red boat",), seed=5, guidance=3.5, negative="rain")
    bench.studio.generate()
    qtbot.wait_until(lambda: bool(bench.finals))
    again = settings_of(bench.finals[0].request, Settings(workspace=Workspace.GENERATE))
    assert again == replace(bench.settings.value, seed_locked=True)


def test_a_recipe_puts_the_masks_numbers_back(make_bench, qtbot):
    bench = make_bench()
    bench.mask()
    bench.settings.set(workspace=Workspace.INPAINT, grow=12, feather=3, inpaint_strength=0.9)
    request = bench.studio.button_request()
    again = settings_of(request, Settings(workspace=Workspace.INPAINT, size=(64, 64)))
    assert again == replace(bench.settings.value, seed_locked=True)


def test_a_generated_picture_of_another_shape_is_taken_undistorted(make_bench, qtbot):
    bench = make_bench()
    bench.settings.set(workspace=Workspace.GENERATE, size=(64, 64))
    bench.studio.generate()
    qtbot.wait_until(lambda: bool(bench.finals))
    bench.studio.take()
    alpha = snapshot_full(bench.document)[..., 3]
    filled = np.flatnonzero(alpha.any(axis=0))
    assert (filled[0], filled[-1]) == (16, 79)
    assert alpha[:, 16:80].min() == 255


def test_who_goes_to_inpaint_works_on_what_was_seen(make_bench, qtbot):
    bench = make_bench()
    notes = []
    bench.studio.noted.connect(notes.append)
    bench.paint()
    qtbot.wait_until(lambda: bool(bench.finals) and not bench.mailbox.busy)
    seen = bench.studio.on_show.picture().image
    bench.settings.set(workspace=Workspace.INPAINT)
    assert not notes and bench.studio.candidates.selected.image is seen
    bench.studio.lifting.lift()
    assert snapshot_full(bench.document)[..., 3].min() == 255
    bench.settings.set(live=False)
    bench.settings.set(workspace=Workspace.LIVE)
    bench.settings.set(workspace=Workspace.INPAINT)
    assert len(bench.studio.candidates) == 1 and bench.studio.candidates.selected is None


class Opening(FakeEngine):
    """Opens its model in the first run, which makes room for the next; from then on it loads nothing."""

    def pictures(self, key, request):
        if len(self.asked) == 1:
            yield Loading(key, "Loading the model", 0, 1)
            yield Stopped(key)
            return
        for event in super().pictures(key, request):
            yield replace(event, timings=Timings()) if isinstance(event, Finished) else event


def test_a_run_that_opened_the_model_and_made_room_says_nothing_of_how_fast_drawing_is(qtbot, tmp_path):
    bench = Bench(str(bare_model(tmp_path / "model", native_size=64)), Opening())
    read = []
    bench.studio.latencies_changed.connect(read.append)
    bench.studio.ask_live()
    qtbot.wait_until(lambda: len(bench.engine.asked) == 1 and bench.mailbox.running is None)
    bench.paint(y=40.0)
    qtbot.wait_until(lambda: bool(bench.finals) and bench.mailbox.running is None)
    assert read[-1].final_p50 is None
    done = len(bench.finals)
    bench.paint(y=50.0)
    qtbot.wait_until(lambda: len(bench.finals) > done)
    assert read[-1].final_p50 is not None
    assert bench.thread.close(10_000)


class Gated(FakeEngine):
    """Draws nothing before the gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()

    def run(self, job):
        yield Loading(job.key, "waiting", 0, 1)
        self.gate.wait(30)
        yield from super().run(job)


class Counting(Mailbox):
    """Remembers what was posted to the live lane, and counts what was announced for it."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[Request] = []
        self.announced = 0

    def post(self, asked, lane, document=""):
        if lane is Lane.LIVE:
            self.live.append(asked)
        return super().post(asked, lane, document)

    def announce(self, lane):
        self.announced += 1
        return super().announce(lane)


def test_a_live_request_is_made_when_the_engine_can_take_it(tmp_path, qtbot):
    """Only the newest counts: those made while it draws would each be replaced by the next."""
    mailbox = Counting()
    bench = Bench(str(bare_model(tmp_path / "model", native_size=64)), Gated(), mailbox)
    try:
        bench.paint()
        qtbot.wait_until(lambda: bench.mailbox.running is not None)
        for y in range(10, 60, 10):
            before = mailbox.announced
            bench.paint(y=float(y))
            qtbot.wait_until(lambda before=before: mailbox.announced > before)
        assert len(mailbox.live) == 1
        bench.engine.gate.set()
        qtbot.wait_until(lambda: len(bench.finals) >= 2 and bench.mailbox.running is None)
        assert len(mailbox.live) <= 3 and mailbox.live[1].source.pixels[55, 40, 3] == 255
    finally:
        bench.engine.gate.set()
        assert bench.thread.close(10_000)
