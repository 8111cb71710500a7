"""Converts colours between RGB, HSV and hexadecimal text, by Qt's rules."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor

from desktop.model.pixels.palettes import Rgb

Hsv = tuple[float, float, float]
HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def hsv_of(rgb: Rgb, hue: float) -> Hsv:
    """Give hue, saturation and value, each 0–1; a grey, which has no hue, is given the one on show."""
    colour = QColor(*rgb)
    saturation = colour.hsvSaturationF()
    return max(colour.hsvHueF(), 0.0) if saturation else hue, saturation, colour.valueF()


def rgb_of(hsv: Hsv) -> Rgb:
    """Give red, green and blue, each 0–255."""
    colour = QColor.fromHsvF(*hsv)
    return colour.red(), colour.green(), colour.blue()


def rgb_of_text(text: str) -> Rgb | None:
    """Read a colour in hexadecimal, three or six digits, with or without its sign; None for what is none."""
    bare = text.strip()
    if not HEX.fullmatch(bare):
        return None
    colour = QColor("#" + bare.removeprefix("#"))
    return colour.red(), colour.green(), colour.blue()
