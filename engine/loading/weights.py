"""The tensors in a weights file of any form, read one by one into memory of their own, as weights only."""

from __future__ import annotations

import math
import mmap
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import torch
from safetensors import safe_open

from engine.catalog import pickle_header, safetensors_header, weights_header
from engine.errors import ModelError
from engine.loading import pickled
from engine.phrase import phrase

Tensors = dict[str, torch.Tensor]
GIVEN_BACK = 64 * 2**20
"""Bytes of a mapped file after which its pages are let go."""
PIECE = 4 * 2**20
"""Bytes that are converted at once."""
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


_outlines: ContextVar[bool] = ContextVar("outlines", default=False)
SMALL = 64
"""Numbers of tensors that are read even where only outlines are: what decides how others are taken."""


@contextmanager
def outlines() -> Iterator[None]:
    """Let tensors be read without their numbers (on torch's “meta” device): whether a file can be opened, shapes tell.

    So a file is judged by the very code that opens it.
    """
    before = _outlines.set(True)
    try:
        yield
    finally:
        _outlines.reset(before)


def only_outlines() -> bool:
    """Tell whether numbers are left out now."""
    return _outlines.get()


def read(path: Path, wanted: Callable[[str], bool] = lambda name: True, dtype: torch.dtype | None = None) -> Tensors:
    """Read the tensors whose names are wanted, floats of any size as `dtype` if given (scalars stay as they are).

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
    """Copy or convert straight out of the mapped file, whose pages are given back one tensor after another."""
    found: Tensors = {}
    places = safetensors_header.read(path).places
    if not places:
        return found
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        done, taker, before = 0, _Taker(mapped, dtype), weights_header.wrapping(places)
        for key, place in sorted(places.items(), key=lambda each: each[1].begin):
            if not wanted(name := key.removeprefix(before)):
                continue
            if place.format not in _FORMATS:
                raise ModelError(
                    phrase(
                        "{name} has numbers of the format {value}, which are not read.",
                        name=path.name,
                        value=place.format,
                    )
                )
            if _outlines.get() and math.prod(place.shape) > SMALL:
                kind = _target(_FORMATS[place.format], len(place.shape), dtype)
                found[name] = torch.empty(place.shape, dtype=kind, device="meta")
                continue
            found[name] = taker.take(place.begin, place.end, _FORMATS[place.format], place.shape)
            if place.end - done > GIVEN_BACK and hasattr(mmap, "MADV_DONTNEED"):
                start = done - done % mmap.PAGESIZE
                mapped.madvise(mmap.MADV_DONTNEED, start, place.end - start)
                done = place.end
    return found


class _Taker:
    """Takes tensors of their own out of a mapped file's bytes, piece by piece.

    What it needs for a piece is kept from one to the next: given back each time, it would leave holes between the
    tensors, a sixth of a model in all.
    """

    def __init__(self, mapped: mmap.mmap, dtype: torch.dtype | None) -> None:
        self._mapped, self._dtype = mapped, dtype
        self._bytes = torch.empty(PIECE, dtype=torch.uint8)
        self._floats = torch.empty(PIECE // 2)

    def take(self, begin: int, end: int, kind: torch.dtype, shape: tuple[int, ...]) -> torch.Tensor:
        """Give the tensor that lies there."""
        if begin == end:
            return torch.empty(shape, dtype=kind)
        there = torch.frombuffer(self._mapped, dtype=torch.uint8, count=end - begin, offset=begin)
        made = torch.empty((end - begin) // kind.itemsize, dtype=_target(kind, len(shape), self._dtype))
        for start in range(0, len(there), PIECE):
            piece = there[start : start + PIECE]
            if begin % kind.itemsize:  # a view of a wider number must begin at a multiple of its size
                piece = self._bytes[: len(piece)].copy_(piece)
            numbers = piece.view(kind)
            if kind is torch.float16 and made.dtype is torch.bfloat16:
                # Processors know a way to float32, and one on from there, but none straight: it takes twice the time.
                numbers = self._floats[: len(numbers)].copy_(numbers)
            at = start // kind.itemsize
            made[at : at + len(numbers)] = numbers
        return made.reshape(shape)


def _pickled(path: Path, wanted: Callable[[str], bool], dtype: torch.dtype | None) -> Tensors:
    held = dict(pickle_header.flattened(pickled.load(path)))
    before = weights_header.wrapping(held)
    found = {name: each for key, each in held.items() if wanted(name := key.removeprefix(before))}
    return {name: _copied(each.detach(), dtype) for name, each in pickled.tensors(path, found).items()}


def _copied(tensor: torch.Tensor, dtype: torch.dtype | None) -> torch.Tensor:
    """Copy out of the file's mapping, even where nothing is converted."""
    kind = _target(tensor.dtype, tensor.ndim, dtype)
    if _outlines.get() and tensor.numel() > SMALL:
        return tensor.to(device="meta", dtype=kind)
    return tensor.to(kind, copy=True)


def check_numbers(found: Mapping[str, torch.Tensor]) -> None:
    """Raise ValueError for weights that are no numbers: a run would only see that its picture is none."""
    for name, each in found.items():
        if each.is_floating_point() and each.device.type != "meta" and not torch.isfinite(each.float().sum()):
            raise ValueError(phrase("its weights “{name}” are not numbers (NaN): it is damaged", name=name[:160]))


def check_file(path: Path) -> None:
    """Raise ValueError for a file with weights that are no numbers; one of them at a time lies in memory."""
    with path.open("rb") as file:
        start = file.read(9)
    if start[8:9] == b"{":
        with safe_open(path, framework="pt") as held:
            for name in held.keys():  # noqa: SIM118
                check_numbers({name: held.get_tensor(name)})
    else:
        check_numbers(_pickled(path, lambda name: True, None))


def _target(kind: torch.dtype, sides: int, dtype: torch.dtype | None) -> torch.dtype:
    """Tell as what a tensor of so many sides is read: floats as wanted, single numbers and whole ones as they are."""
    return dtype if dtype is not None and sides and kind.is_floating_point else kind
