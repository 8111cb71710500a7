"""Palettes of colours, read from files in GIMP's palette format (.gpl), which Krita and Inkscape write as well."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.words import tr
from engine.errors import UnreadableFile
from engine.paths import resources_dir

Rgb = tuple[int, int, int]

MOST = 1024
"""Colours of a palette that are read."""
LARGEST = 2**20
"""Bytes of a file that may be one."""
_ENTRY = re.compile(r"\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})(?:\s+(.*))?$")


@dataclass(frozen=True)
class Palette:
    """Colours with their names, in the order of the file."""

    name: str
    colours: tuple[tuple[Rgb, str], ...]


def read_palette(path: Path) -> Palette:
    """Read a .gpl file. Raises UnreadableFile for anything else."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(tr("{name} is too large to be a palette.", name=path.name))
        text = path.read_text("utf-8", errors="replace")
    except OSError as error:
        raise UnreadableFile(
            tr("{name} can't be read: {strerror}.", name=path.name, strerror=error.strerror)
        ) from error
    lines = text.splitlines()
    if not lines or not lines[0].startswith("GIMP Palette"):
        raise UnreadableFile(tr("{name} is no palette in GIMP's format (.gpl).", name=path.name))
    name = path.stem
    colours: list[tuple[Rgb, str]] = []
    for line in lines[1:]:
        if line.startswith("Name:"):
            name = line.removeprefix("Name:").strip()[:60] or name
        elif (found := _ENTRY.match(line)) and len(colours) < MOST:
            red, green, blue = (min(int(number), 255) for number in found.groups()[:3])
            colours.append(((red, green, blue), (found[4] or "").strip()[:60]))
    if not colours:
        raise UnreadableFile(tr("{name} holds no colours.", name=path.name))
    return Palette(name, tuple(colours))


def shipped_palettes() -> list[Palette]:
    """Read the palettes that come with the program."""
    return [read_palette(path) for path in sorted((resources_dir() / "palettes").glob("*.gpl"))]
