"""Pictures kept as tiles that they share: of a drawing that grows, each stroke costs the tiles that it touched."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator

import numpy as np

from engine.picture import MAX_PIXELS, MAX_SIDE, Picture

SIDE = 128
"""Pixels of a tile's side: small enough for a stroke, large enough to be few."""
DIGEST = 16


def put(to: sqlite3.Connection, picture: Picture) -> None:
    """Keep a picture exactly, unless it is kept already."""
    if to.execute("SELECT 1 FROM pictures WHERE revision = ?", (picture.revision,)).fetchone():
        return
    pixels = picture.pixels if picture.pixels.ndim == 3 else picture.pixels[..., None]
    height, width, channels = pixels.shape
    digests = []
    for rows, columns in _places(height, width):
        data = np.ascontiguousarray(pixels[rows, columns]).tobytes()
        digest = hashlib.blake2b(data, digest_size=DIGEST).digest()
        digests.append(digest)
        if not to.execute("UPDATE tiles SET uses = uses + 1 WHERE digest = ?", (digest,)).rowcount:
            to.execute("INSERT INTO tiles VALUES (?, 1, ?)", (digest, zlib.compress(data, 1)))
    row = (picture.revision, width, height, channels, b"".join(digests))
    to.execute("INSERT INTO pictures VALUES (?, ?, ?, ?, ?)", row)


def get(connection: sqlite3.Connection, revision: str) -> Picture | None:
    """Give a picture, if it is there and what it should be."""
    found = connection.execute(
        "SELECT width, height, channels, tiles FROM pictures WHERE revision = ?", (revision,)
    ).fetchone()
    if found is None:
        return None
    width, height, channels, tiles = found
    if channels not in (1, 3, 4) or max(width, height) > MAX_SIDE or not 0 < width * height <= MAX_PIXELS:
        return None
    pixels = np.zeros((height, width, channels), np.uint8)
    digests = (tiles[at : at + DIGEST] for at in range(0, len(tiles), DIGEST))
    for (rows, columns), digest in zip(_places(height, width), digests, strict=False):
        data = connection.execute("SELECT pixels FROM tiles WHERE digest = ?", (digest,)).fetchone()
        part = pixels[rows, columns]
        unpacked = b"" if data is None else _unpacked(data[0], part.size)
        if len(unpacked) != part.size:
            return None
        part[...] = np.frombuffer(unpacked, np.uint8).reshape(part.shape)
    picture = Picture(pixels[..., 0] if channels == 1 else pixels)
    return picture if picture.revision == revision else None


def drop(to: sqlite3.Connection, revisions: Iterable[str]) -> None:
    """Delete pictures, and of their tiles those that no other has."""
    for revision in revisions:
        row = to.execute("SELECT tiles FROM pictures WHERE revision = ?", (revision,)).fetchone()
        if row is not None:
            digests = [(row[0][at : at + DIGEST],) for at in range(0, len(row[0]), DIGEST)]
            to.executemany("UPDATE tiles SET uses = uses - 1 WHERE digest = ?", digests)
            to.execute("DELETE FROM pictures WHERE revision = ?", (revision,))
    to.execute("DELETE FROM tiles WHERE uses <= 0")


def _places(height: int, width: int) -> Iterator[tuple[slice, slice]]:
    for top in range(0, height, SIDE):
        for left in range(0, width, SIDE):
            yield slice(top, min(top + SIDE, height)), slice(left, min(left + SIDE, width))


def _unpacked(data: bytes, size: int) -> bytes:
    """Unpack to no more than `size` bytes; b"" for what is broken."""
    try:
        return zlib.decompressobj().decompress(data, size + 1)
    except zlib.error:
        return b""
