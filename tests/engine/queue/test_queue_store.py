"""The saved queue: what it holds, in which order, and who may change it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import numpy as np
import pytest

from engine.errors import CannotWrite, UnreadableFile
from engine.groups import built
from engine.picture import Picture
from engine.queue.jobs import JobState, job_of
from engine.queue.store import DATABASE, SOURCES, QueueStore, taken_up
from engine.request import Mask, Request


def inpaint(prompt: str = "a roof", shade: int = 9) -> Request:
    pixels = np.full((64, 64, 4), shade, np.uint8)
    mask = np.zeros((64, 64), np.uint8)
    mask[8:20] = 255
    return built(
        Request, model="any", prompts=(prompt,), size=(64, 64), source=Picture(pixels), mask=Mask(Picture(mask))
    )


@pytest.fixture
def store(tmp_path):
    made = QueueStore(tmp_path / "queue")
    yield made
    made.close()


def add(store: QueueStore, id: int, request: Request) -> None:
    store.add(job_of(id, request, document="d", name="drawing", added=1.5), request)


def sources(store: QueueStore) -> int:
    return len(list((store.folder / SOURCES).glob("*/*.png")))


def test_a_job_comes_back_as_it_was_asked_with_its_pictures(store, tmp_path):
    add(store, 1, inpaint())
    store.close()
    again = QueueStore(tmp_path / "queue")
    (job,) = again.jobs()
    assert (job.id, job.prompt, job.document, job.state) == (1, "a roof", "d", JobState.WAITING)
    assert again.request(1) == inpaint()
    again.close()


def test_order_and_state_are_kept_and_numbers_never_used_again(store):
    for id in (1, 2, 3):
        add(store, id, inpaint(str(id)))
    store.order([3, 1, 2])
    store.mark(replace(store.jobs()[1], state=JobState.PAUSED))
    store.pause(True)
    assert [(job.id, job.state) for job in store.jobs()] == [(3, "waiting"), (1, "paused"), (2, "waiting")]
    assert store.paused()
    store.remove([3, 2])
    assert store.last_id() == 3
    add(store, 4, inpaint("4"))
    assert [job.id for job in store.jobs()] == [1, 4]


def test_pictures_go_with_the_last_job_that_is_made_from_them(store):
    add(store, 1, inpaint("a"))
    add(store, 2, inpaint("b"))
    assert sources(store) == 2
    store.remove([1])
    assert store.request(2) == inpaint("b")
    store.remove([2])
    assert sources(store) == 0


def test_a_picture_that_is_gone_is_told_and_nothing_else_is_lost(store):
    add(store, 1, inpaint("a", 1))
    add(store, 2, inpaint("b", 2))
    revision = inpaint("a", 1).source.revision
    (store.folder / SOURCES / revision[:2] / f"{revision}.png").write_bytes(b"not a picture")
    with pytest.raises(UnreadableFile, match="source"):
        store.request(1)
    assert store.request(2) == inpaint("b", 2)


def test_one_program_at_a_time_holds_it(store, tmp_path):
    other = QueueStore(tmp_path / "queue")
    assert store.lock()
    assert not other.lock()
    store.close()
    assert other.lock()
    other.close()


def test_what_ran_when_the_program_ended_goes_on_once_and_then_waits_for_a_person():
    job = job_of(1, inpaint(), document="", name="", added=0)
    assert taken_up(replace(job, state=JobState.RUNNING, tries=1)).state is JobState.WAITING
    assert taken_up(replace(job, state=JobState.RUNNING, tries=2)).state is JobState.PAUSED


def test_a_damaged_queue_is_put_aside_and_said(store):
    store.folder.mkdir()
    (store.folder / DATABASE).write_bytes(b"no database at all" * 99)
    with pytest.raises(CannotWrite, match="renamed to queue-damaged"):
        store.jobs()
    assert store.jobs() == []


def test_a_newer_programs_queue_is_left_alone(store):
    store.folder.mkdir()
    with sqlite3.connect(store.folder / DATABASE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CannotWrite, match="newer"):
        store.jobs()
