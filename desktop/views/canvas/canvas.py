"""One pane of the canvas: it shows the scene through the viewport and hands the pen to the tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from desktop.model.document.pose import Grip
from desktop.model.stage.scene import Scene
from desktop.model.stage.selection_actions import clear_selected
from desktop.model.stage.tool_state import Rgb, ToolState, size_field
from desktop.model.stage.tools import Cursor, Stage
from desktop.model.stage.tools.pose import REACH
from desktop.model.stage.viewport import ViewportModel
from desktop.views.canvas import marks
from desktop.views.canvas.ants import Ants
from desktop.views.canvas.content import CanvasContent
from desktop.views.canvas.cursors import cursor_of
from desktop.views.canvas.input import CanvasInput, tilt_of
from desktop.views.canvas.painter import CanvasPainter, View
from desktop.views.canvas.split import is_on_grip, share_at
from desktop.views.canvas.wheel import move_by_gesture, move_by_pinch, move_by_wheel
from desktop.views.look.theme import watcher

ARROW_PAN = 64.0
EDGE = 3
"""Screen pixels round a change that smoothing may reach."""
ON_SKETCH = (Cursor.RING, Cursor.ARROW, Cursor.CROSS, Cursor.MOVE)
"""Tools that work only where the sketch is."""
LOOKING = (Cursor.PIPETTE, Cursor.HAND)
"""Tools that change nothing: they work on what is shown."""
USED = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
"""The pen's tip counts as the left button."""


class Canvas(QWidget):
    """Only what changed is painted again. Painting reads the document and copies just what it shows."""

    split_dragged = Signal(float)
    """The split line was moved to this share of the document's width."""
    colour_picked = Signal(object)
    palette_wanted = Signal(QPoint)
    menu_wanted = Signal(QPoint)
    hide_panels_wanted = Signal()
    """Tab: the canvas alone, or everything again."""

    def __init__(self, scene: Scene, viewport: ViewportModel, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene, self.viewport, self._state = scene, viewport, state
        self._content = CanvasContent()
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
        )
        self._input = CanvasInput(self.stage)
        self._ants = Ants(scene.document, self)
        self._ring = QRect()
        self._splitting = False
        self._tabbed = False
        self._button = Qt.MouseButton.NoButton
        self._painter = CanvasPainter(scene)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName("Canvas")
        scene.sketch_changed.connect(self._on_sketch_changed)
        scene.mask_changed.connect(self._on_mask_changed)
        scene.result_changed.connect(self._on_result_changed)
        scene.overlays_changed.connect(self.update)
        scene.replaced.connect(self._on_replaced)
        scene.hover_changed.connect(self._on_hover_changed)
        scene.drawing_changed.connect(self.update)
        scene.map_changed.connect(self._on_map_changed)
        scene.posing.changed.connect(self.update)
        scene.extending.changed.connect(self.update)
        scene.marking.changed.connect(self.update)
        scene.transforming.changed.connect(self.update)
        scene.aids.changed.connect(self.update)
        self._ants.changed.connect(self._on_ants_changed)
        viewport.changed.connect(self._on_viewport_changed)
        state.changed.connect(self._on_state_changed)
        watcher.changed.connect(self._on_theme_changed)

    @property
    def content(self) -> CanvasContent:
        return self._content

    def set_content(self, content: CanvasContent) -> None:
        """Show another part of the scene."""
        if content != self._content:
            self._input.finish()
            self._content = content
            self._ants.set_on(content.paints)
            self.setAccessibleName(content.label or "Canvas")
            self.update()

    @property
    def painting(self) -> bool:
        """Whether a gesture is under way here."""
        return self._input.busy

    @property
    def picture_rect(self) -> QRectF:
        """Where the document lies in the pane, in screen pixels before the sheet is turned."""
        return self._transform.mapRect(QRectF(self._scene.document.rect))

    @property
    def _transform(self) -> QTransform:
        return self.viewport.value.transform

    @property
    def _whole_transform(self) -> QTransform:
        """From document to screen pixels, with the turn of the sheet."""
        return self._transform * self.viewport.value.turn

    # What changed

    def _on_sketch_changed(self, rect: QRect) -> None:
        if self._content.sketch or self._scene.comparing:
            self._update_document(rect)

    def _on_result_changed(self) -> None:
        self.viewport.set_extent(self._scene.extent, fit=False)
        if self._content.result > 0 or self._scene.overlays:
            self.update()

    def _on_mask_changed(self, rect: QRect) -> None:
        if self._content.mask:
            self._update_document(rect)

    def _on_map_changed(self, rect: QRect) -> None:
        if self._content.paints:
            self._update_document(rect)

    def _on_ants_changed(self, rect: QRect) -> None:
        if self._content.paints:
            self._update_document(rect)

    def _on_hover_changed(self) -> None:
        self._move_ring()
        if self._posing or self._scene.extending.active:
            self.update()

    @property
    def _posing(self) -> bool:
        """Whether the pose is edited on this pane."""
        return self._content.paints and self._scene.posing.active

    def _update_document(self, rect: QRect) -> None:
        seen = self._whole_transform.mapRect(QRectF(rect))
        self.update(seen.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE))

    def _update_mask(self) -> None:
        """Over a result the mask is hatched only while the pen is down."""
        if self._content.mask and self._scene.has_result:
            self.update()

    def _on_replaced(self) -> None:
        self._input.cancel()
        self.viewport.set_extent(self._scene.extent)
        self.update()

    def _on_viewport_changed(self) -> None:
        self.update()
        self._move_ring()

    def _on_state_changed(self, _names: frozenset[str]) -> None:
        self._show_cursor()
        self._move_ring()

    def _on_theme_changed(self) -> None:
        self._painter.forget()
        self.update()

    def _move_ring(self) -> None:
        """Repaint where the brush's outline was and where it is."""
        self.update(self._ring)
        ring = self._ring_place()
        self._ring = QRect() if ring is None else marks.ring_rect(*ring).toAlignedRect()
        self.update(self._ring)

    def _hover_grip(self) -> Grip | None:
        """What of the pose a press would take."""
        if not self._posing or self._input.busy or self._scene.hover is None:
            return None
        return self._scene.posing.grip_at(self._scene.hover, REACH / self.viewport.value.scale)

    def _ring_place(self) -> tuple[QPointF, float] | None:
        tool = self._input.tool()
        if self._scene.hover is None or tool.cursor is not Cursor.RING:
            return None
        size = getattr(self._state.value, size_field(tool.name))
        return self.viewport.value.to_screen(self._scene.hover), size / 2 * self.viewport.value.scale

    # The pen

    def _pick(self, at: QPointF) -> Rgb | None:
        """The colour that is seen at a document point."""
        content, scene = self._content, self._scene
        covers = content.result > 0.5 and not scene.comparing
        if content.split is not None:
            covers = covers and at.x() > content.split * scene.document.size[0]
        found = scene.colour_of_result(at) if covers else None
        return found or scene.colour_of_sketch(at)

    def _press(
        self, at: QPointF, button: Qt.MouseButton, pressure: float = 1.0, tilt: float = 0.0, *, eraser: bool = False
    ) -> None:
        tool = self._input.tool(QApplication.keyboardModifiers(), button, eraser=eraser)
        if tool.cursor not in ON_SKETCH or self._content.paints:
            if tool.cursor not in LOOKING and self._scene.has_result and self._content.result > 0:
                self._scene.about_to_change.emit()
            self._input.press(tool, at, pressure, tilt)
            self._update_mask()
        self._show_cursor()

    def _release(self, at: QPointF, pressure: float = 1.0) -> None:
        picked = self._input.busy and self._input.tool().cursor is Cursor.PIPETTE
        self._input.release(at, pressure)
        self._update_mask()
        if picked:
            self.colour_picked.emit(self._state.value.colour)
        self._show_cursor()

    def _hover(self, at: QPointF) -> None:
        self._scene.set_hover(self.viewport.value.to_document(at))
        self._show_cursor(at)

    def _take_keyboard(self, *, pressed: bool = False) -> None:
        """The hand came here: what is typed now is meant for the canvas, whoever had the keyboard before.

        Not while it drags something across: text that is being selected elsewhere.
        """
        dragging = not pressed and QApplication.mouseButtons() != Qt.MouseButton.NoButton
        busy = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not busy and not dragging and not self.hasFocus():
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _show_cursor(self, at: QPointF | None = None) -> None:
        where = at if at is not None else QPointF(self.mapFromGlobal(QCursor.pos()))
        tool = self._input.tool(QApplication.keyboardModifiers())
        if self._splitting or (not self._input.busy and self._on_split(where)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif tool.cursor in ON_SKETCH and not self._content.paints:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self.setCursor(cursor_of(self._input.cursor(tool, where), held=self._input.busy))

    def _on_split(self, at: QPointF) -> bool:
        split = self._content.split
        if split is None or not self._scene.has_result:
            return False
        return is_on_grip(self._flat(at), self.picture_rect, QRectF(self.rect()), split)

    def _flat(self, at: QPointF) -> QPointF:
        """A place on the screen as it would be if the sheet weren't turned."""
        return self.viewport.value.turn.inverted()[0].map(at)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        turn = self.viewport.value.turn
        view = View(self._content, self._transform, self.rect(), turn, self._input.busy, self._hover_grip())
        self._painter.paint(painter, view, event.rect())
        if self._content.paints:
            marks.paint_ants(painter, self._ants.path, self._whole_transform, self._ants.phase)
            marks.paint_path(painter, self._scene.marking.path, self._whole_transform)
        ring = self._ring_place()
        if ring is not None:
            marks.paint_ring(painter, *ring, strength=1.0 if self._content.paints else 0.55)
        if self._tabbed:
            marks.paint_focus(painter, QRectF(self.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.isHidden():  # grabbing the window resizes the pane that is hidden as well
            self.viewport.set_pane(QSizeF(event.size()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return move_by_gesture(self.viewport, event)
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                if pinch.state() == Qt.GestureState.GestureStarted:
                    self._input.cancel()  # the first finger began a stroke
                move_by_pinch(self.viewport, pinch, QPointF(self.mapToGlobal(QPoint(0, 0))))
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        move_by_wheel(self.viewport, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in USED or self._input.busy:
            return
        self._button = event.button()
        if self._on_split(event.position()) and event.button() == Qt.MouseButton.LeftButton:
            self._splitting = True
            return
        self._hover(event.position())
        self._press(event.position(), event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._splitting:
            self.split_dragged.emit(share_at(self._flat(event.position()), self.picture_rect))
            return
        if self._input.busy and event.buttons() == Qt.MouseButton.NoButton:
            self._input.finish()
        self._hover(event.position())
        self._input.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._button:
            self._splitting = False
            self._release(event.position())
            if not self.rect().contains(event.position().toPoint()):
                self._scene.set_hover(None)

    def tabletEvent(self, event: QTabletEvent) -> None:
        at, pressure, tilt = event.position(), event.pressure(), tilt_of(event)
        self._take_keyboard(pressed=event.type() == QEvent.Type.TabletPress)
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        self._hover(at)
        if event.type() == QEvent.Type.TabletPress and event.button() in USED and not self._input.busy:
            self._button = event.button()
            self._press(at, event.button(), pressure, tilt, eraser=eraser)
        elif event.type() == QEvent.Type.TabletMove:
            self._input.move(at, pressure, tilt)
        elif event.type() == QEvent.Type.TabletRelease and event.button() == self._button:
            self._release(at, pressure)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button opens the palette under a brush; the menu key, and other tools, the context menu."""
        if self._input.busy or not self._content.paints:
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        brush = self._input.tool().cursor is Cursor.RING and not self._input.tool().masks
        (self.palette_wanted if by_mouse and brush else self.menu_wanted).emit(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._take_keyboard()
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        if not self._input.busy:
            self._scene.set_hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: QPointF(ARROW_PAN, 0),
            Qt.Key.Key_Right: QPointF(-ARROW_PAN, 0),
            Qt.Key.Key_Up: QPointF(0, ARROW_PAN),
            Qt.Key.Key_Down: QPointF(0, -ARROW_PAN),
        }
        taken_back = event.key() == Qt.Key.Key_Escape and self._input.cancel()
        if taken_back or self._input.key(event.key(), event.modifiers()):
            self._show_cursor()
        elif event.key() == Qt.Key.Key_Tab and not event.modifiers():
            self.hide_panels_wanted.emit()
        elif event.key() == Qt.Key.Key_F6:
            QWidget.focusNextPrevChild(self, not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Space:
            self._hold_space(True)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._content.paints:
            clear_selected(self._scene.document)
        elif event.key() in arrows:
            self.viewport.pan(arrows[Qt.Key(event.key())])
        else:
            self._show_cursor()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes from joint to joint of a pose, or hides the panels; F6 moves on from the canvas."""
        return False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(False)
        else:
            self._show_cursor()
            super().keyReleaseEvent(event)

    def _hold_space(self, held: bool) -> None:
        self._input.space_held = held
        self._move_ring()
        self._show_cursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere: a stroke under way ends here, as if the pen had been lifted."""
        self._input.finish()
        self._splitting = self._tabbed = False
        self._hold_space(False)
        self.update()
