"""A picture that crosses the thread: pixels that nobody may change, known by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np

MAX_PIXELS = 8192 * 8192
MAX_SIDE = 32768


def content_revision(pixels: np.ndarray) -> str:
    """Give a 128-bit BLAKE2b digest of shape and bytes, as hex: equal pictures have equal revisions everywhere."""
    digest = hashlib.blake2b(repr(pixels.shape).encode(), digest_size=16)
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


@dataclass(frozen=True, eq=False)
class Picture:
    """8-bit pixels, (H, W) for a mask or (H, W, 3 | 4) for RGB and straight-alpha RGBA; equal when their content is.

    The array is made read-only; hand over one that nobody else will write to.
    """

    pixels: np.ndarray
    revision: str = field(default="")

    def __post_init__(self) -> None:
        if self.pixels.dtype != np.uint8 or not (
            self.pixels.ndim == 2 or (self.pixels.ndim == 3 and self.pixels.shape[2] in (3, 4))
        ):
            raise TypeError(f"a picture is uint8 (H, W[, 3 | 4]), not {self.pixels.dtype} {self.pixels.shape}")
        self.pixels.flags.writeable = False
        if not self.revision:
            object.__setattr__(self, "revision", content_revision(self.pixels))

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        height, width = self.pixels.shape[:2]
        return width, height

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picture) and self.revision == other.revision

    def __hash__(self) -> int:
        return hash(self.revision)
