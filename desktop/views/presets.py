"""Ready-made trades of speed against finish."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.settings import Settings
from engine import registry


@dataclass(frozen=True)
class Preset:
    """Settings that belong together; `name` is what the menu says."""

    name: str
    sampler: str
    steps: int
    guidance: float


PRESETS = (
    Preset("Quick · LCM 2", "lcm", 2, 1.0),
    Preset("Realtime · LCM 4", "lcm", 4, 1.0),
    Preset("Fine · LCM 8", "lcm", 8, 1.0),
    Preset("Classic · UniPC 20", "unipc", 20, 5.0),
    Preset("Thorough · DDIM 50", "ddim", 50, 7.5),
)


def available() -> tuple[Preset, ...]:
    """The presets whose sampler is there."""
    known = registry.samplers()
    return tuple(preset for preset in PRESETS if preset.sampler in known)


def matching(settings: Settings) -> Preset | None:
    """The preset that these settings are, if they are one."""
    now = (settings.sampler, settings.steps, settings.guidance)
    return next((each for each in available() if (each.sampler, each.steps, each.guidance) == now), None)


def described(settings: Settings) -> str:
    """What the preset menu shows: a preset's name, or the figures of a state that is none."""
    found = matching(settings)
    if found is not None:
        return found.name
    sampler = registry.samplers().get(settings.sampler)
    return f"Custom · {sampler.label if sampler else settings.sampler} {settings.steps}"
