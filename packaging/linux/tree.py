"""Puts what a desktop knows of the program into a folder laid out as below /usr: entry, icons, types, metadata, man."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

LINUX = Path(__file__).resolve().parent
ICONS = LINUX.parent.parent / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
METAINFO = "org.sketchlight.Sketchlight.metainfo.xml"


def lay(usr: Path, folder: str, version: str, epoch: int) -> None:
    """Write all of it below `usr`; `folder` is where the programs are found, as the desktop entry names it."""
    words = {"@FOLDER@": folder, "@VERSION@": version, "@DATE@": f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%d}"}
    share = usr / "share"
    _filled("sketchlight.desktop", share / "applications", words)
    _filled("sketchlight.thumbnailer", share / "thumbnailers", words)
    _filled(METAINFO, share / "metainfo", words)
    _filled("sketchlight-mime.xml", share / "mime" / "packages", words, "sketchlight.xml")
    icons(share / "icons" / "hicolor")
    man = share / "man" / "man1"
    man.mkdir(parents=True)
    for name in ("sketchlight", "sketchlight-cli"):
        written = _with(words, (LINUX / "sketchlight.1").read_text(encoding="utf-8"))
        (man / f"{name}.1.gz").write_bytes(gzip.compress(written.encode(), mtime=0))


def icons(theme: Path) -> None:
    """The program's icon, drawn and in all sizes that menus use."""
    for size in SIZES:
        place = theme / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        with Image.open(ICONS / "app.png") as whole:
            whole.resize((size, size), Image.Resampling.LANCZOS).save(place / "sketchlight.png", optimize=True)
    place = theme / "scalable" / "apps"
    place.mkdir(parents=True)
    shutil.copyfile(ICONS / "app.svg", place / "sketchlight.svg")


def _filled(name: str, folder: Path, words: Mapping[str, str], called: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / (called or name)).write_text(_with(words, (LINUX / name).read_text(encoding="utf-8")), encoding="utf-8")


def _with(words: Mapping[str, str], text: str) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text
