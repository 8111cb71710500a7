"""Compares two builds of one commit file by file: compare.py BUNDLE OTHER; exit code 1 if they differ."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path


def main() -> int:
    """Print what is only in one, and what differs with where its first difference lies; returns an exit code."""
    one, other = (Path(word) for word in sys.argv[1:3])
    told = list(differences(one, other))
    print("\n".join(told) or f"{sum(1 for _ in files(one))} files, all with the same bits")
    return 1 if told else 0


def differences(one: Path, other: Path) -> Iterator[str]:
    """A line for each file that isn't the same in both."""
    left, right = dict(files(one)), dict(files(other))
    for name in sorted(left.keys() | right.keys()):
        if name not in left or name not in right:
            yield f"{name}: only in {one if name in left else other}"
        elif left[name] != right[name]:
            yield f"{name}: differs from byte {_first(one / name, other / name)} on"


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Names below the folder, each with what it holds or leads to, as a digest."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            yield path.relative_to(folder).as_posix(), f"-> {path.readlink()}"
        elif path.is_file():
            yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def _first(one: Path, other: Path) -> int:
    left, right = one.read_bytes(), other.read_bytes()
    return next(
        (place for place, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]),
        min(len(left), len(right)),
    )


if __name__ == "__main__":
    sys.exit(main())
