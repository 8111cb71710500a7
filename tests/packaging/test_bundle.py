"""The bundle holds what scanning finds, and gets into the applications menu from wherever it lies."""

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

import bundle as bundle_maker
import bundle_contents
from linux import tree

CHECKOUT = Path(bundle_contents.__file__).resolve().parent.parent
LINUX = CHECKOUT / "packaging" / "linux"


@pytest.mark.parametrize(
    "folder", ["engine/samplers", "engine/families", "engine/controls", "desktop/model/stage/tools"]
)
def test_a_module_that_is_put_into_a_scanned_folder_gets_into_the_bundle(folder):
    there = {f"{folder.replace('/', '.')}.{path.stem}" for path in (CHECKOUT / folder).glob("[!_]*.py")}
    assert there and there <= set(bundle_contents.scanned_modules())


def test_the_bundle_knows_its_version_and_no_path_of_the_machine_that_built_it(tmp_path):
    source, name = bundle_contents.own_metadata(tmp_path)
    assert [path.name for path in Path(source).iterdir()] == ["METADATA"]
    (told,) = distributions(name="sketchlight", path=[str(tmp_path)])
    assert told.version == tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["version"]
    assert name == f"sketchlight-{told.version}.dist-info"


@pytest.fixture
def bundle(tmp_path):
    """A bundle in a folder with blanks and more in its name, as far as the menu is concerned."""
    folder = tmp_path / r'My "100% good" tools & $toys | \o/' / "sketchlight"
    tree.lay(folder / "desktop", "@FOLDER@", "1.2.3", 0)
    shutil.copy(LINUX / "install-desktop-entry.sh", folder)
    return folder


def _install(bundle: Path, data: Path, *options: str) -> None:
    line = ["sh", str(bundle / "install-desktop-entry.sh"), *options]
    subprocess.run(line, env={**os.environ, "XDG_DATA_HOME": str(data)}, check=True, capture_output=True, timeout=60)


def _value(entry: Path, key: str) -> str:
    """The first value of a key, as GLib's key files have it."""
    (line, *_) = (line for line in entry.read_text().splitlines() if line.startswith(f"{key}="))
    return line.partition("=")[2].replace("\\\\", "\\")


def _started(entry: Path) -> list[str]:
    """The words of its command, as a desktop takes it apart."""
    # shlex leaves the backslash before a $ within quotes, which shells and GLib take away
    return [word.replace("%%", "%").replace("\\$", "$") for word in shlex.split(_value(entry, "Exec"))]


@pytest.mark.skipif(sys.platform != "linux", reason="the applications menu of Linux")
def test_the_menu_entry_starts_the_program_where_it_lies_and_goes_again(bundle, tmp_path):
    data = tmp_path / "data"
    _install(bundle, data)
    entry = data / "applications" / "sketchlight.desktop"
    assert _started(entry) == [f"{bundle}/sketchlight", "%F"]
    assert _value(entry, "TryExec") == f"{bundle}/sketchlight"
    assert "@" not in entry.read_text()
    assert (data / "icons/hicolor/scalable/apps/sketchlight.svg").is_file()
    thumbnailer = data / "thumbnailers" / "sketchlight.thumbnailer"
    assert _started(thumbnailer) == [f"{bundle}/sketchlight-cli", "thumbnail", "--size", "%s", "%i", "%o"]
    assert _value(thumbnailer, "TryExec") == f"{bundle}/sketchlight-cli"
    _install(bundle, data, "--remove")
    left = [path for path in data.rglob("*") if path.is_file() and path.parent.name != "mime"]
    assert {path.name for path in left} <= {"mimeinfo.cache"}, left


@pytest.mark.parametrize(
    ("given", "shipped"),
    [
        ("https://me:secret@index.example:8443/simple/", "https://index.example:8443/simple/"),
        ("https://index.example/simple", "https://index.example/simple"),
        ("", ""),
    ],
)
def test_the_account_of_whoever_builds_it_is_not_shipped(given, shipped):
    assert bundle_maker.without_account(given) == shipped


def test_the_index_that_is_told_for_this_once_is_the_one_that_is_shipped(monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://me:secret@mine.example/simple")
    assert bundle_maker.pip_index(Path(sys.executable)) == "https://mine.example/simple"
