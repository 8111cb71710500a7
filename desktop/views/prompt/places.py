"""Places in a text: Python counts letters, Qt counts UTF-16 units, of which an emoji has two."""

from __future__ import annotations


def to_qt(text: str, index: int) -> int:
    """Give Qt's position of the letter `index`."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, position: int) -> int:
    """Give the letter at Qt's `position`; one in the middle of a letter is that letter's."""
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore"))
