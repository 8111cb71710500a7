"""A prompt as a text field sees it: what is weighted and what can't be read, where; and weights by key."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from engine.prompt.syntax import WEIGHT_MAX, parse
from engine.prompt.tree import Group, walk

_WORD = re.compile(r"\w[\w'’-]*")
STEP = 0.1


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end`, in UTF-16 units as Qt counts, and what is to be told of them."""

    start: int
    end: int
    told: str = ""


@dataclass(frozen=True)
class Edit:
    """Characters `start` to `end` become `text`; then `anchor` to `caret` is selected. All in UTF-16 units."""

    start: int
    end: int
    text: str
    anchor: int
    caret: int


def problems(text: str) -> tuple[Span, ...]:
    """Give what can't be read, with the reason."""
    return tuple(_span(text, each.start, each.end, each.reason) for each in parse(text).problems)


def weighted(text: str) -> tuple[Span, ...]:
    """Give what has a weight other than 1, outer ones first."""
    return tuple(
        _span(text, node.start, node.end)
        for node in walk(parse(text).nodes)
        if isinstance(node, Group) and node.weight != 1
    )


def is_readable(*texts: str) -> bool:
    return not any(parse(text).problems for text in texts)


def weigh(text: str, start: int, end: int, *, up: bool) -> Edit | None:
    """Step the weight of the selection, or without one of the word or weighted group at the caret, by 0.1.

    None if there is nothing there to weigh, the weight is at its end, or the text could not be read any more.
    """
    first, last = (_from_utf16(text, at) for at in sorted((start, end)))
    found = _target(text, first, last)
    if found is None:
        return None
    outer, inner, old = found
    new = _stepped(old, up)
    words = text[slice(*inner)]
    written = words if new == 1 else f"({words}){new:g}"
    after = text[: outer[0]] + written + text[outer[1] :]
    if new == old or parse(words).problems or len(parse(after).problems) > len(parse(text).problems):
        return None
    begins = outer[0] + (new != 1)
    if first == last:
        anchor = caret = begins + min(max(first - inner[0], 0), len(words))
    else:
        anchor, caret = begins, begins + len(words)
    return Edit(
        to_utf16(text, outer[0]), to_utf16(text, outer[1]), written, to_utf16(after, anchor), to_utf16(after, caret)
    )


def _target(text: str, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int], float] | None:
    """Give (what is replaced, the words in it, their weight) for a selection, or a caret where first is last."""
    selected = text[first:last]
    last -= len(selected) - len(selected.rstrip())
    first += len(selected) - len(selected.lstrip()) if selected.strip() else 0
    for group in reversed([node for node in walk(parse(text).nodes) if isinstance(node, Group)]):
        at_caret = first >= last and group.start <= first <= group.end
        if at_caret or (group.start <= first <= group.inner[0] and group.inner[1] <= last <= group.end):
            return (group.start, group.end), group.inner, group.weight
    if first < last:
        return (first, last), (first, last), 1.0
    word = next((each.span() for each in _WORD.finditer(text) if each.start() <= first <= each.end()), None)
    return None if word is None else (word, word, 1.0)


def _stepped(weight: float, up: bool) -> float:
    """Give the next multiple of the step, at least half a step away."""
    steps = weight / STEP
    stepped = math.floor(steps + 1 + 1e-6) if up else math.ceil(steps - 1 - 1e-6)
    return min(max(round(stepped * STEP, 1), 0.0), WEIGHT_MAX)


def _span(text: str, start: int, end: int, told: str = "") -> Span:
    return Span(to_utf16(text, start), to_utf16(text, end), told)


def to_utf16(text: str, at: int) -> int:
    """Give a character's place as Qt counts it."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _from_utf16(text: str, at: int) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le", "ignore"))
