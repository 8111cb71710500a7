"""Pictures as they are looked at: on white paper, no larger than a screen, small on the disk."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

MOST = 2048
"""Pixels a side, at most."""
QUALITY = 90


def image_of(pixels: np.ndarray) -> Image:
    """Give (H, W[, 3 | 4]) uint8 pixels as an RGB picture; white where they are transparent."""
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(pixels))
    if image.mode != "RGBA":
        return image.convert("RGB")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def as_seen(pixels: np.ndarray) -> bytes:
    """Encode a picture as WebP that looks like it, made smaller where it is very large."""
    image = image_of(pixels)
    image.thumbnail((MOST, MOST))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=QUALITY, method=1)
    return buffer.getvalue()
