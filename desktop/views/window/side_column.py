"""The column between canvas and panel: colour over layers where there is room, else one of them by tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.widgets.parts import rule
from desktop.views.widgets.segmented import Segmented
from desktop.words import tr
from engine.phrase import mark

WIDTH = 248
ROOMY = 720
"""Height in pixels from which on colour is seen over the others."""
TABS = (
    ("layers", mark("Layers"), "", mark("Layers")),
    ("colour", mark("Colour"), "", mark("Colour and palettes")),
    ("history", mark("History"), "", mark("Every change, to go back to")),
)


class SideColumn(QWidget):
    """Holds the panels; it knows nothing of what is in them."""

    def __init__(self, colour: QWidget, layers: QWidget, history: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels = {"layers": layers, "colour": colour, "history": history}
        self.setProperty("look", "panel-right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Layers, colour and history"))
        self.tabs = Segmented(tr("Side column"), TABS)
        self._line = rule()
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(10, 8, 10, 0)
        head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(colour)
        column.addWidget(self._line)
        column.addWidget(self._head)
        column.addWidget(layers, 1)
        column.addWidget(history, 1)
        column.addStretch(0)
        self._column = column
        self._roomy: bool | None = None
        self.tabs.chosen.connect(self._show)
        self.tabs.set_value("layers")
        self._fit(True)

    def _fit(self, roomy: bool) -> None:
        if roomy is not self._roomy:
            self._roomy = roomy
            self._column.removeWidget(self._head)
            self._column.insertWidget(2 if roomy else 0, self._head)
            self._show()

    def _show(self, _chosen: str = "") -> None:
        roomy, chosen = bool(self._roomy), self.tabs.value()
        self.tabs.button("colour").setVisible(not roomy)
        if roomy and chosen == "colour":
            chosen = "layers"
            self.tabs.set_value(chosen)
        self._line.setVisible(roomy)
        for name, panel in self._panels.items():
            panel.setVisible(name == chosen or (name == "colour" and roomy))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.height() >= ROOMY)
