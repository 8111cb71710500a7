"""A prompt as a tree: text, weighted groups, choices and mixtures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """What can't be read: characters `start` to `end`, and why, in a sentence."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Text:
    """Words as they are, without escapes; `places` is where in the prompt each character stands."""

    text: str
    places: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Group:
    """A weight on `items`, whose characters are `inner`; `start` to `end` is all of it."""

    items: Nodes
    weight: float
    start: int
    end: int
    inner: tuple[int, int]


@dataclass(frozen=True)
class Choice:
    """One of `options`; `ordinal` counts the choices of a prompt in reading order."""

    options: tuple[Nodes, ...]
    ordinal: int


@dataclass(frozen=True)
class Mix:
    """Prompts that are blended, or laid end to end ("and"); `operator` is where it says so, `quoted` where they are."""

    kind: str
    parts: tuple[Nodes, ...]
    weights: tuple[float, ...]
    operator: tuple[int, int]
    quoted: tuple[tuple[int, int], ...]


Node = Text | Group | Choice | Mix
Nodes = tuple[Node, ...]


@dataclass(frozen=True)
class Parsed:
    """A prompt read. With problems, `nodes` is what could be made of it all the same."""

    nodes: Nodes
    problems: tuple[Problem, ...]


def walk(nodes: Nodes) -> Iterator[Node]:
    """Give every node, those that hold others first."""
    for node in nodes:
        yield node
        for held in inside(node):
            yield from walk(held)


def inside(node: Node) -> tuple[Nodes, ...]:
    """Give the sequences that a node holds."""
    match node:
        case Group():
            return (node.items,)
        case Choice():
            return node.options
        case Mix():
            return node.parts
    return ()
