"""The history's pictures as a grid: chosen, opened, dragged out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from desktop.model.history.entry_actions import ENTRY_ACTIONS, EntryAction, fitting
from desktop.model.history.listing import ENTRY, Listing
from desktop.views.history.tile_delegate import SIDE, TileDelegate, tile
from desktop.views.look.icons import icon
from desktop.words import tr
from engine.history.entries import HistoryEntry

BATCH = 500


class HistoryGrid(QListView):
    """Keys and menu are of ENTRY_ACTIONS. What is chosen stays chosen when the list changes."""

    chosen_changed = Signal()
    wanted = Signal(str, object)
    """The name of an action, and the entries that it is for."""
    dragged = Signal(object)
    """These entries are pulled out."""

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._kept: set[int] = set()
        self.tiles = TileDelegate(self)
        self.setProperty("look", "list")
        self.setAccessibleName(tr("Pictures of the history"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # what is seen first is laid out first
        self.setBatchSize(BATCH)
        self.setGridSize(QSize(SIDE, SIDE))
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(SIDE // 2)
        self.setItemDelegate(self.tiles)
        self.setModel(listing)
        listing.thumbnails.make = partial(tile, ratio=self.devicePixelRatioF())
        self.doubleClicked.connect(lambda _index: self._do(ENTRY_ACTIONS[0]))
        listing.thumbnail_loaded.connect(self.update)
        listing.modelAboutToBeReset.connect(self._keep_chosen)
        listing.modelReset.connect(self._choose_kept)

    def chosen(self) -> list[HistoryEntry]:
        """Give the chosen entries, newest first."""
        return [index.data(ENTRY) for index in sorted(self.selectedIndexes())]

    def choose(self, id: int) -> None:
        """Choose this entry alone, and show it."""
        row = self._listing.row_of(id)
        if row is not None:
            self.setCurrentIndex(self._listing.index(row))

    def menu(self) -> QMenu:
        """Give what can be done with what is chosen."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("What to do with the picture"))
        group: int | None = None
        for action in fitting(self.chosen()):
            if group not in (None, action.group):
                menu.addSeparator()
            group = action.group
            menu.addAction(self._entry(menu, action))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _entry(self, menu: QMenu, action: EntryAction) -> QAction:
        entry = QAction(action.label, menu)
        if action.icon:
            entry.setIcon(icon(action.icon, "secondary"))
        entry.setShortcut(QKeySequence(action.shortcut))
        entry.triggered.connect(lambda _on=False: self._do(action))
        if action.name == "star":
            entry.setCheckable(True)
            entry.setChecked(all(each.favourite for each in self.chosen()))
        return entry

    def _do(self, action: EntryAction) -> bool:
        entries = self.chosen()
        if not entries or not action.fits(entries):
            return False
        self.wanted.emit(action.name, entries)
        return True

    def _of_key(self, event: QKeyEvent) -> EntryAction | None:
        """Give the action that a key stands for, with what is chosen now."""
        pressed = QKeySequence(event.keyCombination())
        if event.key() == Qt.Key.Key_Enter:
            pressed = QKeySequence(Qt.Key.Key_Return)
        entries = self.chosen()
        matching = (each for each in ENTRY_ACTIONS if each.shortcut and QKeySequence(each.shortcut) == pressed)
        return next((each for each in matching if each.fits(entries)), None)

    def _keep_chosen(self) -> None:
        self._kept = {entry.id for entry in self.chosen()}

    def _choose_kept(self) -> None:
        for id in self._kept:
            row = self._listing.row_of(id)
            if row is not None:
                self.selectionModel().select(self._listing.index(row), QItemSelectionModel.SelectionFlag.Select)
        self.chosen_changed.emit()

    # Qt

    def event(self, event: QEvent) -> bool:
        """Keep the grid's keys its own while it has the focus, whatever they mean elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and self._of_key(event) is not None:  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._of_key(event)
        if action is None or not self._do(action):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu().popup(event.globalPos())

    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.chosen_changed.emit()

    def startDrag(self, _actions: object) -> None:
        self.dragged.emit(self.chosen())
