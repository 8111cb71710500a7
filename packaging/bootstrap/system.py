"""What the operating system must bring: names what is missing, and on Debian and Ubuntu installs it if told to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bootstrap.problem import Problem


@dataclass(frozen=True)
class Piece:
    """A library (by its soname) or part of Python, and the packages that bring it on Debian/Ubuntu and on Fedora."""

    name: str
    debian: str
    fedora: str


def require(lacking: Callable[[], list[Piece]], *, install: bool) -> None:
    """Raise Problem naming what `lacking` finds missing; with `install`, as root on Debian or Ubuntu, get it first."""
    absent = lacking()
    if absent and install:
        install_packages(piece.debian for piece in absent)
        absent = lacking()
    if absent:
        raise Problem(message(absent))


def message(absent: Iterable[Piece], *, has_program: Callable[[str], object] = shutil.which) -> str:
    """Names each missing piece and this system's command that gets them."""
    absent = list(absent)
    names = "\n".join(f"  {piece.name}" for piece in absent)
    debian = " ".join(sorted({piece.debian for piece in absent}))
    fedora = " ".join(sorted({piece.fedora for piece in absent}))
    if has_program("apt-get"):
        remedy = (
            f"Get them with:\n  sudo apt-get install {debian}\nAs root, --yes right behind start.py does it: "
            "python3 packaging/start.py --yes"
        )
    elif has_program("dnf"):
        remedy = f"Get them with:\n  sudo dnf install {fedora}"
    else:
        remedy = f"Install your system's packages that hold them (on Debian: {debian})."
    return f"Sketchlight needs from the system what is missing here:\n{names}\n{remedy}"


def install_packages(packages: Iterable[str]) -> None:
    """Install system packages by apt-get, as root; Problem says why it can't."""
    names = sorted(set(packages))
    if not shutil.which("apt-get"):
        raise Problem("--yes installs system packages on Debian and Ubuntu only; no apt-get here.")
    if os.geteuid() != 0:
        raise Problem(f"--yes needs root to install system packages. As root:\n  apt-get install {' '.join(names)}")
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    line = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    if subprocess.run(line, env=quiet, check=False).returncode != 0:
        raise Problem(f"apt-get could not install {' '.join(names)}; its own words stand above.")
