"""Installs PyTorch and what comes with it for the user: wheels fetched, proved, and unpacked into a folder."""

from __future__ import annotations

import compileall
import json
import shutil
import sys
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engine import tables
from engine.catalog.download_table import Download, DownloadKind, File
from engine.catalog.downloads import size_in_words
from engine.errors import CannotFetch, CannotWrite
from engine.fetching import fetch as fetching
from engine.fetching import network
from engine.fetching.fetch import Patience, Progress
from engine.fetching.hub import Remote
from engine.phrase import phrase
from engine.torch_pack import index, lock, presence
from engine.torch_pack.lock import Build, Wheel

NAME = "pytorch"
WHEELS = PurePosixPath(".wheels")
"""Where the wheels lie until all are there, among the user's models."""
USUAL = Patience()
LICENCES = "BSD-3-Clause and others"
PINS = "pins.json"
UNPACKED = 5.0
"""How much larger PyTorch's packages are than their wheels, at most, with the compiled Python beside them."""
CPU_MEGABYTES = {"torch": 190.0, "torchvision": 2.0}
"""About: the lock doesn't know the sizes of the processor's builds."""
LABELS = {Build.CPU: "PyTorch for the processor", Build.CUDA: "PyTorch for NVIDIA graphics cards"}


@dataclass(frozen=True)
class PyTorch(Download):
    """The wheels of a build, as a download; it is there once PyTorch can be imported."""

    build: Build = Build.CPU
    wheels: tuple[Wheel, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether PyTorch can be imported."""
        return presence.has_torch()


def download(build: Build, wheels: tuple[Wheel, ...] | None = None) -> PyTorch:
    """Give what is to be fetched on this machine for a build: the lock's wheels, or others.

    Raises CannotFetch where a package has no wheel for this machine.
    """
    label = LABELS[build] if lock.has_builds() else "PyTorch"
    wheels = lock.wheels(build) if wheels is None else wheels
    files = tuple(_file(each) for each in wheels)
    return PyTorch(NAME, label, DownloadKind.PROGRAM, "PyTorch", files, LICENCES, build=build, wheels=wheels)


def needed_megabytes(asked: PyTorch) -> float:
    """Give what it takes on the disk once it is installed, about."""
    return (asked.megabytes or 0) * UNPACKED


def install(asked: PyTorch, patience: Patience = USUAL) -> Generator[Progress, None, None]:
    """Fetch, prove and unpack; ends once PyTorch can be imported. Closing the generator stops it, to go on later.

    Raises CannotFetch and CannotWrite; whatever is raised, no half of it is ever imported.
    """
    if presence.has_torch():
        return
    if asked.missing:
        network.require_online("PyTorch")
    _check_space(asked)
    by_file = {_file(each).path: each for each in asked.wheels}
    pins = _Pins(presence.root() / PINS)

    def look_up(_asked: Download, file: File, timeout: float) -> Remote:
        wheel = by_file[file.path]
        return pins.kept(index.find(_address(asked.build, wheel), wheel, timeout))

    yield from fetching.fetch(asked, patience, look_up)
    yield from _unpacked(asked)
    with suppress(OSError):
        shutil.rmtree(asked.files[0].place.parent)
    _remove_others()
    if not presence.has_torch():
        raise CannotFetch(phrase("PyTorch was installed and can't be imported: remove it, then install it again."))


def remove() -> int:
    """Take PyTorch from the disk again, at the next start if it is in use; the bytes that this frees."""
    freed = sum(each.stat().st_size for each in presence.root().rglob("*") if each.is_file())
    (presence.folder() / presence.DONE).unlink(missing_ok=True)
    shutil.rmtree(presence.root(), ignore_errors=True)
    return freed


def _file(wheel: Wheel) -> File:
    """Give one wheel as a file: the one that fits this Python; of a processor's build only its package is known."""
    if not wheel.files:
        path = f"{wheel.name}-{wheel.version}-py3-none-any.whl"
        return File(path, WHEELS / path, CPU_MEGABYTES.get(wheel.name))
    name = index.best(wheel.files)
    if name is None:
        system = f"{sys.platform}, Python {sys.version_info[0]}.{sys.version_info[1]}"
        raise CannotFetch(
            phrase(
                "{name} {version} is not made for this system ({system}).",
                name=wheel.name,
                version=wheel.version,
                system=system,
            )
        )
    size, sha256 = wheel.files[name]
    return File(name, WHEELS / name, size / 1e6, sha256)


def _address(build: Build, wheel: Wheel) -> str:
    """Give the index that has a wheel: processors' builds lie on one of their own."""
    told = network.in_force()
    if wheel.files:
        return told.packages
    if not told.processor:
        raise CannotFetch(
            phrase(
                "Nobody has said where PyTorch's builds for processors are to be had: give the "
                "address of their index in {SETTING}, or choose the build for graphics cards, which "
                "computes on processors too.",
                SETTING=index.SETTING,
            )
        )
    return told.processor


def _check_space(asked: PyTorch) -> None:
    root = presence.root()
    there = next(each for each in (root, *root.parents) if each.exists())
    needed, free = needed_megabytes(asked) * 1e6 + (asked.megabytes or 0) * 1e6, shutil.disk_usage(there).free
    if needed > free:
        raise CannotWrite(
            phrase(
                "{label} takes {size_in_words} while it is installed, and the disk of {root} has "
                "{size_in_words_2} left: free some space, then install it again.",
                label=asked.label,
                size_in_words=size_in_words(needed / 1000000.0),
                root=root,
                size_in_words_2=size_in_words(free / 1000000.0),
            )
        )


def _unpacked(asked: PyTorch) -> Generator[Progress, None, None]:
    """Unpack every wheel into a folder that gets its name once it is whole."""
    final = presence.folder()
    half = final.with_name(f"{final.name}.part")
    total = sum(each.place.stat().st_size for each in asked.files)
    done = 0
    try:
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        for file in asked.files:
            yield Progress(asked.name, done, total, file.path, stage=phrase("Installing"))
            _unpack(file.place, half)
            done += file.place.stat().st_size
        # Some files are for other Pythons, or wrong on purpose: those are left as they are.
        compileall.compile_dir(half, quiet=2, stripdir=str(half), prependdir=str(final))
        (half / presence.DONE).write_text(json.dumps({"build": asked.build}), encoding="utf-8")
        shutil.rmtree(final, ignore_errors=True)
        half.rename(final)
    except OSError as error:
        raise CannotWrite(
            phrase(
                "{value} can't be written: {value_2}.", value=error.filename or half, value_2=error.strerror or error
            )
        ) from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    yield Progress(asked.name, total, total, stage=phrase("Installing"))


def _unpack(wheel: Path, folder: Path) -> None:
    """Put a wheel's files where Python finds them. Raises CannotFetch for a file that is no sound wheel."""
    from installer import install as install_wheel
    from installer.destinations import SchemeDictionaryDestination
    from installer.exceptions import InstallerError
    from installer.sources import WheelFile
    from installer.utils import get_launcher_kind

    scheme = {"purelib": folder, "platlib": folder} | {
        name: folder / f".{name}" for name in ("headers", "scripts", "data")
    }
    target = SchemeDictionaryDestination(
        {name: str(path) for name, path in scheme.items()},
        interpreter=sys.executable,
        script_kind=get_launcher_kind(),
        bytecode_optimization_levels=(),
        overwrite_existing=True,
    )
    try:
        with WheelFile.open(wheel) as source:
            install_wheel(source, target, additional_metadata={})
    except (InstallerError, ValueError, KeyError, AssertionError) as error:
        raise CannotFetch(
            phrase("{name} can't be unpacked ({error}): install it again.", name=wheel.name, error=error)
        ) from error


def _remove_others() -> None:
    """Remove packages of older versions of the program, which are for nobody."""
    for each in tables.listed(presence.root()):
        if each.is_dir() and each != presence.folder():
            shutil.rmtree(each, ignore_errors=True)


class _Pins:
    """Hashes of files that the lock doesn't know, as the index told them the first time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = tables.read_if_readable(path)

    def kept(self, remote: Remote) -> Remote:
        """Give the same, pinned. Raises CannotFetch if the file was another one before."""
        before = self._known.setdefault(remote.path, remote.etag)
        if before != remote.etag:
            raise CannotFetch(
                phrase(
                    "{path} is not the file that it was before (its SHA-256 differs): not fetched.", path=remote.path
                )
            )
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self._known), encoding="utf-8")
        return remote
