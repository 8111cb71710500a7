"""What a weights file says of itself at its beginning: names, shapes, number formats, metadata. Imports no torch."""

from __future__ import annotations

import json
import math
import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.catalog import pickle_header
from engine.errors import ModelError
from engine.phrase import mark, phrase

Shape = tuple[int, ...]

PICKLES = (".ckpt", ".pt", ".pth", ".bin")
SUFFIXES = (".safetensors", *PICKLES)
LONGEST = 32 * 2**20
"""Bytes of a header; the largest models' have one or two million. As a tree it takes twenty times its bytes."""
_BYTES = {"F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2, "U16": 2}
_BYTES |= dict.fromkeys(("F8_E4M3", "F8_E5M2", "I8", "U8", "BOOL"), 1)
_BEGINNINGS = (
    (b"version https://git-lfs", mark("is a Git LFS pointer, not the weights: fetch the file itself (“git lfs pull”)")),
    (b"<!doctype", mark("is a web page, not weights: download the file itself, not the page that shows it")),
    (b"<html", mark("is a web page, not weights: download the file itself, not the page that shows it")),
    (b"<?xml", mark("is a web page, not weights: download the file itself, not the page that shows it")),
    (b'{"error', mark("is a server's error message, not weights: download it again")),
    (b"gguf", mark("is a GGUF file, quantised for other programs: get the .safetensors file of the same model")),
    (b"\x89hdf", mark("is an HDF5 (Keras) file: get the .safetensors file of the same model")),
    (b"rar!", mark("is an archive: unpack it, and use what it holds")),
    (b"7z\xbc\xaf", mark("is an archive: unpack it, and use what it holds")),
    (b"\x1f\x8b", mark("is an archive: unpack it, and use what it holds")),
)


@dataclass(frozen=True, eq=False)
class Header:
    """The shape and number format of each tensor by its key, the file's own remarks, and its size in bytes."""

    shapes: Mapping[str, Shape]
    metadata: Mapping[str, str]
    size: int
    dtypes: Mapping[str, str] = field(default_factory=dict)

    @property
    def precision(self) -> str:
        """The number format that most of its numbers have, as safetensors names it: F16, BF16, F32, F8_E4M3, …"""
        sums: dict[str, int] = {}
        for key, kind in self.dtypes.items():
            sums[kind] = sums.get(kind, 0) + math.prod(self.shapes[key])
        return max(sums, key=lambda kind: sums[kind], default="")


def read(path: Path) -> Header:
    """Read the header, from memory unless the file has changed. Raises ModelError, saying what else it is."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ModelError(phrase("{path} is not an ordinary file.", path=path))
        return _read(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise ModelError(phrase("{path} can't be read: {strerror}.", path=path, strerror=error.strerror)) from error


@lru_cache(maxsize=512)
def _read(path: Path, size: int, changed: int) -> Header:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(64)
    if wrong := _other(start, suffix):
        raise ModelError(f"{path.name} {wrong}.")
    if suffix in PICKLES and not _is_safetensors(start, size):
        found = pickle_header.read(path)
        shapes = {key: each.shape for key, each in found.items()}
        return Header(shapes, {}, size, {key: each.dtype for key, each in found.items()})
    return _safetensors(path, size)


def _other(start: bytes, suffix: str) -> str:
    """Say what a file is that is no weights file, by its first bytes, to end a sentence; empty: it may be one."""
    low = start.lstrip().lower()
    is_pickle = start.startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04"))
    if is_pickle and suffix not in PICKLES:
        return phrase("is a pickle under another name, which could run code: get a real .safetensors file")
    return "" if is_pickle else next((what for magic, what in _BEGINNINGS if low.startswith(magic)), "")


def _is_safetensors(start: bytes, size: int) -> bool:
    return len(start) > 8 and 2 <= struct.unpack("<Q", start[:8])[0] <= size - 8 and start[8:9] == b"{"


def _safetensors(path: Path, size: int) -> Header:
    """Give the table at the beginning of a .safetensors file, its places checked against the file's length."""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > min(LONGEST, size - 8):
                raise ValueError("its header is longer than the file")
            table = json.loads(file.read(length))
        remarks = table.pop("__metadata__", None) or {}
        shapes = {key: _shape(each, size - 8 - length) for key, each in table.items()}
        if sum(each["data_offsets"][1] - each["data_offsets"][0] for each in table.values()) > size - 8 - length:
            raise ValueError("its weights lie over one another")
        metadata = {str(key): str(each) for key, each in remarks.items()}
        return Header(shapes, metadata, size, {key: str(each["dtype"]) for key, each in table.items()})
    except (ValueError, TypeError, KeyError, AttributeError, struct.error, RecursionError) as error:
        raise ModelError(
            phrase("{name} is no .safetensors file, or is cut short ({error}).", name=path.name, error=error)
        ) from error


def _shape(entry: Any, room: int) -> Shape:
    begin, end = entry["data_offsets"]
    shape = tuple(entry["shape"])
    if type(begin) is not int or type(end) is not int or not 0 <= begin <= end <= room:
        raise ValueError("it says that it is longer than it is")
    if any(type(side) is not int or side < 0 for side in shape):
        raise ValueError("a shape is not a list of whole numbers")
    if (each := _BYTES.get(entry["dtype"])) and math.prod(shape) * each != end - begin:
        raise ValueError("a shape does not fit the room it takes")
    return shape
