"""Bringing the colours of what was redrawn to those around it. numpy and OpenCV only.

A model draws a sky a little lighter than the one beside it, and a mask's edge is seen. Along that edge the difference
is known; it is carried inwards, growing weaker, and taken away: a membrane as in Poisson image editing (Pérez et al.
2003, https://doi.org/10.1145/882262.882269), carried by pulling and pushing (Gortler et al. 1996,
https://doi.org/10.1145/237170.237200).
"""

from __future__ import annotations

import numpy as np

LARGEST = 40
"""Levels of 255: what differs by more is another thing, and not the same one in other light."""
REACH = 1 / 4
"""In parts of the shorter side: how far inside the edge the correction has gone down to a third."""
SMOOTH = 3
"""Pixels over which colours are averaged along the edge, so that neither grain nor outlines count."""


def matched(below: np.ndarray, above: np.ndarray, weight: np.ndarray, share: float) -> np.ndarray:
    """Give `above` (H, W, 3) uint8, brought so far (0–1) to the colours of `below` (H, W, 3 | 4) along a mask's edge.

    `weight` (H, W) is the mask, 0–1. Nothing changes where there is no edge, where nothing is painted beyond it, or
    where all along it stands something else.
    """
    import cv2

    inside = (weight >= 0.5).astype(np.uint8)
    if share == 0 or inside.all() or not inside.any():
        return above
    wide = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * SMOOTH + 1, 2 * SMOOTH + 1))
    within, beyond = inside - cv2.erode(inside, wide), cv2.dilate(inside, wide) - inside
    if below.shape[2] == 4:
        beyond = beyond * (below[..., 3] == 255)
    new, seen = _spread(above, within, SMOOTH)
    old, known = _spread(below, beyond, SMOOTH)
    difference = old - new
    sure = seen * known * (np.abs(difference).max(2) <= LARGEST)
    if not sure.any():
        return above
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
    fading = share * np.exp(-((depth / (REACH * min(weight.shape))) ** 2))
    membrane = _pulled_and_pushed(difference * sure[..., None], sure)
    return (above + membrane * fading[..., None]).round().clip(0, 255).astype(np.uint8)


def _spread(pixels: np.ndarray, where: np.ndarray, sigma: float) -> tuple[np.ndarray, np.ndarray]:
    """Give the mean colour near each pixel of those that lie `where`, (H, W, 3), and whether there are any, (H, W)."""
    import cv2

    part = cv2.GaussianBlur(where.astype(np.float32), (0, 0), sigma)
    mean = cv2.GaussianBlur(pixels[..., :3] * where[..., None].astype(np.float32), (0, 0), sigma)
    return mean / np.maximum(part, 1e-4)[..., None], (part > 0.02).astype(np.float32)


def _pulled_and_pushed(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Give values (H, W, 3), weighed already by `known` (H, W), carried on smoothly to where nothing is known."""
    import cv2

    if min(known.shape) <= 1 or known.all():
        return values / np.maximum(known, 1e-6)[..., None]
    coarser = _pulled_and_pushed(cv2.pyrDown(values), cv2.pyrDown(known))
    size = (known.shape[1], known.shape[0])
    up = cv2.resize(coarser, size, interpolation=cv2.INTER_LINEAR)
    return values + up * (1 - known)[..., None]
