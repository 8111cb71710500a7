"""Gathers the licences of all that a bundle ships, from the packages' own files: notices.py FLAVOUR FILE [BUNDLE].

With the folder of a bundle that is built, those of the system's libraries in it as well.
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import host_libraries
from host_libraries import HostLibrary

from bundle_contents import PACKAGING, Flavour, locked

RESOURCES = PACKAGING.parent / "resources"
CODE = (".py", ".pyc", ".pyi", ".json")
RULE = "=" * 100
OURS = ("fonts", "icons", "configs", "palettes")
"""Folders of resources/ that hold others' work, with its licence beside it."""


def main() -> int:
    """Write the file; returns an exit code."""
    flavour, file = Flavour(sys.argv[1]), Path(sys.argv[2])
    hosts = host_libraries.of_bundle(Path(sys.argv[3])) if sys.argv[3:] else []
    file.write_text("\n".join(notices(flavour, hosts)) + "\n", encoding="utf-8")
    return 0


def notices(flavour: Flavour, hosts: Sequence[HostLibrary] = ()) -> Iterator[str]:
    """Lines: first a list of everything with its licence's name, then every text."""
    found = [metadata.distribution(name) for name in sorted(locked(flavour), key=str.lower)]
    yield "Sketchlight is made of these works of others; their licences follow.\n"
    yield f"Python {sys.version.split()[0]}: Python Software Foundation License"
    for each in found:
        yield f"{each.name} {each.version}: {licence_of(each)}"
    for host in hosts:
        yield f"{host.name} {host.version}".rstrip() + f" ({', '.join(host.files)}): {host.licence}"
    yield from (f"resources/{path.relative_to(RESOURCES).as_posix()}" for path in ours())
    yield from _text("Python", Path(sysconfig.get_path("stdlib")) / "LICENSE.txt")
    for each in found:
        for path in texts_of(each):
            yield from _text(f"{each.name} {each.version}", path)
    for path in sorted((PACKAGING / "licences").glob("*.txt")):
        yield from _text("Qt, PySide6 and shiboken6", path)
    for host in hosts:
        if host.text is not None:
            yield from _text(f"{host.name} {host.version}", host.text)
    for path in ours():
        yield from _text(f"resources/{path.relative_to(RESOURCES).as_posix()}", path)


def licence_of(package: metadata.Distribution) -> str:
    """The name of its licence, as its metadata tell it; the classifier where that is all there is."""
    told = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    if told and len(told) < 100 and "\n" not in told:
        return str(told)
    kinds = [each for each in package.metadata.get_all("Classifier", []) if each.startswith("License ::")]
    return ", ".join(each.rpartition(" :: ")[2] for each in kinds) or "see its text"


def texts_of(package: metadata.Distribution) -> list[Path]:
    """The files of a package that are licences, notices and lists of authors."""
    words = ("licen", "copying", "notice", "authors", "third-party", "thirdparty", "3rd-party")
    found = [
        Path(str(each.locate()))
        for each in package.files or ()
        if any(word in each.name.lower() for word in words) and each.suffix.lower() not in CODE
    ]
    return sorted(path for path in found if path.is_file())


def ours() -> list[Path]:
    """The licences and origins in the folders of resources/."""
    found = [path for name in OURS for path in (RESOURCES / name).rglob("*")]
    words = ("licen", "ofl", "copying", "origin", "notice")
    return sorted(path for path in found if path.suffix == ".txt" and any(word in path.name.lower() for word in words))


def _text(name: str, path: Path) -> Iterator[str]:
    if path.is_file():
        yield f"\n{RULE}\n{name}: {path.name}\n{RULE}\n"
        yield path.read_text(encoding="utf-8", errors="replace").strip()


if __name__ == "__main__":
    sys.exit(main())
