"""What wheels, trackpads and pinches do to the viewport."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QPinchGesture

from desktop.model.stage.viewport import ViewportModel

NOTCH = 120.0
"""Wheel units of one click."""
NOTCH_ZOOM = 1.2
MOVES = (
    Qt.NativeGestureType.ZoomNativeGesture,
    Qt.NativeGestureType.RotateNativeGesture,
    Qt.NativeGestureType.PanNativeGesture,
)


def move_by_wheel(viewport: ViewportModel, event: QWheelEvent) -> None:
    """Zoom about the pointer by a wheel, or move sideways with Shift; two fingers move, with Ctrl they zoom."""
    turned, modifiers = event.angleDelta(), event.modifiers()
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    device = event.device()
    fingers = not event.pixelDelta().isNull() or (
        device is not None and device.type() == QInputDevice.DeviceType.TouchPad
    )
    if modifiers & Qt.KeyboardModifier.ControlModifier or not (fingers or shift):
        viewport.zoom(NOTCH_ZOOM ** ((turned.y() or turned.x()) / NOTCH), event.position())
    else:
        by = QPointF(turned) / 2 if event.pixelDelta().isNull() else QPointF(event.pixelDelta())
        viewport.pan(QPointF(by.y(), 0) if shift and by.x() == 0 else by)
    event.accept()


def move_by_pinch(viewport: ViewportModel, pinch: QPinchGesture, origin: QPointF) -> None:
    """Move, zoom and turn the sheet by two fingers on a touch screen; `origin` is the pane's corner on the screen."""
    flags, kind = pinch.changeFlags(), QPinchGesture.ChangeFlag
    at = pinch.centerPoint() - origin
    if flags & kind.CenterPointChanged:
        viewport.pan(pinch.centerPoint() - pinch.lastCenterPoint())
    if flags & kind.ScaleFactorChanged:
        viewport.zoom(pinch.scaleFactor(), at)
    if flags & kind.RotationAngleChanged:
        viewport.rotate(pinch.rotationAngle() - pinch.lastRotationAngle(), at)


def move_by_gesture(viewport: ViewportModel, event: QNativeGestureEvent) -> bool:
    """Pinch and pan as macOS and Wayland tell it, and tell whether it was one of them."""
    kind = event.gestureType()
    if kind == Qt.NativeGestureType.ZoomNativeGesture:
        viewport.zoom(1 + event.value(), event.position())
    elif kind == Qt.NativeGestureType.RotateNativeGesture:
        viewport.rotate(event.value(), event.position())
    elif kind == Qt.NativeGestureType.PanNativeGesture:
        viewport.pan(event.delta())
    return kind in MOVES
