"""Options that come in groups: `--control` or `--reference`, and the options that belong to the one before them."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from typing import Any

from engine.errors import InvalidRequest


@dataclass(eq=False)
class Draft:
    """One group: what was given to the first option, and behind it; without `words`, options that stand before any."""

    words: str | None = None
    given: dict[str, str] = field(default_factory=dict)
    settings: list[str] = field(default_factory=list)


class Opening(argparse.Action):
    """An option that opens a group."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        setattr(namespace, self.dest, [*getattr(namespace, self.dest), Draft(str(values))])


class Belonging(argparse.Action):
    """An option of the group before it; said twice it is refused, unless it ends in “-set”."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        if not getattr(namespace, self.dest):
            setattr(namespace, self.dest, [Draft()])
        draft, option = getattr(namespace, self.dest)[-1], str(option)
        if option.endswith("-set"):
            draft.settings.append(str(values))
        elif option in draft.given:
            opening = f"--{self.dest.removesuffix('s')}"
            parser.error(f"{option} is given twice for one {opening}: it belongs to the {opening} before it")
        draft.given[option] = str(values)


def weighed(words: str, option: str, usual: float = 1.0) -> tuple[str, float]:
    """“name:0.8” as (name, 0.8); a colon that a path follows belongs to the name, as in C:\\loras\\it.safetensors."""
    name, colon, number = words.rpartition(":")
    if not colon or not name or "/" in number or "\\" in number:
        return words, usual
    try:
        return name, float(number)
    except ValueError:
        raise InvalidRequest(f"{option} “{words[:60]}” can't be read: “{number[:20]}” is not a number.") from None
