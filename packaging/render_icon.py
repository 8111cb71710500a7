"""Draws resources/icons/app.png and app.ico from app.svg: python packaging/render_icon.py (after changing it)."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def render(svg: Path, size: int) -> Image.Image:
    """The drawing at `size` pixels square, with a transparent ground."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data()))


def main() -> None:
    render(ICONS / "app.svg", 512).save(ICONS / "app.png", optimize=True)
    drawn = [render(ICONS / "app.svg", size) for size in ICO_SIZES]
    drawn[-1].save(ICONS / "app.ico", sizes=[(size, size) for size in ICO_SIZES], append_images=drawn[:-1])


if __name__ == "__main__":
    main()
