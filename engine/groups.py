"""Groups of fields that records share, such as a request and the window's settings: each field goes by its own name.

A group is a frozen dataclass that is a `FieldGroup`. What holds one can be built, read and changed by the names of the
fields inside, however deep they lie: `altered(request, steps=8)` is the request with `sampling.steps` 8. So no name may
stand in two groups of one record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

Record = TypeVar("Record")


class FieldGroup:
    """Marks a frozen dataclass whose fields go by their own names in what holds it."""


@cache
def places(kind: type) -> Mapping[str, tuple[str, ...]]:
    """Map each field and each group of a record, by name, to the attributes that lead to it."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    found: dict[str, tuple[str, ...]] = {}
    for field in fields(kind):
        inner = places(hints[field.name]) if _is_group(hints[field.name]) else {}
        for name, way in {field.name: (), **inner}.items():
            if name in found:
                raise TypeError(f"two fields of {kind.__name__} are called {name}")
            found[name] = (field.name, *way)
    return found


def leaves(kind: type) -> Mapping[str, tuple[str, ...]]:
    """Give the same of the fields alone, without the groups that hold them."""
    ways = places(kind)
    holders = {way[:end] for way in ways.values() for end in range(1, len(way))}
    return {name: way for name, way in ways.items() if way not in holders}


def value_of(record: Any, name: str) -> Any:
    """Give the field or group of that name."""
    for step in _place(type(record), name):
        record = getattr(record, step)
    return record


def kind_of(kind: type, name: str) -> Any:
    """Give the type hint of the field or group of that name."""
    hint: Any = kind
    for step in _place(kind, name):
        hint = get_type_hints(hint)[step]
    return hint


def altered(record: Record, **changes: Any) -> Record:
    """Replace fields of the record, by name, in whichever group they are. Raises TypeError for an unknown name."""
    inside = _nested(type(record), changes, lambda name, inner: altered(getattr(record, name), **inner))
    return replace(record, **inside)  # type: ignore[type-var]


def built(kind: type[Record], **values: Any) -> Record:
    """Give a record of such fields, by name, in whichever group they are; the rest as usual."""
    hints, told = get_type_hints(kind), {each.name: each for each in fields(kind)}  # type: ignore[arg-type]

    def inside(name: str, inner: dict[str, Any]) -> Any:
        usual = told[name].default_factory
        return built(hints[name], **inner) if usual is MISSING else altered(usual(), **inner)

    return kind(**_nested(kind, values, inside))


def differing(before: object, after: object) -> frozenset[str]:
    """Give the names of the fields that differ between two records of one kind, and of the groups that they are in."""
    kind: Any = type(before)
    return frozenset(name for name in places(kind) if value_of(before, name) != value_of(after, name))


def _nested(kind: type, values: Mapping[str, Any], inside: Any) -> dict[str, Any]:
    """Give values by the record's own fields; those that lie deeper as what `inside(field, values)` makes of them."""
    own: dict[str, Any] = {}
    deeper: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        first, *further = _place(kind, name)
        if further:
            deeper.setdefault(first, {})[name] = value
        else:
            own[first] = value
    for name, inner in deeper.items():
        own[name] = altered(own[name], **inner) if name in own else inside(name, inner)
    return own


def _place(kind: type, name: str) -> tuple[str, ...]:
    try:
        return places(kind)[name]
    except KeyError:
        raise TypeError(f"{kind.__name__} has no field {name}") from None


def _is_group(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, FieldGroup)
