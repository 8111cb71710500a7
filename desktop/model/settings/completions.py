"""What a word that is being typed may become: words of the model, of LoRAs, embeddings, wildcards and lists of tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.phrase import mark
from engine.prompt.tag_lists import TagList, folded

MOST, LEAST = 12, 2
"""Suggestions at once, and letters from which on there are any."""
_ENDS = ',(){}|\n"'
_WILDCARD = re.compile(r"__[\w/ -]*\Z")


@dataclass(frozen=True)
class Suggestion:
    """What would stand in the place of the last `length` letters before the caret, and where it comes from."""

    text: str
    length: int
    source: str


@dataclass(frozen=True)
class KnownWords:
    """What there is to suggest, apart from tags."""

    model: Sequence[str] = ()
    loras: Sequence[str] = ()
    embeddings: Sequence[str] = ()
    wildcards: Sequence[str] = ()


def suggestions(before: str, known: KnownWords, tags: TagList) -> list[Suggestion]:
    """Suggest for the text before the caret: words of LoRAs and embeddings first, tags by how common they are."""
    if (match := _WILDCARD.search(before)) is not None:
        typed = match[0]
        return [
            Suggestion(f"__{name}__", len(typed), mark("wildcard"))
            for name in known.wildcards
            if name.lower().startswith(typed[2:].lower())
        ][:MOST]
    phrase = re.split(f"[{re.escape(_ENDS)}]", before)[-1].lstrip()
    word = phrase.rsplit(" ", 1)[-1]
    found: dict[str, Suggestion] = {}

    def add(texts: Iterable[str], typed: str, source: str) -> None:
        for text in texts:
            if len(found) < MOST and folded(text) != folded(typed):
                found.setdefault(folded(text), Suggestion(text, len(typed), source))

    for typed in dict.fromkeys((phrase, word)):
        if len(typed) < LEAST:
            continue
        add(_beginning(known.loras, typed), typed, "LoRA")
        add(_beginning(known.embeddings, typed), typed, mark("embedding"))
        add(_beginning(known.model, typed), typed, mark("model"))
        add((tag.name for tag in tags.beginning(typed, MOST)), typed, mark("tag"))
    return list(found.values())


def _beginning(words: Sequence[str], typed: str) -> list[str]:
    wanted = folded(typed)
    return [word for word in words if folded(word).startswith(wanted)]
