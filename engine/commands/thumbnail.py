"""`thumbnail`: the small picture that an OpenRaster drawing carries, for a file manager."""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

from engine.errors import UnreadableFile
from engine.pictures.files import write_bytes

ENTRY = "Thumbnails/thumbnail.png"
LARGEST = 4 * 2**20
"""Bytes of a thumbnail: the format asks for at most 256² pixels."""
MOST_SIDE = 1024


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", type=int, default=256, metavar="PIXELS", help="of its longer side, at most")
    parser.add_argument("drawing", metavar="DRAWING", help="an .ora file")
    parser.add_argument("out", metavar="OUT", help="the PNG to write")


def thumbnail(options: argparse.Namespace) -> None:
    """Write it, no larger than it is in the drawing. Raises UnreadableFile for a file that has none."""
    from PIL import Image, UnidentifiedImageError

    path = Path(options.drawing)
    try:
        with zipfile.ZipFile(path) as drawing:
            if drawing.getinfo(ENTRY).file_size > LARGEST:
                raise ValueError("its small picture is large")
            held = drawing.read(ENTRY)
        with Image.open(io.BytesIO(held), formats=["PNG"]) as small:
            if max(small.size) > MOST_SIDE:
                raise ValueError("its small picture is large")
            small.thumbnail((options.size, options.size))
            written = io.BytesIO()
            small.save(written, "PNG")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, UnidentifiedImageError, SyntaxError) as error:
        raise UnreadableFile(f"{path.name} has no picture to show of it: {error}.") from error
    write_bytes(Path(options.out), written.getvalue())
