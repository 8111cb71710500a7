"""A quick digest of a model's weights: enough to tell one file from another, without reading gigabytes."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from engine.catalog.weights_header import PICKLES
from engine.errors import ModelError
from engine.phrase import phrase

SAMPLES = 64
BLOCK = 4096


def weights_digest(path: Path) -> str:
    """Hash name, size and sampled blocks of a folder's weights and .json, or of one file: 64 bits as hex.

    From memory unless a file has changed.
    """
    return _weights_digest(path, signature(path))


@lru_cache(maxsize=512)
def _weights_digest(path: Path, _signature: object) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for file in _files(path):
        digest.update(file.relative_to(path).as_posix().encode() if path.is_dir() else b"")
        digest.update(_sampled(file))
    return digest.hexdigest()


def signature(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of each file: cheap to compare, to see whether a model on disk has changed."""
    try:
        stats = ((str(file), file.stat()) for file in _files(path))
        return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
    except OSError as error:
        raise ModelError(
            phrase("{filename} can't be read: {strerror}.", filename=error.filename, strerror=error.strerror)
        ) from error


def weights_bytes(path: Path) -> int:
    """Give bytes of all weights in a folder, or of a file."""
    return sum(size for name, size, _ in signature(path) if name.lower().endswith((".safetensors", *PICKLES)))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = os.walk(path)  # a third of Path.rglob's time, and this is asked for every picture
    named = (Path(folder, name) for folder, _, names in found for name in _of_weights(names))
    return sorted(path for path in named if path.is_file())  # a pipe would never be read to its end


def _of_weights(names: list[str]) -> list[str]:
    """Give of the files in one folder those that decide what is computed: pickles only where there is nothing else."""
    found = [name for name in names if name.endswith(".safetensors")]
    return [name for name in names if name.endswith(".json")] + (
        found or [name for name in names if name.endswith(PICKLES)]
    )


def _sampled(file: Path) -> bytes:
    """Give the size, the first block (a .safetensors file's header), and blocks at even distances to the end."""
    size = file.stat().st_size
    digest = hashlib.blake2b(str(size).encode())
    with file.open("rb") as stream:
        for index in range(SAMPLES):
            stream.seek(max(0, size - BLOCK) * index // (SAMPLES - 1))
            digest.update(stream.read(BLOCK))
    return digest.digest()
