"""Whatever thread makes objects, those of Qt are taken apart where they live."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.process.garbage import GarbageCollector

INTERVAL = 5
"""Milliseconds."""


class Circle(QObject):
    """Holds itself, as a window does whose signals lead to its own methods; has a timer that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=INTERVAL)
        self.timer.start()


@pytest.fixture
def collector(qapp) -> Iterator[GarbageCollector]:
    made = GarbageCollector(qapp)
    yield made
    made.release()
    made.deleteLater()


def work() -> None:
    """Far more objects than Python's threshold, in circles of their own."""
    for _ in range(30_000):
        circle: list[object] = []
        circle.append(circle)


def test_another_thread_takes_nothing_of_qts_apart(collector, qtbot) -> None:
    where: list[threading.Thread] = []
    gone = Circle()
    weakref.finalize(gone, lambda: where.append(threading.current_thread()))
    del gone
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert where == []
    gc.collect(2)
    assert where == [threading.main_thread()]
    later = QTimer(interval=INTERVAL, singleShot=True)
    with qtbot.wait_signal(later.timeout):  # that of what is gone would fire before
        later.start()


def test_another_thread_has_it_collected_here(collector, qtbot) -> None:
    where: list[threading.Thread] = []
    gone = Circle()
    weakref.finalize(gone, lambda: where.append(threading.current_thread()))
    del gone
    thread = threading.Thread(target=collector.collect)
    thread.start()
    qtbot.wait_until(lambda: not thread.is_alive())
    assert where == [threading.main_thread()]


def test_what_is_due_is_collected_by_and_by(collector, qtbot) -> None:
    collector.look()
    work()
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collector.look()
    assert gc.get_count()[0] < gc.get_threshold()[0]


def test_everything_is_looked_through_seldom(collector) -> None:
    def look_when_all_is_due() -> bool:
        while gc.get_count()[2] <= gc.get_threshold()[2]:
            gc.collect(1)
        collector.look()
        return gc.get_count()[2] == 0

    assert [look_when_all_is_due() for _ in range(3)] == [True, False, False]


def test_python_collects_again_once_it_is_released(qapp) -> None:
    made = GarbageCollector(qapp)
    assert not gc.isenabled()
    made.release()
    made.deleteLater()
    assert gc.isenabled()
