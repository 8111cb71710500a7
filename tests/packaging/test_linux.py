"""What a Linux desktop is told of the program holds together, by the desktops' own checkers where they are there."""

import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from xml.etree import ElementTree

import pytest
from PIL import Image

from engine.cli import main
from linux import package, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the packages of Linux")


@pytest.fixture
def usr(tmp_path):
    tree.lay(tmp_path / "usr", "/usr/bin", "1.2.3", 1_700_000_000)
    return tmp_path / "usr"


def _checked(*line):
    if shutil.which(line[0]) is None:
        pytest.skip(f"{line[0]} is not installed")
    done = subprocess.run([str(word) for word in line], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_desktop_entry_is_valid(usr):
    _checked("desktop-file-validate", usr / "share/applications/sketchlight.desktop")


def test_the_appstream_metadata_are_valid(usr):
    _checked("appstreamcli", "validate", "--no-net", usr / "share/metainfo" / tree.METAINFO)


def test_entry_thumbnailer_and_metadata_name_each_other_and_the_same_types(usr):
    entry, thumbnails = ConfigParser(interpolation=None), ConfigParser(interpolation=None)
    entry.read(usr / "share/applications/sketchlight.desktop")
    thumbnails.read(usr / "share/thumbnailers/sketchlight.thumbnailer")
    types = ElementTree.parse(usr / "share/mime/packages/sketchlight.xml").getroot()
    told = ElementTree.parse(usr / "share/metainfo" / tree.METAINFO).getroot()
    (ora,) = [each.get("type") for each in types]
    assert ora in entry["Desktop Entry"]["MimeType"] and ora in thumbnails["Thumbnailer Entry"]["MimeType"]
    assert told.findtext("provides/mediatype") == ora
    assert (usr / "share/applications" / told.findtext("launchable")).is_file()
    assert told.find("releases/release").get("version") == "1.2.3"


def test_the_icon_is_there_in_every_size_that_menus_use(usr):
    for size in tree.SIZES:
        with Image.open(usr / f"share/icons/hicolor/{size}x{size}/apps/sketchlight.png") as icon:
            assert icon.size == (size, size) and icon.getchannel("A").getextrema() == (0, 255)


def test_a_drawing_shows_its_small_picture_in_a_file_manager(tmp_path):
    drawing, out = tmp_path / "a.ora", tmp_path / "out.png"
    Image.new("RGB", (200, 100), "red").save(tmp_path / "small.png")
    with zipfile.ZipFile(drawing, "w") as made:
        made.write(tmp_path / "small.png", "Thumbnails/thumbnail.png")
    assert main(["thumbnail", "--size", "64", str(drawing), str(out)]) == 0
    with Image.open(out) as shown:
        assert shown.size == (64, 32) and shown.convert("RGB").getpixel((9, 9)) == (255, 0, 0)


def test_a_file_without_a_small_picture_is_told(tmp_path, capsys):
    (tmp_path / "a.ora").write_bytes(b"no drawing")
    assert main(["thumbnail", str(tmp_path / "a.ora"), str(tmp_path / "out.png")]) == 2
    assert "a.ora has no picture to show" in capsys.readouterr().err


def test_the_debian_package_holds_the_bundle_and_what_the_desktop_is_told(tmp_path):
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is not installed")
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "sketchlight").write_bytes(b"\x7fELF GLIBC_2.29 GLIBC_2.34")
    (bundle / "sketchlight-cli").write_bytes(b"")
    made = package.debian(bundle, tmp_path, "sketchlight", "1.2.3", "amd64", 0)
    told = subprocess.run(["dpkg-deb", "--info", str(made)], capture_output=True, text=True, check=True).stdout
    assert "Package: sketchlight\n" in told and "libc6 (>= 2.34)" in told and "libegl1" in told
    held = subprocess.run(["dpkg-deb", "--contents", str(made)], capture_output=True, text=True, check=True).stdout
    for path in ("usr/lib/sketchlight/sketchlight", "usr/share/man/man1/sketchlight.1.gz", "metainfo.xml"):
        assert path in held
    assert "./usr/bin/sketchlight -> ../lib/sketchlight/sketchlight" in held
    assert not list(tmp_path.glob(".sketchlight*"))
