"""A palette as a grid of patches, each one click away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.model.pixels.palettes import Palette
from desktop.model.stage.tool_state import Rgb
from desktop.views.look.focus_ring import PROPERTY, has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

COLUMNS, PATCH = 12, 18


class PaletteGrid(QWidget):
    """Twelve to a row; the arrow keys go from patch to patch, Enter and Space choose."""

    picked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: tuple[tuple[Rgb, str], ...] = ()
        self._at = 0
        self.setProperty(PROPERTY, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Palette"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_palette(self, palette: Palette) -> None:
        """Show these colours and no others."""
        self.show_colours(palette.colours)
        self.setAccessibleName(tr("Palette {name}", name=palette.name))

    def show_colours(self, colours: tuple[tuple[Rgb, str], ...]) -> None:
        self._colours, self._at = colours, 0
        self.setFixedSize(self.sizeHint())
        self.update()

    def _index(self, at: QPoint) -> int | None:
        index = at.y() // PATCH * COLUMNS + at.x() // PATCH
        return index if 0 <= at.x() < COLUMNS * PATCH and 0 <= index < len(self._colours) else None

    def _pick(self, index: int) -> None:
        self._at = index
        self.update()
        self.picked.emit(self._colours[index][0])

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * PATCH, max(1, -(-len(self._colours) // COLUMNS)) * PATCH)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index(event.pos())
            if index is not None:
                rgb, name = self._colours[index]
                QToolTip.showText(event.globalPos(), f"{name} {QColor(*rgb).name()}".strip(), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index(event.position().toPoint())
        if index is not None:
            self._pick(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}
        if event.key() in moves:
            self._at = min(max(self._at + moves[Qt.Key(event.key())], 0), len(self._colours) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._colours:
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, (rgb, _name) in enumerate(self._colours):
            place = QRectF(index % COLUMNS * PATCH, index // COLUMNS * PATCH, PATCH, PATCH).adjusted(1, 1, -1, -1)
            painter.fillRect(place, QColor(*rgb))
            painter.setPen(QPen(colour(tokens().text, 0.16), 1))
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            if has_ring(self) and index == self._at:
                painter.setPen(QPen(colour(tokens().accent), 2))
                painter.drawRect(place)
