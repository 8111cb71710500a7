"""Which systems there are ready-made packages for: PySide6 6.12's and torch 2.14's wheels."""

from __future__ import annotations

import platform
from dataclasses import dataclass

OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
OLDEST_MACOS = 14


@dataclass(frozen=True)
class System:
    """What `platform` says of where this runs; `release` is glibc's version on Linux, the system's own on macOS."""

    name: str
    machine: str
    release: str


def this_system() -> System:
    name = platform.system()
    release = platform.libc_ver()[1] if name == "Linux" else platform.mac_ver()[0]
    return System(name, platform.machine(), release)


def refusal(system: System) -> str | None:
    """Why nothing can be installed on this system, as one message; None if it can (or nobody knows)."""
    if system.name == "Linux":
        oldest = OLDEST_GLIBC.get(system.machine)
        if oldest is None:
            return f"Qt and torch are not made for Linux on {system.machine}; x86_64 and aarch64 work."
        if not system.release:
            return "Qt and torch need a Linux with glibc (Alpine and others with musl have another C library)."
        if _numbers(system.release) < oldest:
            needed = ".".join(map(str, oldest))
            return (
                f"This Linux is too old: it has glibc {system.release}, Qt needs {needed} on {system.machine} "
                "(Ubuntu 22.04 and Debian 12 have 2.35 and 2.36, Ubuntu 24.04 and Debian 13 have 2.39 and 2.41)."
            )
    if system.name == "Darwin":
        if system.machine != "arm64":
            return "torch is no longer made for Macs with Intel processors; Apple silicon works."
        if system.release and _numbers(system.release)[0] < OLDEST_MACOS:
            return f"This is macOS {system.release}; Qt needs macOS {OLDEST_MACOS} or newer."
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
