"""Where a model's tokenizers are, and what is told of them: by its files alone. Imports no torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine import tables
from engine.paths import resources_dir

CONFIG, LEGACY_CONFIG, WHOLE = "tokenizer_config.json", "special_tokens_map.json", "tokenizer.json"
VOCABULARY, MERGES = "vocab.json", "merges.txt"


def shipped(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Find the words of a tokenizer that ships with us, and what it says of itself beside them.

    They are in its folder, or, where they are the same, in that of the family that has them.
    """
    if (folder / VOCABULARY).is_file():
        return folder, {}
    return resources_dir() / "configs" / "sd15" / "tokenizer", {"pad_token": table(folder / CONFIG)["pad_token"]}


def told(folder: Path) -> dict[str, Any]:
    """Give what a tokenizer's folder says of it beside its words."""
    return {**table(folder / CONFIG), **table(folder / LEGACY_CONFIG)}


def table(path: Path) -> dict[str, Any]:
    """Give a JSON object; empty if there is no such file. Raises ModelError for one that can't be read."""
    return tables.read(path, missing={})
