"""When a run stops, and what an exception becomes."""

from itertools import pairwise

import numpy as np
import pytest

from engine.errors import ModelError
from engine.events import Environment, Failed, Finished, Job, Loading, Preview, Stopped, Timings
from engine.groups import built
from engine.mailbox import YIELDING, Mailbox
from engine.request import Lane, Request
from engine.worker import Worker

STEPS = 4
ENVIRONMENT = Environment("cpu", "float32", 1, "sdpa", "", "", "")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class SteppingEngine:
    """Yields `STEPS` previews, `step_time` seconds apart on the given clock; `between` is called before each."""

    def __init__(self, clock, step_time=1.0, between=lambda job, step: None, error=None):
        self.clock, self.step_time, self.between, self.error = clock, step_time, between, error
        self.closed_after = {}

    def run(self, job: Job):
        image = (np.zeros((8, 8, 3), np.uint8),)
        step = 0
        try:
            yield Loading(job.key, "text", 0, 1)
            for step in range(1, STEPS + 1):
                self.clock.now += self.step_time
                self.between(job, step)
                if self.error is not None:
                    raise self.error
                yield Preview(job.key, step, STEPS, image)
            yield Finished(job.key, image, job.asked, Timings(), ENVIRONMENT)
        finally:
            self.closed_after[job.asked.words.prompts[0]] = step


def asked(prompt: str) -> Request:
    return built(Request, model="any", prompts=(prompt,), steps=STEPS)


@pytest.fixture
def box():
    return Mailbox()


def serve(box: Mailbox, engine: SteppingEngine) -> list:
    events = []

    def emit(event):
        events.append(event)
        if isinstance(event, Finished | Stopped | Failed) and not box.busy:
            box.close()

    Worker(engine, box, emit, engine.clock).serve()
    return events


def painting(box, total):
    """Posts a new live request before every step, `total` in all, like a pen that never lifts."""
    count = iter(range(total))

    def between(job, step):
        number = next(count, None)
        if number is not None:
            box.post(asked(f"stroke {number}"), Lane.LIVE)

    return between


def test_painting_without_a_pause_finishes_at_least_every_second_run(box):
    clock = Clock()
    box.post(asked("first"), Lane.LIVE)
    events = serve(box, SteppingEngine(clock, between=painting(box, 40)))
    endings = [type(event) for event in events if isinstance(event, Finished | Stopped | Failed)]
    assert Stopped in endings
    assert all(Finished in pair for pair in pairwise(endings))
    assert isinstance(events[-1], Finished)
    assert events[-1].request.words.prompts == ("stroke 39",)


def test_every_started_live_run_shows_a_preview(box):
    clock = Clock()
    box.post(asked("first"), Lane.LIVE)
    events = serve(box, SteppingEngine(clock, between=painting(box, 40)))
    started = {event.key for event in events if isinstance(event, Loading)}
    shown = {event.key for event in events if isinstance(event, Preview)}
    assert started == shown


def test_a_run_that_is_nearly_done_is_let_finish(box):
    clock = Clock()
    box.post(asked("first"), Lane.LIVE)
    events = serve(box, SteppingEngine(clock, step_time=0.05, between=painting(box, 12)))
    assert not [event for event in events if isinstance(event, Stopped)]


def test_cancel_stops_before_the_next_part(box):
    clock = Clock()
    engine = SteppingEngine(clock, between=lambda job, step: box.cancel(Lane.EXPLICIT) if step == 2 else None)
    box.post(asked("long"), Lane.EXPLICIT)
    events = serve(box, engine)
    assert isinstance(events[-1], Stopped)
    assert engine.closed_after == {"long": 2}


def test_an_explicit_run_is_not_stopped_by_painting(box):
    clock = Clock()
    box.post(asked("asked for"), Lane.EXPLICIT)
    engine = SteppingEngine(clock, between=painting(box, 1))
    events = serve(box, engine)
    assert [event.request.words.prompts[0] for event in events if isinstance(event, Finished)] == [
        "asked for",
        "stroke 0",
    ]


@pytest.mark.parametrize(
    ("error", "mendable", "words"),
    [
        (ModelError("The model folder “castle” is gone."), True, "The model folder “castle” is gone."),
        (MemoryError(), True, "Memory ran out"),
        (ZeroDivisionError("division by zero"), False, "ZeroDivisionError: division by zero"),
    ],
)
def test_an_exception_becomes_a_message_and_the_next_request_is_served(box, error, mendable, words):
    clock = Clock()
    failing = SteppingEngine(clock, error=error)
    box.post(asked("bad"), Lane.EXPLICIT)
    (failed,) = [event for event in serve(box, failing) if isinstance(event, Failed)]
    assert failed.mendable is mendable
    assert words in failed.message
    assert "Traceback" not in failed.message
    again = Mailbox()
    again.post(asked("good"), Lane.EXPLICIT)
    assert isinstance(serve(again, SteppingEngine(clock))[-1], Finished)


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane not in YIELDING])
def test_a_refining_is_stopped_at_the_next_part_by_any_other_lane(box, lane):
    clock = Clock()

    def between(job, step):
        if job.key.lane is Lane.REFINE and step == 2:
            box.post(asked("other"), lane)

    engine = SteppingEngine(clock, between=between)
    box.post(asked("finer"), Lane.REFINE)
    events = serve(box, engine)
    assert engine.closed_after["finer"] == 2
    assert [type(each) for each in events if isinstance(each, Stopped | Finished)] == [Stopped, Finished]


class Panic(BaseException):
    """As a library in Rust raises: no Exception."""


@pytest.mark.parametrize("error", [SystemExit(0), SystemExit("no code"), Panic("index out of range")])
def test_what_no_library_should_raise_ends_its_job_and_not_the_worker(box, error):
    for prompt in ("one", "two"):
        box.post(asked(prompt), Lane.EXPLICIT)
    endings = [event for event in serve(box, SteppingEngine(Clock(), error=error)) if isinstance(event, Failed)]
    assert len(endings) == 2
    assert all(type(error).__name__ in event.message for event in endings)
    assert not any(event.mendable for event in endings)
