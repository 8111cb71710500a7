"""The latency readout says what a person waited for."""

import pytest

from desktop.model.asking.latency import LatencyMeter


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def meter(clock):
    return LatencyMeter(clock)


def test_nothing_is_claimed_before_anything_was_seen(meter):
    read = meter.read()
    assert (read.first_p50, read.final_p95, read.frames_per_second) == (None, None, 0.0)


def test_a_stroke_whose_run_was_replaced_is_answered_by_the_next_picture(meter, clock):
    meter.asked(1)
    clock.now = 1.0
    meter.asked(2)
    clock.now = 3.0
    meter.previewed(2)
    clock.now = 4.0
    meter.finished(2)
    read = meter.read()
    assert read.first_p50 == 2.0
    assert (read.final_p50, read.final_p95) == (3.0, 4.0)


def test_an_earlier_run_does_not_answer_a_later_stroke(meter, clock):
    meter.asked(2)
    clock.now = 1.0
    meter.finished(1)
    assert meter.read().final_p50 is None


def test_frames_a_second_are_those_of_the_last_seconds(meter, clock):
    for _ in range(11):
        clock.now += 0.1
        meter.previewed(1)
    assert meter.read().frames_per_second == pytest.approx(10)
    clock.now += 10
    assert meter.read().frames_per_second == 0.0
