"""One pane of the canvas: it shows the scene through the viewport and hands the pen to the tools."""

from __future__ import annotations

import time
from collections import deque

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

from desktop.model.asking.latency import KEPT
from desktop.model.stage.scene import Scene
from desktop.model.stage.selection_actions import clear_selected
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import Cursor, Stage
from desktop.model.stage.viewport import ViewportModel
from desktop.views.canvas import marks
from desktop.views.canvas.ants import Ants
from desktop.views.canvas.content import CanvasContent
from desktop.views.canvas.input import tilt_of
from desktop.views.canvas.painter import CanvasPainter, View
from desktop.views.canvas.pane_pen import PanePen
from desktop.views.canvas.wheel import move_by_gesture, move_by_pinch, move_by_wheel
from desktop.views.look.theme import watcher
from desktop.words import tr

ARROW_PAN = 64.0
EDGE = 3
"""Screen pixels round a change that smoothing may reach."""
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
        self._pen = PanePen(scene, viewport, state)
        self.paint_times: deque[float] = deque(maxlen=KEPT)
        """Seconds that the last paintings took."""
        self._ants = Ants(scene.document, self)
        self._ring = QRect()
        self._tabbed = False
        self._button = Qt.MouseButton.NoButton
        self._painter = CanvasPainter(scene)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(tr("Canvas"))
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
        return self._pen.content

    @property
    def stage(self) -> Stage:
        """What the tools work on here."""
        return self._pen.stage

    def set_content(self, content: CanvasContent) -> None:
        """Show another part of the scene."""
        if content != self.content:
            self._pen.input.finish()
            self._pen.content = content
            self._ants.set_on(content.paints)
            self.setAccessibleName(content.label or tr("Canvas"))
            self.update()

    @property
    def painting(self) -> bool:
        """Whether a gesture is under way here."""
        return self._pen.input.busy

    @property
    def _transform(self) -> QTransform:
        return self.viewport.value.transform

    @property
    def _whole_transform(self) -> QTransform:
        """From document to screen pixels, with the turn of the sheet."""
        return self._transform * self.viewport.value.turn

    # What changed

    def _on_sketch_changed(self, rect: QRect) -> None:
        if self.content.sketch or self._scene.comparing:
            self._update_document(rect)

    def _on_result_changed(self) -> None:
        self.viewport.set_extent(self._scene.extent, fit=False)
        if self.content.result > 0 or self._scene.overlays:
            self.update()

    def _on_mask_changed(self, rect: QRect) -> None:
        if self.content.mask:
            self._update_document(rect)

    def _on_map_changed(self, rect: QRect) -> None:
        if self.content.paints:
            self._update_document(rect)

    def _on_ants_changed(self, rect: QRect) -> None:
        if self.content.paints:
            self._update_document(rect)

    def _on_hover_changed(self) -> None:
        self._move_ring()
        if self._pen.posing or self._scene.extending.active:
            self.update()

    def _update_document(self, rect: QRect) -> None:
        seen = self._whole_transform.mapRect(QRectF(rect))
        self.update(seen.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE))

    def _update_mask(self) -> None:
        """Repaint the mask, which over a result is hatched only while the pen is down."""
        if self.content.mask and self._scene.has_result:
            self.update()

    def _on_replaced(self) -> None:
        self._pen.input.cancel()
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
        ring = self._pen.ring()
        self._ring = QRect() if ring is None else marks.ring_rect(*ring).toAlignedRect()
        self.update(self._ring)

    # The pen

    def _press(
        self, at: QPointF, button: Qt.MouseButton, pressure: float = 1.0, tilt: float = 0.0, *, eraser: bool = False
    ) -> None:
        self._pen.press(at, button, pressure, tilt, eraser=eraser)
        self._update_mask()
        self._show_cursor()

    def _release(self, at: QPointF, pressure: float = 1.0) -> None:
        picked = self._pen.release(at, pressure)
        self._update_mask()
        if picked is not None:
            self.colour_picked.emit(picked)
        self._show_cursor()

    def _hover(self, at: QPointF) -> None:
        self._scene.set_hover(self.viewport.value.to_document(at))
        self._show_cursor(at)

    def _take_keyboard(self, *, pressed: bool = False) -> None:
        """Take the keyboard: the hand came here, and what is typed now is meant for the canvas.

        Not while it drags something across: text that is being selected elsewhere.
        """
        dragging = not pressed and QApplication.mouseButtons() != Qt.MouseButton.NoButton
        busy = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not busy and not dragging and not self.hasFocus():
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _show_cursor(self, at: QPointF | None = None) -> None:
        where = at if at is not None else QPointF(self.mapFromGlobal(QCursor.pos()))
        if self._pen.splitting or (not self._pen.input.busy and self._pen.is_on_split(where, QRectF(self.rect()))):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.setCursor(self._pen.cursor(where))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        began = time.perf_counter()
        self._paint(event)
        self.paint_times.append(time.perf_counter() - began)

    def _paint(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        turn = self.viewport.value.turn
        view = View(self.content, self._transform, self.rect(), turn, self._pen.input.busy, self._pen.hover_grip())
        self._painter.paint(painter, view, event.rect())
        if self.content.paints:
            marks.paint_ants(painter, self._ants.path, self._whole_transform, self._ants.phase)
            marks.paint_path(painter, self._scene.marking.path, self._whole_transform)
        ring = self._pen.ring()
        if ring is not None:
            marks.paint_ring(painter, *ring, strength=1.0 if self.content.paints else 0.55)
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
                    self._pen.input.cancel()  # the first finger began a stroke
                move_by_pinch(self.viewport, pinch, QPointF(self.mapToGlobal(QPoint(0, 0))))
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        move_by_wheel(self.viewport, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in USED or self._pen.input.busy:
            return
        self._button = event.button()
        on_split = self._pen.is_on_split(event.position(), QRectF(self.rect()))
        if on_split and event.button() == Qt.MouseButton.LeftButton:
            self._pen.splitting = True
            return
        self._hover(event.position())
        self._press(event.position(), event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pen.splitting:
            self.split_dragged.emit(self._pen.split_at(event.position()))
            return
        if self._pen.input.busy and event.buttons() == Qt.MouseButton.NoButton:
            self._pen.input.finish()
        self._hover(event.position())
        self._pen.input.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._button:
            self._pen.splitting = False
            self._release(event.position())
            if not self.rect().contains(event.position().toPoint()):
                self._scene.set_hover(None)

    def tabletEvent(self, event: QTabletEvent) -> None:
        at, tilt = event.position(), tilt_of(event)
        pressure = event.pressure() if self._state.pen_presses else 1.0
        self._take_keyboard(pressed=event.type() == QEvent.Type.TabletPress)
        eraser = self._state.pen_erases and event.pointerType() == QPointingDevice.PointerType.Eraser
        self._hover(at)
        if event.type() == QEvent.Type.TabletPress and event.button() in USED and not self._pen.input.busy:
            self._button = event.button()
            self._press(at, event.button(), pressure, tilt, eraser=eraser)
        elif event.type() == QEvent.Type.TabletMove:
            self._pen.input.move(at, pressure, tilt)
        elif event.type() == QEvent.Type.TabletRelease and event.button() == self._button:
            self._release(at, pressure)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button opens the palette under a brush; the menu key, and other tools, the context menu."""
        if self._pen.input.busy or not self.content.paints:
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        brush = self._pen.input.tool().cursor is Cursor.RING and not self._pen.input.tool().masks
        (self.palette_wanted if by_mouse and brush else self.menu_wanted).emit(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._take_keyboard()
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        if not self._pen.input.busy:
            self._scene.set_hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: QPointF(ARROW_PAN, 0),
            Qt.Key.Key_Right: QPointF(-ARROW_PAN, 0),
            Qt.Key.Key_Up: QPointF(0, ARROW_PAN),
            Qt.Key.Key_Down: QPointF(0, -ARROW_PAN),
        }
        taken_back = event.key() == Qt.Key.Key_Escape and self._pen.input.cancel()
        if taken_back or self._pen.input.key(event.key(), event.modifiers()):
            self._show_cursor()
        elif event.key() == Qt.Key.Key_Tab and not event.modifiers():
            self.hide_panels_wanted.emit()
        elif event.key() == Qt.Key.Key_F6:
            QWidget.focusNextPrevChild(self, not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Space:
            self._hold_space(True)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.content.paints:
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
        self._pen.input.space_held = held
        self._move_ring()
        self._show_cursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere: a stroke under way ends here, as if the pen had been lifted."""
        self._pen.input.finish()
        self._pen.splitting = self._tabbed = False
        self._hold_space(False)
        self.update()
