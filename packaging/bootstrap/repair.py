"""Takes an interrupted pip install apart so far that pip can go on with it."""

from __future__ import annotations

import shutil
from pathlib import Path


def forget_unfinished(site_packages: Path) -> list[str]:
    """Remove the records of half-unpacked packages, which pip would take for installed; returns their names.

    pip unpacks a wheel, its .dist-info included, and writes INSTALLER and RECORD last; and it sets a package that
    it replaces aside under a name that begins with a tilde.
    """
    for left_over in site_packages.glob("~*"):
        shutil.rmtree(left_over, ignore_errors=True)
    unfinished = [
        record
        for record in site_packages.glob("*.dist-info")
        if not ((record / "INSTALLER").is_file() and (record / "RECORD").is_file())
    ]
    for record in unfinished:
        shutil.rmtree(record)
    return sorted(record.name.partition("-")[0] for record in unfinished)
