"""The tensors in a weights file of any form, read one by one into memory of their own, as weights only."""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Callable
from pathlib import Path

import torch

from engine.catalog import pickle_header, weights_header
from engine.errors import ModelError
from engine.loading import pickled

Tensors = dict[str, torch.Tensor]
GIVEN_BACK = 64 * 2**20
"""Bytes of a mapped file after which its pages are let go."""
_FORMATS = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "F8_E4M3": torch.float8_e4m3fn,
    "F8_E5M2": torch.float8_e5m2,
    "I64": torch.int64,
    "I32": torch.int32,
    "I16": torch.int16,
    "I8": torch.int8,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}


def read(path: Path, wanted: Callable[[str], bool] = lambda name: True, dtype: torch.dtype | None = None) -> Tensors:
    """The tensors whose names are wanted, floats of any size as `dtype` if one is given (scalars stay as they are).

    Each is converted as it is read: no more than one lies in memory twice, and nothing stays mapped to the file, whose
    places could decide which kernel computes. A pickle is read by torch's weights-only unpickler. Raises ModelError.
    """
    weights_header.read(path)
    with path.open("rb") as file:
        start = file.read(9)
    if start[8:9] == b"{":
        return _safetensors(path, wanted, dtype)
    return _pickled(path, wanted, dtype)


def _safetensors(path: Path, wanted: Callable[[str], bool], dtype: torch.dtype | None) -> Tensors:
    """Copied, or converted, straight out of the mapped file, whose pages are given back one tensor after another."""
    found: Tensors = {}
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        (length,) = struct.unpack("<Q", mapped[:8])
        table = json.loads(mapped[8 : 8 + length])
        table.pop("__metadata__", None)
        done = 0
        for name, entry in sorted(table.items(), key=lambda each: each[1]["data_offsets"][0]):
            if not wanted(name):
                continue
            if entry["dtype"] not in _FORMATS:
                raise ModelError(f"{path.name} has numbers of the format {entry['dtype']}, which are not read.")
            begin, end = (8 + length + each for each in entry["data_offsets"])
            found[name] = _taken(mapped, begin, end, _FORMATS[entry["dtype"]], entry["shape"], dtype)
            if end - done > GIVEN_BACK and hasattr(mmap, "MADV_DONTNEED"):
                start = done - done % mmap.PAGESIZE
                mapped.madvise(mmap.MADV_DONTNEED, start, end - start)
                done = end
    return found


def _taken(
    mapped: mmap.mmap, begin: int, end: int, kind: torch.dtype, shape: list[int], dtype: torch.dtype | None
) -> torch.Tensor:
    """A tensor of its own out of a mapped file's bytes."""
    if begin == end:
        return torch.empty(shape, dtype=kind)
    there = torch.frombuffer(mapped, dtype=torch.uint8, count=end - begin, offset=begin)
    if begin % kind.itemsize:  # a view of a wider number must begin at a multiple of its size
        there = there.clone()
    found = there.view(kind).reshape(shape)
    made = _as(found, dtype)
    return made.clone() if made.data_ptr() == there.data_ptr() else made


def _pickled(path: Path, wanted: Callable[[str], bool], dtype: torch.dtype | None) -> Tensors:
    found = {name: each for name, each in pickle_header.flattened(pickled.load(path)) if wanted(name)}
    # Out of the file's mapping, even where nothing is converted.
    return {name: _as(each.detach(), dtype).clone() for name, each in pickled.tensors(path, found).items()}


def _as(tensor: torch.Tensor, dtype: torch.dtype | None) -> torch.Tensor:
    return tensor.to(dtype) if dtype is not None and tensor.ndim and tensor.is_floating_point() else tensor
