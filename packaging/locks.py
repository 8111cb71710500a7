"""Makes the locks anew: python packaging/locks.py, in an environment with the extra `lock`.

`packaging/lock/*.txt` pin what a bundle is built of, with the hashes of every file, for pip's --require-hashes;
`resources/torch.toml` pins the wheels that a bundle without PyTorch can install for its user, with their sizes. Names,
versions and hashes come from the package index that pip is configured for, and no address of it is written down.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "lock"
WHEELS = ROOT / "resources" / "torch.toml"
LOCKS = {"program": (), "torch": ("torch",), "build": ("bundle",)}
"""By lock, the extras of pyproject.toml that it holds beside the program's own packages."""
PYTHONS = ("cp311", "cp312", "cp313", "py3", "py2.py3", "abi3")
PLATFORMS = ("manylinux", "win_amd64", "macosx", "-any.whl")
LINE = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^ ;\\]+)( ; (?P<marker>[^\\]+))?")


@dataclass(frozen=True)
class Pinned:
    """A package of a lock: the marker tells where it is wanted, "" for everywhere."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]


def main() -> int:
    """Write all of them; returns an exit code."""
    FOLDER.mkdir(exist_ok=True)
    for name, extras in LOCKS.items():
        compile_lock(name, extras)
    own = {each.name for each in read(FOLDER / "program.txt")}
    added = [each for each in read(FOLDER / "torch.txt") if each.name not in own]
    WHEELS.write_text(table_of(added), encoding="utf-8")
    return 0


def compile_lock(name: str, extras: Iterable[str]) -> None:
    """Let uv resolve for every system at once."""
    line = [
        "uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--generate-hashes",
        "--no-annotate", "--no-header", "--no-emit-index-url", "--no-config", "--system-certs", "--quiet",
        "--constraint", "packaging/constraints.txt", "--output-file", str(FOLDER / f"{name}.txt"),
        *(word for extra in extras for word in ("--extra", extra)),
    ]  # fmt: skip
    subprocess.run([sys.executable, "-m", *line], cwd=ROOT, check=True)


def read(lock: Path) -> Iterator[Pinned]:
    """The packages of a lock, without what no desktop runs."""
    for entry in lock.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        told = LINE.match(entry)
        if told is not None and "sys_platform == 'emscripten'" not in (told["marker"] or ""):
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
            marker = (told["marker"] or "").partition("--hash")[0].strip()
            yield Pinned(told["name"], told["version"], marker, hashes)


def table_of(pinned: Iterable[Pinned]) -> str:
    """The wheels as TOML, each a line of name, bytes and SHA-256; those that only a graphics card needs are marked."""
    lines = ["# What PyTorch brings, as it was tested: made by packaging/locks.py, read by engine/torch_pack/lock.py."]
    pinned = list(pinned)
    with ThreadPoolExecutor(8) as asked:
        for each, files in zip(pinned, asked.map(files_of, pinned), strict=True):
            lines += ["", "[[package]]", f"name = {json.dumps(each.name)}", f"version = {json.dumps(each.version)}"]
            lines += [f"marker = {json.dumps(each.marker)}"] if each.marker else []
            lines += ["cuda = true"] if each.name.startswith(("nvidia-", "cuda-", "triton")) else []
            lines += ["files = [", *(f"    {json.dumps(file)}," for file in files), "]"]
    return "\n".join(lines) + "\n"


def files_of(pinned: Pinned) -> list[tuple[str, int, str]]:
    """The wheels of a package for the systems and Pythons that the program runs on; of a source, nothing."""
    request = urllib.request.Request(
        f"{index()}/{pinned.name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        told = json.load(answer)["files"]
    found = [
        (each["filename"], each["size"], each["hashes"]["sha256"])
        for each in told
        if each["hashes"].get("sha256") in pinned.hashes and is_wanted(each["filename"])
    ]
    if not found:
        print(f"{pinned.name} {pinned.version} has no wheel: its source can't be installed for a user.")
    return sorted(found)


def is_wanted(name: str) -> bool:
    tags = name.removesuffix(".whl").split("-")[-3:]
    return (
        name.endswith(".whl")
        and any(part in PYTHONS for part in (*tags[0].split("."), tags[1]))
        and any(platform in name for platform in PLATFORMS)
        and not tags[1].endswith("t")
        and not any(other in name for other in ("i686", "armv7l", "ppc64", "s390x", "riscv64"))
    )


def index() -> str:
    """The address of the package index: pip's own, or where this machine's configuration leads."""
    from pip._internal.models.index import PyPI

    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True, check=False
    )
    return (asked.stdout.strip() or PyPI.simple_url).rstrip("/")


if __name__ == "__main__":
    sys.exit(main())
