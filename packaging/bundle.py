"""Builds a bundle: python3 packaging/start.py package [--flavour full]. It lands in dist/ and can be moved anywhere.

The packages come from a lock, hash-checked, into an environment of their own. With SOURCE_DATE_EPOCH (by default the
time of the last commit) two builds of one commit give the same bits but for what `packaging/compare.py` names.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LOCKS = {"small": ("build",), "full": ("torch", "build")}
NEEDED_GIB = {"small": 4, "full": 18}
"""Twice the bundle, its environment, and what PyInstaller keeps beside it."""


def main() -> int:
    """Build, say where it is and how large; returns an exit code."""
    options = _options()
    free = shutil.disk_usage(ROOT).free / 2**30
    if free < NEEDED_GIB[options.flavour]:
        needed = NEEDED_GIB[options.flavour]
        print(f"The disk has {free:.0f} GB free; building the bundle takes about {needed}.", file=sys.stderr)
        return 2
    begun = time.monotonic()
    work, dist = options.work / options.flavour, options.dist / options.flavour
    try:
        python = environment(options.work / f"env-{options.flavour}", options.flavour)
        about(python, work / "sketchlight" / "shipped", options)
        print("Building the bundle (some minutes) ...", flush=True)
        run(
            python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", dist, "--workpath", work,
            PACKAGING / "sketchlight.spec", flavour=options.flavour,
        )  # fmt: skip
    except subprocess.CalledProcessError as error:
        print(f"{Path(str(error.cmd[0])).name} failed; its own words stand above.", file=sys.stderr)
        return 1
    bundle = dist / "sketchlight"
    if platform.system() == "Linux":
        shutil.copy(PACKAGING / "linux" / "install-desktop-entry.sh", bundle)
        # Which of the system's own libraries came along is known only now.
        told = bundle / "_internal" / "resources" / "about"
        run(python, PACKAGING / "notices.py", options.flavour, told / "THIRD-PARTY.txt", bundle)
        run(python, PACKAGING / "sbom.py", options.flavour, told / "sbom.cdx.json", bundle)
    if options.installer:
        installer(python, bundle, options)
    print(f"{bundle}: {size_of(bundle) / 1e6:.0f} MB, built in {time.monotonic() - begun:.0f} s")
    return 0


def environment(folder: Path, flavour: str) -> Path:
    """An environment of the packages that the locks pin, and nothing else; its Python. Made once for a lock."""
    locks = [PACKAGING / "lock" / f"{name}.txt" for name in LOCKS[flavour]]
    digest = hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    stamp, python = folder / "locked", folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not stamp.is_file() or stamp.read_text() != digest:
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", folder)
        for lock in locks:
            run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--requirement", lock)
        stamp.write_text(digest)
    return python


def about(python: Path, folder: Path, options: argparse.Namespace) -> None:
    """Write what the bundle tells of itself: licences, bill of materials, and where packages are had."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run(python, PACKAGING / "notices.py", options.flavour, folder / "THIRD-PARTY.txt")
    run(python, PACKAGING / "sbom.py", options.flavour, folder / "sbom.cdx.json")
    told = {
        "packages": without_account(options.index) or pip_index(python),
        "processor": without_account(options.cpu_index),
    }
    (folder / "addresses.json").write_text(json.dumps(told, indent=1) + "\n")
    if sys.platform == "win32":
        run(python, "-m", "windows.version_resource", folder.parent / "version.txt")
    if sys.platform == "darwin":
        run(python, "-m", "macos.about", folder.parent / "sketchlight.icns")


def installer(python: Path, bundle: Path, options: argparse.Namespace) -> None:
    """Make of a bundle what a person of this system installs, in the same folder; needs the system's own tools."""
    folder = bundle.parent
    name = "sketchlight" if options.flavour == "small" else f"sketchlight-{options.flavour}"
    if sys.platform == "win32":
        run(
            "iscc",
            f"/DVersion={version()}",
            f"/DBundle={bundle}",
            f"/DName={name}",
            f"/O{folder}",
            PACKAGING / "windows" / "sketchlight.iss",
        )
    elif sys.platform == "darwin":
        run("bash", PACKAGING / "macos" / "make-dmg.sh", folder / "Sketchlight.app", folder, version(), name)
    else:
        run(python, "-m", "linux.package", bundle, folder, version(), options.flavour)


def version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def pip_index(python: Path) -> str:
    """The address of the package index that this bundle's own packages came from."""
    code = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"
    told = os.environ.get("PIP_INDEX_URL", "")  # pip heeds it before what it is configured for
    for line in (["-m", "pip", "config", "get", "global.index-url"], ["-c", code]):
        told = told or subprocess.run([python, *line], capture_output=True, text=True, check=False).stdout.strip()
    return without_account(told)


def without_account(address: str) -> str:
    """An address without the name and password that it may hold: what is shipped is read by everybody."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def run(*line: str | Path, flavour: str = "") -> None:
    """Run a command in the checkout. Raises CalledProcessError."""
    variables = {
        **os.environ,
        "PYTHONWARNINGS": "ignore",  # of the modules that are looked into
        "PYTHONPATH": str(PACKAGING),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or last_commit(),
        "SKETCHLIGHT_FLAVOUR": flavour,
    }
    subprocess.run([str(word) for word in line], cwd=ROOT, env=variables, check=True)


def last_commit() -> str:
    """The second in which the last commit was made; of a copy without a history, that of the project's file."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or str(int((ROOT / "pyproject.toml").stat().st_mtime))


def size_of(folder: Path) -> int:
    """Bytes of all files under `folder`, links not counted twice."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="start.py package", description="Build a bundle in dist/.")
    parser.add_argument("--flavour", choices=sorted(LOCKS), default="small", help="small: PyTorch can be added later")
    parser.add_argument("--installer", action="store_true", help="also make what a person of this system installs")
    parser.add_argument("--index", default="", help="package index that the program may install PyTorch from")
    parser.add_argument("--cpu-index", default="", help="index of PyTorch's builds for processors")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="folder for what is needed meanwhile")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="folder of the bundles")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
