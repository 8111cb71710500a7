"""What a weights file says of itself at its beginning: names, shapes, number formats, metadata. Imports no torch."""

from __future__ import annotations

import json
import math
import re
import stat
import struct
from collections.abc import Iterable, Mapping
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
_ARCHIVE = mark("is an archive: unpack it, and use what it holds")
_UNFINISHED = mark("is an unfinished download: let it come whole, or download it again")
_ENDINGS = {
    ".gguf": mark("is a GGUF file, quantised for other programs: get the .safetensors file of the same model"),
    ".onnx": mark("is an ONNX graph, not weights: get the .safetensors file of the same model"),
    ".h5": mark("is an HDF5 (Keras) file: get the .safetensors file of the same model"),
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar", ".gz"), _ARCHIVE),
    **dict.fromkeys((".part", ".crdownload", ".download", ".aria2", ".incomplete"), _UNFINISHED),
}
"""What files of other endings are, as the end of a sentence."""
_WRAPPED = re.compile(r"^((?:module|model|state_dict|_orig_mod)\.)model\.diffusion_model\.")


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
        before = wrapping(found)
        named = {key.removeprefix(before): each for key, each in found.items()}
        shapes = {key: each.shape for key, each in named.items()}
        return Header(shapes, {}, size, {key: each.dtype for key, each in named.items()})
    return _safetensors(path, size)


def _other(start: bytes, suffix: str) -> str:
    """Say what a file is that is no weights file, by its first bytes, to end a sentence; empty: it may be one."""
    low = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start.strip(b"\0"):
        return _UNFINISHED
    is_pickle = start.startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04"))
    if is_pickle and suffix not in PICKLES:
        return phrase("is a pickle under another name, which could run code: get a real .safetensors file")
    if is_pickle:
        return ""
    said = next((what for magic, what in _BEGINNINGS if low.startswith(magic)), "")
    if not said and len(low) > 12 and start[:24].isascii() and start[:24].decode().replace("\n", " ").isprintable():
        words = " ".join(start.decode("utf-8", "replace").split())[:40]
        return phrase("is a text, not weights (“{words}…”): download the file itself", words=words)
    return said


def of_ending(path: Path) -> str:
    """Say what a file of another ending is, as a sentence; empty where that can't be told."""
    told = _ENDINGS.get(path.suffix.lower(), "")
    return f"{path.name} {told}." if told else ""


def wrapping(names: Iterable[str]) -> str:
    """Give what was put before the names of a whole model's weights by who saved it in a wrapper; usually nothing."""
    return next((found[1] for name in names if (found := _WRAPPED.match(name))), "")


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
        before = wrapping(shapes)
        dtypes = {key.removeprefix(before): str(each["dtype"]) for key, each in table.items()}
        return Header({key.removeprefix(before): each for key, each in shapes.items()}, metadata, size, dtypes)
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
