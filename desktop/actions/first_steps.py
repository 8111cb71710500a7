"""The first steps over the live canvas: shown at the first start until they are dismissed, never where one draws."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSettings, QSize, QTimer

from desktop.views.canvas.area import CanvasArea
from desktop.views.canvas.free_place import free_place
from desktop.views.window.guide_card import GuideCard

SEEN = "guided"
WIDTHS = (440, 360, 300, 230)
"""Of the card, in pixels: as wide as there is room for."""


class FirstSteps(QObject):
    """Keeps the card in a free place of the canvas, and hides it while there is none."""

    def __init__(self, canvas: CanvasArea, preferences: QSettings) -> None:
        super().__init__(canvas)
        self._canvas, self._preferences = canvas, preferences
        self.card: GuideCard | None = None
        if preferences.value(SEEN) is None:
            self.show()

    def show(self) -> None:
        """Begin with the first step, whether or not they were seen before."""
        self.dismiss()
        self.card = card = GuideCard(self._canvas)
        card.finished.connect(self.dismiss)
        card.next.clicked.connect(self._place)
        self._canvas.installEventFilter(self)
        self._canvas.viewport.changed.connect(self._place)
        QTimer.singleShot(0, self._place)

    def dismiss(self) -> None:
        """Put them away for good."""
        if self.card is None:
            return
        self._preferences.setValue(SEEN, True)
        self._canvas.removeEventFilter(self)
        self._canvas.viewport.changed.disconnect(self._place)
        self.card.hide()
        self.card.deleteLater()
        self.card = None

    def _place(self) -> None:
        card = self.card
        if card is None:
            return
        area, pictures = self._canvas.free_area(), self._canvas.pictures()
        for width in WIDTHS:
            size = QSize(width, card.heightForWidth(width))
            place: QRect | None = free_place(area, pictures, size)
            if place is not None:
                card.setGeometry(place)
                card.raise_()
                break
        card.setVisible(place is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self._place)
        return super().eventFilter(watched, event)
