"""What stands under a mask before it is redrawn: less of the old picture leaves the model freer. numpy and OpenCV only.

It shows below full strength, where a run starts from the picture: fill lets a thing vanish in what is round it already
at a low strength, noise wants a high one (0.8 and more) or it is still there in the result.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.frames.filling import filled
from engine.request import MaskedContent

GRAIN = 8
"""Pixels between two random colours: finer ones are grey to an encoder, which makes one latent of 8 × 8 pixels."""
BLUR = 12
"""A blur's standard deviation is this part of the shorter side."""
NOISE = 0.35
"""How much of what is carried on is noise, half a picture from what is known."""


def under(content: MaskedContent, rgb: np.ndarray, mask: np.ndarray, seed: int) -> np.ndarray | None:
    """Give a picture (H, W, 3) uint8 with that content where its mask (H, W) float 0–1 is; None for the original's."""
    make = _MAKERS[content]
    if make is None:
        return None
    made = make(rgb, mask, seed)
    mixed = rgb + (made.astype(np.float32) - rgb) * mask[..., None]
    return mixed.round().clip(0, 255).astype(np.uint8)


def random_colours(height: int, width: int, seed: int) -> np.ndarray:
    """Give (height, width, 3) uint8: even random colours, flowing into each other over `GRAIN` pixels."""
    import cv2

    coarse = -(-height // GRAIN) + 1, -(-width // GRAIN) + 1
    drawn = np.random.default_rng(seed).integers(0, 256, (*coarse, 3), dtype=np.uint8)
    large = cv2.resize(drawn, (coarse[1] * GRAIN, coarse[0] * GRAIN), interpolation=cv2.INTER_LINEAR)
    return large[:height, :width]


def noisier(carried: np.ndarray, known: np.ndarray, seed: int) -> np.ndarray:
    """Make colours (H, W, 3) uint8 noisier the farther they lie from what is `known`, (H, W) bool."""
    import cv2

    distance = cv2.distanceTransform((~known).astype(np.uint8), cv2.DIST_L2, 5)
    weight = NOISE * np.minimum(2 * distance / max(known.shape), 1)[..., None]
    random = random_colours(known.shape[0], known.shape[1], seed)
    mixed: np.ndarray = carried + (random.astype(np.float32) - carried) * weight
    return mixed.round().astype(np.uint8)


def _fill(rgb: np.ndarray, mask: np.ndarray, seed: int) -> np.ndarray:
    return filled(rgb, (mask == 0).astype(np.float32))


def _noise(rgb: np.ndarray, mask: np.ndarray, seed: int) -> np.ndarray:
    return random_colours(rgb.shape[0], rgb.shape[1], seed)


def _blurred(rgb: np.ndarray, mask: np.ndarray, seed: int) -> np.ndarray:
    import cv2

    return cv2.GaussianBlur(rgb, (0, 0), max(1.0, min(rgb.shape[:2]) / BLUR))


_MAKERS: dict[MaskedContent, Callable[[np.ndarray, np.ndarray, int], np.ndarray] | None] = {
    MaskedContent.ORIGINAL: None,
    MaskedContent.FILL: _fill,
    MaskedContent.NOISE: _noise,
    MaskedContent.BLURRED: _blurred,
}
