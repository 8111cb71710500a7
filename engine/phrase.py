"""Words that a person reads, kept as an English template with named values: only a window translates them.

`phrase` and `mark` are what Qt's `lupdate` looks for in the engine; neither needs Qt.
"""

from __future__ import annotations

from collections.abc import Mapping


class Phrase(str):
    """The words in English; `template` and `values` are what they were made of."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.template, dict(self.values))


def phrase(template: str, /, **values: object) -> Phrase:
    """Give the words of a template whose values stand in braces, as “{path} can't be read.”; a value may be a Phrase.

    Values keep their formats: “{share:.0%}”.
    """
    made = Phrase(template.format(**values) if values else template)
    made.template, made.values = template, values
    return made


def mark(text: str) -> str:
    """Mark words in a table as ones that a window translates where it shows them."""
    return text


def _again(template: str, values: Mapping[str, object]) -> Phrase:
    return phrase(template, **values)
