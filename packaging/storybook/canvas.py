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
    edges: (H, W) uint8, 255 on every outline that can be seen.
    normals: (H, W, 3) float32, x right, y up, z to the viewer.
    """

    def __init__(self, height: int, width: int, *, with_maps: bool = False) -> None:
        self.rgb = np.zeros((height, width, 3), np.uint8)
        self.with_maps = with_maps
        self.side = min(height, width)
        if with_maps:
            self.label = np.zeros((height, width), np.uint8)
            self.depth = np.zeros((height, width), np.uint8)
            self.edges = np.zeros((height, width), np.uint8)
            self.normals = np.zeros((height, width, 3), np.float32)
            self.normals[..., 2] = 1

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

    def fill(
        self, points: np.ndarray, colour: RGB, *, label: int, depth: float, dome: tuple[float, ...] | None = None
    ) -> None:
        """Fill an outline (N, 2) in shares of the picture, x right, y down.

        `dome` is (cx, cy, rx, ry) in the same units: the ellipsoid whose normals the shape wears.
        """
        scale = np.array([self.width, self.height]) * (1 << SHIFT)
        pixels = np.round(points * scale - (1 << (SHIFT - 1))).astype(np.int32)[None]
        cv2.fillPoly(self.rgb, pixels, colour, cv2.LINE_AA, SHIFT)
        if not self.with_maps:
            return
        cv2.fillPoly(self.label, pixels, int(label), cv2.LINE_8, SHIFT)
        cv2.fillPoly(self.depth, pixels, int(255 * depth), cv2.LINE_8, SHIFT)
        cv2.fillPoly(self.edges, pixels, 0, cv2.LINE_8, SHIFT)
        cv2.polylines(self.edges, pixels, True, 255, 1, cv2.LINE_8, SHIFT)
        inside = np.zeros(self.label.shape, np.uint8)
        cv2.fillPoly(inside, pixels, 1, cv2.LINE_8, SHIFT)
        self._face(inside.astype(bool), label, dome)

    def _face(self, inside: np.ndarray, label: int, dome: tuple[float, ...] | None) -> None:
        if label in (GROUND, WATER):
            self.normals[inside] = (0, 0.95, 0.3122)
        elif dome is None:
            self.normals[inside] = (0, 0, 1)
        else:
            cx, cy, rx, ry = dome
            y, x = np.nonzero(inside)
            nx = ((x + 0.5) / self.width - cx) / rx
            ny = -((y + 0.5) / self.height - cy) / ry
            out = np.maximum(np.hypot(nx, ny), 1e-6)
            inner = np.minimum(out, 0.98)
            nx, ny = nx / out * inner, ny / out * inner
            self.normals[y, x] = np.stack([nx, ny, np.sqrt(1 - inner**2)], 1)

    def lay_ground(self, horizon: float, label: int) -> None:
        """Mark everything below `horizon` (share of the height) as ground or water in the maps."""
        if not self.with_maps:
            return
        top = round(horizon * self.height)
        rows = self.height - top
        self.label[top:] = label
        self.depth[top:] = np.linspace(40, 255, rows).astype(np.uint8)[:, None]
        self.normals[top:] = (0, 0.95, 0.3122)
        self.edges[max(top - 1, 0)] = 255
