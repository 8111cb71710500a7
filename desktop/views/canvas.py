"""One pane of the canvas: it shows the scene through the viewport and hands the pen to the tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QInputDevice,
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
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.model.scene import Scene
from desktop.model.tool_state import Rgb, ToolState, size_field
from desktop.model.tools import Cursor, Stage
from desktop.model.viewport import ViewportModel
from desktop.views import canvas_layers as layers
from desktop.views import canvas_marks as marks
from desktop.views.canvas_content import Content
from desktop.views.canvas_cursors import cursor_of
from desktop.views.canvas_input import CanvasInput
from desktop.views.canvas_mask import paint_mask
from desktop.views.theme import mono_font, tokens, ui_font, watcher

NOTCH = 120.0
"""Wheel units of one click."""
NOTCH_ZOOM = 1.2
ARROW_PAN = 64.0
EDGE = 3
"""Screen pixels round a change that smoothing may reach."""
TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
"""Widgets that keep the keyboard when the pen comes over the canvas."""


class Canvas(QWidget):
    """Only what changed is painted again. Painting reads the document and copies just what it shows."""

    split_dragged = Signal(float)
    """The split line was moved to this share of the document's width."""
    colour_picked = Signal(object)

    def __init__(
        self, scene: Scene, viewport: ViewportModel, state: ToolState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scene, self._viewport, self._state = scene, viewport, state
        self._content = Content()
        self._input = CanvasInput(Stage(scene.document, state, viewport, self._pick))
        self._ring = QRect()
        self._splitting = False
        self._prepared: dict[str, tuple[object, QImage]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName("Canvas")
        scene.sketch_changed.connect(self._on_sketch_changed)
        scene.mask_changed.connect(self._on_mask_changed)
        scene.result_changed.connect(self.update)
        scene.overlays_changed.connect(self.update)
        scene.replaced.connect(self._on_replaced)
        scene.hover_changed.connect(self._move_ring)
        viewport.changed.connect(self._on_viewport_changed)
        state.changed.connect(self._on_state_changed)
        watcher.changed.connect(self._on_theme_changed)

    @property
    def content(self) -> Content:
        return self._content

    def set_content(self, content: Content) -> None:
        """Show another part of the scene."""
        if content != self._content:
            self._input.finish()
            self._content = content
            self.setAccessibleName(content.label or "Canvas")
            self.update()

    @property
    def painting(self) -> bool:
        """Whether a gesture is under way here."""
        return self._input.busy

    @property
    def picture_rect(self) -> QRectF:
        """Where the document lies in the pane, in screen pixels."""
        return self._transform.mapRect(QRectF(self._scene.document.rect))

    @property
    def _transform(self) -> QTransform:
        return self._viewport.value.transform

    # What changed

    def _on_sketch_changed(self, rect: QRect) -> None:
        if self._content.sketch or not self._scene.has_result:
            self._update_document(rect)

    def _on_mask_changed(self, rect: QRect) -> None:
        if self._content.mask:
            self._update_document(rect)

    def _update_document(self, rect: QRect) -> None:
        self.update(self._transform.mapRect(QRectF(rect)).toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE))

    def _update_mask(self) -> None:
        """Over a result the mask is hatched only while the pen is down."""
        if self._content.mask and self._scene.has_result:
            self.update()

    def _on_replaced(self) -> None:
        self._input.cancel()
        self._viewport.set_document(self._scene.document.size)
        self.update()

    def _on_viewport_changed(self) -> None:
        self.update()
        self._move_ring()

    def _on_state_changed(self, _names: frozenset[str]) -> None:
        self._show_cursor()
        self._move_ring()

    def _on_theme_changed(self) -> None:
        self._prepared.clear()
        self.update()

    def _move_ring(self) -> None:
        """Repaint where the brush's outline was and where it is."""
        self.update(self._ring)
        ring = self._ring_place()
        self._ring = QRect() if ring is None else marks.ring_rect(*ring).toAlignedRect()
        self.update(self._ring)

    def _ring_place(self) -> tuple[QPointF, float] | None:
        tool = self._input.tool()
        if self._scene.hover is None or tool.cursor is not Cursor.RING:
            return None
        size = getattr(self._state.value, size_field(tool.name))
        return self._viewport.value.to_screen(self._scene.hover), size / 2 * self._viewport.value.scale

    # Painting

    def _paint_picture(self, painter: QPainter, rect: QRectF, exposed: QRect) -> None:
        content, scene, transform = self._content, self._scene, self._transform
        result = content.result if scene.has_result and not scene.comparing else 0.0
        whole_result = result == 1.0 and content.split is None and scene.result_rect == QRectF(scene.document.rect)
        if content.empty and not scene.has_result:
            marks.paint_empty(painter, rect, rect.intersected(QRectF(self.rect())), content.empty)
        elif not whole_result:
            layers.paint_paper(painter, rect)
            if content.sketch or scene.comparing:
                layers.paint_layer(painter, scene.document.sketch, transform, exposed)
        if result > 0:
            painter.save()
            if content.split is not None:
                painter.setClipRect(self._right_of_split(rect), Qt.ClipOperation.IntersectClip)
            layers.paint_result(painter, scene, transform, result)
            painter.restore()
        if content.result > 0 or not scene.has_result:
            for name, overlay in scene.overlays.items():
                layers.paint_overlay(painter, overlay, self._prepare(name), rect)
        if content.mask:
            hatched = result == 0 or self._input.busy
            paint_mask(painter, scene.document.mask, transform, exposed, hatched=hatched)

    def _paint_marks(self, painter: QPainter, rect: QRectF) -> None:
        content, scene = self._content, self._scene
        seen = rect.intersected(QRectF(self.rect()))
        shown = scene.has_result and content.result > 0 and not scene.comparing
        if content.split is not None and shown:
            marks.paint_split(painter, self._split_x(rect), seen)
        if content.label:
            marks.paint_badge(painter, content.label, seen.topLeft(), ui_font(11))
        if content.split is not None and shown:
            marks.paint_badge(painter, "Result", seen.topRight(), ui_font(11), right=True)
        if scene.step is not None and (content.result > 0 or not scene.has_result) and (shown or not content.empty):
            corner = seen.topRight() + QPointF(0, 28 if content.split is not None and shown else 0)
            marks.paint_badge(painter, "step {} / {}".format(*scene.step), corner, mono_font(11), right=True)

    def _prepare(self, name: str) -> QImage:
        """The overlay as it is painted, made once for each map."""
        overlay = self._scene.overlays[name]
        kept = self._prepared.get(name)
        if kept is None or kept[0] is not overlay.image:
            accent = QColor(tokens().accent).getRgb()[:3]
            kept = self._prepared[name] = (overlay.image, overlay.kind.prepare(overlay.image, accent))
        return kept[1]

    def _split_x(self, rect: QRectF) -> float:
        return rect.x() + rect.width() * (self._content.split or 0.0)

    def _right_of_split(self, rect: QRectF) -> QRectF:
        return QRectF(QPointF(self._split_x(rect), rect.top()), rect.bottomRight())

    # The pen

    def _pick(self, at: QPointF) -> Rgb | None:
        """The colour that is seen at a document point."""
        content, scene = self._content, self._scene
        covers = content.result > 0.5 and not scene.comparing
        if content.split is not None:
            covers = covers and at.x() > content.split * scene.document.size[0]
        found = scene.colour_of_result(at) if covers else None
        return found or scene.colour_of_sketch(at)

    def _press(self, at: QPointF, button: Qt.MouseButton, pressure: float = 1.0, *, eraser: bool = False) -> None:
        tool = self._input.tool(QApplication.keyboardModifiers(), button, eraser=eraser)
        if tool.cursor is not Cursor.RING or self._content.paints:
            self._input.press(tool, at, pressure)
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
        self._scene.set_hover(self._viewport.value.to_document(at))
        self._show_cursor(at)

    def _show_cursor(self, at: QPointF | None = None) -> None:
        where = at if at is not None else QPointF(self.mapFromGlobal(QCursor.pos()))
        tool = self._input.tool(QApplication.keyboardModifiers())
        if self._splitting or (not self._input.busy and self._on_split(where)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif tool.cursor is Cursor.RING and not self._content.paints:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self.setCursor(cursor_of(tool.cursor, held=self._input.busy))

    def _on_split(self, at: QPointF) -> bool:
        if self._content.split is None or not self._scene.has_result:
            return False
        rect = self.picture_rect
        seen = rect.intersected(QRectF(self.rect()))
        return abs(at.x() - self._split_x(rect)) <= marks.GRIP and abs(at.y() - seen.center().y()) <= marks.GRIP

    def _drag_split(self, at: QPointF) -> None:
        rect = self.picture_rect
        self.split_dragged.emit(min(max((at.x() - rect.x()) / max(rect.width(), 1), 0.0), 1.0))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        exposed = event.rect()
        rect = self.picture_rect
        painter.fillRect(exposed, QColor(tokens().canvas))
        if not rect.contains(QRectF(exposed)):
            marks.paint_shadow(painter, rect)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        self._paint_picture(painter, rect, exposed)
        painter.restore()
        self._paint_marks(painter, rect)
        ring = self._ring_place()
        if ring is not None:
            marks.paint_ring(painter, *ring, strength=1.0 if self._content.paints else 0.55)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport.set_pane(QSizeF(event.size()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        return super().event(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._viewport.zoom(1 + event.value(), event.position())
        elif event.gestureType() == Qt.NativeGestureType.PanNativeGesture:
            self._viewport.pan(event.delta())
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms about the pointer; two fingers on a pad move the canvas, and zoom with Ctrl."""
        turned, modifiers = event.angleDelta(), event.modifiers()
        pad = event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchPad
        if modifiers & Qt.KeyboardModifier.ControlModifier or not (
            pad or modifiers & Qt.KeyboardModifier.ShiftModifier or not event.pixelDelta().isNull()
        ):
            self._viewport.zoom(NOTCH_ZOOM ** ((turned.y() or turned.x()) / NOTCH), event.position())
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else turned / 2
            shifted = modifiers & Qt.KeyboardModifier.ShiftModifier and by.x() == 0
            self._viewport.pan(QPointF(by.y(), 0) if shifted else QPointF(by))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) or self._input.busy:
            return
        if self._on_split(event.position()) and event.button() == Qt.MouseButton.LeftButton:
            self._splitting = True
            return
        self._hover(event.position())
        self._press(event.position(), event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._splitting:
            self._drag_split(event.position())
            return
        if self._input.busy and event.buttons() == Qt.MouseButton.NoButton:
            self._input.finish()
        self._hover(event.position())
        self._input.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._splitting = False
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton):
            return
        self._release(event.position())
        self._show_cursor(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        at, pressure = event.position(), event.pressure()
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        self._hover(at)
        if event.type() == QEvent.Type.TabletPress:
            self._press(at, event.button(), pressure, eraser=eraser)
        elif event.type() == QEvent.Type.TabletMove:
            self._input.move(at, pressure)
        else:
            self._release(at, pressure)
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        if not isinstance(QApplication.focusWidget(), TYPING):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
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
        if event.key() == Qt.Key.Key_Escape and self._input.cancel():
            self._show_cursor()
        elif event.key() == Qt.Key.Key_Space:
            self._hold_space(True)
        elif event.key() in arrows:
            self._viewport.pan(arrows[Qt.Key(event.key())])
        else:
            self._show_cursor()
            super().keyPressEvent(event)

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere: a stroke under way ends here, as if the pen had been lifted."""
        self._input.finish()
        self._splitting = False
        self._hold_space(False)
        super().focusOutEvent(event)
