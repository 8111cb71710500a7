"""Paints a pane: which of the scene's pixels and marks are seen, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop.model.document.pose import Grip
from desktop.model.stage.scene import Scene
from desktop.views.canvas import layers, marks
from desktop.views.canvas.aids import paint_aids
from desktop.views.canvas.content import CanvasContent
from desktop.views.canvas.frame import paint_frame
from desktop.views.canvas.margins import paint_margins
from desktop.views.canvas.mask import paint_mask
from desktop.views.canvas.pose import paint_pose
from desktop.views.canvas.split import split_x
from desktop.views.look.theme import colour, mono_font, tokens, ui_font
from desktop.words import tr

DIM = 0.7
"""How dark the canvas gets under a map that is painted, at full opacity."""
BADGE_STEP = 28.0
"""From one badge down to the next."""


@dataclass(frozen=True)
class View:
    """One pane's way of looking: `transform` goes from document to screen pixels of the `pane`."""

    content: CanvasContent
    transform: QTransform
    pane: QRect
    turn: QTransform = field(default_factory=QTransform)
    """How the sheet is turned on the screen, after `transform`."""
    busy: bool = False
    """Whether the pen is down here."""
    grip: Grip | None = None
    """What of the pose that is edited the pen is over."""


class CanvasPainter:
    """Holds nothing but overlays made ready in the theme's colours."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._prepared: dict[str, tuple[QImage, QImage]] = {}

    def forget(self) -> None:
        """Forget what was made in the theme's other colours."""
        self._prepared.clear()

    def paint(self, painter: QPainter, view: View, exposed: QRect) -> None:
        """Paint what `exposed`, in the pane's pixels, shows."""
        painter.fillRect(exposed, QColor(tokens().canvas))
        rect = view.transform.mapRect(QRectF(self._scene.document.rect))
        if view.turn.isIdentity():
            self._paint_sheet(painter, view, rect, exposed)
        else:
            back = view.turn.inverted()[0]
            flat = replace(view, pane=back.mapRect(QRectF(view.pane)).toAlignedRect())
            painter.save()
            painter.setTransform(view.turn, True)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            seen = back.mapRect(QRectF(exposed)).toAlignedRect().adjusted(-1, -1, 1, 1)
            self._paint_sheet(painter, flat, rect, seen)
            painter.restore()
        self._paint_marks(painter, view, view.turn.mapRect(rect))

    def _paint_sheet(self, painter: QPainter, view: View, rect: QRectF, exposed: QRect) -> None:
        """Paint what turns with the sheet."""
        seen = view.transform.mapRect(self._scene.extent)
        under = seen if self._result(view) > 0 else rect
        if not under.contains(QRectF(exposed)):
            marks.paint_shadow(painter, under)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        self._paint_base(painter, view, rect, exposed)
        painter.restore()
        painter.save()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        self._paint_result(painter, view, seen)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        self._paint_over(painter, view, rect, exposed)
        painter.restore()
        if view.content.paints and self._scene.posing.active:
            paint_pose(painter, self._scene.posing, view.transform, view.grip)
        if view.content.paints:
            paint_aids(painter, self._scene.aids, view.transform, rect)
            paint_frame(painter, self._scene.transforming, view.transform)
        if view.content.paints and self._scene.extending.active:
            over = None if view.busy else self._scene.hover
            paint_margins(painter, self._scene.extending, view.transform, QRectF(view.pane), over)
        if view.content.split is not None and self._result(view) > 0:
            marks.paint_split(painter, split_x(rect, view.content.split), rect.intersected(QRectF(view.pane)))

    def _result(self, view: View) -> float:
        """Tell how opaque the result is just now."""
        return view.content.result if self._scene.has_result and not self._scene.comparing else 0.0

    def _paint_base(self, painter: QPainter, view: View, rect: QRectF, exposed: QRect) -> None:
        content, scene = view.content, self._scene
        if content.empty and not scene.has_result:
            marks.paint_empty(painter, rect, rect.intersected(QRectF(view.pane)), content.empty)
            return
        whole = scene.result_rect.contains(QRectF(scene.document.rect)) and content.split is None
        covered = self._result(view) == 1.0 and whole
        if covered and not scene.result_at(1.0).hasAlphaChannel():
            return
        layers.paint_paper(painter, rect)
        if covered:
            return
        if content.sketch or scene.comparing:
            layers.paint_layer(painter, scene.document.picture, view.transform, exposed)

    def _paint_result(self, painter: QPainter, view: View, rect: QRectF) -> None:
        opacity = self._result(view)
        if opacity == 0:
            return
        painter.save()
        if view.content.split is not None:
            right = QRectF(QPointF(split_x(rect, view.content.split), rect.top()), rect.bottomRight())
            painter.setClipRect(right, Qt.ClipOperation.IntersectClip)
        layers.paint_result(painter, self._scene, view.transform, opacity)
        painter.restore()

    def _paint_over(self, painter: QPainter, view: View, rect: QRectF, exposed: QRect) -> None:
        """Paint overlays over the result, or over the sketch while there is none; the mask over all."""
        if view.content.result > 0 or not self._scene.has_result:
            drawn = self._scene.drawn
            for name, overlay in self._scene.overlays.items():
                if not (view.content.paints and drawn is not None and name == drawn.id):
                    layers.paint_overlay(painter, overlay, self._prepare(name), rect)
        if view.content.paints:
            self._paint_drawing(painter, view, rect, exposed)
        if view.content.mask:
            hatched = view.busy or self._result(view) == 0
            mask = self._scene.document.layer(self._scene.document.mask_in_hand)
            paint_mask(painter, mask, view.transform, exposed, hatched=hatched)

    def _paint_drawing(self, painter: QPainter, view: View, rect: QRectF, exposed: QRect) -> None:
        """Paint the map that is painted by hand, over a dimmed canvas."""
        drawn, opacity = self._scene.drawn, self._scene.drawing_opacity
        if drawn is None or drawn.posed:
            return
        painter.fillRect(rect, colour(tokens().badge, DIM * opacity))
        painter.save()
        painter.setOpacity(opacity)
        layers.paint_layer(painter, self._scene.document.maps.layer(drawn.id), view.transform, exposed)
        painter.restore()

    def _paint_marks(self, painter: QPainter, view: View, rect: QRectF) -> None:
        content, seen = view.content, rect.intersected(QRectF(view.pane))
        shown = self._result(view) > 0
        split = content.split is not None and shown
        if split:
            marks.paint_badge(painter, tr("Result"), seen.topRight(), ui_font(11), right=True)
        drawn = self._scene.drawn if content.paints else None
        if drawn is not None or content.label:
            marks.paint_badge(painter, drawn.label if drawn else content.label, seen.topLeft(), ui_font(11))
        step = self._scene.step
        said = self._scene.remark if step is None else tr("step {step} / {total}", step=step[0], total=step[1])
        if said and shown:
            corner = seen.topRight() + QPointF(0, BADGE_STEP if split else 0)
            marks.paint_badge(painter, said, corner, mono_font(11), right=True)

    def _prepare(self, name: str) -> QImage:
        """Give the overlay as it is painted, made once for each map."""
        overlay = self._scene.overlays[name]
        kept = self._prepared.get(name)
        if kept is None or kept[0] is not overlay.image:
            accent = QColor(tokens().accent)
            ink = (accent.red(), accent.green(), accent.blue())
            kept = self._prepared[name] = (overlay.image, overlay.kind.prepare(overlay.image, ink))
        return kept[1]
