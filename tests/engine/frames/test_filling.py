"""Colours that flow in from around."""

from __future__ import annotations

import numpy as np

from engine.frames.filling import filled


def test_holes_take_the_colours_around_them() -> None:
    rgb = np.zeros((64, 64, 3), np.uint8)
    rgb[:, :16] = (200, 40, 10)
    alpha = np.zeros((64, 64), np.float32)
    alpha[:, :16] = 1
    out = filled(rgb, alpha)
    np.testing.assert_array_equal(out[:, :16], rgb[:, :16])
    assert np.abs(out[:, 16:].astype(int) - (200, 40, 10)).max() <= 6
