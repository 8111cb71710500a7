"""What is shown never goes back, and nothing cancelled or of another document is shown."""

import pytest

from desktop.model.asking.event_filter import EventFilter
from engine.request import Key, Lane


@pytest.fixture
def shown():
    return EventFilter()


def live(sequence, epoch=0):
    return Key(epoch, Lane.LIVE, sequence)


def test_an_earlier_run_is_not_shown_after_a_later_one(shown):
    assert shown.accepts(live(3))
    assert not shown.accepts(live(2))
    assert shown.accepts(live(3))
    assert shown.accepts(live(4))


def test_a_run_is_shown_though_newer_ones_wait(shown):
    assert all(shown.accepts(live(sequence)) for sequence in (1, 2, 5))


def test_lanes_do_not_hide_each_other(shown):
    assert shown.accepts(live(9))
    assert shown.accepts(Key(0, Lane.EXPLICIT, 4))


def test_nothing_cancelled_is_shown(shown):
    shown.cancel(Lane.LIVE, up_to=5)
    assert not shown.accepts(live(5))
    assert shown.accepts(live(6))
    assert shown.accepts(Key(0, Lane.EXPLICIT, 5))


def test_nothing_of_another_document_is_shown(shown):
    shown.accepts(live(7))
    shown.open(epoch=1)
    assert not shown.accepts(live(8, epoch=0))
    assert shown.accepts(live(9, epoch=1))
