"""The blend modes of OpenRaster, each as it is painted by Qt or, where Qt lacks it, worked out here.

Pixels are premultiplied RGBA, (H, W, 4) uint8. Formulas: W3C, Compositing and Blending Level 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage, QPainter

from engine.phrase import mark

Qt = QPainter.CompositionMode
Blend = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""The colour that two straight colours mix to, (…, 3) float 0–1: backdrop, source."""

NORMAL = "svg:src-over"
ATOP = "svg:src-atop"
LUMINANCE = np.array([0.3, 0.59, 0.11], np.float32)


@dataclass(frozen=True)
class BlendMode:
    """`name` is OpenRaster's composite-op; exactly one of `qt` and `blend` says how it is painted."""

    name: str
    label: str
    qt: QPainter.CompositionMode | None = None
    blend: Blend | None = None
    group: int = 0
    """Modes of one group stand together in the menu."""
    clears: bool = False
    """Whether it takes the backdrop away where the layer is transparent."""


def _luminosity(colour: np.ndarray) -> np.ndarray:
    return (colour @ LUMINANCE)[..., None]


def _clipped(colour: np.ndarray) -> np.ndarray:
    """Bring colours back into 0–1 along the line to their own grey (W3C: ClipColor)."""
    grey = _luminosity(colour)
    low, high = colour.min(axis=-1, keepdims=True), colour.max(axis=-1, keepdims=True)
    tiny = np.float32(1e-9)
    colour = np.where(low < 0, grey + (colour - grey) * grey / np.maximum(grey - low, tiny), colour)
    return np.where(high > 1, grey + (colour - grey) * (1 - grey) / np.maximum(high - grey, tiny), colour)


def _with_luminosity(colour: np.ndarray, of: np.ndarray) -> np.ndarray:
    return _clipped(colour + _luminosity(of) - _luminosity(colour))


def _saturation(colour: np.ndarray) -> np.ndarray:
    return colour.max(axis=-1, keepdims=True) - colour.min(axis=-1, keepdims=True)


def _with_saturation(colour: np.ndarray, saturation: np.ndarray) -> np.ndarray:
    low = colour.min(axis=-1, keepdims=True)
    spread = colour.max(axis=-1, keepdims=True) - low
    return np.where(spread > 0, (colour - low) * saturation / np.maximum(spread, np.float32(1e-9)), 0)


def _hue(backdrop: np.ndarray, source: np.ndarray) -> np.ndarray:
    return _with_luminosity(_with_saturation(source, _saturation(backdrop)), backdrop)


def _saturate(backdrop: np.ndarray, source: np.ndarray) -> np.ndarray:
    return _with_luminosity(_with_saturation(backdrop, _saturation(source)), backdrop)


_ALL = (
    BlendMode(NORMAL, mark("Normal"), Qt.CompositionMode_SourceOver),
    BlendMode("svg:multiply", mark("Multiply"), Qt.CompositionMode_Multiply, group=1),
    BlendMode("svg:darken", mark("Darken"), Qt.CompositionMode_Darken, group=1),
    BlendMode("svg:color-burn", mark("Colour burn"), Qt.CompositionMode_ColorBurn, group=1),
    BlendMode("svg:screen", mark("Screen"), Qt.CompositionMode_Screen, group=2),
    BlendMode("svg:lighten", mark("Lighten"), Qt.CompositionMode_Lighten, group=2),
    BlendMode("svg:color-dodge", mark("Colour dodge"), Qt.CompositionMode_ColorDodge, group=2),
    BlendMode("svg:plus", mark("Add"), Qt.CompositionMode_Plus, group=2),
    BlendMode("svg:overlay", mark("Overlay"), Qt.CompositionMode_Overlay, group=3),
    BlendMode("svg:soft-light", mark("Soft light"), Qt.CompositionMode_SoftLight, group=3),
    BlendMode("svg:hard-light", mark("Hard light"), Qt.CompositionMode_HardLight, group=3),
    BlendMode("svg:difference", mark("Difference"), Qt.CompositionMode_Difference, group=4),
    BlendMode("svg:hue", mark("Hue"), blend=_hue, group=5),
    BlendMode("svg:saturation", mark("Saturation"), blend=_saturate, group=5),
    BlendMode("svg:color", mark("Colour"), blend=lambda below, above: _with_luminosity(above, below), group=5),
    BlendMode("svg:luminosity", mark("Luminosity"), blend=lambda below, above: _with_luminosity(below, above), group=5),
    BlendMode("svg:dst-in", mark("Keep inside"), Qt.CompositionMode_DestinationIn, group=6, clears=True),
    BlendMode("svg:dst-out", mark("Cut out"), Qt.CompositionMode_DestinationOut, group=6),
    BlendMode(ATOP, mark("Atop"), Qt.CompositionMode_SourceAtop, group=6),
    BlendMode("svg:dst-atop", mark("Under, kept inside"), Qt.CompositionMode_DestinationAtop, group=6, clears=True),
)
BLEND_MODES: dict[str, BlendMode] = {mode.name: mode for mode in _ALL}
"""By OpenRaster's name, in the order of the menu."""


def blend(below: np.ndarray, above: np.ndarray, mode: str, opacity: float = 1.0) -> None:
    """Lay `above` over `below` in place; both premultiplied, `below` writable, `above` is left as it is."""
    found = BLEND_MODES.get(mode, BLEND_MODES[NORMAL])
    if found.qt is not None:
        _paint(below, above, found.qt, opacity)
    else:
        assert found.blend is not None
        below[...] = _mixed(below, above, found.blend, opacity)


def blend_atop(below: np.ndarray, above: np.ndarray, mode: str, opacity: float = 1.0) -> None:
    """Blend as `blend`, with what is below as transparent as it was: a layer clipped to the one below."""
    if mode == NORMAL:
        _paint(below, above, Qt.CompositionMode_SourceAtop, opacity)
        return
    alpha = below[..., 3:].astype(np.uint16)
    opaque = below.astype(np.uint16) * 255
    opaque += alpha >> 1
    opaque //= np.maximum(alpha, 1)
    solid = np.minimum(opaque, 255).astype(np.uint8)
    solid[..., 3] = 255
    blend(solid, above, mode, opacity)
    scaled = (solid.astype(np.uint16) * alpha + 127) // 255
    below[..., :3] = scaled[..., :3].astype(np.uint8)


def _paint(below: np.ndarray, above: np.ndarray, mode: QPainter.CompositionMode, opacity: float) -> None:
    target, source = _image(below), _image(above)  # Qt keeps no hold on them
    painter = QPainter(target)
    painter.setCompositionMode(mode)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, source)
    painter.end()


def _image(pixels: np.ndarray) -> QImage:
    """Wrap the array's memory in a QImage, red and blue exchanged: three times as fast, and no mode minds."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)


def _mixed(below: np.ndarray, above: np.ndarray, mix: Blend, opacity: float) -> np.ndarray:
    """Give the W3C's general formula for modes that look at all three channels."""
    backdrop, source = below.astype(np.float32) / 255, above.astype(np.float32) * np.float32(opacity / 255)
    alpha_b, alpha_s = backdrop[..., 3:], source[..., 3:]
    tiny = np.float32(1e-9)
    colour_b, colour_s = backdrop[..., :3] / np.maximum(alpha_b, tiny), source[..., :3] / np.maximum(alpha_s, tiny)
    mixed = mix(np.minimum(colour_b, 1), np.minimum(colour_s, 1))
    out = np.empty_like(backdrop)
    out[..., :3] = (1 - alpha_b) * source[..., :3] + (1 - alpha_s) * backdrop[..., :3] + alpha_b * alpha_s * mixed
    out[..., 3:] = alpha_b + alpha_s - alpha_b * alpha_s
    return (np.clip(out, 0, 1) * 255 + np.float32(0.5)).astype(np.uint8)
