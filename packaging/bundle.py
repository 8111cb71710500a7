"""Builds the bundle: python3 packaging/start.py package. It lands in dist/sketchlight and can be moved anywhere."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "dist" / "sketchlight"
NEEDED_GIB = 14  # twice the bundle and what PyInstaller keeps beside it


def main() -> int:
    """Build, add the desktop entry, say where it is and how large; returns an exit code."""
    free = shutil.disk_usage(ROOT).free / 2**30
    if free < NEEDED_GIB:
        print(f"The disk has {free:.0f} GB free; building the bundle takes about {NEEDED_GIB}.", file=sys.stderr)
        return 2
    begun = time.monotonic()
    line = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build"),
        str(ROOT / "packaging" / "sketchlight.spec"),
    ]  # fmt: skip
    print("Building the bundle (about ten minutes) ...", flush=True)
    quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}  # of the modules that are looked into
    built = subprocess.run(line, cwd=ROOT, env=quiet, check=False).returncode
    if built != 0:
        print("PyInstaller failed; its own words stand above.", file=sys.stderr)
        return built
    if platform.system() == "Linux":
        for name in ("sketchlight.desktop", "install-desktop-entry.sh"):
            shutil.copy(ROOT / "packaging" / "linux" / name, BUNDLE)
    print(f"{BUNDLE}: {size_of(BUNDLE) / 1e9:.2f} GB, built in {time.monotonic() - begun:.0f} s")
    return 0


def size_of(folder: Path) -> int:
    """Bytes of all files under `folder`, links not counted twice."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


if __name__ == "__main__":
    sys.exit(main())
