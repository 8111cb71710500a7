"""How much of a prompt each of a model's text encoders reads at once, before anything is encoded. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.prompt import wording
from engine.prompt.clip_tokenizer import CHUNKS_MAX, ClipTokenizer
from engine.prompt.wording import WeightedText

Range = tuple[int, int]


@dataclass(frozen=True)
class EncoderCount:
    """What an encoder is given of the largest part of a prompt, and how many tokens it reads at once."""

    label: str
    tokens: int
    room: int

    @property
    def chunks(self) -> int:
        """How often it has to read; at least once, and what is beyond CHUNKS_MAX is never read."""
        return max(1, -(-self.tokens // self.room))

    @property
    def in_chunks(self) -> str:
        return "1 chunk" if self.chunks == 1 else f"{self.chunks} chunks"


@dataclass(frozen=True)
class PromptCount:
    """Of one prompt: a count for each encoder, and where its chunks lie, in characters of the prompt.

    Another chunk begins at each of `begins`; `beyond` is what is not in the first, and `unread` what is in none.
    """

    encoders: tuple[EncoderCount, ...]
    begins: tuple[int, ...] = ()
    beyond: tuple[Range, ...] = ()
    unread: tuple[Range, ...] = ()

    @property
    def fullest(self) -> EncoderCount:
        """That of the encoder that has the most to read: the chunks are its."""
        return max(self.encoders, key=_fullness)


def count(prompt: str, tokenizers: Sequence[ClipTokenizer]) -> PromptCount:
    """Count what is really encoded: no weights, no escapes, the longest of a choice, each part of a mixture.

    The chunks are those of the encoder that has the most of them to read. Anything can be counted; what can't be read
    as a prompt is taken for words.
    """
    found = [_counted(prompt, each) for each in tokenizers]
    fullest, read = max(found, key=lambda each: _fullness(each[0]))
    places = [[words.places[at] for at in starts] for words, starts in read]
    room = fullest.room
    return PromptCount(
        tuple(each for each, _ in found),
        tuple(sorted({at for each in places for at in each[room : room * CHUNKS_MAX + 1 : room]})),
        tuple(_from(room, read)),
        tuple(_from(room * CHUNKS_MAX, read)),
    )


def _fullness(encoder: EncoderCount) -> float:
    return encoder.tokens / encoder.room


_Read = list[tuple[WeightedText, list[int]]]
"""The parts of a prompt, with the character of its text at which each token begins."""


def _counted(prompt: str, tokenizer: ClipTokenizer) -> tuple[EncoderCount, _Read]:
    mixture = wording.longest(prompt, lambda words: len(_starts(words, tokenizer)))
    read = [(words, _starts(words, tokenizer)) for words in mixture.parts]
    return EncoderCount(tokenizer.label, max(len(starts) for _, starts in read), tokenizer.room), read


def _starts(words: WeightedText, tokenizer: ClipTokenizer) -> list[int]:
    """Cut pieces of different weights into tokens each by itself, as they are when they are encoded."""
    found: list[int] = []
    at = 0
    for text, _ in words.pieces:
        found += [at + start for start in tokenizer.starts(text)]
        at += len(text)
    return found


def _from(token: int, read: _Read) -> Iterator[Range]:
    """Give the characters of each part from that token on, without those of other parts between."""
    for words, starts in read:
        if token < len(starts):
            others = {at for other, _ in read if other is not words for at in other.places}.difference(words.places)
            yield from _runs(words.places[starts[token] :], others)


def _runs(places: Sequence[int], others: set[int]) -> Iterator[Range]:
    start = places[0]
    for before, after in pairwise(places):
        if after != before + 1 and not others.isdisjoint(range(before + 1, after)):
            yield start, before + 1
            start = after
    yield start, places[-1] + 1
