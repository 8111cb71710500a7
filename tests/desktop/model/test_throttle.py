"""Painting fast asks seldom, but the last stroke is always asked for."""

from desktop.model.throttle import Throttle
from idle import wait_until_idle


def test_first_and_last_of_a_burst_are_called(qtbot):
    calls = []
    state = {"strokes": 0}
    throttle = Throttle(30, lambda: calls.append(state["strokes"]))
    for _ in range(50):
        state["strokes"] += 1
        throttle.trigger()
    assert calls == [1]
    qtbot.wait_until(lambda: calls == [1, 50])
    wait_until_idle(qtbot, throttle)
    assert calls == [1, 50]


def test_nothing_is_called_after_cancel(qtbot):
    calls = []
    throttle = Throttle(20, lambda: calls.append(1))
    throttle.trigger()
    throttle.trigger()
    throttle.cancel()
    wait_until_idle(qtbot, throttle)
    assert calls == [1]
