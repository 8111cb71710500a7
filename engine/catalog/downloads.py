"""What can be downloaded: which of it there is, by what it brings, and how that is said. Never asks the network.

Imports no torch.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path, PurePosixPath

from engine.catalog.download_table import Download, DownloadKind, parse
from engine.errors import ModelError
from engine.paths import models_dir, resources_dir
from engine.phrase import phrase


def downloads() -> tuple[Download, ...]:
    """Give all of them, by kind."""
    path = resources_dir() / "downloads.toml"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else ()


def find(name: str) -> Download:
    """Give the download of that name; ModelError tells what there is instead."""
    known = {each.name: each for each in downloads()}
    if name not in known:
        near = [each for each in known if name.lower() in each] or list(known)
        raise ModelError(
            phrase("There is no download “{value}”. There is: {join}.", value=name[:60], join=", ".join(near))
        )
    return known[name]


def bringing(target: str) -> Download | None:
    """Give the download that brings the file with this place below the user's models folder."""
    wanted = PurePosixPath(target)
    return next((each for each in downloads() if any(file.target == wanted for file in each.files)), None)


def nets(control: str, family: str) -> tuple[Download, ...]:
    """Give the ControlNets that were trained on a control, for a family."""
    return tuple(each for each in downloads() if each.control == control and each.family in ("", family))


def first(kind: DownloadKind, family: str) -> str:
    """Give the name of the first of a kind that there is for a family; "" for none."""
    return next((each.name for each in downloads() if each.kind is kind and each.family == family), "")


def hint(asked: str) -> str:
    """Say “ “sketchlight-cli fetch taesd” fetches it.”, if what was asked for by this name can be fetched; else ""."""
    found = next((each for each in downloads() if asked in _names(each)), None)
    return f" “{command(found)}” fetches it." if found else ""


def fetched_as(folder: Path) -> Download | None:
    """Give the checkpoint that brings this folder of the user's models."""
    known = (each for each in downloads() if each.kind is DownloadKind.CHECKPOINT)
    return next((each for each in known if models_dir() / each.files[0].target.parts[0] == folder), None)


def command(*wanted: Download) -> str:
    """Give what to type for them: “sketchlight-cli fetch taesd”."""
    return f"sketchlight-cli fetch {' '.join(each.name for each in wanted)}"


def free_bytes() -> int:
    """Give what the disk has left where the models are kept, or will be."""
    folder = next(each for each in (models_dir(), *models_dir().parents) if each.exists())
    return shutil.disk_usage(folder).free


def share_in_words(done: int, total: int) -> str:
    """Give bytes of bytes: “12.3 of 99.2 MB”, “1.25 of 6.94 GB”."""
    if total >= 1e9:
        return phrase("{done:.2f} of {total:.2f} GB", done=done / 1e9, total=total / 1e9)
    return phrase("{done:.1f} of {total:.1f} MB", done=done / 1e6, total=total / 1e6)


def size_in_words(megabytes: float | None) -> str:
    """Say “29 MB”, “6.9 GB”; “size unknown” for None."""
    if megabytes is None:
        return phrase("size unknown")
    if megabytes >= 1000:
        return f"{megabytes / 1000:.1f} GB"
    return f"{megabytes:.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"


def about_in_words(megabytes: float | None) -> str:
    """Give the same of a size that is by convention, before a hub was asked: “about 6.9 GB”."""
    told = size_in_words(megabytes)
    return told if megabytes is None else phrase("about {size}", size=told)


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> tuple[Download, ...]:
    return parse(path.read_text(encoding="utf-8"))


def _names(download: Download) -> set[str]:
    """Give what it is called by here, and by those who look for it in its folder once it is fetched."""
    first = download.files[0].target
    if download.kind in (DownloadKind.LORA, DownloadKind.IP_ADAPTER):
        place = first.with_suffix("")
    elif download.kind in (DownloadKind.CONTROLNET, DownloadKind.VAE):
        place = first.parent
    else:
        return {download.name}
    return {download.name, place.name, "/".join(place.parts[1:])}
