from __future__ import annotations

import numpy as np
import pytest

from desktop.model.pixels.blend_modes import ATOP, BLEND_MODES, NORMAL, blend, blend_atop

# The W3C's formulas (Compositing and Blending Level 1) in double precision and one pixel at a time where they look at
# all channels: written here anew, so that they don't share a mistake with what they test.


def lum(colour: tuple[float, ...]) -> float:
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def clip_colour(colour: tuple[float, ...]) -> tuple[float, ...]:
    grey, low, high = lum(colour), min(colour), max(colour)
    if low < 0:
        colour = tuple(grey + (c - grey) * grey / (grey - low) for c in colour)
    if high > 1:
        colour = tuple(grey + (c - grey) * (1 - grey) / (high - grey) for c in colour)
    return colour


def set_lum(colour: tuple[float, ...], value: float) -> tuple[float, ...]:
    return clip_colour(tuple(c + value - lum(colour) for c in colour))


def sat(colour: tuple[float, ...]) -> float:
    return max(colour) - min(colour)


def set_sat(colour: tuple[float, ...], value: float) -> tuple[float, ...]:
    spread = sat(colour)
    return tuple((c - min(colour)) * value / spread if spread else 0.0 for c in colour)


def hard_light(b: float, s: float) -> float:
    return 2 * s * b if s <= 0.5 else b + (2 * s - 1) - b * (2 * s - 1)


def soft_light(b: float, s: float) -> float:
    if s <= 0.5:
        return b - (1 - 2 * s) * b * (1 - b)
    return b + (2 * s - 1) * ((((16 * b - 12) * b + 4) * b if b <= 0.25 else b**0.5) - b)


def dodge(b: float, s: float) -> float:
    return 0.0 if b == 0 else 1.0 if s >= 1 else min(1.0, b / (1 - s))


def burn(b: float, s: float) -> float:
    return 1.0 if b >= 1 else 0.0 if s <= 0 else 1 - min(1.0, (1 - b) / s)


SEPARABLE = {
    NORMAL: lambda b, s: s,
    "svg:multiply": lambda b, s: b * s,
    "svg:screen": lambda b, s: b + s - b * s,
    "svg:overlay": lambda b, s: hard_light(s, b),
    "svg:darken": min,
    "svg:lighten": max,
    "svg:color-dodge": dodge,
    "svg:color-burn": burn,
    "svg:hard-light": hard_light,
    "svg:soft-light": soft_light,
    "svg:difference": lambda b, s: abs(b - s),
}
WHOLE = {
    "svg:hue": lambda b, s: set_lum(set_sat(s, sat(b)), lum(b)),
    "svg:saturation": lambda b, s: set_lum(set_sat(b, sat(s)), lum(b)),
    "svg:color": lambda b, s: set_lum(s, lum(b)),
    "svg:luminosity": lambda b, s: set_lum(b, lum(s)),
}
# Qt's own rounding: soft light is worked out in 8 bits, dodge divides by what is left of 8 bits of a thin layer.
TOLERANCE = {"svg:soft-light": 3.0, "svg:color-dodge": 20.0}
PORTER_DUFF = {
    "svg:plus": lambda cb, ab, cs, as_: (min(1.0, cb + cs), min(1.0, ab + as_)),
    "svg:dst-in": lambda cb, ab, cs, as_: (cb * as_, ab * as_),
    "svg:dst-out": lambda cb, ab, cs, as_: (cb * (1 - as_), ab * (1 - as_)),
    ATOP: lambda cb, ab, cs, as_: (cs * ab + cb * (1 - as_), ab),
    "svg:dst-atop": lambda cb, ab, cs, as_: (cb * as_ + cs * (1 - ab), as_),
}


def pictures(*, opaque: bool) -> tuple[np.ndarray, np.ndarray]:
    """Two premultiplied pictures of 24 × 24 colours, the corners among them."""
    random = np.random.default_rng(11)
    made = []
    for _ in range(2):
        colour = random.integers(0, 256, (24, 24, 3))
        colour[:4] = random.choice([0, 64, 128, 255], (4, 24, 3))
        alpha = np.full((24, 24, 1), 255) if opaque else random.integers(0, 256, (24, 24, 1))
        made.append(np.dstack([(colour * alpha + 127) // 255, alpha]).astype(np.uint8))
    return made[0], made[1]


def wanted(below: np.ndarray, above: np.ndarray, mode: str) -> np.ndarray:
    out = np.zeros(below.shape)
    for row, column in np.ndindex(below.shape[:2]):
        b, s = below[row, column] / 255, above[row, column] / 255
        ab, as_ = b[3], s[3]
        if mode in PORTER_DUFF:
            for channel in range(3):
                out[row, column, channel], out[row, column, 3] = PORTER_DUFF[mode](b[channel], ab, s[channel], as_)
            continue
        cb = tuple(min(b[:3] / ab, np.ones(3), key=lambda v: v.sum())) if ab else (0.0, 0.0, 0.0)
        cs = tuple(s[:3] / as_) if as_ else (0.0, 0.0, 0.0)
        if mode in WHOLE:
            mixed = WHOLE[mode](cb, cs)
        else:
            mixed = tuple(SEPARABLE[mode](x, y) for x, y in zip(cb, cs, strict=True))
        out[row, column, :3] = [(1 - ab) * s[i] + (1 - as_) * b[i] + ab * as_ * mixed[i] for i in range(3)]
        out[row, column, 3] = ab + as_ - ab * as_
    return out * 255


def test_every_mode_has_a_formula_to_compare_with() -> None:
    assert set(BLEND_MODES) == set(SEPARABLE) | set(WHOLE) | set(PORTER_DUFF)


@pytest.mark.parametrize("mode", list(BLEND_MODES))
@pytest.mark.parametrize("opaque", [True, False])
def test_a_mode_is_what_the_w3c_defines(mode: str, opaque: bool) -> None:
    below, above = pictures(opaque=opaque)
    out = below.copy()
    blend(out, above, mode)
    off = np.abs(out - wanted(below, above, mode))
    assert off.max() <= TOLERANCE.get(mode, 1.01)
    assert off.mean() < 0.6


@pytest.mark.parametrize("mode", list(BLEND_MODES))
def test_no_opacity_leaves_everything_and_what_is_above_is_never_written_to(mode: str) -> None:
    below, above = pictures(opaque=False)
    above.flags.writeable = False
    out = below.copy()
    blend(out, above, mode, 0.5)
    if not BLEND_MODES[mode].clears:
        out = below.copy()
        blend(out, above, mode, 0.0)
        assert np.abs(out.astype(int) - below).max() <= 1


@pytest.mark.parametrize("mode", [NORMAL, "svg:multiply", "svg:luminosity"])
def test_a_clipped_layer_keeps_the_alpha_of_the_one_below(mode: str) -> None:
    below, above = pictures(opaque=False)
    out = below.copy()
    blend_atop(out, above, mode)
    assert np.array_equal(out[..., 3], below[..., 3])
    assert (out[..., :3] <= out[..., 3:]).all()
