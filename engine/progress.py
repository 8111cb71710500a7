"""Preparations as generators of their parts, so that they can be told of and stopped between two. Imports no torch."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from engine.events import Event, Loading
from engine.request import Key

Answer = TypeVar("Answer")

Part = tuple[str, int, int]
"""What is being done, parts done, parts in all."""


def told(key: Key, parts: Generator[Part, None, Answer]) -> Generator[Event, None, Answer]:
    """Give the parts of a preparation as Loading events; their answer."""
    try:
        while True:
            stage, done, total = next(parts)
            yield Loading(key, stage, done, total)
    except StopIteration as stopped:
        return stopped.value
    finally:
        parts.close()
