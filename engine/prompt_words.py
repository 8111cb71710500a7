"""The words that a picture's prompt comes to: its choices made by the seed, its weights on pieces of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from engine.prompt_syntax import parse
from engine.prompt_tree import Choice, Group, Mix, Nodes, Text


@dataclass(frozen=True)
class Words:
    """One text for an encoder, as pieces with their weights; neighbours differ in weight."""

    pieces: tuple[tuple[str, float], ...] = ()

    @property
    def text(self) -> str:
        """All of it, without weights."""
        return "".join(text for text, _ in self.pieces)

    @property
    def weighted(self) -> bool:
        return any(weight != 1 for _, weight in self.pieces)


@dataclass(frozen=True)
class Mixture:
    """What one picture is told: `parts` blended, or laid end to end ("and"), by weights; most have one part."""

    parts: tuple[Words, ...]
    weights: tuple[float, ...] = (1.0,)
    kind: str = "blend"


def of(text: str, seed: int) -> Mixture:
    """The prompt of the picture with this seed. What stands before and behind a mixture belongs to each of its parts.

    The choice is the same for the same seed and place among the choices, on every machine.
    """

    def chosen(choice: Choice) -> Nodes:
        drawn = blake2b(f"{seed}:{choice.ordinal}".encode(), digest_size=8).digest()
        return choice.options[int.from_bytes(drawn, "big") % len(choice.options)]

    return _mixture(_pieces(parse(text).nodes, 1.0, chosen), chosen)


def longest(text: str, count: Callable[[str], int]) -> int:
    """The most that `count` finds in a text that this prompt may come to; each part of a mixture is read by itself."""

    def most(choice: Choice) -> Nodes:
        return max(choice.options, key=lambda option: count(_mixture(_pieces(option, 1.0, most), most).parts[0].text))

    mixture = _mixture(_pieces(parse(text).nodes, 1.0, most), most)
    return max(count(words.text) for words in mixture.parts)


_Piece = tuple[str, float] | Mix


def _pieces(nodes: Nodes, scale: float, chosen: Callable[[Choice], Nodes]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for node in nodes:
        match node:
            case Text():
                pieces.append((node.text, scale))
            case Group():
                pieces += _pieces(node.items, scale * node.weight, chosen)
            case Choice():
                pieces += _pieces(chosen(node), scale, chosen)
            case Mix():
                pieces.append(node)
    return pieces


def _mixture(pieces: list[_Piece], chosen: Callable[[Choice], Nodes]) -> Mixture:
    at = next((index for index, piece in enumerate(pieces) if isinstance(piece, Mix)), None)
    if at is None:
        return Mixture((_words(pieces),))
    mix = pieces[at]
    assert isinstance(mix, Mix)
    parts = [_words([*pieces[:at], *_pieces(part, 1.0, chosen), *pieces[at + 1 :]]) for part in mix.parts]
    return Mixture(tuple(parts), mix.weights, mix.kind)


def _words(pieces: list[_Piece]) -> Words:
    joined: list[tuple[str, float]] = []
    for piece in pieces:
        if isinstance(piece, Mix) or not piece[0]:
            continue
        if joined and joined[-1][1] == piece[1]:
            joined[-1] = (joined[-1][0] + piece[0], piece[1])
        else:
            joined.append(piece)
    return Words(tuple(joined))
