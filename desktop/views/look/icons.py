"""The outline icons (Lucide), drawn in the theme's colours at whatever scale the screen has."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.views.look.theme import tokens
from engine.paths import resources_dir

STROKE = 1.6
"""Line width in logical pixels, the same at every icon size."""
BOX = 24.0
"""Side of the icons' own coordinate system."""


@cache
def icon(name: str, colour: str = "text", on: str | None = None) -> QIcon:
    """Give the icon `name` (a file of resources/icons) in the token `colour`, and in `on` where its button is checked.

    It follows the theme by itself. Raises FileNotFoundError for a name that isn't shipped.
    """
    return QIcon(TintedEngine(name, colour, on or colour))


def paint_icon(painter: QPainter, name: str, rect: QRect | QRectF, colour: str) -> None:
    """Draw the icon into `rect`, in a colour given as #rrggbb."""
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    painter.drawPixmap(
        QRectF(rect).topLeft(), tinted(name, QSize(round(rect.width()), round(rect.height())), colour, ratio)
    )


def tinted(name: str, size: QSize, colour: str, ratio: float) -> QPixmap:
    """Give a pixmap of `size` logical pixels in `colour`, with `ratio` device pixels to each.

    A size wider than high leaves room at the right: the gap between an icon and its button's text.
    """
    if size.isEmpty():  # what is being laid out may have no room yet
        return QPixmap()
    key = f"icon:{name}:{size.width()}x{size.height()}:{colour}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(size.width(), size.height())
    renderer = QSvgRenderer(QByteArray(_svg(name, colour, side)))
    renderer.render(painter, QRectF(0, 0, side * ratio, side * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _svg(name: str, colour: str, side: int) -> bytes:
    width = STROKE * BOX / max(side, 1)
    text = _source(name).replace("currentColor", QColor(colour).name())
    return text.replace('stroke-width="2"', f'stroke-width="{width:.3f}"').encode()


@cache
def _source(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class TintedEngine(QIconEngine):
    """Draws one SVG, tinted by mode and state with the tokens in force at that moment."""

    def __init__(self, name: str, colour: str, on: str) -> None:
        super().__init__()
        _source(name)
        self._name, self._colour, self._on = name, colour, on

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return tokens().faint
        return getattr(tokens(), self._on if state == QIcon.State.On else self._colour)

    def clone(self) -> QIconEngine:
        return TintedEngine(self._name, self._colour, self._on)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), tinted(self._name, rect.size(), self._tint(mode, state), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return tinted(self._name, size, self._tint(mode, state), scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return QSize(size)
