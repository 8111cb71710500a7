"""The history as a drawer of the strip: search, filters, the grid, and what is known of the chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.model.history.listing import Listing
from desktop.model.history.spans import LABELS, TimeSpan, limits
from desktop.views.history.details import HistoryDetails
from desktop.views.history.grid import HistoryGrid
from desktop.views.look.icons import icon
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import button, icon_button, label, rule
from desktop.words import tr
from engine.history.entries import HistoryEntry
from engine.phrase import mark

HEIGHT, LEAST = 330, 190
SEARCH, WIDE = 160, 780
"""Pixels that the search has at least, and of the panel from which on title and filters have room beside it."""
PAUSE = 120
"""Milliseconds that typing rests before it is searched."""
ALL = ""
NOTHING = mark("Nothing was made yet: what you generate, take or have refined is kept here.")
NOT_FOUND = mark("Nothing like that is in the history.")
NO_TRASH = mark("The trash is empty.")


class HistoryPanel(QWidget):
    """Asks the listing; what is to be done with pictures is told."""

    wanted = Signal(str, object)
    """The name of an action, and the entries that it is for."""
    tagged = Signal(object, str)
    """These entries are to have these tags."""
    dragged = Signal(object)
    empty_trash_clicked = Signal()
    models_wanted = Signal()
    """The models that anything was made with are to be told to `set_models`."""
    closed = Signal()

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self.setProperty("look", "panel-bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("History"))
        self.setMinimumHeight(LEAST)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search prompts, models, tags"))
        self.search.setAccessibleName(tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self.model = MenuButton(tr("Model"), icon_name="box", tooltip=tr("Model: only what was made with this one"))
        self.span = MenuButton(tr("When"), icon_name="history", tooltip=tr("Only what was made then"))
        self.span.set_choices([(span.value, LABELS[span]) for span in TimeSpan])
        self.span.set_value(TimeSpan.EVER.value)
        self.favourites = self._switch("star", tr("Only favourites"))
        self.gathered = self._switch("images", tr("One tile for all that were made together"))
        self.gathered.setChecked(True)
        self.trash = self._switch("trash-2", tr("What was deleted"))
        self.run = button(tr("All of its run"), "x", look="link", tooltip=tr("Show everything again"))
        self.run.hide()
        self.empty = button(tr("Empty trash"), "trash-2", look="link", tooltip=tr("Delete all of it for good"))
        self.empty.hide()
        self.title = label(tr("History"), "strong")
        self.count = label("", "figure-quiet")
        self.close_button = icon_button("x", tr("Close the history (Esc)"), side=16)
        self.nothing = label("", "label")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.grid = HistoryGrid(listing)
        self.details = HistoryDetails()
        self.filters = QWidget()
        self._below = QHBoxLayout()
        self._wide: bool | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._place()
        self._connect()
        self.set_models([])

    def set_models(self, models: Sequence[tuple[str, str]]) -> None:
        """(name, label) of the models that anything was made with."""
        chosen = self.model.value()
        self.model.set_choices([(ALL, tr("All models")), *models])
        self.model.set_value(chosen, dict(models).get(chosen, "All models"))

    def show_run(self, entry: HistoryEntry) -> None:
        """Show only what was made together with this one."""
        self.run.show()
        self._listing.change(run=entry.run)

    def _switch(self, icon_name: str, name: str) -> QToolButton:
        made = icon_button(icon_name, name, side=16)
        made.setCheckable(True)
        made.clicked.connect(self._ask)
        return made

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._go_to_grid)
        self.model.chosen.connect(self._ask)
        self.span.chosen.connect(self._ask)
        self.run.clicked.connect(self._ask)
        self.empty.clicked.connect(self.empty_trash_clicked)
        self.close_button.clicked.connect(self.closed)
        self.grid.wanted.connect(self._want)
        self.grid.dragged.connect(self.dragged)
        self.grid.chosen_changed.connect(self._show_chosen)
        self.details.wanted.connect(lambda name: self._want(name, self.grid.chosen()))
        self.details.tagged.connect(lambda tags: self.tagged.emit(self.grid.chosen(), tags))
        self._listing.found.connect(self._show_found)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _ask(self, _chosen: object = None) -> None:
        self._pause.stop()
        self.run.hide()
        since, until = limits(TimeSpan(self.span.value()), datetime.now())
        self.grid.tiles.gathered = self.gathered.isChecked()
        self._listing.change(
            words=self.search.text().strip(),
            model=self.model.value(),
            run="",
            since=since,
            until=until,
            favourite=self.favourites.isChecked(),
            trashed=self.trash.isChecked(),
            gathered=self.gathered.isChecked(),
        )

    def _want(self, name: str, entries: list[HistoryEntry]) -> None:
        if name == "run":
            self.grid.tiles.gathered = False
            self.show_run(entries[0])
        elif entries:
            self.wanted.emit(name, entries)

    def _go_to_grid(self) -> None:
        self._ask()
        self.grid.setFocus()

    def _show_found(self) -> None:
        count, query = self._listing.rowCount(), self._listing.query
        self.count.setText(f"{count:,}".replace(",", "\u202f"))
        narrowed = query.words or query.model or query.since or query.until or query.favourite
        self.nothing.setText(tr(NOT_FOUND if narrowed else NO_TRASH if query.trashed else NOTHING))
        self.nothing.setVisible(not count)
        self.empty.setVisible(query.trashed and bool(count))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.details.show_entries(self.grid.chosen())

    def _place(self) -> None:
        self.search.setMinimumWidth(SEARCH)
        self.search.setMaximumWidth(340)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 6)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addSpacing(8)
        head.addWidget(self.search, 1)
        filters = QHBoxLayout(self.filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(6)
        for each in (self.model, self.span, self.favourites, self.gathered, self.trash, self.run, self.empty):
            filters.addWidget(each)
        filters.addStretch(1)
        head.addWidget(self.filters)
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._head = head
        self.model.setMaximumWidth(170)
        grid = QGridLayout()
        grid.addWidget(self.grid, 0, 0)
        grid.addWidget(self.nothing, 0, 0)
        body = QHBoxLayout()
        body.setContentsMargins(8, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(grid, 1)
        body.addWidget(rule(upright=True))
        body.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._below)
        column.addLayout(body, 1)
        self._fit(True)

    def _fit(self, wide: bool) -> None:
        """Have the filters beside the search, or on a line of their own where that would leave it no room."""
        if wide is not self._wide:
            self._wide = wide
            self.title.setVisible(wide)
            if wide:
                self._below.removeWidget(self.filters)
                self._below.setContentsMargins(0, 0, 0, 0)
                self._head.insertWidget(self._head.indexOf(self.search) + 1, self.filters)
            else:
                self._head.removeWidget(self.filters)
                self._below.addWidget(self.filters)
                self._below.setContentsMargins(12, 0, 10, 6)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width() >= WIDE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.models_wanted.emit()
        self._listing.look(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._listing.look(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            return self.closed.emit()
        super().keyPressEvent(event)
