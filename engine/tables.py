"""JSON tables in model folders, which anyone may have written: bounded, checked, and never more than a ModelError.

Imports no torch.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from engine.errors import ModelError
from engine.phrase import phrase

MAX_BYTES = 64 * 2**20
"""Of one file: the largest that belong to a model, tokenizers, take a few."""


def read(path: Path, *, missing: dict[str, Any] | None = None) -> dict[str, Any]:
    """Give the JSON object in a file, `missing` if there is none (None: it must be there). Raises ModelError.

    Infinities and NaN are numbers in it, as Python's writer makes them; who uses a number sees whether it will do.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ModelError(
                phrase(
                    "{path} can't be read: it takes {value:.0f} MB, far more than such a file.",
                    path=path,
                    value=size / 2**20,
                )
            )
        if not path.is_file():
            raise ModelError(phrase("{path} can't be read: it is not an ordinary file.", path=path))
        found = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        if missing is not None:
            return missing
        raise ModelError(phrase("{path} is missing.", path=path)) from error
    except OSError as error:
        raise ModelError(phrase("{path} can't be read: {value}.", path=path, value=error.strerror or error)) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise ModelError(phrase("{path} can't be read: {wrong}.", path=path, wrong=no_json(error))) from error
    if not isinstance(found, dict):
        raise ModelError(phrase("{path} holds no table.", path=path))
    return found


def no_json(error: Exception) -> str:
    """Say where a text is no JSON, as the end of a sentence."""
    if isinstance(error, json.JSONDecodeError):
        return phrase("it is no JSON from line {line}, column {column} on", line=error.lineno, column=error.colno)
    return phrase("it is no JSON")


def read_if_readable(path: Path) -> dict[str, Any]:
    """Give the same; empty if it is missing or broken, which is then said when the thing itself is opened."""
    try:
        return read(path, missing={})
    except ModelError:
        return {}


def whole(table: dict[str, Any], name: str, usual: int = 0) -> int:
    """Give a whole number of a table; `usual` if it is missing or something else."""
    value = table.get(name, usual)
    return value if isinstance(value, int) and not isinstance(value, bool) else usual


def is_file(path: Path) -> bool:
    """Tell whether there is such a file; False too for what may not be looked at, such as in `lost+found`."""
    return os.path.isfile(path)


def is_dir(path: Path) -> bool:
    """Tell whether there is such a folder; False too for what may not be looked at."""
    return os.path.isdir(path)


def listed(folder: Path) -> list[Path]:
    """List what lies in a folder, sorted; nothing if it isn't there or may not be looked into."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def path_of(text: str) -> Path:
    """Read a path as a person or a recipe writes it, `~` for the home folder. Raises ModelError for what is none."""
    try:
        path = Path(text).expanduser()
        os.stat(path)
    except FileNotFoundError:
        return path
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error).rstrip(".")
        raise ModelError(phrase("“{short}” can't be opened: {reason}.", short=_short(text), reason=reason)) from error
    return path


def _short(text: object) -> str:
    line = " ".join(str(text).split())
    return line if len(line) <= 120 else f"{line[:80]}…{line[-30:]}"
