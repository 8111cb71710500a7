"""The checkout's own `.venv`: is it what the checkout asks for, and if not, make it so."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bootstrap.pip_install import install, require_space
from bootstrap.problem import Problem
from bootstrap.repair import forget_unfinished
from bootstrap.virtual_environment import make

STAMP = "sketchlight-installed.json"
READ_BY_INSTALL = ("pyproject.toml", "packaging/constraints.txt")


@dataclass(frozen=True)
class Environment:
    """`.venv` under `root`, with these extras of pyproject.toml."""

    root: Path
    extras: frozenset[str] = field(default_factory=frozenset)

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def script(self, name: str) -> Path:
        """An installed command of this environment."""
        return self.folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")

    def fingerprint(self) -> str:
        """Changes with what is to be installed, with the Python it is for and with the checkout's place."""
        digest = hashlib.sha256()
        for name in READ_BY_INSTALL:
            digest.update((self.root / name).read_bytes())
        digest.update(f"{sys.version_info[:2]} {platform.machine()} {self.root}".encode())
        return digest.hexdigest()

    def is_ready(self) -> bool:
        """Whether an install of just this was finished here, with at least these extras."""
        stamp = self._stamp()
        installed = stamp.get("fingerprint") == self.fingerprint() and self.extras <= set(stamp.get("extras", ()))
        return installed and self.python.exists()

    def ensure(self) -> None:
        """Install what is asked for unless it is there; an interrupted install is taken up again."""
        if self.is_ready():
            return
        extras = self.extras | set(self._stamp().get("extras", ()))
        (self.folder / STAMP).unlink(missing_ok=True)
        require_space(self.root, fresh=not self._has_torch())
        print(f"Setting up Sketchlight in {self.folder} (once; a later start goes straight on).", flush=True)
        if not self._python_works():
            make(self.folder, self.python)
        forget_unfinished(self._site_packages())
        install(self.python, self.root, extras)
        written = {"fingerprint": self.fingerprint(), "extras": sorted(extras)}
        (self.folder / STAMP).write_text(json.dumps(written) + "\n")

    def _stamp(self) -> dict:
        try:
            stamp = json.loads((self.folder / STAMP).read_text())
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _python_works(self) -> bool:
        """Whether .venv has a Python of the running version, with pip: else it is made anew."""
        probe = "import pip, sys; print(*sys.version_info[:2])"
        try:
            done = subprocess.run([self.python, "-c", probe], capture_output=True, text=True, check=False)
        except OSError:
            return False
        return done.returncode == 0 and done.stdout.split() == [str(part) for part in sys.version_info[:2]]

    def _site_packages(self) -> Path:
        line = [self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Problem(f"{self.python} does not run. Delete {self.folder} and start again.")
        return Path(done.stdout.strip())

    def _has_torch(self) -> bool:
        return any(self.folder.glob("**/site-packages/torch/version.py"))
