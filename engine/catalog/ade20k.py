"""The classes of ADE20K and their colours, from `resources/ade20k.toml`: what segmentation maps are painted with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.paths import resources_dir

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class SceneClass:
    """A name, and its colour in a map."""

    name: str
    colour: Rgb


@cache
def classes() -> tuple[SceneClass, ...]:
    """Give all 150 in ADE20K's order: a model's class i is the i-th."""
    return tuple(SceneClass(name, (red, green, blue)) for name, red, green, blue in _table()["classes"])


@cache
def common() -> tuple[SceneClass, ...]:
    """Give those that people paint most, in the order in which they are offered."""
    known = {each.name: each for each in classes()}
    return tuple(known[name] for name in _table()["common"])


@cache
def by_colour() -> dict[Rgb, SceneClass]:
    """Tell which class a colour stands for; of two with one colour (road and skyscraper) the first."""
    return {each.colour: each for each in reversed(classes())}


@cache
def also() -> dict[str, tuple[str, ...]]:
    """List other things that each class stands for, by its name, for searching."""
    return {name: tuple(words) for name, words in _table()["also"].items()}


def matching(text: str) -> tuple[SceneClass, ...]:
    """List the classes with a word that begins so: those whose name does first, those that mean it after.

    For no text all of them, those that people paint most first.
    """
    wanted = text.strip().lower()
    if not wanted:
        return (*common(), *(each for each in classes() if each not in common()))

    def place(each: SceneClass) -> int:
        ways = ((each.name,), each.name.split(), also().get(each.name, ()))
        return next((index for index, way in enumerate(ways) if any(word.startswith(wanted) for word in way)), -1)

    return tuple(sorted((each for each in classes() if place(each) >= 0), key=place))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources_dir() / "ade20k.toml").read_text(encoding="utf-8"))
