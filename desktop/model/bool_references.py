"""Keeps Python 3.11 alive under PySide6 6.12.0."""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40


def hold_bools() -> None:
    """Give True and False more references than a program can lose.

    Every `emit` of PySide6 6.12.0 drops a reference to the True that it returns. From 3.12 on bools are immortal; before,
    the interpreter aborts after some hundred signals with “bool_dealloc: deallocating True or False”.
    """
    # WORKAROUND https://bugreports.qt.io/browse/PYSIDE (Signal.emit returns a borrowed True; seen in 6.12.0 on 3.11.7)
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for value in (True, False):
            ctypes.c_ssize_t.from_address(id(value)).value += ENOUGH
