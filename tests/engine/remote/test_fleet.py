"""Which device draws what, with devices of this very process: the real `Drawer`, and a lost one where it is told so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.errors import LostDevices, ModelError, OutOfMemory, UnreadableFile
from engine.events import Event, Finished, Job, Preview
from engine.groups import built
from engine.phrase import Phrase, phrase
from engine.picture import Picture
from engine.queue.store import QueueStore
from engine.remote.devices import About, Lost
from engine.remote.drawer import Drawer
from engine.remote.engine import RemoteEngine
from engine.request import Axis, Enlarge, Key, Lane, Request, Sheet, SheetAxis
from fakes import FakeEngine, bare_model

KEY = Key(0, Lane.EXPLICIT, 1)


@dataclass(eq=False)
class Here:
    """A device that computes in this process; it is lost after `lives` answers, and may come back."""

    engine: FakeEngine = field(default_factory=FakeEngine)
    about: About = field(default_factory=lambda: About("a processor", 1, gpu=False, machine="m", here=True))
    lives: int = 10**6
    returns: bool = False
    garbles: bytes = b""
    """What it answers, whatever is asked."""

    def __post_init__(self) -> None:
        self.drawer = Drawer(self.engine, self.about.threads)

    def begin(self, number: int, job: bytes) -> Iterator[bytes]:
        for answer in self.drawer.run(number, job):
            if self.lives <= 0:
                raise Lost
            self.lives -= 1
            yield self.garbles or answer

    def estimate(self, job: bytes) -> bytes:
        return self.drawer.estimate(job)

    def stop(self, number: int) -> None:
        self.drawer.stop(number)

    def revive(self) -> bool:
        self.lives = 10**6 if self.returns else 0
        return self.returns


@dataclass
class Cluster:
    devices: Sequence[Here]
    closed: bool = False

    @property
    def starting(self) -> Phrase:
        return phrase("Starting the cluster")

    def connect(self) -> Sequence[Here]:
        return self.devices

    def close(self) -> None:
        self.closed = True


def asked(**values: object) -> Request:
    return built(Request, **{"model": "starter", "prompts": ("a house",), "size": (64, 64), "steps": 3, **values})


def run(devices: Sequence[Here], request: Request, lane: Lane = Lane.EXPLICIT) -> list[Event]:
    engine = RemoteEngine(Cluster(devices))
    try:
        return list(engine.run(Job(Key(0, lane, 1), request)))
    finally:
        engine.close()


def same(one: Sequence[np.ndarray], other: Sequence[np.ndarray]) -> bool:
    return len(one) == len(other) and all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def local(request: Request) -> Finished:
    *_, last = FakeEngine().run(Job(KEY, request))
    assert isinstance(last, Finished)
    return last


def test_what_crosses_comes_out_as_it_went_in() -> None:
    rng = np.random.default_rng(1)
    source = Picture(rng.integers(0, 255, (40, 64, 4), np.uint8))
    request = asked(source=source, strength=0.5, negative="“fog” \N{SNOWFLAKE}")
    *events, last = run([Here()], request)
    assert isinstance(last, Finished)
    assert last.request == request
    assert same(last.images, local(request).images)
    assert [event.step for event in events if isinstance(event, Preview)]


def test_a_batch_is_spread_and_its_pictures_are_those_of_one_device() -> None:
    request, devices = asked(count=6, seed=4), [Here(), Here()]
    last = run(devices, request)[-1]
    assert isinstance(last, Finished)
    singly = [local(asked(seed=4 + index)).images[0] for index in range(6)]
    assert same(last.images, singly)
    assert sum(len(each.engine.asked) for each in devices) == 6
    assert "one picture at a time" in last.environment.placement


def test_a_sheet_and_tiles_are_spread() -> None:
    sheet = asked(sheet=Sheet(SheetAxis(Axis.SEED, ("1", "2", "3", "4"))))
    devices = [Here(), Here()]
    last = run(devices, sheet)[-1]
    assert isinstance(last, Finished) and len(last.images) == 5
    assert sum(len(each.engine.asked) for each in devices) == 4
    source = Picture(np.full((64, 64, 3), 90, np.uint8))
    devices = [Here(), Here()]
    last = run(devices, asked(source=source, strength=0.4, enlarge=Enlarge(2.0)))[-1]
    assert isinstance(last, Finished) and last.images[0].shape == (128, 128, 3)
    assert sum(len(each.engine.asked) for each in devices) > 1


def test_pieces_of_one_picture_are_drawn_on_one_kind_of_device_and_live_on_the_fastest() -> None:
    slow = [Here(about=About("slow", 1, gpu=False, machine="m", here=True)) for _ in range(2)]
    fast = Here(about=About("fast", 1, gpu=True, machine="n", here=False))
    last = run([*slow, fast], asked(count=4))[-1]
    assert isinstance(last, Finished) and not fast.engine.asked
    last = run([*slow, fast], asked(), Lane.LIVE)[-1]
    assert isinstance(last, Finished) and len(fast.engine.asked) == 1
    assert last.environment.where == "fast"


def test_a_lost_device_s_picture_is_drawn_on_another() -> None:
    lost, other = Here(lives=2), Here()
    request = asked(count=4)
    last = run([lost, other], request)[-1]
    assert isinstance(last, Finished)
    assert same(last.images, [local(asked(seed=request.sampling.seed + index)).images[0] for index in range(4)])


def test_the_last_device_draws_on_when_it_is_back_and_else_says_that_none_is_left() -> None:
    assert isinstance(run([Here(lives=2, returns=True)], asked())[-1], Finished)
    with pytest.raises(LostDevices, match="None of the devices"):
        run([Here(lives=2)], asked())


def test_what_a_device_lacks_the_memory_for_goes_to_one_that_has_it() -> None:
    small, large = Here(FakeEngine(free=1000)), Here(about=About("other", 1, gpu=False, machine="n", here=True))
    assert isinstance(run([small, large], asked())[-1], Finished)
    assert not small.engine.asked
    with pytest.raises(OutOfMemory, match="large"):
        run([small], asked())


def test_an_error_keeps_its_kind_its_words_and_its_traceback() -> None:
    failing = Here(FakeEngine(ending=ModelError(phrase("The model {name} is gone.", name="“x”"))))
    with pytest.raises(ModelError) as told:
        run([failing], asked())
    assert str(told.value) == "The model “x” is gone."
    assert isinstance(told.value.args[0], Phrase) and told.value.args[0].template == "The model {name} is gone."
    assert "Traceback" in told.value.__notes__[0]


def test_closing_stops_every_part() -> None:
    devices = [Here(), Here()]
    engine = RemoteEngine(Cluster(devices))
    events = engine.run(Job(KEY, asked(count=64, steps=50)))
    next(event for event in events if isinstance(event, Preview))
    events.close()
    engine.close()
    assert sum(len(each.engine.asked) for each in devices) < 64


def test_what_is_broken_on_the_way_is_no_event() -> None:
    garbled = json.dumps({"kind": "Finished", "event": {}, "pixels": []}).encode() + b"\n"
    for broken in (garbled, b"\x80\x04.", b"[]\n", b'{"kind": "Popen", "event": {}, "pixels": []}\n'):
        with pytest.raises(UnreadableFile):
            run([Here(garbles=broken)], asked())


def test_the_queue_is_made_side_by_side(tmp_path: Path) -> None:
    bare_model(tmp_path / "model")
    words = ["--model", str(tmp_path / "model"), "--size", "64x64"]
    for seed in range(5):
        added = ["queue", "add", *words, "--prompt", "a boat", "--seed", str(seed), "--folder", str(tmp_path / "q")]
        assert main(added) == 0
    devices = [Here(), Here(FakeEngine(ending=ModelError("The model folder is gone.")))]
    engine = RemoteEngine(Cluster(devices))
    told = main(["queue", "run", "--folder", str(tmp_path / "q")], lambda threads: engine)
    engine.close()
    assert told == 2
    failed = len(devices[1].engine.asked)
    assert failed >= 1 and failed + len(devices[0].engine.asked) == 5
    store = QueueStore(tmp_path / "q")
    assert [job.told for job in store.jobs()] == ["The model folder is gone."] * failed
    store.close()
