"""A line of text that gives way with an ellipsis instead of pushing its neighbours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyleOption, QWidget

from desktop.words import tr

LEAST = 32
"""Pixels of a line that is cut off below which it would say nothing any more."""


class ElidedLabel(QLabel):
    """A QLabel of one line; what doesn't fit is elided and shown whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        look: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr(text), parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            self.setProperty("look", look)

    def setText(self, text: str) -> None:
        super().setText(tr(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, rect.width())
        if shown != self.text() and rect.width() < LEAST:
            shown = ""
        alignment = self.alignment() | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(
            painter, rect, int(alignment), option.palette, self.isEnabled(), shown, option.palette.ColorRole.WindowText
        )
        self.setToolTip(self.text() if shown != self.text() else "")
