"""Style presets: words behind the prompt and the negative prompt, from `resources/styles.toml`. Pure and light."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from engine.errors import InvalidRequest
from engine.groups import altered
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.request import Request


@dataclass(frozen=True)
class Style:
    """A name, and what it puts behind the prompt and the negative prompt."""

    name: str
    suffix: str
    negative: str = ""


@cache
def styles() -> tuple[Style, ...]:
    """List all presets, in the file's order."""
    table = tomllib.loads((resources_dir() / "styles.toml").read_text(encoding="utf-8"))
    return tuple(Style(**entry) for entry in table["style"])


def style(name: str, own: Sequence[Style] = ()) -> Style:
    """Give the preset of that name in any case, a person's `own` first; InvalidRequest names those there are."""
    for each in (*own, *styles()):
        if each.name.lower() == name.strip().lower():
            return each
    known = ", ".join(each.name for each in (*own, *styles()))
    raise InvalidRequest(phrase("There is no style “{name}”. Known: {join}.", name=name, join=known))


def known_to(vocabulary: frozenset[str] | None) -> tuple[Style, ...]:
    """List the presets that a model with these lower-case words knows (None: all), without negatives it doesn't."""
    if vocabulary is None:
        return styles()
    return tuple(
        each if vocabulary.issuperset(_words(each.negative)) else replace(each, negative="")
        for each in styles()
        if vocabulary.issuperset(_words(each.suffix))
    )


def style_in(prompt: str, among: Sequence[Style]) -> Style | None:
    """Give the style that the prompt ends with: “a castle, pixel art”."""
    ending = [each for each in among if _without(prompt, each.suffix) is not None]
    return max(ending, key=lambda each: len(each.suffix), default=None)


def with_style(prompt: str, negative: str, chosen: Style | None, among: Sequence[Style]) -> tuple[str, str]:
    """Give (prompt, negative) with this style at their ends in place of the one there; None takes it away."""
    if old := style_in(prompt, among):
        prompt = _without(prompt, old.suffix) or ""
        negative = negative if (left := _without(negative, old.negative)) is None else left
    if chosen is None:
        return prompt.rstrip().rstrip(","), negative
    return _behind(prompt, chosen.suffix), _behind(negative, chosen.negative)


def styled(request: Request, name: str, own: Sequence[Style] = ()) -> Request:
    """Give the request with this preset on each of its prompts, and on the words of its regions."""
    chosen = style(name, own)
    both = [with_style(prompt, request.words.negative, chosen, styles()) for prompt in request.words.prompts]
    regions = tuple(replace(each, words=with_style(each.words, "", chosen, styles())[0]) for each in request.regions)
    return altered(request, prompts=tuple(prompt for prompt, _ in both), negative=both[0][1], regions=regions)


def _words(text: str) -> list[str]:
    return text.replace(",", " ").lower().split()


def _without(text: str, tail: str) -> str | None:
    """Give the text before this ending and its comma; None if it doesn't end so."""
    whole = text.rstrip()
    head = whole[: len(whole) - len(tail)].rstrip()
    if not tail or whole[len(whole) - len(tail) :].lower() != tail.lower() or (head and not head.endswith(",")):
        return None
    return head.rstrip(",").rstrip()


def _behind(text: str, tail: str) -> str:
    before = text.rstrip().rstrip(",")
    return f"{before}, {tail}" if before and tail else before or tail
