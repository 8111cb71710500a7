"""The transform under way: what was lifted, where its corners are, and what of its frame is taken hold of."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPolygonF, QTransform

from desktop.model.document.content import Content
from desktop.model.document.document import Document
from desktop.model.document.transform import Lifted, Quad, is_sound, lifted, picture_of, put_down, quad_of, to_quad
from desktop.words import tr

TURN = 15.0
"""Degrees that a turn keeps to with Shift."""


@dataclass(frozen=True)
class TransformHandle:
    """What of the frame a press takes: (−1 | 0 | 1) across and down; (0, 0) moves, and `turn` is beside the frame."""

    x: int = 0
    y: int = 0
    turn: bool = False


class Transforming(QObject):
    """Nothing is in the history before `apply`; the document shows what it would become.

    Whatever else is done applies it first. A frame that nothing was done with goes when its layers change under it.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lift: Lifted | None = None
        self._of: tuple[Content, tuple[str, ...]] | None = None
        """What was lifted from, and which layers were chosen then."""
        self._new: tuple[str, str] | None = None
        """Of what is put in by this: how the change is called, and the layer that is chosen then."""
        self._quad: Quad = quad_of(QRectF())
        self.picture: np.ndarray | None = None
        """What is dragged, premultiplied (H, W, 4), while it is; it lies with its corners at `quad`."""
        document.preview_dropped.connect(self._end)
        document.preview_ending.connect(self.apply)
        for changed in (document.history_changed, document.stack_changed, document.replaced):
            changed.connect(self._look)

    @property
    def active(self) -> bool:
        return self._lift is not None

    @property
    def rect(self) -> QRectF:
        """Where what was lifted came from."""
        return QRectF(self._lift.rect) if self._lift is not None else QRectF()

    @property
    def quad(self) -> Quad:
        return self._quad

    def begin(self) -> bool:
        """Lift what the chosen layers hold; False, with a word to the person, if there is nothing to lift."""
        if self.active:
            return True
        document = self._document
        for id in document.chosen:
            node = document.content.node(id)
            if node is not None and not node.is_group and (why := document.paintable(id)):
                document.refused.emit(why)
                return False
        self._lift = lifted(document.content, document.chosen)
        if self._lift is None:
            document.refused.emit(tr("There is nothing on this layer to move: choose another in the layers."))
            return False
        self._quad = self._lift.quad
        self._of = document.content, document.chosen
        self.changed.emit()
        return True

    def hold(self, lift: Lifted, quad: Quad, label: str, choose: str) -> None:
        """Put something in as a transform that is under way, with its corners at `quad`; cancelled, it is gone again.

        Applied, it is one undo item called `label`, and the layer `choose` is the chosen one.
        """
        self._document.settle()
        self._lift, self._quad, self._new = lift, quad, (label, choose)
        self._of = self._document.content, self._document.chosen
        self.settle()

    def put(self, quad: Quad, *, dragging: bool = False) -> None:
        """Move the corners; corners that can't be are left out. The document follows unless it is `dragging`."""
        if self._lift is None or not is_sound(quad):
            return
        self._quad = quad
        if not dragging:
            self.settle()
            return
        if self.picture is None:
            self.picture = picture_of(self._lift)
            self._document.preview(self._lift.rest)
        self.changed.emit()

    def settle(self) -> None:
        """Show in the document what it would become."""
        if self._lift is not None:
            self.picture = None
            self._document.preview(put_down(self._lift, self._quad))
            self.changed.emit()

    def apply(self) -> None:
        """Make it one undo item."""
        lift, quad, new = self._lift, self._quad, self._new
        if lift is None:
            return
        self._end()
        self._document.preview(None)
        if new is not None:
            self._document.change(new[0], put_down(lift, quad), choose=(new[1],))
        elif quad != lift.quad:
            self._document.change(tr("Transform"), put_down(lift, quad))

    def cancel(self) -> None:
        """Leave everything as it was."""
        if self.active:
            self._end()
            self._document.preview(None)

    def grip_at(self, at: QPointF, reach: float) -> TransformHandle:
        """Give what of the frame is at a document point."""
        places = {TransformHandle(x, y): self._at(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)}
        nearest = min(places, key=lambda grip: _distance(places[grip], at))
        if _distance(places[nearest], at) <= reach:
            return nearest
        inside = QPolygonF(list(self._quad)).containsPoint(at, Qt.FillRule.WindingFill)
        return TransformHandle() if inside else TransformHandle(turn=True)

    def dragged(
        self, grip: TransformHandle, before: Quad, start: QPointF, at: QPointF, *, shift: bool, alt: bool, ctrl: bool
    ) -> Quad:
        """Tell where the corners are once a grip was dragged.

        Shift keeps proportions or eighths, Alt keeps the middle, Ctrl frees a corner (perspective) or slants a side.
        """
        by = at - start
        if grip.turn:
            return _turned(before, start, at, by_steps=shift)
        if grip == TransformHandle():
            if shift:
                by = QPointF(by.x(), 0) if abs(by.x()) >= abs(by.y()) else QPointF(0, by.y())
            by = QPointF(round(by.x()), round(by.y()))
            return _moved(before, by)
        if ctrl:
            return _freed(before, grip, by)
        return self._scaled(before, grip, start, at, shift=shift, alt=alt)

    # By numbers

    def scale(self, across: float, down: float) -> None:
        """Scale about the middle, by factors; negative ones flip."""
        middle = _middle(self._quad)
        edge, side = _unit(self._quad)
        self.put(_mapped(self._quad, _about(middle, _in_frame(edge, side, across, down))))

    def turn(self, degrees: float) -> None:
        """Turn about the middle, clockwise."""
        self.put(_mapped(self._quad, _about(_middle(self._quad), QTransform().rotate(degrees))))

    def move(self, by: QPointF) -> None:
        self.put(_moved(self._quad, by))

    @property
    def numbers(self) -> tuple[float, float, float, float, float]:
        """Left, top, width and height in document pixels, and the angle in degrees."""
        tl, tr, _br, bl = self._quad
        bounds = QPolygonF(list(self._quad)).boundingRect()
        angle = math.degrees(math.atan2(tr.y() - tl.y(), tr.x() - tl.x()))
        return bounds.x(), bounds.y(), _distance(tl, tr), _distance(tl, bl), angle

    # Within

    def _at(self, x: int, y: int) -> QPointF:
        tl, tr, br, bl = self._quad
        share_x, share_y = (x + 1) / 2, (y + 1) / 2
        top, bottom = tl + (tr - tl) * share_x, bl + (br - bl) * share_x
        return top + (bottom - top) * share_y

    def _scaled(
        self, before: Quad, grip: TransformHandle, start: QPointF, at: QPointF, *, shift: bool, alt: bool
    ) -> Quad:
        unit = QRectF(-1, -1, 2, 2)
        forward = to_quad(unit, before)
        back = None if forward is None else forward.inverted()[0]
        if forward is None or back is None:
            return before
        local = back.map(at)
        # The side that isn't dragged stays, or with Alt the middle does.
        fixed_x, fixed_y = (0.0, 0.0) if alt else (-grip.x, -grip.y)
        factor_x = (local.x() - fixed_x) / (grip.x - fixed_x) if grip.x else 1.0
        factor_y = (local.y() - fixed_y) / (grip.y - fixed_y) if grip.y else 1.0
        if shift and grip.x and grip.y:
            larger = max(abs(factor_x), abs(factor_y))
            factor_x, factor_y = math.copysign(larger, factor_x), math.copysign(larger, factor_y)
        left, right = (fixed_x + (edge - fixed_x) * factor_x for edge in (-1.0, 1.0))
        top, bottom = (fixed_y + (edge - fixed_y) * factor_y for edge in (-1.0, 1.0))
        corners = (QPointF(left, top), QPointF(right, top), QPointF(right, bottom), QPointF(left, bottom))
        tl, tr, br, bl = (forward.map(corner) for corner in corners)
        return tl, tr, br, bl

    def _look(self) -> None:
        """Let go of what was lifted from layers that are others by now: put down, it would bring them back."""
        if self.active and (self._document.content, self._document.chosen) != self._of:
            self._end()

    def _end(self) -> None:
        if self._lift is not None:
            self._lift, self._new, self.picture = None, None, None
            self.changed.emit()


def _distance(a: QPointF, b: QPointF) -> float:
    return math.hypot(a.x() - b.x(), a.y() - b.y())


def _middle(quad: Quad) -> QPointF:
    return (quad[0] + quad[1] + quad[2] + quad[3]) / 4


def _moved(quad: Quad, by: QPointF) -> Quad:
    a, b, c, d = (corner + by for corner in quad)
    return a, b, c, d


def _mapped(quad: Quad, transform: QTransform) -> Quad:
    a, b, c, d = (transform.map(corner) for corner in quad)
    return a, b, c, d


def _about(middle: QPointF, transform: QTransform) -> QTransform:
    there = QTransform.fromTranslate(-middle.x(), -middle.y())
    return there * transform * QTransform.fromTranslate(middle.x(), middle.y())


def _unit(quad: Quad) -> tuple[QPointF, QPointF]:
    """Give the directions of the top edge and of the left side, one long each."""
    edge, side = quad[1] - quad[0], quad[3] - quad[0]
    return edge / max(_distance(quad[1], quad[0]), 1e-9), side / max(_distance(quad[3], quad[0]), 1e-9)


def _in_frame(edge: QPointF, side: QPointF, across: float, down: float) -> QTransform:
    """Scale along two directions."""
    frame = QTransform(edge.x(), edge.y(), side.x(), side.y(), 0, 0)
    back, possible = frame.inverted()
    return back * QTransform.fromScale(across, down) * frame if possible else QTransform.fromScale(across, down)


def _turned(quad: Quad, start: QPointF, at: QPointF, *, by_steps: bool) -> Quad:
    middle = _middle(quad)
    angle = math.degrees(
        math.atan2(at.y() - middle.y(), at.x() - middle.x())
        - math.atan2(start.y() - middle.y(), start.x() - middle.x())
    )
    angle = round(angle / TURN) * TURN if by_steps else angle
    return _mapped(quad, _about(middle, QTransform().rotate(angle)))


def _freed(quad: Quad, grip: TransformHandle, by: QPointF) -> Quad:
    """Move a corner where it is dragged; a side's two corners go along it together."""
    places = ((-1, -1), (1, -1), (1, 1), (-1, 1))

    def taken(x: int, y: int) -> bool:
        return (not grip.x or grip.x == x) and (not grip.y or grip.y == y)

    a, b, c, d = (corner + by if taken(x, y) else corner for corner, (x, y) in zip(quad, places, strict=True))
    return a, b, c, d
