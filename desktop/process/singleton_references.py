"""Keeps Python 3.11 alive under PySide6 6.12.0."""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40


def hold_singletons() -> None:
    """Give True, False and None more references than a program can lose.

    PySide6 6.12.0 returns them without a reference of their own, as Python from 3.12 on allows, where they are
    immortal: every `emit` drops one of True, every call of a void function one of None. Before 3.12 the interpreter
    aborts after some thousand calls with “bool_dealloc: deallocating True or False” or the like of None.
    """
    # WORKAROUND https://bugreports.qt.io/browse/PYSIDE (borrowed True and None; seen in 6.12.0 on 3.11.7)
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for value in (True, False, None):
            ctypes.c_ssize_t.from_address(id(value)).value += ENOUGH
