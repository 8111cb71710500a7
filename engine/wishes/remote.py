"""Names that lead to another machine: a recipe's are never opened. Imports no torch.

To look whether there is anything at `\\\\server\\share\\model` makes some systems log in at that server, and a recipe
comes with any picture from the internet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from engine.errors import ModelError
from engine.groups import FieldGroup
from engine.phrase import phrase
from engine.request import Request


def is_remote(name: str) -> bool:
    """Tell whether a name or path leads to another machine: two slashes of either kind, or an address."""
    start = name.lstrip()
    return (len(start) > 1 and start[0] in "\\/" and start[1] in "\\/") or "://" in start


def check(what: str, name: str) -> None:
    """Raise ModelError for a recipe's name, of `what` such as “a LoRA”, that leads to another machine."""
    if is_remote(name):
        short = "".join(letter for letter in name[:60] if letter.isprintable())
        raise ModelError(
            phrase(
                "The recipe names {what} on another machine, {short}, which is not opened: name one here.",
                what=what,
                short=short,
            )
        )


def named(request: Request) -> Iterator[tuple[str, str, str]]:
    """Give all that a request names by name or path: the field, what it is, and the name.

    They are the fields that say so in their metadata (`engine.setting.naming`), those of a part under the part's field.
    """
    yield from _named(request, "")


def _named(record: Any, part: str) -> Iterator[tuple[str, str, str]]:
    """Give the names in a record that is the field `part` of the request; “”: its fields go by their own names."""
    for each in fields(record):
        value = getattr(record, each.name)
        if "names" in each.metadata and value is not None:
            yield part or each.name, each.metadata["names"], value
        for inner in value if isinstance(value, tuple) else (value,):
            if is_dataclass(inner):
                yield from _named(inner, part or ("" if isinstance(inner, FieldGroup) else each.name))
