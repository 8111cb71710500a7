"""What was proven of files when they were first fetched: from then on a hub that gives others is refused.

Our own table of downloads tells sizes, paths and most hashes by convention: nobody's word but the hub's own, asked when
a person fetches, makes them facts. What it said the first time is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine import tables
from engine.errors import CannotFetch
from engine.fetching.hub import Remote
from engine.paths import models_dir
from engine.phrase import phrase

FILE = "proven.json"


def check(remote: Remote) -> None:
    """Raise CannotFetch for a file that is another than the one that was fetched first."""
    known = _known().get(_name(remote))
    if isinstance(known, dict) and remote.etag and known.get("etag") not in ("", remote.etag):
        raise CannotFetch(
            phrase(
                "{path} of {repo} is another file than the one that was fetched first, so it was not "
                "fetched: if its origin changed it on purpose, “sketchlight-cli fetch --anew” takes "
                "the new one.",
                path=remote.path,
                repo=remote.repo,
            )
        )


def keep(fetched: Iterable[Remote]) -> None:
    """Remember what was fetched and held against the hub's hash; what can't be kept is proven again next time."""
    known = {**_known(), **{_name(each): {"etag": each.etag, "size": each.size} for each in fetched if each.etag}}
    with suppress(OSError):
        part = _path().with_suffix(".part")
        part.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        part.replace(_path())


def forget(repo: str) -> None:
    """Take whatever a repository gives from now on."""
    known = {name: about for name, about in _known().items() if not name.startswith(f"{repo}/")}
    with suppress(OSError):
        _path().write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _known() -> dict[str, Any]:
    return tables.read_if_readable(_path())


def _name(remote: Remote) -> str:
    return f"{remote.repo}/{remote.path}"


def _path() -> Path:
    return models_dir().with_name(FILE)
