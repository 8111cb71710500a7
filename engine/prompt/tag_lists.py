"""Lists of tags in the person's folder, searched by how they begin.

The format is that of a1111-sd-webui-tagcomplete (https://github.com/DominikDoom/a1111-sd-webui-tagcomplete) and of
krita-ai-diffusion: CSV with `name,type,count,"alias,alias"`, of which only the name is needed.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.paths import tags_dir

FILE_BYTES, MOST, LONGEST, FILES = 64 * 2**20, 400_000, 120, 16
"""At most so many bytes of a file, tags, letters of one, and files."""
LOOKED_AT = 4000
"""Tags of one beginning that are ordered by their counts: of “a” there are tens of thousands."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is put into a prompt, and how often it is used where the list comes from."""

    name: str
    count: int = 0


class TagList:
    """Tags by name and alias."""

    def __init__(self, keyed: list[tuple[str, Tag]]) -> None:
        self._keyed = sorted(keyed, key=lambda pair: pair[0])
        self._keys = [key for key, _ in self._keyed]

    def __len__(self) -> int:
        return len(self._keyed)

    def beginning(self, text: str, most: int) -> list[Tag]:
        """The tags whose name or alias begins so, the most used first."""
        wanted = folded(text)
        if not wanted:
            return []
        start = bisect_left(self._keys, wanted)
        found: dict[str, Tag] = {}
        for key, tag in self._keyed[start : start + LOOKED_AT]:
            if not key.startswith(wanted):
                break
            found.setdefault(tag.name, tag)
        return sorted(found.values(), key=lambda tag: (-tag.count, tag.name))[:most]


def folded(text: str) -> str:
    """Text as tags are compared: “Long_Hair ” is “long hair”."""
    return " ".join(text.replace("_", " ").lower().split())


def read_all(folder: Path | None = None) -> TagList:
    """The tags of all lists in the folder; a list that can't be read is passed over."""
    folder = tags_dir() if folder is None else folder
    keyed: list[tuple[str, Tag]] = []
    for path in sorted(folder.glob("*.csv"))[:FILES] if folder.is_dir() else ():
        keyed += _read(path, MOST - len(keyed))
    return TagList(keyed)


def _read(path: Path, room: int) -> Iterator[tuple[str, Tag]]:
    try:
        if not path.is_file() or path.stat().st_size > FILE_BYTES:
            return
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            for row in csv.reader(file):
                if room <= 0:
                    return
                name = row[0].strip() if row else ""
                if not name or len(name) > LONGEST or not name.isprintable():
                    continue
                count = next((int(each) for each in row[2:3] if each.strip().isdecimal() and len(each) < 16), 0)
                tag = Tag(shown(name), count)
                aliases = row[3].split(",") if len(row) > 3 else []
                for key in dict.fromkeys(filter(None, (folded(name), *(folded(each) for each in aliases[:32])))):
                    room -= 1
                    yield key, tag
    except (OSError, csv.Error, UnicodeError):
        return


def shown(name: str) -> str:
    """A tag as it stands in a prompt: blanks for underscores, unless it is a face, and its parentheses as such."""
    spoken = name.replace("_", " ") if any(letter.isalnum() for letter in name) and len(name) > 3 else name
    return spoken.replace("(", "\\(").replace(")", "\\)")
