"""A class of a segmentation map: its colour and its name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens, ui_font
from desktop.words import tr

HEIGHT, SWATCH, PAD, GAP = 28, 14.0, 8.0, 6.0


class ClassChip(QAbstractButton):
    """Checked while it is what the brush paints."""

    def __init__(self, name: str, rgb: Rgb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_class(name, rgb)

    def set_class(self, name: str, rgb: Rgb) -> None:
        """Show another class."""
        self.rgb = rgb
        self.setText(tr(name))
        self.setToolTip(tr(name))
        self.setAccessibleName(tr(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text = QFontMetrics(ui_font(12)).horizontalAdvance(self.text())
        return QSize(round(2 * PAD + SWATCH + GAP + text) + 4, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Leave only the colour where there is little room."""
        return QSize(round(2 * PAD + SWATCH), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1.5, -1, -1.5)
        chosen, over = self.isChecked(), self.underMouse()
        painter.setBrush(colour(t.accent_soft) if chosen else colour(t.hover) if over else Qt.BrushStyle.NoBrush)
        edge = t.accent if chosen or has_ring(self) else t.faint if over else t.line
        painter.setPen(QPen(colour(edge), 2 if has_ring(self) else 1))
        painter.drawRoundedRect(body, 7, 7)
        swatch = QRectF(PAD, (self.height() - SWATCH) / 2, SWATCH, SWATCH)
        painter.setPen(QPen(colour(t.badge, 0.35), 1))
        painter.setBrush(QColor(*self.rgb))
        painter.drawRoundedRect(swatch, 4, 4)
        painter.setFont(ui_font(12))
        painter.setPen(colour(t.text if chosen or over else t.secondary))
        words = QRectF(swatch.right() + GAP, 0, self.width() - swatch.right() - GAP - 4, self.height())
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        if words.width() > PAD:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
