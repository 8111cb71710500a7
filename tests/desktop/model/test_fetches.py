"""Downloads in the background: one after the other, cancelled, in trouble, and when the window closes."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.background import LongErrand
from desktop.model.fetches import Fetches
from engine.catalog import downloads
from engine.catalog.download_table import Download
from engine.fetching.fetch import Patience, Progress, fetch
from fake_hub import FakeHub, of_a_fresh_user, offer

FIRST, SECOND = "vae-ft-mse", "taesdxl"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with of_a_fresh_user(tmp_path, monkeypatch.setenv, monkeypatch.delenv) as made:
        for name in (FIRST, SECOND):
            offer(made, name)
        yield made


def quick(download: Download) -> Generator[Progress, None, None]:
    return fetch(download, Patience(timeout=5, tries=1, pause=0))


@dataclass
class Told:
    """What a Fetches said."""

    arrived: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    dones: list[int] = field(default_factory=list)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def fetches(hub: FakeHub, told: Told) -> Iterator[Fetches]:
    made = Fetches(fetch=quick)
    made.arrived.connect(told.arrived.append)
    made.failed.connect(lambda name, failed: told.failed.append((name, failed.message)))
    made.changed.connect(lambda _name: told.dones.append(made.progress.done) if made.progress else None)
    yield made
    hub.go.set()
    made.close(5000)


def test_they_come_one_after_the_other_and_tell_how_far_they_are(fetches, told, hub, qtbot):
    hub.hold_after = 300_000
    for name in (FIRST, SECOND, FIRST):
        fetches.fetch(downloads.find(name))
    assert fetches.is_asked(SECOND)
    qtbot.wait_until(lambda: any(told.dones))
    assert fetches.current.name == FIRST
    assert not any(SECOND in each.path for each in hub.asked)
    hub.go.set()
    qtbot.wait_until(lambda: told.arrived == [FIRST, SECOND])
    assert downloads.find(FIRST).is_there
    assert not fetches.is_asked(SECOND)
    assert fetches.current is None


def test_what_is_cancelled_is_kept_and_what_waits_comes(fetches, told, hub, qtbot):
    hub.hold_after = 300_000
    for name in (FIRST, SECOND):
        fetches.fetch(downloads.find(name))
    qtbot.wait_until(lambda: any(told.dones))
    fetches.cancel(FIRST)
    hub.go.set()
    qtbot.wait_until(lambda: told.arrived == [SECOND])
    assert told.failed == []
    assert not downloads.find(FIRST).is_there
    assert downloads.find(FIRST).partial_bytes > 0


def test_what_waits_can_be_taken_back(fetches, told, hub, qtbot):
    hub.hold_after = 300_000
    for name in (FIRST, SECOND):
        fetches.fetch(downloads.find(name))
    fetches.cancel(SECOND)
    assert not fetches.is_asked(SECOND)
    hub.go.set()
    qtbot.wait_until(lambda: told.arrived == [FIRST])
    assert not any(SECOND in each.path for each in hub.asked)


def test_a_failure_is_told_kept_and_forgotten_when_it_is_tried_again(fetches, told, hub, qtbot):
    hub.refusals["stabilityai/sd-vae-ft-mse"] = (401, "GatedRepo")
    for name in (FIRST, SECOND):
        fetches.fetch(downloads.find(name))
    qtbot.wait_until(lambda: told.arrived == [SECOND])
    ((name, message),) = told.failed
    assert name == FIRST
    assert "accepted its terms" in message
    assert fetches.trouble(FIRST) == message
    hub.refusals.clear()
    fetches.fetch(downloads.find(FIRST))
    assert fetches.trouble(FIRST) == ""
    qtbot.wait_until(lambda: told.arrived == [SECOND, FIRST])


def test_closing_stops_it_and_keeps_what_came(fetches, told, hub, qtbot):
    hub.hold_after = 300_000
    for name in (FIRST, SECOND):
        fetches.fetch(downloads.find(name))
    qtbot.wait_until(lambda: any(told.dones))
    hub.go.set()
    fetches.close(5000)
    assert fetches.current is None
    assert SECOND not in told.arrived


def test_a_long_errand_tells_each_step_and_then_the_last(qtbot, qapp):
    steps: list[int] = []
    errand = LongErrand(lambda: (each for each in (1, 2, 3)), qapp)
    errand.progressed.connect(steps.append)
    with qtbot.wait_signal(errand.done) as done:
        errand.start()
    assert done.args == [3]
    assert steps == [1, 2, 3]
