"""Runs the program where PyTorch isn't installed: the packages of the small bundle and no others."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from bundle_contents import COMING_LATER

CHECKOUT = Path(__file__).resolve().parent.parent
_START = "import sys; sys.path[:0] = {paths!r}; from engine.cli import main; sys.exit(main(sys.argv[1:]))"


def packages(folder: Path) -> Path:
    """Fill a folder with links to all installed packages but those that come with PyTorch."""
    folder.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        name = path.name.partition("-")[0].partition(".")[0]
        if name not in COMING_LATER and not name.startswith("__editable__") and path.suffix != ".pth":
            (folder / path.name).symlink_to(path)
    return folder


def cli(site: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `sketchlight-cli` with these packages, for a user whose folders lie in `home`."""
    return run(home, "-c", _START.format(paths=[str(CHECKOUT), str(site)]), *words)


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python without any packages but those that its code puts within reach, for such a user."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    return subprocess.run(
        [sys.executable, "-I", "-S", *words],
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
