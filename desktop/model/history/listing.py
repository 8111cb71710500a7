"""The entries that a query found, as a Qt list that knows its thumbnails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.background import Latest
from desktop.model.history.archive import Archive
from desktop.model.history.thumbnails import EntryThumbnails
from desktop.words import tr
from engine.history import finding
from engine.history.entries import HistoryEntry, Query

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole)
"""The role under which an item holds its Entry."""
ID = 0
"""Where the number of an entry stands in its row."""
_NOWHERE = QModelIndex()


class Listing(QAbstractListModel):
    """Found off the GUI thread; found anew when something is kept or changed, while anybody looks."""

    found = Signal()
    """What the query asks for is listed now."""
    thumbnail_loaded = Signal(QModelIndex)
    """This one can be painted now. Qt's list would lay all of itself out anew after `dataChanged`."""
    _answered = Signal(object, object)

    def __init__(self, archive: Archive, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = EntryThumbnails(archive.history, self)
        self.query = Query(gathered=True)
        self.looked_at = False
        self._archive = archive
        self._found: list[tuple[Any, ...]] = []
        """Rows of the database: ten thousand entries take their time to be made, and few are looked at."""
        self._rows: dict[int, int] = {}
        self._finder = Latest(self._find, self)
        self._finder.failed.connect(archive.failed)
        self._answered.connect(self._on_answered)
        self.thumbnails.loaded.connect(self._on_loaded)
        archive.kept.connect(self._refresh)
        archive.changed.connect(self._refresh)

    @property
    def entries(self) -> Sequence[HistoryEntry]:
        """All that was found, newest first."""
        return [finding.entry_of(row) for row in self._found]

    def row_of(self, id: int) -> int | None:
        """Tell where an entry stands in the list."""
        return self._rows.get(id)

    def ask(self, query: Query) -> None:
        """List what this asks for; `found` follows."""
        self.query = query
        self._finder.put(query)

    def change(self, **values: object) -> None:
        """Ask the same query but for these of its fields."""
        self.ask(replace(self.query, **values))  # type: ignore[arg-type]

    def look(self, looked_at: bool) -> None:
        """Begin to look, or look no more: nothing is found for nobody."""
        self.looked_at = looked_at
        if looked_at:
            self.ask(self.query)

    def close(self) -> None:
        """Wait for what is being read."""
        self._finder.settle(5.0)
        self.thumbnails.close()

    def _find(self, query: Query, _superseded: object) -> None:
        self._answered.emit(query, self._archive.history.rows(query))

    def _refresh(self, _kept: object = None) -> None:
        if self.looked_at:
            self.ask(self.query)

    def _on_answered(self, query: Query, found: list[tuple[Any, ...]]) -> None:
        if query != self.query:
            return
        more = len(found) - len(self._found)
        if self._found and more >= 0 and found[more:] == self._found:
            if more:  # only new ones before the others: what is chosen and where one looks stay
                self.beginInsertRows(QModelIndex(), 0, more - 1)
                self._put(found)
                self.endInsertRows()
        elif [row[ID] for row in found] == [row[ID] for row in self._found]:
            self._put(found)
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
        else:
            self.beginResetModel()
            self._put(found)
            self.endResetModel()
        self.found.emit()

    def _put(self, found: list[tuple[Any, ...]]) -> None:
        self._found = found
        self._rows = {row[ID]: place for place, row in enumerate(found)}

    def _on_loaded(self, id: int) -> None:
        row = self._rows.get(id)
        if row is not None:
            self.thumbnail_loaded.emit(self.index(row))

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        entry = finding.entry_of(self._found[index.row()])
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DecorationRole:
            return self.thumbnails.of(entry)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.prompt or tr("Without words")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_words(entry)
        return None


def in_words(entry: HistoryEntry) -> str:
    """Give an entry as it is read out."""
    made = QDateTime.fromSecsSinceEpoch(int(entry.made))
    parts = [entry.prompt or tr("Without words"), QLocale().toString(made, QLocale.FormatType.ShortFormat)]
    parts += [tr("favourite")] if entry.favourite else []
    parts += [tr("{place} of {among}", place=entry.place + 1, among=entry.among)] if entry.among > 1 else []
    return ", ".join(parts)
