"""One thing that a person sets once for the whole program: what it is called, what it means, what it may be.

A record makes the row in the settings, its control, its tooltip and what the search finds; see `preference_table`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.phrase import phrase


class Place(StrEnum):
    """Where a preference is kept: the window's own, the network's choices, where is computed, or the panels."""

    OWN = "own"
    NETWORK = "network"
    PLACEMENT = "placement"
    PANELS = "panels"


Value = bool | int | float | str


@dataclass(frozen=True)
class Preference:
    """`words` say what it does, in a line. What it is follows from `default`: a switch, a number, or text.

    `choices` are (value, label) of a text that is one of a few; `low`, `high` and `step` the range of a number.
    """

    name: str
    page: str
    label: str
    words: str
    default: Value
    choices: tuple[tuple[str, str], ...] = ()
    low: float = 0
    high: float = 0
    step: float = 1
    unit: str = ""
    hint: str = ""
    """What stands in an empty field."""
    free: bool = False
    """Whether a text may also be another than its choices."""
    check: Callable[[str], object] | None = None
    """Raises InvalidRequest for a text that can't be, unless it is empty."""
    at_start: bool = False
    """Whether it holds from the next start on."""
    place: Place = Place.OWN

    def checked(self, value: object) -> Value:
        """Give the value in its type. Raises InvalidRequest, naming the preference, for one that it can't have."""
        match self.default, value:
            case bool(), bool():
                return value
            case (int() | float(), int() | float()) if not isinstance(value, bool):
                if self.low <= value <= self.high:
                    return type(self.default)(value)
            case str(), str() if self.free or not self.choices or value in dict(self.choices):
                if self.check is not None and value.strip():
                    self.check(value)
                return value.strip()
            case _:
                pass
        raise InvalidRequest(phrase("“{label}” can't be {value}.", label=phrase(self.label), value=ascii(value)[:80]))

    def read(self, kept: object) -> Value:
        """Give what a settings file holds for it, where everything may be text; the default for what is wrong."""
        try:
            if isinstance(kept, str):
                match self.default:
                    case bool():
                        return {"true": True, "false": False}[kept.lower()]
                    case int():
                        return self.checked(int(kept))
                    case float():
                        return self.checked(float(kept))
            return self.checked(kept)
        except (InvalidRequest, ValueError, KeyError):
            return self.default
