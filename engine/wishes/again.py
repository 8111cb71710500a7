"""Takes a recipe up again as the request that it is: what of it is followed here, and what a person should know.

A recipe comes with any picture from the internet. What it names on another machine is refused, what it names by a path
on this one is opened, and that is said; another program's names are looked for by name alone. Imports no torch.

The window fills its panels instead, which must never be refused for a part that is lacking: it looks for that itself,
by the same `remote` and `foreign`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path, PurePath, PureWindowsPath

from engine import tables
from engine.catalog.weights_header import SUFFIXES
from engine.groups import altered
from engine.phrase import phrase
from engine.pictures.recipe import Recipe
from engine.request import Request
from engine.wishes import foreign, remote


def again(recipe: Recipe, at_hand: str, replaced: Collection[str] = ()) -> tuple[Request, tuple[str, ...]]:
    """Give the request of a recipe as far as it is followed here, and notes for a person.

    `at_hand` is the model that stands in for one of another program's that isn't here. Fields that are `replaced`, by
    name, are a person's own and not looked at. Raises ModelError for what lies on another machine.
    """
    if recipe.program:
        request = altered(recipe.request, model="") if "model" in replaced else recipe.request
        return foreign.at_hand(replace(recipe, request=request), at_hand)
    kept = [(what, name) for field, what, name in remote.named(recipe.request) if field not in replaced]
    for what, name in kept:
        remote.check(what, name)
    return recipe.request, tuple(dict.fromkeys(_opened(kept)))


def _opened(named: Collection[tuple[str, str]]) -> Iterator[str]:
    for what, name in named:
        if _is_path(name):
            yield phrase("The recipe names {what} by its path, which is opened: {name}", what=what, name=name)


def _is_path(name: str) -> bool:
    """Tell whether a name is a path of some system's, or of something below where the program was started."""
    path = PureWindowsPath(name)
    if path.drive or path.root or name.startswith("~") or ".." in path.parts:
        return True
    return len(path.parts) > 1 and (PurePath(name).suffix in SUFFIXES or tables.is_dir(Path(name)))
