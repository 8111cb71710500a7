"""The panels as they were kept: what can't be read is left out and named, and the rest comes back.

Each field stands there by its own name, whatever group it is in, so that regrouping costs nobody a setting.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args, get_origin

from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine.errors import SketchlightError, UnreadableFile
from engine.groups import altered, kind_of, leaves, value_of
from engine.phrase import mark
from engine.picture import Picture
from engine.pictures.recipe_json import Lookup, RecipeReader, parse, to_tree

NAME = mark("the panels")
RENAMED = {"prompt": "prompts", "masked_content": "content"}
"""Names of fields in versions before, and those that they have now."""


def write_panels(settings: Settings) -> str:
    """Give the settings as JSON, field by field; pictures by their revisions."""
    return json.dumps({name: to_tree(value_of(settings, name)) for name in leaves(Settings)})


def read_panels(text: str, find: Lookup) -> tuple[Settings, tuple[str, ...]]:
    """Give the settings in JSON `text`, each field and each card by itself; and what of them was left out, in words.

    `find(revision, size)` gives the cards' pictures; a card whose picture is gone comes back without it.
    """
    try:
        tree = parse(text, NAME)
    except UnreadableFile:
        tree = None
    if not isinstance(tree, dict):
        return Settings(), (tr("all settings of the panels"),)
    settings = Settings()
    lost: list[str] = []
    missing: set[str] = set()
    for name, value in _flat(tree).items():
        reader = RecipeReader(NAME, find)
        try:
            settings = altered(settings, **{name: _read(reader, kind_of(Settings, name), value, name, lost)})
        except (SketchlightError, RecursionError, ValueError):
            lost.append(f"“{name.replace('_', ' ')}”")
        missing |= {each.revision for each in reader.missing}
    if missing:
        lost.append(tr("pictures of cards"))
    return without(settings, missing), tuple(lost)


def _flat(tree: dict[str, Any]) -> dict[str, Any]:
    """Give what of the tree are fields of ours, by name; unknown ones are a newer version's."""
    found = {}
    for name, value in tree.items():
        if name == "prompt" and isinstance(value, str):
            value = [value]
        name = RENAMED.get(name, name)
        if name in leaves(Settings):
            found[name] = value
    return found


def _read(reader: RecipeReader, kind: Any, tree: Any, name: str, lost: list[str]) -> Any:
    """Give a field; of a list of cards those that can be read."""
    if not (get_origin(kind) is tuple and get_args(kind)[1:] == (...,) and isinstance(tree, list)):
        return reader.read(kind, tree, name)
    read = []
    for number, each in enumerate(tree):
        try:
            read.append(reader.read(get_args(kind)[0], each, f"{name}[{number}]"))
        except UnreadableFile:
            lost.append(tr("card {value} of “{name}”", value=number + 1, name=name))
    return tuple(read)


def without(settings: Settings, missing: set[str]) -> Settings:
    """Give the panels with cards that lack the pictures that are gone."""

    def there(picture: Picture | None) -> Picture | None:
        return None if picture is None or picture.revision in missing else picture

    return replace(
        settings,
        controls=tuple(replace(card, picture=there(card.picture), map=there(card.map)) for card in settings.controls),
        references=tuple(
            replace(card, picture=there(card.picture), mask=there(card.mask)) for card in settings.references
        ),
    )
