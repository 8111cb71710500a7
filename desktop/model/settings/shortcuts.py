"""Which keys which command has: a person's own first, then a preset's, then the usual ones."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from engine.paths import resources_dir

Keys = Mapping[str, Sequence[str]]
"""Keys by the names of commands, as “Ctrl+Z”."""
USUAL = ""
"""The preset that changes nothing."""
MOST = 8
"""Keys that one command has at most."""


def presets() -> dict[str, tuple[str, Keys]]:
    """Give the presets that ship, by name: (label, keys)."""
    found = tomllib.loads((resources_dir() / "shortcuts.toml").read_text(encoding="utf-8"))
    return {
        name: (str(each["label"]), {str(key): list(keys) for key, keys in each["keys"].items()})
        for name, each in found.items()
    }


def merged(usual: Keys, preset: Keys, own: Keys) -> dict[str, list[str]]:
    """Give each command of `usual` its keys. No key is given twice: what comes first has it."""
    taken: set[str] = set()
    given: dict[str, list[str]] = {}
    for name, keys in _in_order(usual, preset, own):
        given[name] = [key for key in dict.fromkeys(keys) if key not in taken]
        taken.update(given[name])
    return {name: given[name] for name in usual}


def read_own(text: object) -> dict[str, list[str]]:
    """Give a person's own keys from the preferences; nothing of what can't be read."""
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: [key for key in keys if isinstance(key, str)][:MOST]
        for name, keys in found.items()
        if isinstance(keys, list)
    }


def write_own(own: Keys) -> str:
    """Give a person's own keys for the preferences."""
    return json.dumps({name: list(keys) for name, keys in own.items()})


def _in_order(usual: Keys, preset: Keys, own: Keys) -> Iterator[tuple[str, Sequence[str]]]:
    for name in usual:
        if name in own:
            yield name, own[name]
    for name in usual:
        if name in preset and name not in own:
            yield name, preset[name]
    for name, keys in usual.items():
        if name not in preset and name not in own:
            yield name, keys
