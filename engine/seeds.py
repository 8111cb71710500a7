"""Seeds: whole numbers of 64 bits, as torch's generators and other programs have them. Imports no torch."""

from __future__ import annotations

import re
import secrets

from engine.errors import InvalidRequest
from engine.phrase import phrase

SEEDS = 2**64
"""How many there are: 0 to 2^64 − 1."""
RANDOM = -1
"""What stands for “draw one” wherever a person or another program names a seed."""
_DRAWN = 2**32
"""One that is drawn lies below: enough of them, and short enough to be read out and typed."""


def drawn() -> int:
    """Draw a random seed."""
    return secrets.randbelow(_DRAWN)


def nth(seed: int, index: int) -> int:
    """Give the seed of picture `index` of a batch: the seeds count on, and from the last to 0."""
    return (seed + index) % SEEDS


def folded(seed: int) -> int:
    """Bring another program's whole number among the seeds: modulo 2^64, a negative one drawing a random seed."""
    return drawn() if seed < 0 else seed % SEEDS


def read(text: str) -> int:
    """Read a seed as a person types it, −1 drawing one. Raises InvalidRequest for all that is no seed."""
    bare = text.strip().replace("−", "-")
    if not re.fullmatch(r"-?[0-9]{1,40}", bare) or not RANDOM <= int(bare) < SEEDS:
        raise InvalidRequest(
            phrase(
                "Seed “{value}” is not a whole number from 0 to {value_2} (or {RANDOM} for a random one).",
                value=text.strip()[:40],
                value_2=SEEDS - 1,
                RANDOM=RANDOM,
            )
        )
    return drawn() if int(bare) == RANDOM else int(bare)
