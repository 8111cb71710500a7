"""Pictures that requests were made from, each in a file named by its revision: exact, and written once."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from engine.errors import SketchlightError, UnreadableFile
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures.files import read_bytes, write_bytes
from engine.pictures.picture_codec import decode_exactly, encode_png

REVISION = re.compile("[0-9a-f]{32}")


class SourceFiles:
    """Writes each file whole or not at all; nothing but files named by a revision is read or removed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, picture: Picture) -> int:
        """Write a picture, unless it is there; its bytes."""
        path = self._path(picture.revision)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, encode_png(picture.pixels, level=1))
        return size_of(path)

    def size(self, revision: str) -> int:
        """Count the bytes of a picture; 0 if it isn't there."""
        return size_of(self._path(revision))

    def get(self, revision: str) -> Picture | None:
        """Give a picture, if it is there and what it should be."""
        with suppress(SketchlightError):
            pixels = decode_exactly(read_bytes(self._path(revision)))
            if pixels is not None and (found := Picture(pixels)).revision == revision:
                return found
        return None

    def remove(self, revision: str) -> None:
        """Delete a picture; what can't be deleted stays."""
        with suppress(OSError, SketchlightError):
            self._path(revision).unlink(missing_ok=True)

    def _path(self, revision: str) -> Path:
        if not REVISION.fullmatch(revision):
            raise UnreadableFile(phrase("What was kept names a file that isn't its own."))
        return self._folder / revision[:2] / f"{revision}.png"


def size_of(path: Path) -> int:
    """Count the bytes of a file; 0 if it isn't there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
