"""What a scene is painted on: the picture, and beside it the exact maps of what was painted."""

import cv2
import numpy as np

from storybook.palette import RGB

SHIFT = 4
SKY, GROUND, WATER, DECOR, FIRST_THING = 0, 1, 2, 3, 10


class Canvas:
    """A picture (H, W, 3) uint8 and, where asked for, its maps.

    label: (H, W) uint8, SKY/GROUND/WATER/DECOR or FIRST_THING + index of the kind.
    depth: (H, W) uint8, 255 is near (the convention of depth controls).
    """

    def __init__(self, height: int, width: int, *, with_maps: bool = False) -> None:
        self.rgb = np.zeros((height, width, 3), np.uint8)
        self.with_maps = with_maps
        self.side = min(height, width)
        if with_maps:
            self.label = np.zeros((height, width), np.uint8)
            self.depth = np.zeros((height, width), np.uint8)

    @property
    def height(self) -> int:
        return self.rgb.shape[0]

    @property
    def width(self) -> int:
        return self.rgb.shape[1]

    def wash(self, first: int, rows: np.ndarray) -> None:
        """Lay full-width rows (n, 1, 3) from row `first` down."""
        last = min(self.height, first + len(rows))
        self.rgb[first:last] = rows[: last - first].astype(np.uint8)

    def fill(self, points: np.ndarray, colour: RGB, *, label: int, depth: float) -> None:
        """Fill an outline (N, 2) in shares of the picture, x right, y down."""
        scale = np.array([self.width, self.height]) * (1 << SHIFT)
        pixels = np.round(points * scale - (1 << (SHIFT - 1))).astype(np.int32)[None]
        cv2.fillPoly(self.rgb, pixels, colour, cv2.LINE_AA, SHIFT)
        if self.with_maps:
            cv2.fillPoly(self.label, pixels, int(label), cv2.LINE_8, SHIFT)
            cv2.fillPoly(self.depth, pixels, int(255 * depth), cv2.LINE_8, SHIFT)

    def lay_ground(self, horizon: float, label: int) -> None:
        """Mark everything below `horizon` (share of the height) as ground or water in the maps."""
        if not self.with_maps:
            return
        top = round(horizon * self.height)
        rows = self.height - top
        self.label[top:] = label
        self.depth[top:] = np.linspace(40, 255, rows).astype(np.uint8)[:, None]
