"""The shared libraries that Qt takes from a Linux system, and which of them are missing."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from bootstrap.system import Piece

# From `ldd` of PySide6 6.12's QtGui, QtWidgets and libqoffscreen.so, less what every system has.
ALWAYS = (
    Piece("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Piece("libGL.so.1", "libgl1", "libglvnd-glx"),
    Piece("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Piece("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Piece("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Piece("libfreetype.so.6", "libfreetype6", "freetype"),
    Piece("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)

# What libqxcb.so, which shows windows on X, adds to them.
FOR_WINDOWS = (
    Piece("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Piece("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Piece("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Piece("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Piece("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Piece("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Piece("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Piece("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Piece("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Piece("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Piece("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Piece("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Piece("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)


def loads(soname: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def lacking(*, on_x: bool, found: Callable[[str], bool] = loads) -> list[Piece]:
    """The libraries that Qt would miss; with `on_x`, also those for windows on X."""
    return [library for library in (*ALWAYS, *(FOR_WINDOWS if on_x else ())) if not found(library.name)]
