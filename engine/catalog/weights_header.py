"""What a .safetensors file says of itself at its beginning: names, shapes and metadata. Imports no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from engine.errors import ModelError

Shape = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Header:
    """The shape of each tensor by its key, the file's own remarks, and its size in bytes."""

    shapes: Mapping[str, Shape]
    metadata: Mapping[str, str]
    size: int


def read(path: Path) -> Header:
    """The header, from memory unless the file has changed. Raises ModelError for what is no .safetensors file."""
    try:
        stat = path.stat()
        return _read(path, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        raise ModelError(f"{path} can't be read: {error.strerror}.") from error


@lru_cache(maxsize=512)
def _read(path: Path, size: int, changed: int) -> Header:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as file:
            shapes = {key: tuple(file.get_slice(key).get_shape()) for key in file.keys()}  # noqa: SIM118
            return Header(shapes, file.metadata() or {}, size)
    except SafetensorError as error:
        raise ModelError(f"{path.name} is no .safetensors file, or is cut short ({error}).") from error
