"""What a LoRA's file says of it: the model it was made for and the words that call it up. Imports no torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import tables
from engine.catalog import architectures, contents
from engine.catalog.weights_header import Header

MOST = 5
"""Tags of a training set that are named, at most."""
OFTEN = 0.8
"""Tags that stand at so large a share of as many pictures as the commonest one are taken for trigger words."""

_TOLD = ("trigger_words", "trigger_word", "trigger_phrase", "trainedWords", "activation text", "instance_prompt")


def context_width(header: Header) -> int | None:
    """Give numbers a word of the text that its UNet layers listen to; None if neither they nor its remarks tell."""
    if (width := contents.read_width(header.shapes)) is not None:
        return width
    family = contents.of_header(header).family
    return next((width for width, each in architectures.BY_CONTEXT.items() if each == family), None)


def trigger_words(path: Path, header: Header) -> tuple[str, ...]:
    """Find what calls it up: in a .json beside it, in its remarks, or else its training set's usual tags."""
    for beside in (path.with_suffix(".json"), path.with_suffix(".civitai.info")):
        told = _json(beside)
        if words := _split([told[name] for name in _TOLD if told.get(name)]):
            return words
    if phrase := header.metadata.get("modelspec.trigger_phrase"):
        return _split([phrase])
    return _common(header.metadata)


def _common(remarks: Mapping[str, str]) -> tuple[str, ...]:
    """Give the commonest tags in kohya's `ss_tag_frequency`, {folder: {tag: pictures}}."""
    try:
        sets = json.loads(remarks.get("ss_tag_frequency", "{}"))
        counts: dict[str, int] = {}
        for tags in sets.values():
            for tag, count in tags.items():
                counts[tag.strip()] = counts.get(tag.strip(), 0) + int(count)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return ()
    most = max(counts.values(), default=0)
    often = [tag for tag in sorted(counts, key=lambda tag: -counts[tag]) if tag and counts[tag] >= OFTEN * most]
    return tuple(often[:MOST])


def _split(told: Any) -> tuple[str, ...]:
    """Take words from text with commas, or from lists of such."""
    if isinstance(told, str):
        return tuple(dict.fromkeys(word.strip() for word in told.split(",") if word.strip()))
    if isinstance(told, list):
        return tuple(dict.fromkeys(word for each in told for word in _split(each)))
    return ()


def _json(path: Path) -> dict[str, Any]:
    return tables.read_if_readable(path)
