"""Documents in files, by the kind that their ending says."""

from __future__ import annotations

from pathlib import Path

from desktop.model.document.content import Content
from desktop.model.keeping.kra import read_kra
from desktop.model.keeping.ora import Progress, Project, read_ora, write_ora
from desktop.model.keeping.psd import read_psd, write_psd
from desktop.model.settings.settings import Settings
from engine.request import Request

OWN = ".ora"
READERS = {OWN: read_ora, ".psd": read_psd, ".psb": read_psd, ".kra": read_kra}
"""By the ending of the file, in small letters."""
DOCUMENTS = tuple(READERS)


def is_document(path: Path) -> bool:
    return path.suffix.lower() in DOCUMENTS


def open_document(path: Path, progress: Progress = lambda done, of: None) -> Project:
    """Read a document with layers; `progress(done, of)` counts them in its own format. Raises UnreadableFile."""
    if path.suffix.lower() == OWN:
        return read_ora(path, progress=progress)
    return READERS[path.suffix.lower()](path)


def is_writable(path: Path) -> bool:
    """Tell whether documents can be written by that ending."""
    return path.suffix.lower() in (OWN, ".psd")


def save_document(
    path: Path,
    content: Content,
    settings: Settings,
    progress: Progress = lambda done, of: None,
    request: Request | None = None,
) -> tuple[str, ...]:
    """Write a document, whole or not at all; returns notes. `progress` as in `open_document`. Raises CannotWrite.

    `request` is what its button stands for; the program's own format keeps it for the command line.
    """
    if path.suffix.lower() == OWN:
        write_ora(path, content, settings, request, progress=progress)
        return ()
    return write_psd(path, content)
