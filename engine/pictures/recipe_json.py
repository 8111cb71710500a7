"""Frozen dataclass trees to JSON trees and back, by their type hints; pictures are named by revision, not written.

So a field added to `Request` is in the recipe without a line here. Reading trusts nothing: each key and type is
checked.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

from engine.errors import SketchlightError, UnreadableFile
from engine.phrase import phrase
from engine.picture import MAX_PIXELS, MAX_SIDE, Picture

MAX_TEXT = 8 * 2**20
"""Bytes of JSON that are looked at."""
Node = TypeVar("Node")
Lookup = Callable[[str, tuple[int, int]], Picture | None]


@dataclass(frozen=True)
class Missing:
    """A picture that a recipe names but nobody has given: what it is in the request, revision, (width, height).

    `role` is “source”, “mask”, “map of control 1”, “source of control 2”, “picture of reference 1”, ….
    """

    role: str
    revision: str
    size: tuple[int, int]


def to_tree(value: Any) -> Any:
    """Write as a JSON tree a dataclass tree of numbers, words, tuples and pictures."""
    if isinstance(value, Picture):
        channels = 1 if value.pixels.ndim == 2 else value.pixels.shape[2]
        return {"picture": value.revision, "size": list(value.size), "channels": channels}
    if is_dataclass(value):
        return {field.name: to_tree(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_tree(each) for each in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, StrEnum) else value
    raise TypeError(f"a recipe can't hold a {type(value).__name__}")


def pictures_in(value: Any) -> dict[str, Picture]:
    """List all pictures that a dataclass tree holds, by revision."""
    if isinstance(value, Picture):
        return {value.revision: value}
    inner = (
        value
        if isinstance(value, tuple)
        else [getattr(value, field.name) for field in fields(value)]
        if is_dataclass(value)
        else ()
    )
    return {revision: picture for each in inner for revision, picture in pictures_in(each).items()}


def parse(text: str, name: str) -> Any:
    """Read a JSON tree of foreign text, without NaN and infinities. Raises UnreadableFile."""
    if len(text) > MAX_TEXT:
        raise UnreadableFile(phrase("The recipe in {name} is too long to be one.", name=name))
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise UnreadableFile(phrase("The recipe in {name} is broken and can't be read.", name=name)) from None


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Give what a record's fields may hold; reading the annotations takes longer than all else of a recipe."""
    return get_type_hints(kind)


class RecipeReader:
    """Builds dataclasses from a foreign tree; what it could not find among the pictures is in `missing`.

    A missing picture is stood in for by a white one of its size, so that everything else can be checked.
    """

    def __init__(self, name: str, find: Lookup) -> None:
        self.missing: list[Missing] = []
        self._name = name
        self._find = find

    def read(self, kind: type[Node], tree: Any, place: str = "") -> Node:
        """Make a `kind` of the tree. Raises UnreadableFile, naming the place in the recipe."""
        value: Node = self._value(kind, tree, place)
        return value

    def _value(self, kind: Any, tree: Any, place: str) -> Any:
        if kind is Picture:
            return self._picture(tree, place)
        if get_origin(kind) in (Union, types.UnionType):
            return None if tree is None else self._value(_only(kind), tree, place)
        if get_origin(kind) is tuple:
            return self._tuple(get_args(kind), tree, place)
        if is_dataclass(kind) and isinstance(kind, type):
            return self._dataclass(kind, tree, place)
        return self._plain(kind, tree, place)

    def _dataclass(self, kind: type, tree: Any, place: str) -> Any:
        if not isinstance(tree, dict):
            raise self._wrong(place, phrase("a group of values"))
        hints = _hints(kind)
        if unknown := sorted(tree.keys() - hints.keys()):
            raise UnreadableFile(
                phrase(
                    "The recipe in {name} uses “{short}”, which this version doesn't know: a newer "
                    "Sketchlight can make it again.",
                    name=self._name,
                    short=_short(unknown[0]),
                )
            )
        for field in fields(kind):
            if field.name not in tree and field.default is MISSING and field.default_factory is MISSING:
                raise UnreadableFile(
                    phrase("The recipe in {name} lacks {at}.", name=self._name, at=_at(place, field.name))
                )
        values = {name: self._value(hints[name], each, _at(place, name)) for name, each in tree.items()}
        try:
            return kind(**values)
        except SketchlightError as error:
            raise UnreadableFile(
                phrase("The recipe in {name} can't be used. {error}", name=self._name, error=error)
            ) from None
        except TypeError as error:
            raise UnreadableFile(
                phrase(
                    "The recipe in {name} can't be used: {place} is wrong ({error}).",
                    name=self._name,
                    place=place,
                    error=error,
                )
            ) from None

    def _tuple(self, kinds: tuple[Any, ...], tree: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(tree, list):
            raise self._wrong(place, phrase("a list"))
        if kinds[1:] == (...,):
            kinds = (kinds[0],) * len(tree)
        if len(kinds) != len(tree):
            raise self._wrong(place, phrase("a list of {len}", len=len(kinds)))
        pairs = enumerate(zip(kinds, tree, strict=True))
        return tuple(self._value(kind, each, f"{place}[{i}]") for i, (kind, each) in pairs)

    def _plain(self, kind: Any, tree: Any, place: str) -> Any:
        if kind is float and isinstance(tree, int | float) and not isinstance(tree, bool):
            try:
                return float(tree)
            except OverflowError:
                raise self._wrong(place, phrase("a number")) from None
        if isinstance(kind, type) and issubclass(kind, StrEnum) and tree in list(kind):
            return kind(tree)
        if type(tree) is not kind:
            raise self._wrong(place, _WORDS.get(kind, "something else"))
        if kind is str and ("\0" in tree or any("\ud800" <= letter <= "\udfff" for letter in tree)):
            raise self._wrong(place, phrase("plain text"))
        return tree

    def _picture(self, tree: Any, place: str) -> Picture:
        reference = self._dataclass(_Reference, tree, place)
        revision, size, channels = reference.picture, reference.size, reference.channels
        within = all(1 <= side <= MAX_SIDE for side in size) and size[0] * size[1] <= MAX_PIXELS
        if not within or channels not in (1, 3, 4) or len(revision) != 32:
            raise self._wrong(place, phrase("a picture"))
        found = self._find(revision, size)
        if found is not None:
            return found
        self.missing.append(Missing(_role(place), revision, size))
        shape = (size[1], size[0]) if channels == 1 else (size[1], size[0], channels)
        return Picture(np.broadcast_to(np.uint8(255), shape), revision)

    def _wrong(self, place: str, expected: str) -> UnreadableFile:
        return UnreadableFile(
            phrase(
                "The recipe in {name} can't be used: {value} should be {expected}.",
                name=self._name,
                value=place or "it",
                expected=expected,
            )
        )


@dataclass(frozen=True)
class _Reference:
    picture: str
    size: tuple[int, int]
    channels: int


_USE = re.compile(r"\b(control|reference|region)s\[(\d+)\]")
_WORDS = {int: "a whole number", str: "text", bool: "true or false", float: "a number"}


def _only(union: Any) -> Any:
    (kind,) = (each for each in get_args(union) if each is not type(None))
    return kind


def _role(place: str) -> str:
    role = (place if place.endswith("].picture") else place.removesuffix(".picture")).rpartition(".")[2]
    use = _USE.search(place)
    return role if use is None else f"{role} of {use[1]} {int(use[2]) + 1}"


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _short(text: str) -> str:
    return "".join(letter for letter in text[:40] if letter.isprintable())
