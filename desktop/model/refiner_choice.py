"""Which models can refine what another one began."""

from __future__ import annotations

from pathlib import PurePath

from engine import catalog

FAMILY = "sdxl_refiner"


def refiners() -> list[tuple[str, str]]:
    """(name, label) of each refiner on this machine."""
    return [(each.name, each.label) for each in catalog.models() if each.family == FAMILY]


def label_of(name_or_path: str) -> str:
    """What a refiner is called in a menu."""
    return dict(refiners()).get(name_or_path, PurePath(name_or_path).name)
