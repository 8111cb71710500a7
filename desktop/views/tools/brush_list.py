"""The brushes as a list, each with a stroke of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.model.stage.brush_presets import BrushLibrary
from desktop.views.look.theme import watcher
from desktop.views.tools.brush_thumbnails import SIZE, brush_icon
from desktop.words import tr

ROW = 34


class BrushList(QListWidget):
    """Bound to the brushes there are; Del lets one's own go."""

    chosen = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, library: BrushLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._stale = True
        self._shown = ""
        self.setAccessibleName(tr("Brushes"))
        self.setProperty("look", "list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(SIZE)
        self.setFixedWidth(SIZE.width() + 112)
        self.setMinimumHeight(7 * ROW)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        library.changed.connect(self._forget)
        watcher.changed.connect(self._forget)

    def show_chosen(self, name: str) -> None:
        """Mark the brush in hand."""
        self._shown = name
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    @property
    def current_name(self) -> str:
        """The brush that is marked; "" for none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _forget(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """Draw strokes when they are first looked at, and in the theme's colours."""
        self._stale = False
        name = self._shown
        self.clear()
        for preset in self._library.presets.values():
            item = QListWidgetItem(brush_icon(preset), preset.label)
            item.setData(Qt.ItemDataRole.UserRole, preset.name)
            item.setSizeHint(QSize(0, ROW))
            self.addItem(item)
        self.show_chosen(name)

    # Qt

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._fill()

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_name:  # type: ignore[attr-defined]
            self.delete_wanted.emit(self.current_name)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
