"""The column between canvas and panel: colour over layers where there is room, else one of them by tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.widgets.parts import rule
from desktop.views.widgets.segmented import Segmented

WIDTH = 248
ROOMY = 720
"""Height in pixels from which on both are seen at once."""
TABS = (("layers", "Layers", "layers", "Layers"), ("colour", "Colour", "palette", "Colour and palettes"))


class SideColumn(QWidget):
    """Holds the two panels; it knows nothing of what is in them."""

    def __init__(self, colour: QWidget, layers: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._layers = colour, layers
        self.setProperty("look", "panel-right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Layers and colour")
        self.tabs = Segmented("Layers or colour", TABS)
        self._line = rule()
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(10, 8, 10, 0)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(colour)
        column.addWidget(self._line)
        column.addWidget(layers, 1)
        column.addStretch(0)
        self._roomy: bool | None = None
        self.tabs.chosen.connect(self._show)
        self.tabs.set_value("layers")
        self._fit(True)

    def _fit(self, roomy: bool) -> None:
        if roomy is not self._roomy:
            self._roomy = roomy
            self._show()

    def _show(self, _chosen: str = "") -> None:
        roomy = bool(self._roomy)
        self._head.setVisible(not roomy)
        self._line.setVisible(roomy)
        self._colour.setVisible(roomy or self.tabs.value() == "colour")
        self._layers.setVisible(roomy or self.tabs.value() == "layers")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.height() >= ROOMY)
