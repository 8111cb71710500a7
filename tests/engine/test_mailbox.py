"""What waits for the worker, and what is not sent at all."""

import threading

import pytest

from engine.groups import built
from engine.mailbox import Mailbox
from engine.request import Lane, Request


@pytest.fixture
def box():
    return Mailbox()


def asked(prompt: str) -> Request:
    return built(Request, model="any", prompts=(prompt,))


def prompts_taken(box: Mailbox) -> list[str]:
    taken = []
    while (job := box.take(timeout=0)) is not None:
        taken.append(job.asked.words.prompts[0])
        box.ended(job.key, repeatable=False)
    return taken


def test_newest_live_request_replaces_the_one_that_waits(box):
    for prompt in "abc":
        box.post(asked(prompt), Lane.LIVE)
    assert prompts_taken(box) == ["c"]


def test_explicit_requests_queue_in_order_and_go_before_live(box):
    box.post(asked("painting"), Lane.LIVE)
    box.post(asked("first"), Lane.EXPLICIT)
    box.post(asked("second"), Lane.EXPLICIT)
    assert prompts_taken(box) == ["first", "second", "painting"]


def test_maps_wait_until_painting_is_served(box):
    box.post(asked("map"), Lane.ANNOTATE)
    box.post(asked("painting"), Lane.LIVE)
    assert prompts_taken(box) == ["painting", "map"]


def test_refining_waits_for_everything_else_and_makes_room_for_anything(box):
    box.post(asked("finer"), Lane.REFINE)
    running = box.take(timeout=0)
    assert not box.has_newer(running.key)
    for lane in (Lane.ESTIMATE, Lane.ANNOTATE, Lane.LIVE, Lane.EXPLICIT):
        box.post(asked(lane), lane)
        assert box.has_newer(running.key)
    box.post(asked("finer still"), Lane.REFINE)
    assert prompts_taken(box) == ["explicit", "live", "annotate", "estimate", "finer still"]


@pytest.mark.parametrize("lane", [Lane.LIVE, Lane.EXPLICIT])
def test_a_request_equal_to_the_running_or_finished_one_is_not_sent(box, lane):
    assert box.post(asked("a"), lane) is not None
    assert box.post(asked("a"), lane) is None
    job = box.take(timeout=0)
    assert box.post(asked("a"), lane) is None
    box.ended(job.key, repeatable=False)
    assert box.post(asked("a"), lane) is None
    assert box.post(asked("b"), lane) is not None


@pytest.mark.parametrize("lane", [Lane.LIVE, Lane.EXPLICIT])
def test_a_failed_request_may_be_repeated(box, lane):
    box.post(asked("a"), lane)
    job = box.take(timeout=0)
    box.ended(job.key, repeatable=True)
    assert box.post(asked("a"), lane) is not None


def test_going_back_to_what_is_running_replaces_what_waits(box):
    box.post(asked("a"), Lane.LIVE)
    box.take(timeout=0)
    box.post(asked("b"), Lane.LIVE)
    assert box.post(asked("a"), Lane.LIVE) is not None
    assert prompts_taken(box) == ["a"]


def test_cancel_drops_what_waits_and_marks_what_runs_but_nothing_later(box):
    box.post(asked("running"), Lane.LIVE)
    running = box.take(timeout=0)
    box.post(asked("waiting"), Lane.LIVE)
    box.post(asked("kept"), Lane.EXPLICIT)
    box.cancel(Lane.LIVE)
    assert box.is_cancelled(running.key)
    later = box.post(asked("waiting"), Lane.LIVE)
    assert later is not None and not box.is_cancelled(later)
    assert prompts_taken(box) == ["kept", "waiting"]


def test_another_document_ends_every_run_of_the_last_one(box):
    box.post(asked("old"), Lane.EXPLICIT)
    old = box.take(timeout=0)
    box.post(asked("old, waiting"), Lane.EXPLICIT)
    box.next_epoch()
    assert box.is_cancelled(old.key)
    assert box.post(asked("old"), Lane.EXPLICIT).epoch == 1
    assert prompts_taken(box) == ["old"]


def test_closing_wakes_a_waiting_worker_and_cancels_what_runs(box):
    job = box.post(asked("a"), Lane.LIVE) and box.take(timeout=0)
    got = []
    waiting = threading.Thread(target=lambda: got.append(box.take()))
    waiting.start()
    box.close()
    waiting.join(timeout=10)
    assert got == [None]
    assert box.is_cancelled(job.key)
    assert box.post(asked("b"), Lane.LIVE) is None


def test_what_is_announced_makes_a_run_give_way_and_is_made_when_the_worker_is_free() -> None:
    box = Mailbox()
    assert not box.announce(Lane.LIVE)
    box.post(asked("first"), Lane.LIVE)
    running = box.take(0)
    assert running is not None and not box.has_newer(running.key)
    assert box.announce(Lane.LIVE) and box.has_newer(running.key)
    box.ended(running.key, repeatable=False)
    assert not box.announce(Lane.LIVE)
    box.post(asked("second"), Lane.LIVE)
    again = box.take(0)
    assert again is not None and not box.has_newer(again.key)
    box.announce(Lane.LIVE)
    box.cancel(Lane.LIVE)
    assert not box.has_newer(again.key)
    box.announce(Lane.LIVE)
    box.next_epoch()
    assert not box.has_newer(again.key)
