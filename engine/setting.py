"""Facts of a number that a person sets: its range, what is usual, what it does, its option on the command line.

One record a number, in the metadata of its field: the check of a request, the option with its help, the slider with its
tooltip and reset, and what a family can't do are all made from it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from engine.errors import InvalidRequest
from engine.groups import kind_of, places
from engine.phrase import phrase

Record = TypeVar("Record")


class Feature(StrEnum):
    """What a family may be able to do; a window can ask before it offers something, the engine asks before it runs."""

    TEXT_TO_IMAGE = "text-to-image"
    CONTROLS = "controls"
    REFERENCES = "references"
    LORAS = "loras"
    REFINER = "refiner"
    MICRO = "micro"
    CLIP_SKIP = "clip_skip"


@dataclass(frozen=True)
class Setting:
    """One number: allowed from `low` to `high`, `default` where nothing is said.

    `words` say what it does, without its label and without a full stop: they are the slider's tooltip and the option's
    help. `shown` is the part of the range that a slider covers (None: all), in steps of `step`; `curve` > 1 gives the
    small numbers more of its track, and `percent` shows a fraction as per cent.
    """

    name: str
    label: str
    low: float
    high: float
    default: float
    step: float = 1.0
    words: str = ""
    option: str = ""
    """The command line's, such as “--steps”; empty where another option brings it along."""
    whole: bool = False
    unit: str = ""
    shown: tuple[float, float] | None = None
    percent: bool = False
    curve: float = 1.0

    @property
    def range(self) -> str:
        """Say the range, such as “0–50”."""
        if self.whole:
            return f"{self.low}–{self.high}"
        return f"{self.low:g}–{self.high:g}"

    def check(self, value: Any, whose: str = "") -> None:
        """Raise InvalidRequest, naming the number, `whose` it is and the range, for one outside."""
        if self.whole:
            fine = isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high
        else:
            fine = math.isfinite(value) and self.low <= value <= self.high
        if not fine:
            told = f"{value}" if self.whole else f"{value:g}"
            raise InvalidRequest(
                phrase(
                    "{label}{whose} {told} is outside {range} {unit}",
                    label=self.label,
                    whose=whose,
                    told=told,
                    range=self.range,
                    unit=self._unit,
                ).rstrip()
                + "."
            )

    @property
    def _unit(self) -> str:
        return {"px": "pixels"}.get(self.unit, "")


def number(
    label: str,
    default: float,
    low: float,
    high: float,
    step: float | None = None,
    *,
    words: str,
    feature: Feature | None = None,
    **facts: Any,
) -> Any:
    """Give a dataclass field with a Setting; a default that is an int makes it a whole number."""
    whole = isinstance(default, int)
    made = Setting("", label, low, high, default, step or 1.0, words, whole=whole, **facts)
    return field(default=default, metadata={"setting": made, "feature": feature})


def replaced(kind: type, name: str, **facts: Any) -> Any:
    """Give a dataclass field with the Setting of another's field, some of its facts replaced."""
    made = replace(settings(kind)[name], **facts)
    return field(default=made.default, metadata={"setting": made, "feature": features(kind).get(name)})


def wanting(feature: Feature, default: Any = None) -> Any:
    """Give a dataclass field that a family can be told of only if it has the feature; not a number."""
    if callable(default):
        return field(default_factory=default, metadata={"feature": feature})
    return field(default=default, metadata={"feature": feature})


def naming(what: str) -> Mapping[str, str]:
    """Give the metadata of a field that holds a name or path of weights; `what` tells a person, such as “a LoRA”.

    A recipe's are never followed to another machine (`engine.wishes.remote`).
    """
    return {"names": what}


@cache
def settings(kind: type) -> Mapping[str, Setting]:
    """Give the numbers of a dataclass by the names of their fields."""
    assert is_dataclass(kind)
    return {
        each.name: replace(each.metadata["setting"], name=each.name)
        for each in fields(kind)
        if "setting" in each.metadata
    }


def facts_of(kind: type, name: str) -> Setting:
    """Give the facts of a number by its name, in whichever group of the record it is."""
    *way, last = places(kind)[name]
    return settings(kind_of(kind, way[-1]) if way else kind)[last]


@cache
def features(kind: type) -> Mapping[str, Feature]:
    """Give the fields of a dataclass that want a feature of the model's family."""
    assert is_dataclass(kind)
    return {each.name: each.metadata["feature"] for each in fields(kind) if each.metadata.get("feature")}


def supported_part(record: Record, supports: Collection[Feature]) -> Record:
    """Give the record with what wants a feature that isn't supported as it is where nothing is said."""
    kind: Any = type(record)
    wanted = features(kind)
    lacking = {each.name: _usual(each) for each in fields(record) if wanted.get(each.name, "") not in ("", *supports)}  # type: ignore[arg-type]
    return replace(record, **lacking)  # type: ignore[type-var]


def _usual(told: Field[Any]) -> Any:
    return told.default if told.default_factory is MISSING else told.default_factory()


def check(record: Any, whose: str = "") -> None:
    """Raise InvalidRequest for the first of a record's numbers that is outside its range."""
    kind: Any = type(record)
    for name, each in settings(kind).items():
        each.check(getattr(record, name), whose)
