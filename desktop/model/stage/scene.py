"""What lies on the canvas: the document, the result over or beside it, overlays, and where the pen hovers."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage

from desktop.model.document.document import Document
from desktop.model.document.snapshots import colour_at
from desktop.model.pixels.overlays import Overlay, Rgb
from desktop.model.stage.aids import DrawingAids
from desktop.model.stage.extending import Extending
from desktop.model.stage.marking import Marking
from desktop.model.stage.object_finder import ObjectFinder
from desktop.model.stage.posing import Posing
from desktop.model.stage.tool_state import Drawn, ToolState
from desktop.model.stage.transforming import Transforming


class Scene(QObject):
    """Shared by the panes; it holds no widget and paints nothing."""

    sketch_changed = Signal(QRect)
    mask_changed = Signal(QRect)
    result_changed = Signal()
    overlays_changed = Signal()
    hover_changed = Signal()
    drawing_changed = Signal()
    map_changed = Signal(QRect)
    """The map that is drawn by hand was painted on there."""
    about_to_change = Signal()
    """A tool is about to work on the drawing while a result covers it."""
    replaced = Signal()

    def __init__(self, document: Document, tools: ToolState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self._tools = document, tools
        self.overlays: dict[str, Overlay] = {}
        self.step: tuple[int, int] | None = None
        """(step, of) of the preview on show."""
        self.remark = ""
        """What is said of the result in its corner, such as “refined”."""
        self.comparing = False
        """Whether the result is lifted for a look at what is under it."""
        self.posing = Posing(document, tools, self)
        self.extending = Extending(document, self)
        self.marking = Marking(self)
        self.transforming = Transforming(document, self)
        self.aids = DrawingAids(document, self)
        self.objects = ObjectFinder(document, self)
        self.drawing_opacity = 1.0
        """How strongly the map that is drawn by hand lies over the canvas, 0–1."""
        self.hover: QPointF | None = None
        """Where the pen is, in document pixels."""
        self._results: list[QImage] = []
        self._frame: QRect | None = None
        tools.changed.connect(lambda names: self.drawing_changed.emit() if "drawn" in names else None)
        document.sketch_changed.connect(self.sketch_changed)
        document.mask_changed.connect(self.mask_changed)
        document.maps.painted_on.connect(self._on_painted_on)
        document.replaced.connect(self._on_replaced)
        document.resized.connect(self._on_replaced)

    @property
    def drawn(self) -> Drawn | None:
        """The map that is drawn by hand now."""
        return self._tools.value.drawn

    @property
    def has_result(self) -> bool:
        return bool(self._results)

    @property
    def result_rect(self) -> QRectF:
        """Which part of the document the result shows."""
        return QRectF(self._frame or self.document.rect)

    @property
    def extent(self) -> QRectF:
        """The document, and the result where that reaches beyond it, or the border that is dragged."""
        if self.extending.active:
            return self.extending.view
        whole = QRectF(self.document.rect)
        return whole.united(self.result_rect) if self.has_result else whole

    def result_at(self, scale: float) -> QImage:
        """Halve the result until it can be painted without gaps at `scale` screen pixels to one of it."""
        level = 0
        while scale <= 0.5 and min(self._results[level].width(), self._results[level].height()) > 1:
            scale, level = scale * 2, level + 1
            if level == len(self._results):
                self._results.append(_halved(self._results[-1]))
        return self._results[level]

    def set_result(self, image: QImage | None, frame: QRect | None) -> None:
        """Show a picture for `frame` of the document (None: all of it), or none."""
        if image is None and not self._results:
            return
        self._results = [] if image is None or image.isNull() else [image]
        self._frame = frame
        self.result_changed.emit()

    def set_step(self, step: tuple[int, int] | None) -> None:
        if step != self.step:
            self.step = step
            self.result_changed.emit()

    def set_remark(self, remark: str) -> None:
        if remark != self.remark:
            self.remark = remark
            self.result_changed.emit()

    def set_comparing(self, comparing: bool) -> None:
        if comparing != self.comparing:
            self.comparing = comparing
            self.result_changed.emit()

    def set_overlays(self, overlays: dict[str, Overlay]) -> None:
        """Lay these maps, by their cards' ids, over the picture, and no others."""
        if overlays != self.overlays:
            self.overlays = overlays
            self.overlays_changed.emit()

    def set_drawing_opacity(self, opacity: float) -> None:
        if opacity != self.drawing_opacity:
            self.drawing_opacity = opacity
            self.drawing_changed.emit()

    def set_hover(self, at: QPointF | None) -> None:
        if at != self.hover:
            self.hover = at
            self.hover_changed.emit()

    def colour_of_sketch(self, at: QPointF) -> Rgb | None:
        """Give the painted colour there; None where nothing is painted."""
        found = colour_at(self.document, int(at.x() // 1), int(at.y() // 1))
        return None if found is None or found[3] == 0 else found[:3]

    def colour_of_result(self, at: QPointF) -> Rgb | None:
        """Give the result's colour there; None outside it."""
        if not self._results or not self.result_rect.contains(at):
            return None
        image, rect = self._results[0], self.result_rect
        x = int((at.x() - rect.x()) / rect.width() * image.width())
        y = int((at.y() - rect.y()) / rect.height() * image.height())
        found = image.pixelColor(min(x, image.width() - 1), min(y, image.height() - 1))
        return found.red(), found.green(), found.blue()

    def _on_painted_on(self, id: str, rect: QRect) -> None:
        if self.drawn is not None and id == self.drawn.id:
            self.map_changed.emit(rect)

    def _on_replaced(self) -> None:
        self.overlays = {}
        self.set_result(None, None)
        self.set_step(None)
        self.set_remark("")
        self.replaced.emit()


def _halved(image: QImage) -> QImage:
    size = QSize(max(1, image.width() // 2), max(1, image.height() // 2))
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
