"""The window's way to the history: off the GUI thread, in order, each run once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from desktop.model.history.archive import Archive
from desktop.model.history.listing import ENTRY, Listing
from desktop.model.history.spans import LABELS, TimeSpan, limits
from engine.history.entries import EntryOrigin, Query
from engine.history.store import HistoryStore
from history_makers import finished


@pytest.fixture
def archive(qtbot, tmp_path: Path) -> Archive:
    made = Archive(HistoryStore(tmp_path / "history"))
    yield made
    assert made.close()


def keep(archive: Archive, qtbot, *prompts: str, **more) -> None:
    for prompt in prompts:
        with qtbot.wait_signal(archive.kept):
            archive.keep(finished(prompt, **more), EntryOrigin.EXPLICIT)


@pytest.fixture
def listing(archive: Archive, qtbot) -> Listing:
    made = Listing(archive)
    with qtbot.wait_signal(made.found):
        made.look(True)
    yield made
    made.close()


def let_it_answer(listing: Listing) -> None:
    """Wait for what it looks up, if it does, and hand over what it found."""
    listing.close()
    QCoreApplication.sendPostedEvents()


def test_a_run_is_kept_once_though_it_is_taken_after_it_was_made(archive: Archive, qtbot) -> None:
    run = finished(among=2)
    with qtbot.wait_signal(archive.kept) as signal:
        archive.keep(run, EntryOrigin.REFINED)
        archive.keep(run, EntryOrigin.TAKEN)
    assert [entry.origin for entry in signal.args[0]] == ["refined", "refined"]
    archive.change(lambda history: history.star([1], True))
    qtbot.wait_until(lambda: [each.favourite for each in archive.history.find()] == [True, False])
    assert len(archive.history.find()) == 2


def test_what_cannot_be_kept_is_told_once(qtbot, tmp_path: Path) -> None:
    (tmp_path / "history").write_text("a file where the folder should be")
    archive, told = Archive(HistoryStore(tmp_path / "history")), []
    archive.failed.connect(told.append)
    for _ in range(3):
        archive.keep(finished(), EntryOrigin.EXPLICIT)
    archive.close()  # what its thread had to tell is on its way by then
    QCoreApplication.sendPostedEvents()
    assert len(told) == 1 and "can't be used" in str(told[0])


def test_closing_waits_until_all_is_written(qtbot, tmp_path: Path) -> None:
    archive = Archive(HistoryStore(tmp_path / "history"))
    for seed in range(5):
        archive.keep(finished(seed=seed), EntryOrigin.EXPLICIT)
    assert archive.close()
    again = HistoryStore(tmp_path / "history")
    assert len(again.find()) == 5
    again.close()


def test_new_pictures_come_before_the_others_and_leave_them_where_they_are(archive, listing, qtbot) -> None:
    keep(archive, qtbot, "one")
    qtbot.wait_until(lambda: listing.rowCount() == 1)
    inserted, reset = [], []
    listing.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    listing.modelReset.connect(lambda: reset.append(True))
    keep(archive, qtbot, "two")
    qtbot.wait_until(lambda: listing.rowCount() == 2)
    assert (inserted, reset) == ([(0, 0)], [])
    assert [listing.index(row).data() for row in range(2)] == ["two", "one"]
    archive.change(lambda history: history.star([1], True))
    qtbot.wait_until(lambda: listing.index(1).data(ENTRY).favourite)
    assert not reset
    assert listing.index(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("favourite")


def test_nothing_is_looked_up_while_nobody_looks(archive, listing, qtbot) -> None:
    listing.look(False)
    keep(archive, qtbot, "one")
    let_it_answer(listing)
    assert listing.rowCount() == 0
    listing.look(True)
    qtbot.wait_until(lambda: listing.rowCount() == 1)


def test_only_the_answer_to_the_latest_question_is_shown(archive, listing, qtbot) -> None:
    keep(archive, qtbot, "a red boat", "a blue boat", "a cat")
    for words in ("boat", "cat", "blue"):
        listing.ask(Query(words))
    qtbot.wait_until(lambda: [each.prompt for each in listing.entries] == ["a blue boat"])
    let_it_answer(listing)
    assert listing.rowCount() == 1


def test_thumbnails_come_when_they_are_first_looked_at(archive, listing, qtbot) -> None:
    keep(archive, qtbot, "one", "two")
    qtbot.wait_until(lambda: listing.rowCount() == 2)
    gone = listing.index(0).data(ENTRY)
    archive.history.path(gone).unlink()
    for thumbnail in archive.history.folder.rglob("*.jpg"):
        thumbnail.unlink()
    index = listing.index(1)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.wait_until(lambda: index.data(Qt.ItemDataRole.DecorationRole) is not None)
    assert index.data(Qt.ItemDataRole.DecorationRole).width() == 64
    qtbot.wait_until(lambda: listing.index(0).data(Qt.ItemDataRole.DecorationRole) is not None)
    assert listing.index(0).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_spans_begin_and_end_at_midnight() -> None:
    now = datetime(2026, 3, 15, 14, 30)
    assert set(LABELS) == set(TimeSpan)
    days = {span: [each and datetime.fromtimestamp(each) for each in limits(span, now)] for span in TimeSpan}
    assert days[TimeSpan.EVER] == [0, 0]
    assert days[TimeSpan.TODAY] == [datetime(2026, 3, 15), 0]
    assert days[TimeSpan.YESTERDAY] == [datetime(2026, 3, 14), datetime(2026, 3, 15)]
    assert days[TimeSpan.WEEK] == [datetime(2026, 3, 9), 0]
