"""Makes of a bundle what Linux installs, a .deb and an archive: linux.package BUNDLE FOLDER VERSION FLAVOUR."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from linux import tree

LINUX = Path(__file__).resolve().parent
ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}
LIBRARIES = (
    "libcrypt1", "libdrm2", "libegl1", "libgl1", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
    "libxcb1", "fontconfig-config", "hicolor-icon-theme", "shared-mime-info",
)  # fmt: skip
"""What the bundle uses of the system: libraries that belong to a machine's own drivers and screen, and its data."""
CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The Sketchlight authors <maintainers@sketchlight.invalid>
Installed-Size: {size}
Depends: {depends}
Suggests: gnome-keyring | kwalletmanager
Conflicts: {other}
Section: graphics
Priority: optional
Description: sketch, mask, and watch the picture appear
 A program for people who draw. Sketch, and the picture appears beside your
 pen, step by step; paint a mask, and only that part is drawn anew; write,
 and new pictures are made. Everything runs on your own machine: a small
 model comes with the program, and larger ones are fetched when you ask.
"""
EXTERNAL = re.compile(rb"GLIBC_2\.(\d+)")


def main() -> int:
    """Make both files; returns an exit code."""
    bundle, folder, version, flavour = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    machine = os.uname().machine
    folder.mkdir(parents=True, exist_ok=True)
    name = "sketchlight" if flavour == "small" else f"sketchlight-{flavour}"
    print(debian(bundle, folder, name, version, ARCHITECTURE.get(machine, machine), epoch))
    print(archive(bundle, folder / f"{name}-{version}-linux-{machine}.tar.zst", version, epoch))
    return 0


def debian(bundle: Path, folder: Path, name: str, version: str, architecture: str, epoch: int) -> Path:
    """The Debian package: the bundle below /usr/lib, and what the desktop knows of it."""
    root = folder / f".{name}"
    shutil.rmtree(root, ignore_errors=True)
    usr = root / "usr"
    inside = usr / "lib" / "sketchlight"
    shutil.copytree(bundle, inside, symlinks=True, ignore=_not_installed)
    (usr / "bin").mkdir()
    for program in ("sketchlight", "sketchlight-cli"):
        (usr / "bin" / program).symlink_to(f"../lib/sketchlight/{program}")
    tree.lay(usr, "/usr/bin", version, epoch)
    papers = usr / "share" / "doc" / name
    papers.mkdir(parents=True)
    (papers / "copyright").symlink_to("../../../lib/sketchlight/_internal/resources/about/THIRD-PARTY.txt")
    kilobytes = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        CONTROL.format(
            name=name,
            version=version,
            architecture=architecture,
            size=kilobytes,
            depends=", ".join([f"libc6 (>= 2.{newest_glibc(inside)})", *LIBRARIES]),
            other="sketchlight-full" if name == "sketchlight" else "sketchlight",
        )
    )
    file = folder / f"{name}_{version}_{architecture}.deb"
    line = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z15", "--build", str(root), str(file)]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return file


def archive(bundle: Path, file: Path, version: str, epoch: int) -> Path:
    """The bundle in a folder of its own, to be unpacked anywhere; install-desktop-entry.sh puts it into the menu."""
    desktop = bundle / "desktop"
    shutil.rmtree(desktop, ignore_errors=True)
    tree.lay(desktop, "@FOLDER@", version, epoch)
    called = file.name.removesuffix(".tar.zst")
    line = [
        "tar", "--create", "--file", str(file), "--use-compress-program", "zstd -15 -T0 --quiet", "--sort=name",
        f"--mtime=@{epoch}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu",
        "--directory", str(bundle.parent), f"--transform=s|^{bundle.name}|{called}|S", bundle.name,
    ]  # fmt: skip
    subprocess.run(line, check=True)
    shutil.rmtree(desktop)
    return file


def newest_glibc(folder: Path) -> int:
    """The newest 2.x of glibc that a program or library of the bundle asks for."""
    return max((int(each) for path in _binaries(folder) for each in EXTERNAL.findall(path.read_bytes())), default=28)


def _binaries(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _not_installed(folder: str, names: list[str]) -> list[str]:
    """The package brings the menu's entry itself."""
    return [name for name in names if name in ("install-desktop-entry.sh", "sketchlight.desktop", "desktop")]


if __name__ == "__main__":
    sys.exit(main())
