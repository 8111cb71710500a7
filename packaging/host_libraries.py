"""The libraries of the building machine's own system that a bundle ships beside the packages' ones, as dpkg knows them.

PyInstaller lays them flat beside the packages, and links there what packages bring in folders of their own.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DOCUMENTS = Path("/usr/share/doc")
OURS = re.compile(r"\.cpython-|\.abi3\.|^libpython")
"""Modules of packages that stand alone, and Python itself: they are told of as packages."""


@dataclass(frozen=True)
class HostLibrary:
    """A package of the system, and which of its files are shipped. Of a file that no package owns, only its name."""

    name: str
    version: str
    files: tuple[str, ...]
    licence: str
    text: Path | None
    """What its maintainers say of its copyright."""


def files_of(bundle: Path) -> list[str]:
    """Names of the system's libraries in a bundle's folder."""
    inside = bundle / "_internal"
    found = (path for path in inside.glob("*.so*") if path.is_file() and not path.is_symlink())
    return sorted(path.name for path in found if not OURS.search(path.name))


def of_bundle(bundle: Path) -> list[HostLibrary]:
    """All of them, by package, sorted by name."""
    files: dict[str, list[str]] = defaultdict(list)
    owners = _owners(files_of(bundle))
    for file in files_of(bundle):
        files[owners.get(file, "")].append(file)
    strange = [HostLibrary(file, "", (file,), "not known", None) for file in files.pop("", [])]
    return sorted([*strange, *(_package(name, tuple(held)) for name, held in files.items())], key=lambda it: it.name)


def licence_in(text: Path) -> str:
    """The licences that a copyright file in Debian's machine-readable form names; of another form, “see its text”."""
    try:
        told = re.findall(r"^License:[ \t]*(\S.*?)\s*$", text.read_text(encoding="utf-8", errors="replace"), re.M)
    except OSError:
        return "not known"
    return ", ".join(sorted(set(told))) or "see its text"


def _owners(files: Iterable[str]) -> dict[str, str]:
    """By file's name, the package that has it."""
    patterns = [f"*/{file}" for file in files]
    if not patterns or shutil.which("dpkg-query") is None:
        return {}
    asked = subprocess.run(["dpkg-query", "--search", *patterns], capture_output=True, text=True, check=False)
    lines = (line.partition(": ") for line in asked.stdout.splitlines() if not line.startswith("diversion "))
    return {path.rpartition("/")[2]: owners.partition(",")[0] for owners, _, path in lines if "/lib" in path}


def _package(name: str, files: tuple[str, ...]) -> HostLibrary:
    line = ["dpkg-query", "--show", "--showformat", "${Version}", name]
    version = subprocess.run(line, capture_output=True, text=True, check=True).stdout.strip()
    plain = name.partition(":")[0]
    text = DOCUMENTS / plain / "copyright"
    return HostLibrary(plain, version, files, licence_in(text), text if text.is_file() else None)
