"""The bundle holds what scanning finds, and gets into the applications menu from wherever it lies."""

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

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
    """A bundle in a folder with a blank and an ampersand in its name, as far as the menu is concerned."""
    folder = tmp_path / "My tools & toys" / "sketchlight"
    tree.lay(folder / "desktop", "@FOLDER@", "1.2.3", 0)
    shutil.copy(LINUX / "install-desktop-entry.sh", folder)
    return folder


def _install(bundle: Path, data: Path, *options: str) -> None:
    line = ["sh", str(bundle / "install-desktop-entry.sh"), *options]
    subprocess.run(line, env={**os.environ, "XDG_DATA_HOME": str(data)}, check=True, capture_output=True, timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="the applications menu of Linux")
def test_the_menu_entry_starts_the_program_where_it_lies_and_goes_again(bundle, tmp_path):
    data = tmp_path / "data"
    _install(bundle, data)
    entry = (data / "applications" / "sketchlight.desktop").read_text()
    assert f'Exec="{bundle}/sketchlight" %F\n' in entry
    assert f"TryExec={bundle}/sketchlight\n" in entry
    assert "@" not in entry
    assert (data / "icons/hicolor/scalable/apps/sketchlight.svg").is_file()
    assert f"Exec={bundle}/sketchlight-cli thumbnail" in (data / "thumbnailers/sketchlight.thumbnailer").read_text()
    _install(bundle, data, "--remove")
    left = [path for path in data.rglob("*") if path.is_file() and path.parent.name != "mime"]
    assert {path.name for path in left} <= {"mimeinfo.cache"}, left
