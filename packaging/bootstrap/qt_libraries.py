"""The shared libraries that Qt takes from a Linux system: which are missing, and how to get them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bootstrap.problem import Problem


@dataclass(frozen=True)
class Library:
    """A shared library by its soname, and the package that brings it on Debian/Ubuntu and on Fedora."""

    soname: str
    debian: str
    fedora: str


# From `ldd` of PySide6 6.12's QtGui, QtWidgets and libqoffscreen.so, less what every system has.
ALWAYS = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)

# What libqxcb.so, which shows windows on X, adds to them.
FOR_WINDOWS = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)


def loads(soname: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(libraries: Iterable[Library], *, found: Callable[[str], bool] = loads) -> list[Library]:
    return [library for library in libraries if not found(library.soname)]


def message(absent: Iterable[Library], *, has_program: Callable[[str], object] = shutil.which) -> str:
    """Names each missing library and this system's command that gets them."""
    absent = list(absent)
    names = "\n".join(f"  {library.soname}" for library in absent)
    debian = " ".join(sorted({library.debian for library in absent}))
    fedora = " ".join(sorted({library.fedora for library in absent}))
    if has_program("apt-get"):
        remedy = (
            f"Get them with:\n  sudo apt-get install {debian}\n"
            "(as root, `python3 packaging/start.py --yes` does it)"
        )
    elif has_program("dnf"):
        remedy = f"Get them with:\n  sudo dnf install {fedora}"
    else:
        remedy = f"Install your system's packages that hold them (on Debian: {debian})."
    return f"Qt needs system libraries that are missing here:\n{names}\n{remedy}"


def require_libraries(*, window: bool, install: bool) -> None:
    """Raise Problem naming what Qt lacks; with `install` and as root on Debian or Ubuntu, get it first."""
    wanted = (*ALWAYS, *FOR_WINDOWS) if window else ALWAYS
    absent = missing(wanted)
    if absent and install:
        install_packages(library.debian for library in absent)
        absent = missing(wanted)
    if absent:
        raise Problem(message(absent))


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
