"""Makes a virtual environment with pip in it, also under a Python that lacks ensurepip (as Debian's does)."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

from bootstrap.problem import Problem
from bootstrap.qt_libraries import install_packages

# Where Debian and Fedora keep the wheels that their own venv module would take.
WHEEL_FOLDERS = ("/usr/share/python-wheels", "/usr/lib/python3/dist-packages/ensurepip/_bundled")


def make(folder: Path, python: Path, *, install_system_packages: bool) -> None:
    """Make (or make anew) the environment at `folder`, whose interpreter is `python`; Problem says what is lacking."""
    if has_module("ensurepip"):
        _venv(folder)
        return
    if install_system_packages:
        install_packages([f"python3.{sys.version_info[1]}-venv", "python3-venv"])
        _venv(folder)
        return
    _venv(folder, "--without-pip")
    for bootstrap in ways_to_pip(python):
        if subprocess.run(bootstrap, check=False).returncode == 0:
            return
    raise Problem(no_pip_message())


def has_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def ways_to_pip(python: Path, *, folders: tuple[str, ...] = WHEEL_FOLDERS) -> list[list[str]]:
    """Command lines that may bring pip into the environment without ensurepip, best first."""
    wheels = [wheel for folder in folders for wheel in sorted(Path(folder).glob("pip-*.whl"), reverse=True)]
    ways = [[str(python), f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel)] for wheel in wheels]
    if has_module("pip"):
        ways.append([sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "pip"])
    return ways


def no_pip_message() -> str:
    name = f"python3.{sys.version_info[1]}-venv"
    return (
        f"This Python ({sys.executable}) comes without pip and ensurepip, so nothing can be installed with it.\n"
        f"On Debian or Ubuntu:\n  sudo apt-get install {name}\n"
        "(as root, `python3 packaging/start.py --yes` does it); elsewhere, take Python from python.org."
    )


def _venv(folder: Path, *options: str) -> None:
    line = [sys.executable, "-m", "venv", "--clear", *options, str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise Problem(f"{folder} could not be made: {words[-1] if words else 'no reason given'}")
