"""The words that a picture's prompt comes to: its choices made by the seed, its weights on pieces of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, groupby

from engine.prompt.syntax import parse
from engine.prompt.tree import Choice, Group, Mix, Nodes, Text


@dataclass(frozen=True)
class WeightedText:
    """One text for an encoder, as pieces with their weights; neighbours differ in weight.

    `places` is where in the prompt each character of the text stands.
    """

    pieces: tuple[tuple[str, float], ...] = ()
    places: tuple[int, ...] = field(default=(), compare=False)

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

    parts: tuple[WeightedText, ...]
    weights: tuple[float, ...] = (1.0,)
    kind: str = "blend"


def of(text: str, seed: int) -> Mixture:
    """Give the prompt of the picture with this seed. What stands round a mixture belongs to each of its parts.

    The choice is the same for the same seed and place among the choices, on every machine.
    """

    def chosen(choice: Choice) -> Nodes:
        drawn = blake2b(f"{seed}:{choice.ordinal}".encode(), digest_size=8).digest()
        return choice.options[int.from_bytes(drawn, "big") % len(choice.options)]

    return _mixture(_pieces(parse(text).nodes, 1.0, chosen), chosen)


def longest(text: str, count: Callable[[WeightedText], int]) -> Mixture:
    """Count the prompt where, of every choice, the option is made whose largest part counts the most."""
    made: dict[int, Nodes] = {}

    def size(option: Nodes) -> int:
        return max(count(words) for words in _mixture(_pieces(option, 1.0, most), most).parts)

    def most(choice: Choice) -> Nodes:
        if choice.ordinal not in made:
            made[choice.ordinal] = max(choice.options, key=size)
        return made[choice.ordinal]

    return _mixture(_pieces(parse(text).nodes, 1.0, most), most)


_Piece = tuple[Text, float] | Mix


def _pieces(nodes: Nodes, scale: float, chosen: Callable[[Choice], Nodes]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for node in nodes:
        match node:
            case Text():
                pieces.append((node, scale))
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


def _words(pieces: list[_Piece]) -> WeightedText:
    said = [piece for piece in pieces if not isinstance(piece, Mix) and piece[0].text]
    joined = tuple(
        ("".join(text.text for text, _ in run), weight) for weight, run in groupby(said, lambda piece: piece[1])
    )
    return WeightedText(joined, tuple(chain.from_iterable(text.places for text, _ in said)))
