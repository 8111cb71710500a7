"""Makes a virtual environment with pip in it, also under a Python that lacks ensurepip (as Debian's does)."""

from __future__ import annotations

import importlib
import importlib.machinery
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bootstrap.problem import Problem
from bootstrap.system import Piece

# Where Debian and Fedora keep the wheels that their own venv module would take.
WHEEL_FOLDERS = ("/usr/share/python-wheels", "/usr/lib/python3/dist-packages/ensurepip/_bundled")


def has_module(name: str) -> bool:
    """Whether this Python's folders have the module, looked up afresh: setuptools' own finder would answer for pip."""
    importlib.invalidate_caches()
    return importlib.machinery.PathFinder.find_spec(name) is not None


def wheels(folders: tuple[str, ...] = WHEEL_FOLDERS) -> list[Path]:
    """The system's own wheels of pip, newest name first."""
    return [wheel for folder in folders for wheel in sorted(Path(folder).glob("pip-*.whl"), reverse=True)]


def lacking(*, has_module: Callable[[str], bool] = has_module, folders: tuple[str, ...] = WHEEL_FOLDERS) -> list[Piece]:
    """What a virtual environment would miss of this Python: some way to pip."""
    if has_module("ensurepip") or has_module("pip") or wheels(folders):
        return []
    return [Piece("ensurepip, a part of Python", f"python3.{sys.version_info[1]}-venv", "python3-pip")]


def make(folder: Path, python: Path) -> None:
    """Make (or make anew) the environment at `folder`, whose interpreter is `python`; Problem says what is lacking."""
    if has_module("ensurepip"):
        _venv(folder)
        return
    _venv(folder, "--without-pip")
    if not any(subprocess.run(way, check=False).returncode == 0 for way in ways_to_pip(python)):
        raise Problem(f"pip could not be brought into {folder}; install python3-venv (or take Python from python.org).")


def ways_to_pip(python: Path, *, folders: tuple[str, ...] = WHEEL_FOLDERS) -> list[list[str]]:
    """Command lines that may bring pip into the environment without ensurepip, best first."""
    install = ("install", "--quiet", "--no-index")
    ways = [[str(python), f"{wheel}/pip", *install, str(wheel)] for wheel in wheels(folders)]
    if has_module("pip"):
        ways.append([sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "pip"])
    return ways


def _venv(folder: Path, *options: str) -> None:
    line = [sys.executable, "-m", "venv", "--clear", *options, str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise Problem(f"{folder} could not be made: {words[-1] if words else 'no reason given'}")
