"""The gestures that brushes share: press, draw, release is one stroke and one undo item."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.model.document.content import NodeKind
from desktop.model.document.document import Document
from desktop.model.document.strokes import begin_smear, begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.stage.symmetry import SYMMETRIES
from desktop.model.stage.tool_state import BrushSettings, Drawn
from desktop.model.stage.tools.tool import Gesture, Phase, Pointer, Stage


def map_brush(drawn: Drawn, settings: BrushSettings, *, erases: bool = False) -> Brush:
    """Give the brush or eraser for the map that is drawn: opaque and hard, since half a colour means something else."""
    ink = drawn.ink or settings.colour
    return Brush(
        size=settings.size,
        target=(0, 0, 0, 0) if erases else (*ink, 255),
        pressure_size=settings.pressure_size,
        flat=drawn.flat,
    )


def of_settings(settings: BrushSettings, target: tuple[int, ...]) -> Brush:
    """Give the brush in hand, all of it, with what full coverage leaves."""
    return Brush(
        size=settings.size,
        target=target,
        hardness=settings.hardness,
        opacity=settings.opacity,
        pressure_size=settings.pressure_size,
        flow=settings.flow,
        grain=settings.grain,
        pressure_opacity=settings.pressure_opacity,
        size_curve=settings.size_curve,
        opacity_curve=settings.opacity_curve,
        tilt_size=settings.tilt_size,
        spacing=settings.spacing,
    )


def target(document: Document, colour: tuple[int, int, int, int]) -> tuple[int, ...]:
    """Give what full coverage leaves on the active layer: a colour, or in a mask how light that colour is."""
    if document.active_node.kind is not NodeKind.MASK:
        return colour
    red, green, blue, _alpha = colour
    return (round(0.299 * red + 0.587 * green + 0.114 * blue),)


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Esc ends painting a map, with every tool that it goes on with; brush and eraser are the sketch's again."""
    if pressed != Qt.Key.Key_Escape or stage.state.value.painted is None:
        return False
    stage.state.set(drawn=None)
    return True


def paint(stage: Stage, pointer: Pointer, *, layer: str, brush: Brush) -> Gesture:
    """Draw with `brush` into `layer` until release; closed before that, nothing was painted.

    Shift draws a straight line from where the last stroke ended.
    """
    if why := stage.document.paintable(layer):
        stage.document.refused.emit(why)
        return
    settings, document, marking = stage.state.value, stage.document, stage.marking
    mirrors = SYMMETRIES[settings.symmetry][1](document.size)
    lag = 1.0 - settings.stabiliser
    at = pointer.at
    with begin_stroke(document, layer, brush, mirrors=mirrors) as stroke:
        if pointer.shift and marking.last is not None:
            stroke.to(marking.last.x(), marking.last.y(), pointer.pressure)
        stroke.to(at.x(), at.y(), pointer.pressure, pointer.tilt)
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            at = at + (pointer.at - at) * lag
            stroke.to(at.x(), at.y(), pointer.pressure, pointer.tilt)
        if lag < 1:
            stroke.to(pointer.at.x(), pointer.at.y(), pointer.pressure, pointer.tilt)
    marking.last = pointer.at


def paint_mask(stage: Stage, pointer: Pointer, *, covers: bool) -> Gesture:
    """Paint on the mask in hand until release: cover what is to be redrawn, or uncover it."""
    settings = stage.state.value
    brush = Brush(settings.mask_size, (255 if covers else 0,), pressure_size=settings.pressure_size)
    yield from paint(stage, pointer, layer=stage.document.mask_in_hand, brush=brush)


def smear(stage: Stage, pointer: Pointer, label: str, *, blurs: bool) -> Gesture:
    """Smudge or blur the active layer until release, as one undo item."""
    document, settings = stage.document, stage.state.value
    if why := document.paintable(document.active):
        document.refused.emit(why)
        return
    brush = Brush(
        settings.size, (0,), hardness=settings.hardness, opacity=settings.opacity, pressure_size=settings.pressure_size
    )
    with begin_smear(document, document.active, brush, label, blurs=blurs) as stroke:
        stroke.to(pointer.at.x(), pointer.at.y(), pointer.pressure)
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            stroke.to(pointer.at.x(), pointer.at.y(), pointer.pressure)
