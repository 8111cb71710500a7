"""Where the document lies on the screen: a scale, the document point in the middle of the pane, and its turn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QTransform

SCALE = (0.02, 64.0)
"""Smallest and largest number of screen pixels to a document pixel."""
STOPS = (0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 32.0, 64.0)
"""Where zooming by key or button stops."""
MARGIN = 8.0
"""Screen pixels left free round a fitted document."""


@dataclass(frozen=True)
class Viewport:
    """`centre`, in document pixels, is in the middle of a pane of `pane` screen pixels.

    The sheet is turned by `angle` degrees clockwise about that, and `mirrored` left to right before; the drawing isn't.
    """

    scale: float
    centre: QPointF
    pane: QSizeF
    angle: float = 0.0
    mirrored: bool = False

    @property
    def transform(self) -> QTransform:
        """From document pixels to those of the screen before the sheet is turned."""
        x = self.pane.width() / 2 - self.centre.x() * self.scale
        y = self.pane.height() / 2 - self.centre.y() * self.scale
        return QTransform(self.scale, 0, 0, self.scale, x, y)

    @property
    def turn(self) -> QTransform:
        """How the sheet is turned, from screen pixels to screen pixels."""
        if not self.angle and not self.mirrored:
            return QTransform()
        made = QTransform()
        made.translate(self.middle.x(), self.middle.y())
        made.rotate(self.angle)
        made.scale(-1 if self.mirrored else 1, 1)
        made.translate(-self.middle.x(), -self.middle.y())
        return made

    @property
    def middle(self) -> QPointF:
        """Of the pane, in screen pixels."""
        return QPointF(self.pane.width() / 2, self.pane.height() / 2)

    def to_screen(self, at: QPointF) -> QPointF:
        return self.turn.map(self.transform.map(at))

    def to_document(self, at: QPointF) -> QPointF:
        return self.centre + self._flat(at) / self.scale

    def _flat(self, at: QPointF) -> QPointF:
        """Give a screen point as seen from the middle of a pane that isn't turned."""
        return self.turn.inverted()[0].map(at) - self.middle

    def zoomed(self, factor: float, at: QPointF) -> Viewport:
        """Show it larger or smaller by `factor`; the document point under the screen point `at` stays where it is."""
        scale = min(max(self.scale * factor, SCALE[0]), SCALE[1])
        return replace(self, scale=scale, centre=self.to_document(at) - self._flat(at) / scale)

    def panned(self, by: QPointF) -> Viewport:
        """Give the document moved by screen pixels."""
        return replace(self, centre=self.centre - self._flat(self.middle + by) / self.scale)

    def turned(self, by: float, at: QPointF) -> Viewport:
        """Turn by degrees clockwise on the screen; the document point under the screen point `at` stays there."""
        fixed = self.to_document(at)
        made = replace(self, angle=(self.angle + by + 180) % 360 - 180)
        return replace(made, centre=fixed - made._flat(at) / self.scale)


def fitted(
    extent: QRectF, pane: QSizeF, largest: float = SCALE[1], angle: float = 0.0, *, mirrored: bool = False
) -> Viewport:
    """Give all of an extent in document pixels, as large as the pane allows and not above the scale `largest`."""
    turned = QTransform().rotate(angle).mapRect(extent)
    across = (pane.width() - 2 * MARGIN) / max(turned.width(), 1)
    down = (pane.height() - 2 * MARGIN) / max(turned.height(), 1)
    scale = min(max(min(across, down), SCALE[0]), largest)
    return Viewport(scale, extent.center(), pane, angle, mirrored)


class ViewportModel(QObject):
    """The viewport that all panes share. It stays fitted until a person pans or zooms."""

    changed = Signal()

    def __init__(self, document: tuple[int, int] = (512, 512), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._extent = QRectF(0, 0, *document)
        self._fits = True
        self._value = fitted(self._extent, QSizeF(400, 400))

    @property
    def value(self) -> Viewport:
        return self._value

    @property
    def fits(self) -> bool:
        """Whether it keeps the whole document in view."""
        return self._fits

    def fit(self) -> None:
        """Show the whole document, turned as it is."""
        self._fits = True
        self._set(self._fitted(self._value.pane))

    def rotate(self, by: float, at: QPointF | None = None) -> None:
        """Turn the sheet by degrees clockwise about a screen point (None: the middle of the pane)."""
        moved = self._value.turned(by, at or self._middle())
        self._set(self._kept(moved))
        if self._fits:
            self.fit()

    def straighten(self) -> None:
        """Turn the sheet upright again, and mirror it no more."""
        upright = replace(self._value, mirrored=False).turned(-self._value.angle, self._middle())
        self._set(self._kept(replace(upright, angle=0.0)))
        if self._fits:
            self.fit()

    def mirror(self) -> None:
        """Look at the drawing as in a mirror, or no more: mistakes show that the eye had got used to."""
        self._set(replace(self._value, mirrored=not self._value.mirrored, angle=-self._value.angle))

    def pan(self, by: QPointF) -> None:
        """Move the document by screen pixels; some of it always stays in the pane."""
        if not by.isNull():
            self._fits = False
            self._set(self._kept(self._value.panned(by)))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a screen point (None: the middle of the pane)."""
        self._fits = False
        self._set(self._kept(self._value.zoomed(factor, at or self._middle())))

    def zoom_to(self, scale: float) -> None:
        self.zoom(scale / self._value.scale)

    def zoom_stop(self, direction: int) -> None:
        """Go on to the next larger (1) or smaller (−1) of the usual scales."""
        scale = self._value.scale
        if direction > 0:
            self.zoom_to(next((stop for stop in STOPS if stop > scale * 1.01), STOPS[-1]))
        else:
            self.zoom_to(next((stop for stop in reversed(STOPS) if stop < scale * 0.99), STOPS[0]))

    def look(self, at: Viewport) -> None:
        """Go back to where somebody looked before, whatever size the panes have now."""
        self._fits = False
        self._set(self._kept(replace(at, pane=self._value.pane)))

    def set_pane(self, pane: QSizeF) -> None:
        """Take another size of the panes."""
        moved = self._fitted(pane) if self._fits else self._kept(replace(self._value, pane=pane))
        self._set(moved)

    def set_extent(self, extent: QRectF, *, fit: bool = True) -> None:
        """Show all of something else, in document pixels, or (`fit` off) only if all was in view.

        The same extent keeps the view.
        """
        if extent != self._extent:
            self._extent = extent
            if fit or self._fits:
                self.fit()

    def _fitted(self, pane: QSizeF) -> Viewport:
        return fitted(self._extent, pane, angle=self._value.angle, mirrored=self._value.mirrored)

    def _middle(self) -> QPointF:
        return self._value.middle

    def _kept(self, viewport: Viewport) -> Viewport:
        """Keep the middle of the pane within the document, so that it can't get lost."""
        inside = self._extent
        x = min(max(viewport.centre.x(), inside.left()), inside.right())
        y = min(max(viewport.centre.y(), inside.top()), inside.bottom())
        return replace(viewport, centre=QPointF(x, y))

    def _set(self, viewport: Viewport) -> None:
        if viewport != self._value:
            self._value = viewport
            self.changed.emit()
