"""What a tool is: a record for the rail and a generator for the hand."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from desktop.model.document.document import Document
    from desktop.model.stage.aids import DrawingAids
    from desktop.model.stage.extending import Extending
    from desktop.model.stage.marking import Marking
    from desktop.model.stage.object_finder import ObjectFinder
    from desktop.model.stage.posing import Posing
    from desktop.model.stage.tool_state import Rgb, ToolState
    from desktop.model.stage.transforming import Transforming
    from desktop.model.stage.viewport import ViewportModel


class Phase(StrEnum):
    """Where in a gesture a pointer is."""

    PRESS = "press"
    MOVE = "move"
    RELEASE = "release"


class Cursor(StrEnum):
    """What the pointer looks like over the canvas; RING is the outline of the brush, the last four drag a border."""

    RING = "ring"
    PIPETTE = "pipette"
    ARROW = "arrow"
    HAND = "hand"
    CROSS = "cross"
    MOVE = "move"
    TURN = "turn"
    WIDTH = "width"
    HEIGHT = "height"
    FALLING = "falling"
    RISING = "rising"


@dataclass(frozen=True)
class Pointer:
    """One place of the pen: `at` in document pixels, `screen` in the widget's; pressure 0–1, a mouse has 1; `tilt` is 0
    for a pen that stands upright, 1 for one that lies.

    `shift`, `alt` and `ctrl` tell whether those keys are held.
    """

    at: QPointF
    screen: QPointF
    phase: Phase
    pressure: float = 1.0
    shift: bool = False
    alt: bool = False
    ctrl: bool = False
    tilt: float = 0.0


@dataclass(frozen=True)
class Stage:
    """What a tool may work on. `pick(at)` gives the colour that is seen there, or None outside the picture."""

    document: Document
    state: ToolState
    viewport: ViewportModel
    pick: Callable[[QPointF], Rgb | None]
    posing: Posing
    extending: Extending
    marking: Marking
    transforming: Transforming
    aids: DrawingAids
    objects: ObjectFinder


Gesture = Generator[None, Pointer, None]
"""Runs from press to release: it is sent each move and the release, and ends by itself with the latter.

Closing it before cancels the gesture and puts everything back.
"""


@dataclass(frozen=True)
class Tool:
    """A module of `desktop.model.stage.tools` exports one as `TOOL`.

    `icon` is a name of resources/icons, `options` the fields of `BrushSettings` that the options bar shows, `eraser`
    the tool that the pen's other end stands for. `key(stage, key, shift)` tells whether it used a key.
    """

    name: str
    label: str
    icon: str
    shortcut: str
    tip: str
    gesture: Callable[[Stage, Pointer], Gesture]
    cursor: Cursor = Cursor.RING
    cursor_at: Callable[[Stage, QPointF], Cursor] | None = None
    """Which pointer there is at a document point, where that is not the same everywhere."""
    options: tuple[str, ...] = ()
    group: int = 0
    """The rail puts a gap between groups: 0 paints, 1 masks, 2 moves the canvas."""
    family: str = ""
    """Tools of one family share a button of the rail, which offers the others when it is held down."""
    masks: bool = False
    """Whether the mask is shown while it is in hand."""
    order: int = 0
    eraser: str = ""
    map_options: tuple[str, ...] | None = None
    """Its options while it paints a control's map; None: a tool that paints none, so that painting ends with it."""
    snaps: bool = False
    """Whether its points go to guides and grid where a person wants that."""
    leave: Callable[[Stage], None] = lambda stage: None
    """Called when another tool is taken in hand: what hangs in the air is ended."""
    key: Callable[[Stage, Qt.Key, bool], bool] = lambda stage, pressed, shift: False
