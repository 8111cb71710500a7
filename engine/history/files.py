"""The history's files: pictures that carry their recipes, thumbnails, and the pictures that those were made from."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from engine.errors import SketchlightError, UnreadableFile
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures.files import read_bytes, read_picture, write_bytes, write_picture
from engine.pictures.recipe import Recipe
from engine.pictures.source_files import SourceFiles, size_of

PICTURES, THUMBNAILS, SOURCES = "pictures", "thumbnails", "sources"
SIDE = 256
"""Pixels of a thumbnail's longer side."""
NAME = re.compile(r"\d{4}-\d\d/\d{8}-\d{6}-[0-9a-f]{8}")
"""What pictures are called, below PICTURES and without their ending; nothing else is read or removed."""


class Files:
    """Writes each file whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sources = SourceFiles(folder / SOURCES)
        """What the pictures were made from."""

    def path(self, name: str) -> Path:
        """Tell where a picture lies. Raises UnreadableFile for a name that isn't one of ours."""
        return self._place(PICTURES, name, ".png")

    def put(self, name: str, pixels: np.ndarray, recipe: Recipe) -> None:
        """Write a picture with its recipe, but not what it was made from, and its thumbnail."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_picture(path, pixels, recipe, embed=False)
        self._put_thumbnail(name, pixels)

    def picture(self, name: str) -> Picture:
        """Read a picture. Raises UnreadableFile where it is missing or broken."""
        return read_picture(self.path(name))

    def thumbnail(self, name: str) -> bytes | None:
        """Read a thumbnail, or make it anew; None where the picture is gone as well."""
        with suppress(SketchlightError, OSError):
            return read_bytes(self._place(THUMBNAILS, name, ".jpg"), 2**20)
        with suppress(SketchlightError, OSError):
            return self._put_thumbnail(name, self.picture(name).pixels)
        return None

    def size(self, name: str) -> int:
        """Count the bytes of a picture and its thumbnail."""
        return sum(size_of(each) for each in (self.path(name), self._place(THUMBNAILS, name, ".jpg")))

    def names(self) -> Iterator[tuple[str, float]]:
        """Name of each picture that lies there, and when it was written, in seconds since 1970."""
        folder = self._folder / PICTURES
        for path in sorted(folder.glob("*/*.png")):
            name = path.relative_to(folder).with_suffix("").as_posix()
            if NAME.fullmatch(name) and path.is_file():
                with suppress(OSError):
                    yield name, path.stat().st_mtime

    def remove(self, name: str) -> None:
        """Delete a picture and its thumbnail; what can't be deleted stays."""
        with suppress(SketchlightError):
            for path in (self.path(name), self._place(THUMBNAILS, name, ".jpg")):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _put_thumbnail(self, name: str, pixels: np.ndarray) -> bytes:
        path = self._place(THUMBNAILS, name, ".jpg")
        path.parent.mkdir(parents=True, exist_ok=True)
        data = small(pixels)
        write_bytes(path, data)
        return data

    def _place(self, kind: str, name: str, suffix: str) -> Path:
        if not NAME.fullmatch(name):
            raise UnreadableFile(phrase("The history names a file that isn't its own."))
        return self._folder / kind / f"{name}{suffix}"


def small(pixels: np.ndarray) -> bytes:
    """Give a JPEG of (H, W, 3 | 4) uint8 pixels, SIDE pixels at its longer side, on white where it is transparent."""
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(pixels))
    image.thumbnail((SIDE, SIDE), Image.Resampling.BOX if max(image.size) > 8 * SIDE else Image.Resampling.LANCZOS)
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
