"""Writes a screenshot small enough for a page: WebP, as good as fits."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

MOST = 70_000
"""Bytes of one picture."""
BEST, WORST = 92, 40


def write(image: QImage, path: Path, most: int = MOST) -> int:
    """Write an image to a .webp of at most so many bytes and return how many; ValueError if none is that small."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    pixels = Image.frombytes(
        "RGB", (rgb.width(), rgb.height()), bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine()
    )
    for quality in range(BEST, WORST - 1, -4):
        held = io.BytesIO()
        pixels.save(held, "WEBP", quality=quality, method=6)
        if held.tell() <= most:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held.getvalue())
            return held.tell()
    raise ValueError(f"{path.name} does not fit into {most} bytes")
