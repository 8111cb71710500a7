"""What the pen does over one pane: it begins gestures where the pane may be worked on, and picks what is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from desktop.model.document.pose import Grip
from desktop.model.stage.scene import Scene
from desktop.model.stage.tool_state import Rgb, ToolState, size_field
from desktop.model.stage.tools import Cursor, Stage
from desktop.model.stage.tools.pose import REACH
from desktop.model.stage.viewport import ViewportModel
from desktop.views.canvas.content import CanvasContent
from desktop.views.canvas.cursors import cursor_of
from desktop.views.canvas.input import CanvasInput
from desktop.views.canvas.split import is_on_grip, share_at

ON_SKETCH = (Cursor.RING, Cursor.ARROW, Cursor.CROSS, Cursor.MOVE)
"""Tools that work only where the sketch is."""
LOOKING = (Cursor.PIPETTE, Cursor.HAND)
"""Tools that change nothing: they work on what is shown."""


class PanePen:
    """Knows no widget: places come in screen pixels of the pane, and `content` says what the pane shows."""

    def __init__(self, scene: Scene, viewport: ViewportModel, state: ToolState) -> None:
        self._scene, self._viewport, self._state = scene, viewport, state
        self.content = CanvasContent()
        self.splitting = False
        """Whether the split line is dragged."""
        self.stage = Stage(
            scene.document,
            state,
            viewport,
            self._pick,
            scene.posing,
            scene.extending,
            scene.marking,
            scene.transforming,
            scene.aids,
            scene.objects,
        )
        self.input = CanvasInput(self.stage)

    def press(
        self, at: QPointF, button: Qt.MouseButton, pressure: float = 1.0, tilt: float = 0.0, *, eraser: bool = False
    ) -> None:
        """Begin the gesture of the tool in hand, if it works on what the pane shows."""
        tool = self.input.tool(QApplication.keyboardModifiers(), button, eraser=eraser)
        if tool.cursor in ON_SKETCH and not self.content.paints:
            return
        if tool.cursor not in LOOKING and self._scene.has_result and self.content.result > 0:
            self._scene.about_to_change.emit()
        self.input.press(tool, at, pressure, tilt)

    def release(self, at: QPointF, pressure: float = 1.0) -> Rgb | None:
        """End the gesture, and give the colour that was picked by it."""
        picked = self.input.busy and self.input.tool().cursor is Cursor.PIPETTE
        self.input.release(at, pressure)
        return self._state.value.colour if picked else None

    def cursor(self, at: QPointF) -> QCursor:
        """Give the pointer for a place."""
        tool = self.input.tool(QApplication.keyboardModifiers())
        if tool.cursor in ON_SKETCH and not self.content.paints:
            return QCursor(Qt.CursorShape.ArrowCursor)
        return cursor_of(self.input.cursor(tool, at), held=self.input.busy)

    def ring(self) -> tuple[QPointF, float] | None:
        """Give the middle and the radius of the brush's outline in screen pixels; None where none is to be seen."""
        tool = self.input.tool()
        if self._scene.hover is None or tool.cursor is not Cursor.RING:
            return None
        size = getattr(self._state.value, size_field(tool.name))
        return self._viewport.value.to_screen(self._scene.hover), size / 2 * self._viewport.value.scale

    @property
    def posing(self) -> bool:
        """Whether the pose is edited on this pane."""
        return self.content.paints and self._scene.posing.active

    def hover_grip(self) -> Grip | None:
        """Give what of the pose a press would take."""
        if not self.posing or self.input.busy or self._scene.hover is None:
            return None
        return self._scene.posing.grip_at(self._scene.hover, REACH / self._viewport.value.scale)

    # The line between sketch and result

    @property
    def picture_rect(self) -> QRectF:
        """Where the document lies in the pane, in screen pixels before the sheet is turned."""
        return self._viewport.value.transform.mapRect(QRectF(self._scene.document.rect))

    def is_on_split(self, at: QPointF, pane: QRectF) -> bool:
        """Tell whether a place of the `pane` is on the line's handle."""
        split = self.content.split
        if split is None or not self._scene.has_result:
            return False
        return is_on_grip(self._flat(at), self.picture_rect, pane, split)

    def split_at(self, at: QPointF) -> float:
        """Give the share of the document's width that the line would be at."""
        return share_at(self._flat(at), self.picture_rect)

    def _flat(self, at: QPointF) -> QPointF:
        """Give a place on the screen as it would be if the sheet weren't turned."""
        return self._viewport.value.turn.inverted()[0].map(at)

    def _pick(self, at: QPointF) -> Rgb | None:
        """Give the colour that is seen at a document point."""
        content, scene = self.content, self._scene
        covers = content.result > 0.5 and not scene.comparing
        if content.split is not None:
            covers = covers and at.x() > content.split * scene.document.size[0]
        found = scene.colour_of_result(at) if covers else None
        return found or scene.colour_of_sketch(at)
