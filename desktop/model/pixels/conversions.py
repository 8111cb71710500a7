"""Every crossing between QImage and numpy, and between straight and premultiplied alpha.

A QImage over a numpy buffer does not own it and a view of `constBits()` dangles when the QImage goes, so everything
here copies, except `borrowed`.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

Format = QImage.Format
FORMATS = {1: Format.Format_Grayscale8, 3: Format.Format_RGB888, 4: Format.Format_RGBA8888}


def to_image(pixels: np.ndarray) -> QImage:
    """Give a QImage that owns its pixels from (H, W), (H, W, 3) or straight-alpha (H, W, 4) uint8."""
    return _wrap(pixels, FORMATS[_channels(pixels)]).copy()


def to_drawable(pixels: np.ndarray) -> QImage:
    """Convert as `to_image`, to the format that paints fastest."""
    opaque = _channels(pixels) != 4
    drawable = Format.Format_RGB32 if opaque else Format.Format_ARGB32_Premultiplied
    return _wrap(pixels, FORMATS[_channels(pixels)]).convertToFormat(drawable)


def from_image(image: QImage) -> np.ndarray:
    """Give (H, W, 4) uint8 straight alpha, a copy."""
    return _pixels(image.convertToFormat(Format.Format_RGBA8888))


def premultiplied(pixels: np.ndarray) -> np.ndarray:
    """Give (H, W, 4) premultiplied from (H, W, 3) or straight (H, W, 4), a copy; opaque pixels come back exactly."""
    return _pixels(_wrap(pixels, FORMATS[_channels(pixels)]).convertToFormat(Format.Format_RGBA8888_Premultiplied))


def straight(pixels: np.ndarray) -> np.ndarray:
    """Give (H, W, 4) straight alpha from premultiplied, a copy; transparent pixels are (0, 0, 0, 0)."""
    return _pixels(_wrap(pixels, Format.Format_RGBA8888_Premultiplied).convertToFormat(Format.Format_RGBA8888))


def premultiplied_from_bgra(pixels: np.ndarray) -> np.ndarray:
    """Give (H, W, 4) premultiplied RGBA from straight BGRA, as OpenCV reads files, in one go."""
    return _pixels(_wrap(pixels, Format.Format_ARGB32).convertToFormat(Format.Format_RGBA8888_Premultiplied))


def straight_bgra(pixels: np.ndarray) -> np.ndarray:
    """Give (H, W, 4) straight BGRA, as OpenCV writes files, from premultiplied RGBA in one go."""
    return _pixels(_wrap(pixels, Format.Format_RGBA8888_Premultiplied).convertToFormat(Format.Format_ARGB32))


def borrowed(pixels: np.ndarray) -> QImage:
    """Wrap premultiplied (H, W, 4) `pixels` in a QImage uncopied: to be painted while the caller holds them."""
    return _wrap(pixels, Format.Format_RGBA8888_Premultiplied)


def luminance(image: QImage) -> np.ndarray:
    """Give (H, W) uint8 brightness, a copy."""
    grey = image.convertToFormat(Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8, grey.sizeInBytes()).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def opacity(image: QImage) -> np.ndarray:
    """Give (H, W) uint8 alpha, a copy."""
    alpha = image.convertToFormat(Format.Format_Alpha8)
    rows = np.frombuffer(alpha.constBits(), np.uint8, alpha.sizeInBytes()).reshape(alpha.height(), alpha.bytesPerLine())
    return rows[:, : alpha.width()].copy()


def tinted(coverage: np.ndarray, colour: tuple[int, int, int]) -> QImage:
    """Give one colour, as opaque as `coverage` (H, W) uint8 says; ready to paint."""
    image = QImage(coverage.shape[1], coverage.shape[0], Format.Format_ARGB32_Premultiplied)
    image.fill(0xFF000000 | colour[0] << 16 | colour[1] << 8 | colour[2])
    image.setAlphaChannel(_wrap(coverage, Format.Format_Alpha8))
    return image.convertToFormat(Format.Format_ARGB32_Premultiplied)


def _channels(pixels: np.ndarray) -> int:
    return 1 if pixels.ndim == 2 else pixels.shape[2]


def _wrap(pixels: np.ndarray, format: QImage.Format) -> QImage:
    """Give a QImage over the array's memory, valid while the array lives."""
    if not pixels.flags.c_contiguous:
        raise ValueError("pixels must be contiguous: the wrapper would outlive the copy")
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * _channels(pixels), format)


def _pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8, image.sizeInBytes()).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()
