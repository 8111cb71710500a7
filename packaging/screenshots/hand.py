"""A hand with a mouse: what it does reaches the widget as the mouse's own events do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

Left, Nothing = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def drag(widget: QWidget, places: Sequence[QPointF]) -> None:
    """Press at the first place (pixels of the widget), move through the others, and let go at the last."""
    hover(widget, places[0])
    _send(widget, QEvent.Type.MouseButtonPress, places[0], Left, Left)
    for place in places[1:]:
        _send(widget, QEvent.Type.MouseMove, place, Nothing, Left)
    _send(widget, QEvent.Type.MouseButtonRelease, places[-1], Left, Nothing)


def hover(widget: QWidget, place: QPointF) -> None:
    """Leave the mouse there with no button pressed."""
    _send(widget, QEvent.Type.MouseMove, place, Nothing, Nothing)


def away(widget: QWidget) -> None:
    """Take the mouse elsewhere."""
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def _send(widget: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
