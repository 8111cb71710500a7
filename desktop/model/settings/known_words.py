"""The words that a model knows, by what they are for: found in a prompt, and put into it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.words import tr
from engine.catalog.catalog import Model
from engine.phrase import mark

GROUPS = {"colours": mark("colour"), "things": mark("thing"), "places": mark("place"), "times": mark("time")}
"""The groups of a model's words that are offered, in the order of a sentence, and what each is called."""
SOME = 6
"""Words that are named as examples."""


def offered(model: Model | None) -> dict[str, tuple[str, ...]]:
    """Give the groups that a model has words in; none for a model that knows any."""
    told: Mapping[str, tuple[str, ...]] = {} if model is None else dict(model.knows)
    return {group: told[group] for group in GROUPS if told.get(group)}


def found(prompt: str, words: tuple[str, ...]) -> str:
    """Give the first of a group's words that a prompt holds; "" if it holds none."""
    places = {word: match.start() for word in words if (match := _pattern(word).search(prompt))}
    return min(places, key=lambda word: (places[word], -len(word)), default="")


def put(prompt: str, groups: Mapping[str, tuple[str, ...]], group: str, word: str) -> str:
    """Give the prompt with a word of a group in place of the one that it holds, else where a sentence has it."""
    before = found(prompt, groups[group])
    if before:
        prompt = _pattern(before).sub(word, prompt, count=1)
    elif group == "things":
        prompt = f"{prompt.rstrip(' ,')}, a {word}".lstrip(" ,")
    elif group == "colours" and (thing := found(prompt, groups.get("things", ()))):
        prompt = _pattern(thing).sub(f"{word} {thing}", prompt, count=1)
    else:
        prompt = f"{prompt.rstrip(' ,')} {word}".lstrip()
    return _with_articles(prompt, word)


def unknown_told(words: list[str], model: Model) -> str:
    """Give what is said of words that a model doesn't know, with some that it does; "" for no such words."""
    if not words:
        return ""
    listed = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    things = offered(model).get("things", ())
    more = tr(" and more") if len(things) > SOME else ""
    knows = tr(" It knows {join}{value}.", join=", ".join(things[:SOME]), value=more) if things else ""
    return tr("{label} doesn't know {listed}.{knows}", label=model.label, listed=listed, knows=knows)


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _with_articles(prompt: str, word: str) -> str:
    """Say “a orange cat” as “an orange cat”, before the word that was put in."""
    article = "an" if word[:1].lower() in "aeiou" else "a"
    return re.sub(rf"(?<!\w)(a|an) (?={re.escape(word)}(?!\w))", f"{article} ", prompt, flags=re.IGNORECASE)
