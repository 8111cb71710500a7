"""The list of layers: choosing, dragging, renaming; the topmost layer first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from desktop.model.document import stack as stacks
from desktop.model.document.content import walk
from desktop.model.document.document import Document
from desktop.model.settings.control_settings import changed as changed_card
from desktop.model.settings.settings import SettingsModel
from desktop.model.stage import layer_actions as actions
from desktop.views.layers.delegate import ACTIVE, ROW, LayerDelegate
from desktop.views.layers.rows import Row, rows_of
from desktop.views.layers.thumbnails import Thumbnails
from desktop.views.look.theme import watcher
from desktop.words import tr

Where = QAbstractItemView.DropIndicatorPosition


class LayersTree(QTreeView):
    """Bound to the document's stack and, for the drawn maps, to the control cards."""

    map_activated = Signal(str)
    """A drawn map is to be drawn on: its control card's id."""
    menu_requested = Signal(QPoint)
    """In global coordinates; the layer under it is chosen already."""

    def __init__(self, document: Document, settings: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._thumbnails = Thumbnails(document, self)
        self._model = QStandardItemModel(self)
        self._rows: list[Row] = []
        self._busy = False
        self._delegate = LayerDelegate(self._thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self._model)
        self._dress()
        self._delegate.eye_clicked.connect(self._toggle_visible)
        self._delegate.folder_clicked.connect(self._toggle_open)
        self._model.itemChanged.connect(self._on_renamed)
        self._thumbnails.changed.connect(self.viewport().update)
        self.customContextMenuRequested.connect(self._ask_menu)
        document.stack_changed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        document.maps.changed.connect(lambda _id: self.refresh())
        settings.changed.connect(lambda names: self.refresh() if names & {"controls", "references"} else None)
        watcher.changed.connect(self.viewport().update)
        self.refresh()

    def refresh(self) -> None:
        """Show the stack as it is."""
        rows = rows_of(self._document, self._settings.value)
        self._busy = True
        if _shape(rows) == _shape(self._rows):
            # In place: the list may be in the middle of a click or of typing on one of these.
            for item, row in zip(self._items(), _flat(rows), strict=True):
                _fill_item(item, row)
            self._rows = rows
        else:
            closed = {item.data(ROW).id for item in self._items() if item.hasChildren() and not self._is_open(item)}
            self._rows = rows
            self._model.clear()
            self._fill(self._model.invisibleRootItem(), rows)
            self.expandAll()
            for item in self._items():
                if item.data(ROW).id in closed:
                    self.collapse(item.index())
        self._show_chosen()
        self._busy = False

    def rename(self) -> None:
        """Open the active layer's name for typing."""
        item = self._item(self._document.active)
        if item is not None:
            self.edit(item.index())

    def _dress(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "list")
        self.setAccessibleName(tr("Layers"))
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)

    def _fill(self, parent: QStandardItem, rows: Iterable[Row]) -> None:
        for row in rows:
            item = QStandardItem()
            _fill_item(item, row)
            parent.appendRow(item)
            self._fill(item, row.children)

    def _items(self) -> list[QStandardItem]:
        found: list[QStandardItem] = []

        def visit(parent: QStandardItem) -> None:
            for place in range(parent.rowCount()):
                found.append(parent.child(place))
                visit(parent.child(place))

        visit(self._model.invisibleRootItem())
        return found

    def _item(self, id: str) -> QStandardItem | None:
        return next((item for item in self._items() if item.data(ROW).id == id), None)

    def _is_open(self, item: QStandardItem) -> bool:
        return self.isExpanded(item.index())

    def _show_chosen(self) -> None:
        chosen = QItemSelection()
        for item in self._items():
            id = item.data(ROW).id
            item.setData(id == self._document.active, ACTIVE)
            if id in self._document.chosen:
                chosen.select(item.index(), item.index())
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        active = self._item(self._document.active)
        if active is not None:
            self.selectionModel().setCurrentIndex(active.index(), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_renamed(self, item: QStandardItem) -> None:
        if not self._busy and item.text() != item.data(ROW).name:
            actions.rename(self._document, item.data(ROW).id, item.text())
            if self._document.content.node(item.data(ROW).id) is not None:
                self.refresh()

    def _toggle_visible(self, id: str) -> None:
        node = self._document.content.node(id)
        if node is not None:
            label = tr("Hide layer") if node.visible else tr("Show layer")
            actions.set_fields(self._document, label, (id,), visible=not node.visible)
            return
        cards = self._settings.value.controls
        card = next((card for card in cards if card.id == id), None)
        if card is not None:
            self._settings.set(controls=changed_card(cards, id, shown=not card.shown))

    def _toggle_open(self, id: str) -> None:
        item = self._item(id)
        if item is not None:
            self.setExpanded(item.index(), not self._is_open(item))

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(at))

    # Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._busy:
            return
        rows: list[Row] = [index.data(ROW) for index in self.selectedIndexes()]
        ids = [row.id for row in rows if not row.map]
        current = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        if current is not None and current.id in ids:
            ids = [current.id, *(id for id in ids if id != current.id)]
        if ids:
            self._document.choose(ids)
        elif rows:
            self.refresh()

    def mouseDoubleClickEvent(self, event: object) -> None:
        index = self.indexAt(event.position().toPoint())  # type: ignore[attr-defined]
        row = index.data(ROW) if index.isValid() else None
        if row is not None and row.map:
            self.map_activated.emit(row.id)
            return
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.state() != QAbstractItemView.State.EditingState:
            actions.perform(self._document, "delete")
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt would move the rows; the document moves the layers, and the rows follow."""
        index, where = self.indexAt(event.position().toPoint()), self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        ids = tuple(row.id for row in (each.data(ROW) for each in self.selectedIndexes()) if not row.map)
        parent, place = self.drop_place(index, where)
        if ids:
            actions.move(self._document, ids, parent, place)

    def drop_place(self, index: QModelIndex, where: Where) -> tuple[str, int]:
        """Give the group and the place from the bottom: what is above in the list is later in the stack."""
        stack = self._document.stack
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row is None:
            return "", 0
        if row.map:
            return "", len(stack)
        if where == Where.OnItem and row.group:
            group = next(node for node in walk(stack) if node.id == row.id)
            return row.id, len(group.children)
        parent, place = stacks.place_of(stack, row.id)
        return parent, place + 1 if where in (Where.AboveItem, Where.OnItem) else place


def _fill_item(item: QStandardItem, row: Row) -> None:
    """Have an item show a row; nothing is told if it shows that already."""
    if item.data(ROW) == row and item.text() == row.name:
        return
    item.setData(row, ROW)
    item.setText(row.name)
    item.setToolTip(f"{row.name}\n{row.note}" if row.note else row.name)
    item.setAccessibleText(", ".join(filter(None, (row.name, row.note, "" if row.visible is not False else "hidden"))))
    item.setDropEnabled(row.group)
    item.setDragEnabled(not row.map)
    item.setEditable(not row.map)


def _flat(rows: Iterable[Row]) -> list[Row]:
    return [each for row in rows for each in (row, *_flat(row.children))]


def _shape(rows: Iterable[Row]) -> list[object]:
    """Tell which rows there are, and in what."""
    return [(row.id, _shape(row.children)) for row in rows]
