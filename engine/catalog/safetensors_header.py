"""The table at the beginning of a .safetensors file, which anyone may have written: every word of it is looked at.

The form is https://github.com/huggingface/safetensors#format: eight bytes of length, JSON, numbers. Imports no torch.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from engine.errors import ModelError
from engine.phrase import mark, phrase

LONGEST = 32 * 2**20
"""Bytes of a header; the largest models' have one or two million. As a tree it takes twenty times its bytes."""
SIZES = {"F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2, "U16": 2}
SIZES |= dict.fromkeys(("F8_E4M3", "F8_E5M2", "F8_E8M0", "I8", "U8", "BOOL"), 1)
"""Bytes that a number takes, by its format; those of newer ones aren't known."""
METADATA = "__metadata__"
_LONGEST_FORMAT = 20
_CUT = mark("it is cut short: let the download come whole, or download it again")
_NO_TABLE = mark("its header is no list of weights")


@dataclass(frozen=True)
class TensorPlace:
    """Where a tensor lies in a file: its format and shape, and the bytes from `begin` to `end`."""

    format: str
    shape: tuple[int, ...]
    begin: int
    end: int


@dataclass(frozen=True, eq=False)
class Table:
    """The places of all tensors by their keys, and the file's own remarks."""

    places: Mapping[str, TensorPlace]
    remarks: Mapping[str, str]


class _Wrong(Exception):
    """What is wrong with a header, as the end of a sentence."""


def read(path: Path) -> Table:
    """Read the table, its places checked against the file's length. Raises ModelError, OSError."""
    with path.open("rb") as file:
        size = path.stat().st_size
        try:
            return _table(file, size)
        except _Wrong as error:
            wrong = error.args[0]
    raise ModelError(phrase("{name} can't be read as .safetensors: {wrong}.", name=path.name, wrong=wrong))


def _table(file: BinaryIO, size: int) -> Table:
    if size < 8:
        raise _Wrong(_CUT)
    (length,) = struct.unpack("<Q", file.read(8))
    if length > size - 8:
        raise _Wrong(_CUT if length <= LONGEST else mark("its header is longer than the file"))
    if length > LONGEST:
        raise _Wrong(mark("its header is too long to be one"))
    found = _parsed(file.read(length))
    remarks = found.pop(METADATA, None)
    if remarks is None:
        remarks = {}
    if not isinstance(remarks, dict):
        raise _Wrong(phrase("its {name} is no table", name=METADATA))
    first = 8 + length
    places = {key: _place(key, each, size - first, first) for key, each in found.items()}
    _check_apart(places)
    return Table(
        places, {str(key): each if isinstance(each, str) else json.dumps(each) for key, each in remarks.items()}
    )


def _parsed(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Wrong(_NO_TABLE) from error
    if not isinstance(found, dict):
        raise _Wrong(_NO_TABLE)
    if text.count(b'"data_offsets"') > len(found):  # of a key that stands there twice only the last is left
        json.loads(text, object_pairs_hook=_once)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a table of its lines. Raises _Wrong for one that stands there twice."""
    made: dict[str, Any] = {}
    for key, each in pairs:
        if key in made:
            raise _Wrong(phrase("its header names “{name}” twice", name=_short(key)))
        made[key] = each
    return made


def _place(key: str, entry: Any, room: int, first: int) -> TensorPlace:
    """Check one tensor's line; `room` bytes of numbers begin at `first`."""
    name = _short(key)
    if not isinstance(entry, dict):
        raise _Wrong(phrase("its header says nothing of the weights “{name}”", name=name))
    kind, shape, offsets = (entry.get(each) for each in ("dtype", "shape", "data_offsets"))
    if not isinstance(kind, str) or not kind.isprintable() or not 0 < len(kind) <= _LONGEST_FORMAT:
        raise _Wrong(phrase("its header doesn't say in which format the weights “{name}” are", name=name))
    if not isinstance(shape, list) or any(type(side) is not int or side < 0 for side in shape):
        raise _Wrong(phrase("the shape of its weights “{name}” is no list of whole numbers", name=name))
    begin, end = offsets if isinstance(offsets, list) and len(offsets) == 2 else (-1, -1)
    if type(begin) is not int or type(end) is not int or not 0 <= begin <= end:
        raise _Wrong(phrase("its header doesn't say where the weights “{name}” lie", name=name))
    if end > room:
        raise _Wrong(_CUT)
    if (each := SIZES.get(kind)) and math.prod(shape) * each != end - begin:
        raise _Wrong(phrase("the shape of its weights “{name}” doesn't fit the room they take", name=name))
    return TensorPlace(kind, tuple(shape), first + begin, first + end)


def _check_apart(places: Mapping[str, TensorPlace]) -> None:
    """Raise _Wrong for weights that lie over one another: a small file could fill the memory."""
    last, before = 0, ""
    for key, each in sorted(places.items(), key=lambda one: (one[1].begin, one[1].end)):
        if each.begin < last and each.end > each.begin:
            raise _Wrong(
                phrase(
                    "its weights “{name}” and “{other}” lie over one another", name=_short(before), other=_short(key)
                )
            )
        if each.end > last:
            last, before = each.end, key


def _short(key: str) -> str:
    """Give a key as it may be shown: not longer than a line, and nothing in it that no screen has."""
    plain = "".join(each if each.isprintable() else "?" for each in key)
    return plain if len(plain) <= 80 else f"{plain[:60]}…{plain[-19:]}"
