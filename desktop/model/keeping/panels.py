"""The panels as they were kept: what can't be read is left out and named, and the rest comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args, get_origin

from desktop.model.settings.settings import Settings
from engine.errors import InvalidRequest, UnreadableFile
from engine.groups import altered, kind_of, leaves
from engine.picture import Picture
from engine.pictures.recipe_json import Lookup, Reader, parse
from engine.pictures.recipe_versions import grouped

NAME = "the panels"


def read_panels(text: str, find: Lookup) -> tuple[Settings, tuple[str, ...]]:
    """The settings in JSON `text`, each field and each card by itself; and what of them was left out, in words.

    `find(revision, size)` gives the cards' pictures; a card whose picture is gone comes back without it.
    """
    try:
        tree = parse(text, NAME)
    except UnreadableFile:
        tree = None
    if not isinstance(tree, dict):
        return Settings(), ("all settings of the panels",)
    tree, settings = grouped(tree, Settings), Settings()
    lost: list[str] = []
    missing: set[str] = set()
    for name, way in leaves(Settings).items():
        if (told := _at(tree, way)) is None:
            continue
        reader = Reader(NAME, find)
        try:
            settings = altered(settings, **{name: _read(reader, kind_of(Settings, name), told[0], name, lost)})
        except (UnreadableFile, InvalidRequest):
            lost.append(f"“{name.replace('_', ' ')}”")
        missing |= {each.revision for each in reader.missing}
    if missing:
        lost.append("pictures of cards")
    return without(settings, missing), tuple(lost)


def _at(tree: Any, way: tuple[str, ...]) -> tuple[Any] | None:
    """What stands there, in a tuple; None if nothing does."""
    for step in way:
        if not isinstance(tree, dict) or step not in tree:
            return None
        tree = tree[step]
    return (tree,)


def _read(reader: Reader, kind: Any, tree: Any, name: str, lost: list[str]) -> Any:
    """A field; of a list of cards those that can be read."""
    if not (get_origin(kind) is tuple and get_args(kind)[1:] == (...,) and isinstance(tree, list)):
        return reader.read(kind, tree, name)
    read = []
    for number, each in enumerate(tree):
        try:
            read.append(reader.read(get_args(kind)[0], each, f"{name}[{number}]"))
        except UnreadableFile:
            lost.append(f"card {number + 1} of “{name}”")
    return tuple(read)


def without(settings: Settings, missing: set[str]) -> Settings:
    """The panels with cards that lack the pictures that are gone."""

    def there(picture: Picture | None) -> Picture | None:
        return None if picture is None or picture.revision in missing else picture

    return replace(
        settings,
        controls=tuple(replace(card, picture=there(card.picture), map=there(card.map)) for card in settings.controls),
        references=tuple(
            replace(card, picture=there(card.picture), mask=there(card.mask)) for card in settings.references
        ),
    )
