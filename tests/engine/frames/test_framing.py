"""Where redrawing takes place, and at what size."""

from __future__ import annotations

import numpy as np
import pytest

from drive import box_mask
from engine.families.sdxl import BUCKETS
from engine.frames.framing import CONTEXT_MIN, fit_size, inpaint_frame
from engine.groups import built
from engine.request import Rect, Request


@pytest.mark.parametrize("size", [(512, 512), (1920, 1080), (1000, 3000), (64, 64), (4096, 100), (1, 1), (801, 599)])
@pytest.mark.parametrize(("native", "multiple"), [(512, 64), (256, 32), (128, 8), (512, 8)])
def test_sizes_are_possible_and_near_the_native_pixel_count(size: tuple[int, int], native: int, multiple: int) -> None:
    width, height = fit_size(size, native, multiple)
    built(Request, model="", size=(width, height))
    assert width % multiple == height % multiple == 0
    assert 0.7 <= width * height / native**2 <= 1.35
    assert (width > height) == (size[0] > size[1]) or width == height


def test_the_shape_of_the_picture_is_kept() -> None:
    width, height = fit_size((1920, 1080), 512, 8)
    assert width / height == pytest.approx(16 / 9, rel=0.03)


def test_the_frame_holds_the_mask_with_context() -> None:
    mask = box_mask(2000, 1500, 900, 700, 1300, 900)
    frame, size = inpaint_frame(mask, 512, 64)
    assert frame.x <= 900 - 100
    assert frame.right >= 1300 + 100
    assert frame.y <= 700 - CONTEXT_MIN
    assert frame.bottom >= 900 + CONTEXT_MIN
    assert frame.width / frame.height == pytest.approx(size[0] / size[1], rel=0.15)


@pytest.mark.parametrize("seed", range(30))
def test_any_mask_has_a_frame_inside_the_picture_that_covers_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    width, height = (int(side) for side in rng.integers(1, 700, 2))
    left, top = int(rng.integers(0, width)), int(rng.integers(0, height))
    right, bottom = int(rng.integers(left, width)) + 1, int(rng.integers(top, height)) + 1
    mask = box_mask(width, height, left, top, right, bottom)
    frame, size = inpaint_frame(mask, 256, 32, grow=8, feather=16)
    assert 0 <= frame.x <= left
    assert right <= frame.right <= width
    assert 0 <= frame.y <= top
    assert bottom <= frame.bottom <= height
    assert max(size) / min(size) <= 2.5
    built(Request, model="", size=size)


def test_an_empty_mask_means_all_of_the_picture() -> None:
    frame, _ = inpaint_frame(np.zeros((300, 400), np.uint8), 256, 32)
    assert frame == Rect(0, 0, 400, 300)


@pytest.mark.parametrize(
    ("canvas", "bucket"),
    [
        ((640, 640), (1024, 1024)),
        ((1920, 1080), (1344, 768)),
        ((800, 1000), (896, 1152)),
        ((300, 3000), (512, 2048)),
        ((1216, 832), (1216, 832)),
    ],
)
def test_a_canvas_of_any_shape_gets_the_nearest_size_that_sdxl_was_trained_on(
    canvas: tuple[int, int], bucket: tuple[int, int]
) -> None:
    assert fit_size(canvas, 1024, 32, BUCKETS) == bucket


def test_a_mask_is_framed_in_the_shape_of_a_trained_size() -> None:
    mask = np.zeros((2000, 3000), np.uint8)
    mask[900:1000, 200:1400] = 255
    frame, size = inpaint_frame(mask, 1024, 32, buckets=BUCKETS)
    assert size in BUCKETS
    assert frame.width / frame.height == pytest.approx(size[0] / size[1], rel=0.01)
