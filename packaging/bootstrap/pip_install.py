"""Runs pip where its progress can be seen, and says in one message what went wrong."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bootstrap.problem import Problem

GIB = 2**30
# Measured with torch's CUDA build (6.5 GB unpacked, 3 GB of downloads kept by pip) and rounded up.
NEEDED = {"Linux": 12 * GIB}
NEEDED_ELSEWHERE = 5 * GIB
NEEDED_FOR_AN_UPDATE = GIB

# What pip says, and what it means for the user.
DIAGNOSES = (
    (("No space left on device", "not enough space on the disk", "Errno 28"), "full"),
    (
        ("NewConnectionError", "Failed to establish a new connection", "NameResolutionError", "ConnectTimeout",
         "Temporary failure in name resolution", "ProxyError", "Max retries exceeded", "ReadTimeout"),
        "offline",
    ),
    (("Permission denied", "Errno 13", "Access is denied"), "forbidden"),
    (("THESE PACKAGES DO NOT MATCH THE HASHES",), "damaged"),
    (("No matching distribution found", "is not a supported wheel", "Could not find a version"), "unavailable"),
)  # fmt: skip


def require_space(folder: Path, *, fresh: bool, free: int | None = None) -> None:
    """Raise Problem before a long download that the disk could not hold; `free` in bytes, measured if not given."""
    needed = NEEDED.get(platform.system(), NEEDED_ELSEWHERE) if fresh else NEEDED_FOR_AN_UPDATE
    free = shutil.disk_usage(folder).free if free is None else free
    if free < needed:
        raise Problem(
            f"The disk of {folder} has {free / GIB:.1f} GB free; setting up needs about {needed / GIB:.0f} GB "
            "(most of it is torch).\nMake room, or move this folder to a larger disk, and start again."
        )


def install(python: Path, root: Path, extras: Iterable[str]) -> None:
    """Install the checkout, editable, at the tested versions; raises Problem with the reason."""
    wanted = ",".join(sorted(extras))
    line = [
        str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
        "--constraint", str(root / "packaging" / "constraints.txt"),
        "--editable", f"{root}[{wanted}]" if wanted else str(root),
    ]  # fmt: skip
    said: list[str] = []
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, errors="replace") as pip:
        assert pip.stderr is not None
        try:
            for text in pip.stderr:
                sys.stderr.write(text)
                said.append(text)
        except BaseException:
            pip.terminate()  # an interrupted start leaves no pip behind that still writes
            raise
    if pip.returncode != 0:
        raise Problem(explain("".join(said), root))


def diagnose(said: str) -> str:
    """Which of the known causes pip's error output names; "unknown" if none."""
    return next((cause for signs, cause in DIAGNOSES if any(sign in said for sign in signs)), "unknown")


def explain(said: str, root: Path) -> str:
    """One message for the user from what pip wrote to its error output."""
    cause = diagnose(said)
    again = "What was fetched is kept; starting again goes on from there."
    if cause == "full":
        return f"The disk is full ({root} or the folder for temporary files). Make room and start again. {again}"
    if cause == "offline":
        return (
            "The Python package index can't be reached. Setting up needs the network once; afterwards Sketchlight "
            f"works without.\n{again}"
        )
    if cause == "forbidden":
        return f"Files under {root / '.venv'} can't be written. Check who owns that folder, or delete it."
    if cause == "damaged":
        return f"A download came damaged. {again}"
    if cause == "unavailable":
        return (
            "A package isn't available for this system and Python "
            f"({platform.system()} {platform.machine()}, Python {platform.python_version()}):\n{_errors(said)}"
        )
    return f"Installing failed:\n{_errors(said)}\nTo begin afresh, delete {root / '.venv'} and start again."


def _errors(said: str) -> str:
    """pip's last error lines, or the last of all it said."""
    lines = [line for line in said.splitlines() if line.strip()]
    return "\n".join([line for line in lines if "error" in line.lower()][-3:] or lines[-3:])
