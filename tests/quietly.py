"""Runs what tells how far it is, for tests that want the answer alone."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from engine.progress import Part

Answer = TypeVar("Answer")


def quietly(parts: Generator[Part, None, Answer]) -> Answer:
    """Run to the end, and give the answer."""
    while True:
        try:
            next(parts)
        except StopIteration as stopped:
            return stopped.value
