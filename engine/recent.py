"""Keeps the values used last, by their keys: the one used longest ago goes first. Imports no torch."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(OrderedDict[Key, Value]):
    """A dict of at most `kept` values, in the order of their use, newest last."""

    def __init__(self, kept: int) -> None:
        super().__init__()
        self._kept = kept

    def used(self, key: Key) -> Value | None:
        """Give the value of a key, which counts as its use; None if it isn't kept."""
        if key not in self:
            return None
        self.move_to_end(key)
        return self[key]

    def keep(self, key: Key, value: Value) -> Value:
        """Put a value in, and let go of what that is too many for."""
        self[key] = value
        self.move_to_end(key)
        while len(self) > self._kept:
            self.popitem(last=False)
        return value
