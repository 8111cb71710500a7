"""What people have called their models in InvokeAI, by its database, which is only ever read. Imports no torch.

Since its version 6.8 each model lies in a folder called by 36 hexadecimal digits: only the database knows its name.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import tables

DATABASE = Path("databases", "invokeai.db")
SETTINGS = "invokeai.yaml"
MOST = 10_000
"""Models that are read of a database."""
LONGEST, LONGEST_NAME = 2**17, 120
"""Characters of what it keeps of one model, and of a name."""
_STEPS = 5_000_000
"""Of SQLite's machine, after which a reading is given up: ten thousand rows take a tenth of these."""
_FAMILIES = {"sd-1": "sd15", "sd-2": "sd21", "sdxl": "sdxl", "sdxl-refiner": "sdxl_refiner", "sd-3": "sd3"}
_SAME = ("flux", "chroma")
"""What it calls as we do."""


@dataclass(frozen=True)
class Known:
    """A model that InvokeAI knows: its file or folder, what a person called it, and the family it says it is of."""

    path: Path
    name: str
    family: str


def of_root(root: Path) -> list[Known]:
    """Give the models of the InvokeAI whose root or folder of models this is; none where it is neither."""
    for place in (root, root.parent):
        if tables.is_file(place / DATABASE):
            rows = list(_read(place / DATABASE))
            taken = Counter((told.get("type"), told.get("name")) for told in rows)
            models = _models(place)
            found = (_known(told, models, taken[told.get("type"), told.get("name")] > 1) for told in rows)
            return [each for each in found if each is not None]
    return []


def _read(path: Path) -> Iterator[Mapping[str, Any]]:
    """Give its table of models. Immutable: no lock and no journal is made beside it, whoever else has it open."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            database.set_progress_handler(lambda: 1, _STEPS)  # what a stranger's database asks for may never end
            tables_of = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('models', 'model_config')"
            for (table,) in database.execute(tables_of).fetchall():
                rows = database.execute(f"SELECT config FROM {table} LIMIT {MOST}").fetchall()
                yield from (told for (text,) in rows if (told := _table(text)))
    except sqlite3.Error:
        return  # its files are then called as they lie


def _table(text: Any) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _known(told: Mapping[str, Any], models: Path, shared: bool) -> Known | None:
    """Give one; of a name that several of a kind share, each with what it is for."""
    path, name, base = (told.get(key) for key in ("path", "name", "base"))
    if not (isinstance(path, str) and path and isinstance(name, str)) or "\0" in path:
        return None
    shown = " ".join("".join(each if each.isprintable() else " " for each in name).split())[:LONGEST_NAME]
    family = _FAMILIES.get(str(base), str(base) if base in _SAME else "")
    return Known(models / path, f"{shown} ({base})" if shared else shown, family) if shown else None


def _models(root: Path) -> Path:
    """Give its folder of models, which its settings may have elsewhere."""
    import yaml

    try:
        with (root / SETTINGS).open("rb") as file:
            said = yaml.safe_load(file.read(LONGEST))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        said = None
    place = said.get("models_dir") if isinstance(said, dict) else None
    return root / (place if isinstance(place, str) and "\0" not in place else "models")
