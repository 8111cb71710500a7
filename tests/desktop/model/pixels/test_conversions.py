from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from desktop.model.pixels import conversions


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, shape, np.uint8)


@pytest.mark.parametrize("width", [1, 7, 64, 301])
def test_there_and_back_at_any_width(width: int) -> None:
    pixels = noise(5, width, 4)
    assert np.array_equal(conversions.from_image(conversions.to_image(pixels)), pixels)
    rgb = pixels[..., :3].copy()
    assert np.array_equal(conversions.from_image(conversions.to_image(rgb))[..., :3], rgb)


def test_the_image_owns_its_pixels() -> None:
    pixels = noise(40, 40, 3)
    expected = pixels.copy()
    image, drawable = conversions.to_image(pixels), conversions.to_drawable(pixels)
    pixels[:] = 0
    del pixels
    gc.collect()
    assert np.array_equal(conversions.from_image(image)[..., :3], expected)
    assert np.array_equal(conversions.from_image(drawable)[..., :3], expected)


def test_the_array_outlives_the_image() -> None:
    image = QImage(9, 9, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30))
    pixels = conversions.from_image(image)
    del image
    gc.collect()
    assert (pixels == (10, 20, 30, 255)).all()


def test_premultiplied_colours_survive_straight_and_back() -> None:
    alpha = np.arange(256)[:, None]
    value = np.minimum(np.arange(256)[None], alpha)
    pixels = np.stack([value, value // 2, value // 3, np.broadcast_to(alpha, value.shape)], 2).astype(np.uint8)
    assert np.array_equal(conversions.premultiplied(conversions.straight(pixels)), pixels)


def test_nothing_stays_nothing() -> None:
    assert not conversions.straight(np.zeros((3, 3, 4), np.uint8)).any()


def test_a_tint_is_as_opaque_as_the_coverage() -> None:
    coverage = noise(31, 17)
    image = conversions.tinted(coverage, (255, 0, 0))
    assert np.array_equal(conversions.opacity(image), coverage)
    assert image.pixelColor(0, 0).green() == 0


def test_luminance_of_a_map_is_its_lines() -> None:
    lines = np.zeros((21, 13), np.uint8)
    lines[10] = 255
    assert np.array_equal(conversions.luminance(conversions.to_drawable(np.dstack([lines] * 3))), lines)


def test_a_view_that_is_not_contiguous_is_refused() -> None:
    with pytest.raises(ValueError, match="contiguous"):
        conversions.to_image(noise(10, 10, 4)[:, ::2])
