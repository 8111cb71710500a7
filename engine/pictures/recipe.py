"""How a picture was made: the request, which of its pictures this is, and what else the bits depend on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from engine import seeds
from engine.errors import InvalidRequest, UnreadableFile
from engine.events import Environment
from engine.groups import altered
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures import recipe_versions, sheet_cells
from engine.pictures.recipe_json import Missing, RecipeReader, parse, pictures_in, to_tree
from engine.request import Request

_OPTIONS = {
    ("source", ""): "--image",
    ("mask", ""): "--mask",
    ("source", "control"): "--control-image",
    ("map", "control"): "--control-map",
    ("picture", "reference"): "--reference",
    ("mask", "reference"): "--reference-mask",
    ("mask", "region"): "--region",
}
"""By what on the command line a picture is given: (what it is, whose)."""

KEYWORD = "sketchlight"
VERSION = 2
"""1 had all fields of a request beside one another; it is still read."""


@dataclass(frozen=True)
class Recipe:
    """One finished picture's origin. `picture` counts from 0 among the request's pictures.

    `missing` names the pictures that were not found with it; a request that misses any can be shown, not run.
    """

    request: Request
    picture: int = 0
    environment: Environment | None = None
    notes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    program: str = ""
    """Which other program's it is; empty: our own."""

    @property
    def prompt(self) -> str:
        """The prompt of this one picture."""
        return self.request.words.prompts[self.picture // self.request.sampling.count]

    @property
    def seed(self) -> int:
        """The seed of this one picture."""
        return self.request.sampling.seed_of(self.picture)

    @property
    def alone(self) -> Request:
        """The request of this one picture, though it was made among others."""
        return altered(self.request, prompts=(self.prompt,), count=1, **self.request.sampling.seeds_from(self.picture))

    @property
    def pictures(self) -> dict[str, Picture]:
        """Revision → picture of all that the request was made from and that is at hand."""
        absent = {each.revision for each in self.missing}
        return {name: each for name, each in pictures_in(self.request).items() if name not in absent}


def of_result(request: Request, index: int, environment: Environment) -> Recipe:
    """Give the recipe of the `index`-th result of a request. A sheet has its own, and so has each of its cells."""
    if request.sheet is None or index == 0:
        return Recipe(request, index, environment)
    return Recipe(sheet_cells.cells(request)[index - 1].request, 0, environment)


@dataclass(frozen=True)
class _Stored:
    sketchlight: int
    request: Request
    picture: int = 0
    environment: Environment | None = None


def to_json(recipe: Recipe, *, indent: int | None = None) -> str:
    """Give the recipe as JSON text, ASCII only; its pictures by revision."""
    stored = _Stored(VERSION, recipe.request, recipe.picture, recipe.environment)
    return json.dumps(to_tree(stored), indent=indent, allow_nan=False)


def from_json(text: str, name: str, pictures: Iterable[Picture] = ()) -> Recipe:
    """Read the recipe in foreign text, completed from the pictures given; `name` stands in the messages.

    Opens nothing: the model stays a word, the pictures come from the caller. Raises UnreadableFile.
    """
    tree = parse(text, name)
    version = tree.get("sketchlight") if isinstance(tree, dict) else None
    if type(version) is not int:
        raise UnreadableFile(phrase("{name} holds no recipe of Sketchlight's.", name=name))
    if version == 1:
        tree = {**tree, "sketchlight": VERSION, "request": recipe_versions.grouped(tree.get("request"), Request)}
    elif version != VERSION:
        raise UnreadableFile(
            phrase(
                "The recipe in {name} is of version {version}; this program reads up to {VERSION}.",
                name=name,
                version=version,
                VERSION=VERSION,
            )
        )
    tree = {**tree, "request": recipe_versions.completed(tree.get("request"))}
    return _read(tree, name, pictures)


def _read(tree: dict[str, Any], name: str, pictures: Iterable[Picture]) -> Recipe:
    request = tree.get("request")
    sampling = request.get("sampling") if isinstance(request, dict) else None
    if (
        isinstance(request, dict)
        and isinstance(sampling, dict)
        and sampling.get("seed") == seeds.RANDOM
        and type(sampling["seed"]) is int
    ):
        tree = {**tree, "request": {**request, "sampling": {**sampling, "seed": seeds.drawn()}}}
    known = {picture.revision: picture for picture in pictures}
    reader = RecipeReader(name, lambda revision, size: known.get(revision))
    stored = reader.read(_Stored, tree)
    if not 0 <= stored.picture < stored.request.pictures:
        raise UnreadableFile(
            phrase(
                "The recipe in {name} is of picture {picture} among {pictures}.",
                name=name,
                picture=stored.picture,
                pictures=stored.request.pictures,
            )
        )
    return Recipe(stored.request, stored.picture, stored.environment, missing=tuple(reader.missing))


def completed(recipe: Recipe, pictures: Iterable[Picture], name: str) -> Recipe:
    """Put these pictures in the places that miss them. Raises InvalidRequest if any still misses one."""
    given = list(pictures)
    tree = json.loads(to_json(recipe))
    full = _read(tree, name, [*recipe.pictures.values(), *given])
    if full.missing:
        first = full.missing[0]
        role, _, whose = first.role.partition(" of ")
        option = _OPTIONS[role, whose.partition(" ")[0]]
        wanted = f"{first.size[0]}×{first.size[1]}, content {first.revision[:12]}"
        if given:
            raise InvalidRequest(
                phrase(
                    "None of the pictures given is the {role} of {name} ({wanted}).",
                    role=first.role,
                    name=name,
                    wanted=wanted,
                )
            )
        raise InvalidRequest(
            phrase(
                "{name} was made from a {role} that isn't in it ({wanted}): give it with {option}.",
                name=name,
                role=first.role,
                wanted=wanted,
                option=option,
            )
        )
    return replace(full, notes=recipe.notes, program=recipe.program)


def differences(then: Environment, now: Environment) -> tuple[str, ...]:
    """Give what of an environment differs, as “device cuda then, cpu now”: where anything does, so may the pixels."""
    return tuple(
        f"{field.name} {getattr(then, field.name) or 'here'} then, {getattr(now, field.name) or 'here'} now"
        for field in fields(Environment)
        if getattr(then, field.name) != getattr(now, field.name)
    )
