"""The tensors in a weights file of any form, read one by one into memory of their own, as weights only."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

import torch

from engine.catalog import pickle_header, weights_header
from engine.errors import ModelError
from engine.loading import pickled

Tensors = dict[str, torch.Tensor]
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
    found: Tensors = {}
    scratch = torch.empty(0, dtype=torch.uint8)
    with path.open("rb", buffering=0) as file:
        (length,) = struct.unpack("<Q", file.read(8))
        table = json.loads(_exactly(file.readinto, length))
        table.pop("__metadata__", None)
        for name, entry in sorted(table.items(), key=lambda each: each[1]["data_offsets"][0]):
            if not wanted(name):
                continue
            if entry["dtype"] not in _FORMATS:
                raise ModelError(f"{path.name} has numbers of the format {entry['dtype']}, which are not read.")
            begin, end = entry["data_offsets"]
            file.seek(8 + length + begin)
            kind, size = _FORMATS[entry["dtype"]], end - begin
            converts = dtype is not None and kind != dtype and kind.is_floating_point and len(entry["shape"]) > 0
            if converts and len(scratch) < size:
                scratch = torch.empty(size, dtype=torch.uint8)
            # What is converted at once is read into the same place each time: fresh memory costs more than reading.
            held = scratch[:size] if converts else torch.empty(size, dtype=torch.uint8)
            _fill(file.readinto, held.numpy().data)
            found[name] = _as(held.view(kind).reshape(entry["shape"]) if size else held.to(kind), dtype)
    return found


def _pickled(path: Path, wanted: Callable[[str], bool], dtype: torch.dtype | None) -> Tensors:
    found = {name: each for name, each in pickle_header.flattened(pickled.load(path)) if wanted(name)}
    # Out of the file's mapping, even where nothing is converted.
    return {name: _as(each.detach(), dtype).clone() for name, each in pickled.tensors(path, found).items()}


def _as(tensor: torch.Tensor, dtype: torch.dtype | None) -> torch.Tensor:
    return tensor.to(dtype) if dtype is not None and tensor.ndim and tensor.is_floating_point() else tensor


def _exactly(readinto: Callable[[memoryview], int | None], count: int) -> bytes:
    held = bytearray(count)
    _fill(readinto, memoryview(held))
    return bytes(held)


def _fill(readinto: Callable[[memoryview], int | None], into: memoryview) -> None:
    """All of it: one read gives at most two gigabytes."""
    done = 0
    while done < len(into):
        if not (count := readinto(into[done:])):
            raise ModelError("The file ends before its last tensor does: it is cut short.")
        done += count
