"""Jobs in order: added, moved, paused, cancelled, and there again after a restart. Real mailbox, thread and store."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.model.queue.job_queue import JobQueue
from desktop.process.engine_thread import EngineThread
from engine.events import Finished
from engine.groups import built
from engine.mailbox import Mailbox
from engine.picture import Picture
from engine.queue.jobs import JobState, QueueEnd
from engine.queue.store import QueueStore
from engine.request import Request
from fakes import HeldEngine


class Bench:
    def __init__(self, folder) -> None:
        self.mailbox = Mailbox()
        self.engine = HeldEngine()
        self.queue = JobQueue(self.mailbox, QueueStore(folder))
        self.thread = EngineThread(self.mailbox, self.engine)
        self.thread.happened.connect(self.queue.handle)
        self.ended: list = []
        self.queue.completed.connect(lambda job, event, _took: self.ended.append((job, event)))
        self.thread.start()
        self.queue.start()

    def add(self, prompt: str, end: QueueEnd = QueueEnd.BACK, **more):
        request = built(Request, model="any", prompts=(prompt,), size=(64, 64), steps=2, **more)
        return self.queue.add(request, "d", "drawing", end)

    @property
    def prompts(self) -> list[str]:
        return [job.prompt for job in self.queue]

    @property
    def made(self) -> list[str]:
        return [job.prompt for job, event in self.ended if isinstance(event, Finished)]

    def close(self) -> None:
        assert self.thread.close(10_000)
        self.queue.close()


@pytest.fixture
def bench(qtbot, tmp_path):
    made = Bench(tmp_path / "queue")
    yield made
    made.engine.go.set()
    made.close()


def test_what_is_added_waits_its_turn_goes_first_or_replaces_all(bench, qtbot):
    for prompt in "abc":
        bench.add(prompt)
    assert bench.queue.running.prompt == "a"
    bench.add("first", QueueEnd.FRONT)
    assert bench.prompts == ["a", "first", "b", "c"]
    assert bench.add("first") is None  # the last thing that was asked for
    bench.engine.go.set()
    qtbot.wait_until(lambda: len(bench.made) == 4)
    assert bench.made == ["a", "first", "b", "c"]
    bench.engine.go.clear()
    bench.add("d")
    bench.add("e")
    bench.add("alone", QueueEnd.REPLACE)
    assert bench.prompts == ["alone"]
    bench.engine.go.set()
    qtbot.wait_until(lambda: bench.made[4:] == ["alone"])


def test_jobs_are_moved_paused_and_cancelled_one_by_one(bench, qtbot):
    a, b, c, d = (bench.add(prompt) for prompt in "abcd")
    bench.queue.move(d.id, 0)
    assert bench.prompts == ["a", "d", "b", "c"]  # what runs stays the first
    bench.queue.pause([b.id])
    bench.queue.cancel([c.id])
    bench.queue.cancel([a.id])
    bench.engine.go.set()
    qtbot.wait_until(lambda: bench.made == ["d"] and bench.mailbox.running is None)
    assert bench.prompts == ["b"] and not bench.queue.busy
    bench.queue.resume([b.id])
    qtbot.wait_until(lambda: bench.made == ["d", "b"])


def test_pausing_what_runs_stops_it_and_it_begins_anew(bench, qtbot):
    a, _b = bench.add("a"), bench.add("b")
    qtbot.wait_until(lambda: bench.queue.progress.stage != "")
    assert bench.queue.pause([a.id]) is not None
    bench.engine.go.set()
    qtbot.wait_until(lambda: bench.made == ["b"])
    bench.queue.resume([a.id])
    qtbot.wait_until(lambda: bench.made == ["b", "a"])


def test_the_queue_as_a_whole_is_paused_and_ends_what_runs(bench, qtbot):
    bench.add("a")
    bench.add("b")
    bench.queue.set_paused(True)
    bench.engine.go.set()
    qtbot.wait_until(lambda: bench.made == ["a"])
    assert bench.prompts == ["b"] and bench.queue.running is None and not bench.queue.busy
    bench.queue.set_paused(False)
    qtbot.wait_until(lambda: bench.made == ["a", "b"])


def test_a_failed_job_stays_with_its_reason_and_the_next_is_made(bench, qtbot):
    bench.engine.ending = RuntimeError("out of paper")
    bench.engine.go.set()
    job = bench.add("a")
    qtbot.wait_until(lambda: bench.queue.job(job.id).state is JobState.FAILED)
    assert "out of paper" in bench.queue.job(job.id).told
    bench.engine.ending = None
    bench.add("b")
    qtbot.wait_until(lambda: bench.made == ["b"])
    bench.queue.resume([job.id])
    qtbot.wait_until(lambda: bench.made == ["b", "a"])


def test_it_survives_a_restart_with_its_pictures_and_what_ran_begins_anew(bench, qtbot, tmp_path):
    source = Picture(np.full((64, 64, 3), 7, np.uint8))
    bench.add("running", source=source)
    bench.add("waiting", source=source)
    held = bench.add("held")
    bench.queue.pause([held.id])
    bench.queue.move(held.id, 1)
    bench.close()
    again = Bench(tmp_path / "queue")
    assert again.prompts == ["running", "held", "waiting"]
    again.engine.go.set()
    qtbot.wait_until(lambda: again.made == ["running", "waiting"])
    assert [event.request.source for _job, event in again.ended] == [source, source]
    for _job, event in again.ended:
        again.queue.kept(event.key)
    again.close()
    last = Bench(tmp_path / "queue")
    assert last.prompts == ["held"]
    last.close()


def test_what_was_made_but_not_kept_in_the_history_is_made_again(bench, qtbot, tmp_path):
    bench.engine.go.set()
    bench.add("a")
    qtbot.wait_until(lambda: bench.made == ["a"])
    bench.close()
    again = Bench(tmp_path / "queue")
    assert again.prompts == ["a"]
    again.engine.go.set()
    again.close()


def test_time_left_is_told_once_a_model_was_measured(bench, qtbot):
    bench.engine.go.set()
    bench.add("a")
    qtbot.wait_until(lambda: bench.made == ["a"])
    bench.engine.go.clear()
    one, two = bench.add("b"), bench.add("c")
    left = bench.queue.left()
    assert left[one.id] is not None and left[two.id] >= left[one.id]
    bench.queue.pause([two.id])
    assert bench.queue.left()[two.id] is None
