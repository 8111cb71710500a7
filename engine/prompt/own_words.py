"""A person's own snippets, styles and negative presets, in `styles.csv` among their words.

The format is that of stable-diffusion-webui's file of that name: `name`, `prompt`, `negative_prompt`. One without a
negative is a snippet, one without a prompt a negative preset.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from engine.catalog.styles import Style
from engine.errors import CannotWrite
from engine.paths import words_dir
from engine.phrase import phrase
from engine.pictures.files import write_bytes

OWN, OWN_BYTES, OWN_MOST = "styles.csv", 4 * 2**20, 1000
PLACE = "{prompt}"
"""Where stable-diffusion-webui puts the prompt into a style; here a style goes behind it."""


def own(folder: Path | None = None) -> tuple[Style, ...]:
    """A person's own, in the file's order; none where there is no file, or it can't be read."""
    path = (words_dir() if folder is None else folder) / OWN
    try:
        if path.stat().st_size > OWN_BYTES:
            return ()
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig", "replace"), newline="")))[:OWN_MOST]
    except (OSError, csv.Error):
        return ()
    found = [
        Style(
            _tidy(row.get("name")),
            _tidy(row.get("prompt")).replace(PLACE, "").strip(" ,"),
            _tidy(row.get("negative_prompt")),
        )
        for row in rows
    ]
    return tuple(each for each in found if each.name and (each.suffix or each.negative))


def keep_own(kept: Sequence[Style], folder: Path | None = None) -> None:
    """Write a person's own in the place of those there were. Raises CannotWrite."""
    folder = words_dir() if folder is None else folder
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("name", "prompt", "negative_prompt"))
    writer.writerows((each.name, each.suffix, each.negative) for each in kept[:OWN_MOST])
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            phrase("{folder} can't be made: {strerror}.", folder=folder, strerror=error.strerror)
        ) from error
    write_bytes(folder / OWN, text.getvalue().encode())


def _tidy(text: str | None) -> str:
    return " ".join("".join(letter for letter in (text or "") if letter.isprintable() or letter == "\n").split())
