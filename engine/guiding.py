"""How strongly guidance leads away from a source, which comes without a forward of its own. Imports no torch."""

from __future__ import annotations

MODERATION = 0.5
"""StreamDiffusion's delta: how much of the guidance is taken at the first step; tried on the starter by looking."""


def moderated(guidance: float, done: float) -> float:
    """Give the factor of the guidance when `done` of the steps (0–1) lie behind: towards the last it fades to 1."""
    return 1 + (guidance - 1) * MODERATION * (1 - done)
