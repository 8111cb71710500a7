"""The control card of the edge overlay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.control_settings import EDGES, changed, found
from desktop.model.settings import SettingsModel
from desktop.views.icon_label import IconLabel
from desktop.views.parts import label
from desktop.views.slider import Slider
from desktop.views.switch import Switch
from desktop.views.thumbnail import Thumbnail

MAP_SIDE = 76


class EdgesCard(QFrame):
    """A switch; when on, the map's thumbnail, its opacity and Canny's two thresholds."""

    def __init__(self, settings: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setProperty("look", "card")
        self.setAccessibleName("Edges")
        self.switch = Switch("Show edges")
        self.switch.setToolTip("Edges: shows the outlines that Canny's method finds, over the canvas")
        self.thumbnail = Thumbnail(MAP_SIDE, "Map of the edges", empty_icon="spline")
        self.opacity = Slider(
            "Opacity", 0, 1, 0.05, default=0.8, percent=True, tooltip="How strongly the edges are shown over the canvas"
        )
        self.low = Slider(
            "Low", 0, 255, default=80, tooltip="Low threshold: weaker edges that touch strong ones are kept"
        )
        self.high = Slider("High", 0, 255, default=160, tooltip="High threshold: an edge this strong is always kept")
        self._body = self._make_body()
        self._place()
        self.switch.toggled.connect(lambda on: self._change(shown=on))
        self.opacity.number_changed.connect(lambda number: self._change(opacity=number))
        self.low.number_changed.connect(self._change_low)
        self.high.number_changed.connect(self._change_high)
        settings.changed.connect(self._show)
        self._show(frozenset(("controls",)))

    def set_thumbnail(self, image: QImage | None) -> None:
        """The map as it was last made."""
        self.thumbnail.set_image(image)

    def _make_body(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 3, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.thumbnail, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.opacity, 0, 1, 1, 2)
        grid.addWidget(self.low, 1, 1)
        grid.addWidget(self.high, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return body

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("spline"))
        head.addWidget(label("Edges", "plain"))
        head.addWidget(label("Canny · canvas", "note"), 1)
        head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._body)

    def _change(self, **changes: object) -> None:
        self._settings.set(controls=changed(self._settings.value.controls, EDGES.id, **changes))

    def _thresholds(self) -> tuple[float, float]:
        given = dict((found(self._settings.value.controls, EDGES.id) or EDGES).settings)
        return given.get("low", 80.0), given.get("high", 160.0)

    def _change_low(self, number: float) -> None:
        self._change(settings=(("low", number), ("high", max(number, self._thresholds()[1]))))

    def _change_high(self, number: float) -> None:
        self._change(settings=(("low", min(number, self._thresholds()[0])), ("high", number)))

    def _show(self, names: frozenset[str]) -> None:
        if "controls" not in names:
            return
        edges = found(self._settings.value.controls, EDGES.id) or EDGES
        self.switch.setChecked(edges.shown)
        self._body.setVisible(edges.shown)
        self.layout().setContentsMargins(12, 4, 8, 12 if edges.shown else 4)
        self.opacity.set_number(edges.opacity)
        low, high = self._thresholds()
        self.low.set_number(low)
        self.high.set_number(high)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the heading is a click on the switch."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < 40:
            self.switch.click()
