"""Sets of downloads in the window: what they would be on this machine, fetching one in one go, pausing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from desktop.background import Errand
from desktop.model.fetches import Fetches
from desktop.views.widgets.set_row import SetRow
from desktop.words import tr
from engine.catalog.sets import DownloadSet
from engine.memory import probe
from engine.memory.probe import Speed


class SetActions(QObject):
    """Follows the fetches on behalf of every row that shows a set; the machine is measured once, when first shown."""

    def __init__(self, fetches: Fetches, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetches = fetches
        self._rows: list[SetRow] = []
        self._askers: dict[str, set[str]] = {}
        """By download that waits or runs, the sets that asked for it; “” stands for whoever else did."""
        self._speed: Speed | None = None
        self._measuring = False
        fetches.changed.connect(lambda _name: self._show_all())

    def bind(self, row: SetRow) -> None:
        """Keep a row up to date for as long as it is there."""
        self._rows.append(row)
        row.destroyed.connect(partial(self._forget, row))
        row.fetch_clicked.connect(partial(self.fetch, row.wanted))
        row.pause_clicked.connect(partial(self.pause, row.wanted))
        if self._speed is not None:
            row.set_fit(probe.fit(row.wanted, self._speed).in_words())
        elif not self._measuring:
            self._measuring = True
            errand = Errand(probe.measure, self)
            errand.done.connect(self._measured)
            errand.start()
        self._show(row)

    def fetch(self, wanted: DownloadSet) -> None:
        """Queue what is missing of a set."""
        for each in wanted.missing:
            others = {""} if self._fetches.is_asked(each.name) else set()
            self._askers.setdefault(each.name, others).add(wanted.name)
            self._fetches.fetch(each)
        self._show_all()

    def pause(self, wanted: DownloadSet) -> None:
        """Stop what runs or waits for this set alone; what came is kept. The last first, or the next would begin."""
        for each in reversed(wanted.downloads):
            askers = self._askers.get(each.name, set())
            if wanted.name in askers:
                askers.discard(wanted.name)
                if not askers:
                    self._fetches.cancel(each.name)
        self._show_all()

    def _measured(self, speed: Speed) -> None:
        self._speed, self._measuring = speed, False
        for row in self._rows:
            row.set_fit(probe.fit(row.wanted, speed).in_words())

    def _forget(self, row: SetRow) -> None:
        self._rows = [each for each in self._rows if each is not row]

    def _show_all(self) -> None:
        self._askers = {name: askers for name, askers in self._askers.items() if self._fetches.is_asked(name)}
        for row in list(self._rows):
            self._show(row)

    def _show(self, row: SetRow) -> None:
        wanted = row.wanted
        if not any(wanted.name in self._askers.get(each.name, ()) for each in wanted.downloads):
            troubles = [self._fetches.trouble(each.name) for each in wanted.missing]
            partly = any(self._fetches.is_asked(each.name) for each in wanted.downloads)
            row.show_idle(
                next((each for each in troubles if each), ""), tr("Part of it is being fetched.") if partly else ""
            )
            return
        current, progress = self._fetches.current, self._fetches.progress
        done = sum((each.megabytes or 0) * 1e6 for each in wanted.downloads if each.is_there)
        if current in wanted.downloads and progress is not None:
            done += progress.done
        row.show_progress(int(done), max(int((wanted.megabytes or 0) * 1e6), int(done)))
