"""What a weights file says of itself at its beginning: names, shapes, number formats, metadata. Imports no torch."""

from __future__ import annotations

import math
import re
import stat
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from engine.catalog import pickle_header, safetensors_header
from engine.errors import ModelError
from engine.phrase import mark, phrase

Shape = tuple[int, ...]

PICKLES = (".ckpt", ".pt", ".pth", ".bin")
SUFFIXES = (".safetensors", *PICKLES)
WHOLE = ("I64", "I32", "I16", "I8", "U64", "U32", "U16", "U8", "BOOL")
READ = ("F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2", "I64", "I32", "I16", "I8", "U8", "BOOL")
"""Formats of numbers that are read."""
_BEGINNINGS = (
    (b"version https://git-lfs", mark("is a Git LFS pointer, not the weights: fetch the file itself (“git lfs pull”)")),
    (b"<!doctype", mark("is a web page, not weights: download the file itself, not the page that shows it")),
    (b"<html", mark("is a web page, not weights: download the file itself, not the page that shows it")),
    (b"<?xml", mark("is a web page, not weights: download the file itself, not the page that shows it")),
    (b'{"error', mark("is a server's error message, not weights: download it again")),
    (b"gguf", mark("is a GGUF file, quantised for other programs: get the .safetensors file of the same model")),
    (b"\x89hdf", mark("is an HDF5 (Keras) file: get the .safetensors file of the same model")),
    *((magic, mark("is a picture, not weights")) for magic in (b"\x89png", b"\xff\xd8\xff", b"gif8", b"riff")),
    (b"rar!", mark("is an archive: unpack it, and use what it holds")),
    (b"7z\xbc\xaf", mark("is an archive: unpack it, and use what it holds")),
    (b"\x1f\x8b", mark("is an archive: unpack it, and use what it holds")),
)
_NEWEST_ONNX = 32
"""No version of its format comes near, which the second byte tells."""
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
_OLD = re.compile(rb"\(?[dl]p\d+\n|\(?[dl]\n?[ISUV(]|\(?[ci][\w.]+\n[\w.]+\n")
"""How pickles of the first protocol begin, which is text."""
_QUANTISED = re.compile(
    r"\.(?:weight_scale(?:_inv|_2)?|scale_weight|scale_input|input_scale|comfy_quant|qweight|qzeros|SCB|qdata"
    r"|(?:weight\.)?(?:absmax|nested_absmax|quant_map|nested_quant_map|quant_state\.\S+))$"
)
"""Names of what is kept beside weights of few bits: ComfyUI's, bitsandbytes', GPTQ's, torchao's."""
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
        return Header(_some(path, shapes), {}, size, {key: each.dtype for key, each in named.items()})
    if suffix not in SUFFIXES:
        raise ModelError(of_ending(path) or phrase("{name} is no file of weights.", name=path.name))
    return _safetensors(path, size)


def check_unquantised(path: Path) -> None:
    """Raise ModelError for weights that another program has packed into fewer bits: they mean nothing without it."""
    header = read(path)
    packed = any(_QUANTISED.search(key) for key in header.shapes) or any(
        kind in WHOLE and len(header.shapes[key]) > 1 and key.endswith("weight") for key, kind in header.dtypes.items()
    )
    if packed:
        raise ModelError(phrase("{name} is quantised for another program: get it as float16.", name=path.name))


def unreadable(header: Header) -> str:
    """Say that some numbers are in a format which is not read, to end a sentence; empty: all can be read."""
    found = next((kind for kind in header.dtypes.values() if kind not in READ), "")
    return phrase("has numbers of the format {kind}, which are not read", kind=found) if found else ""


def _other(start: bytes, suffix: str) -> str:
    """Say what a file is that is no weights file, by its first bytes, to end a sentence; empty: it may be one."""
    low = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start.strip(b"\0"):
        return _UNFINISHED
    is_zip = start.startswith(b"PK\x03\x04")
    is_pickle = is_zip or start.startswith((b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")) or _OLD.match(start)
    if is_zip and suffix not in SUFFIXES:
        return _ARCHIVE
    if is_pickle and suffix not in PICKLES:
        return phrase("is a pickle under another name, which could run code: get a real .safetensors file")
    if is_pickle or (start[8:9] == b"{" and not low.startswith(b"{")):
        return ""
    if start[:1] == b"\x08" and start[2:3] == b"\x12" and start[1] < _NEWEST_ONNX:
        return _ENDINGS[".onnx"]
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
    """Give a .safetensors file's header."""
    table = safetensors_header.read(path)
    before = wrapping(table.places)
    named = {key.removeprefix(before): each for key, each in table.places.items()}
    shapes, formats = (
        {key: each.shape for key, each in named.items()},
        {key: each.format for key, each in named.items()},
    )
    return Header(_some(path, shapes), table.remarks, size, formats)


def _some(path: Path, shapes: Mapping[str, Shape]) -> Mapping[str, Shape]:
    if not shapes:
        raise ModelError(phrase("{name} holds no weights at all: download it again.", name=path.name))
    return shapes
