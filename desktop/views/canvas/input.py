"""Turns what the pen, the mouse and the keys do into gestures of the tools."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTabletEvent

from desktop.model.stage.aids import REACH
from desktop.model.stage.tools import TOOLS, Cursor, Gesture, Phase, Pointer, Stage, Tool

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
LEANING = 60.0
"""Degrees from upright at which tablets say that a pen lies."""


def tilt_of(event: QTabletEvent) -> float:
    """Tell how far the pen leans to any side: 0 upright, 1 lying."""
    return min(math.hypot(event.xTilt(), event.yTilt()) / LEANING, 1.0)


class CanvasInput:
    """At most one gesture at a time. Places come in screen pixels of the pane."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._gesture: Gesture | None = None
        self._tool: Tool | None = None
        self._last = QPointF()
        self.space_held = False

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def tool(
        self, modifiers: Modifier = Modifier.NoModifier, button: Button = Button.LeftButton, *, eraser: bool = False
    ) -> Tool:
        """Give the tool that a press would use now, or the one at work."""
        if self._tool is not None:
            return self._tool
        chosen = TOOLS[self._stage.state.tool]
        if self.space_held or button == Button.MiddleButton:
            return TOOLS["hand"]
        if modifiers & Modifier.AltModifier and chosen.cursor is Cursor.RING:
            return TOOLS["eyedropper"]
        return TOOLS[chosen.eraser] if eraser and chosen.eraser else chosen

    def cursor(self, tool: Tool, at: QPointF) -> Cursor:
        """Give the tool's pointer there."""
        if tool.cursor_at is None:
            return tool.cursor
        return tool.cursor_at(self._stage, self._stage.viewport.value.to_document(at))

    def key(self, key: int, modifiers: Modifier) -> bool:
        """Offer a key to the tool in hand; whether it used it. None is while a gesture is under way."""
        used = modifiers & ~(Modifier.ShiftModifier | Modifier.KeypadModifier) == Modifier.NoModifier
        if self.busy or not used:
            return False
        return self.tool().key(self._stage, Qt.Key(key), bool(modifiers & Modifier.ShiftModifier))

    def press(self, tool: Tool, at: QPointF, pressure: float = 1.0, tilt: float = 0.0) -> None:
        self.finish()
        self._tool, self._last = tool, at
        self._gesture = tool.gesture(self._stage, self._pointer(at, Phase.PRESS, pressure, tilt))
        self._advance(None)

    def move(self, at: QPointF, pressure: float = 1.0, tilt: float = 0.0) -> None:
        if self.busy:
            self._last = at
            self._advance(self._pointer(at, Phase.MOVE, pressure, tilt))

    def release(self, at: QPointF, pressure: float = 1.0) -> None:
        if self.busy:
            self._advance(self._pointer(at, Phase.RELEASE, pressure))
            self._drop()

    def finish(self) -> None:
        """End the gesture where it is: the pen or the window is gone."""
        self.release(self._last, 0.0)

    def cancel(self) -> bool:
        """Take the gesture back; False if there was none."""
        busy = self.busy
        self._drop()
        return busy

    def _advance(self, pointer: Pointer | None) -> None:
        assert self._gesture is not None
        gesture = self._gesture
        try:
            gesture.send(pointer)  # type: ignore[arg-type]  # the first send starts the generator
        except StopIteration:
            self._gesture = self._tool = None
        except BaseException:
            self._gesture = self._tool = None
            raise

    def _drop(self) -> None:
        gesture, self._gesture, self._tool = self._gesture, None, None
        if gesture is not None:
            gesture.close()

    def _pointer(self, at: QPointF, phase: Phase, pressure: float, tilt: float = 0.0) -> Pointer:
        held = QGuiApplication.keyboardModifiers()
        shift, alt = bool(held & Modifier.ShiftModifier), bool(held & Modifier.AltModifier)
        ctrl = bool(held & Modifier.ControlModifier)
        viewport = self._stage.viewport.value
        place = viewport.to_document(at)
        if self._tool is not None and self._tool.snaps:
            place = self._stage.aids.snapped(place, REACH / viewport.scale)
        return Pointer(place, at, phase, pressure, shift, alt, ctrl, tilt)
