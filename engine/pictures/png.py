"""PNG chunks: finding texts and private payloads in a file, within bounds that a hostile one cannot stretch."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PAYLOAD = b"skPl"
"""Our chunk: ancillary, private, safe to copy. It holds a picture's revision, a zero byte and the picture as PNG."""

MAX_TEXT = 8 * 2**20
"""Bytes of one text, unpacked."""
MAX_CHUNKS = 200_000
_REVISION_LENGTH = 32


def is_png(data: bytes) -> bool:
    return data.startswith(SIGNATURE)


def chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Give (type, content) of each chunk whose checksum holds, up to IEND or where the file breaks off.

    IDAT is passed over unread: whether the pixels are whole is for the decoder to say.
    """
    view, position = memoryview(data), len(SIGNATURE)
    for _ in range(MAX_CHUNKS):
        if position + 12 > len(data):
            return
        length, kind = struct.unpack_from(">I4s", data, position)
        start, end = position + 8, position + 8 + length
        if end + 4 > len(data) or kind == b"IEND":
            return
        if kind != b"IDAT":
            content = view[start:end]
            if zlib.crc32(content, zlib.crc32(kind)) == struct.unpack_from(">I", data, end)[0]:
                yield kind, content
        position = end + 4


def texts(data: bytes) -> dict[str, str]:
    """Read every tEXt, zTXt and iTXt chunk by keyword; the first of a keyword counts. Broken ones are left out."""
    found: dict[str, str] = {}
    for kind, content in chunks(data):
        read = _READERS.get(kind)
        keyword, separator, rest = bytes(content[: MAX_TEXT + 128]).partition(b"\0")
        if read is None or not separator or len(content) > MAX_TEXT + 128:
            continue
        text = read(rest)
        if text is not None:
            found.setdefault(keyword.decode("latin-1"), text)
    return found


def payloads(data: bytes) -> dict[str, memoryview]:
    """Read encoded pictures by revision, as claimed by the file: whoever decodes one checks its revision."""
    found: dict[str, memoryview] = {}
    for kind, content in chunks(data):
        if kind == PAYLOAD and len(content) > _REVISION_LENGTH and content[_REVISION_LENGTH] == 0:
            found.setdefault(bytes(content[:_REVISION_LENGTH]).decode("latin-1"), content[_REVISION_LENGTH + 1 :])
    return found


def payload_chunk(revision: str, encoded: bytes) -> bytes:
    """Give the content of a payload chunk."""
    return revision.encode("ascii") + b"\0" + encoded


def _latin(rest: bytes) -> str | None:
    return rest.decode("latin-1")


def _compressed_latin(rest: bytes) -> str | None:
    unpacked = _unpack(rest[1:]) if rest[:1] == b"\0" else None
    return None if unpacked is None else unpacked.decode("latin-1")


def _international(rest: bytes) -> str | None:
    flags, parts = rest[:2], rest[2:].split(b"\0", 2)
    if len(flags) < 2 or len(parts) < 3:
        return None
    text = _unpack(parts[2]) if flags[0] else parts[2]
    try:
        return None if text is None else text.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unpack(packed: bytes) -> bytes | None:
    """Inflate at most MAX_TEXT bytes; None for what is broken or would grow beyond."""
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(packed, MAX_TEXT)
    except zlib.error:
        return None
    return text if inflater.eof else None


_READERS = {b"tEXt": _latin, b"zTXt": _compressed_latin, b"iTXt": _international}
