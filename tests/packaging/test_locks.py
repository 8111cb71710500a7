"""The locks are whole and agree with each other, with the project and with what a bundle tells of itself."""

import shutil
import tomllib
from importlib import metadata
from pathlib import Path

import compare
import host_libraries
import notices
import pytest

import bundle_contents
import locks
from bundle_contents import PACKAGING, PYPROJECT, Flavour
from engine.torch_pack import index, lock
from engine.torch_pack.lock import Build

PROGRAM = {each.name: each for each in locks.read(PACKAGING / "lock" / "program.txt")}
WITH_TORCH = {each.name: each for each in locks.read(PACKAGING / "lock" / "torch.txt")}


def test_every_package_is_pinned_with_hashes():
    assert len(PROGRAM) > 30 and set(PROGRAM) < set(WITH_TORCH)
    for each in (*PROGRAM.values(), *WITH_TORCH.values()):
        assert each.version and each.hashes, each.name
    assert all(WITH_TORCH[name].version == each.version for name, each in PROGRAM.items())


def test_what_the_project_asks_for_is_what_the_locks_pin():
    about = tomllib.loads(PYPROJECT.read_text())["project"]
    for lines, pinned in (
        (about["dependencies"], PROGRAM),
        (about["optional-dependencies"]["torch"], WITH_TORCH),
    ):
        for line in lines:
            name, _, version = line.partition("==")
            assert pinned[name.lower().replace("_", "-")].version == version


def test_the_constraints_pin_what_the_locks_do():
    lines = (PACKAGING / "constraints.txt").read_text().splitlines()
    told = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    pinned = {name.lower().replace("_", "-"): version for name, version in told.items()}
    for name, each in (PROGRAM | WITH_TORCH).items():
        if "emscripten" not in each.marker:
            assert pinned.get(name) == each.version, name


def test_the_wheels_that_pytorch_brings_are_the_locks():
    table = tomllib.loads((PYPROJECT.parent / "resources" / lock.NAME).read_text())["package"]
    assert {each["name"] for each in table} == set(WITH_TORCH) - set(PROGRAM)
    for each in table:
        assert each["version"] == WITH_TORCH[each["name"]].version
        assert each["files"] and {sha256 for _, _, sha256 in each["files"]} <= WITH_TORCH[each["name"]].hashes


def test_this_machine_finds_a_wheel_of_every_package():
    cpu, cuda = lock.wheels(Build.CPU), lock.wheels(Build.CUDA)
    assert {each.name for each in cpu} <= {each.name for each in cuda}
    assert all(index.best(each.files) for each in cuda)


def test_no_address_of_an_index_is_written_down():
    for path in (*(PACKAGING / "lock").glob("*.txt"), PYPROJECT.parent / "resources" / lock.NAME):
        assert "://" not in path.read_text(), path.name


def test_the_licences_of_all_that_is_shipped_are_told():
    told = "\n".join(notices.notices(Flavour.SMALL))
    shipped = bundle_contents.locked(Flavour.SMALL)
    assert len(shipped) > 25
    for name in shipped:
        assert f"{metadata.distribution(name).name} {metadata.version(name)}: " in told
    for text in ("GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE", "PYTHON SOFTWARE FOUNDATION"):
        assert text in told.upper()


def test_the_bill_of_materials_names_what_is_shipped_and_follows_its_schema(tmp_path, monkeypatch):
    pytest.importorskip("cyclonedx")
    pytest.importorskip("jsonschema")
    import sbom

    monkeypatch.setattr("sys.argv", ["sbom", "small", str(tmp_path / "bill.json")])
    assert sbom.main() == 0
    told = (tmp_path / "bill.json").read_text()
    assert all(f'"pkg:pypi/{name}@' in told for name in bundle_contents.locked(Flavour.SMALL))


def test_the_systems_libraries_in_a_bundle_are_told_of_with_the_rest(tmp_path, monkeypatch):
    inside = tmp_path / "sketchlight" / "_internal"
    (inside / "PySide6").mkdir(parents=True)
    for name in ("libz.so.1", "libstrange.so.7", "PySide6/libQt6Core.so.6", "_cffi_backend.cpython-311.so"):
        (inside / name).touch()
    (inside / "libQt6Core.so.6").symlink_to("PySide6/libQt6Core.so.6")
    assert host_libraries.files_of(inside.parent) == ["libstrange.so.7", "libz.so.1"]
    hosts = host_libraries.of_bundle(inside.parent)
    assert {file for each in hosts for file in each.files} == {"libz.so.1", "libstrange.so.7"}
    told = "\n".join(notices.notices(Flavour.SMALL, hosts))
    for each in hosts:
        assert f"({', '.join(each.files)}): {each.licence}" in told
    if shutil.which("dpkg-query") and Path("/usr/share/doc/zlib1g/copyright").is_file():
        (zlib,) = (each for each in hosts if each.version)
        assert zlib.name == "zlib1g" and zlib.licence != "not known" and f"{'=' * 100}\nzlib1g {zlib.version}" in told
    pytest.importorskip("cyclonedx")
    pytest.importorskip("jsonschema")
    import sbom

    monkeypatch.setattr("sys.argv", ["sbom", "small", str(tmp_path / "bill.json"), str(inside.parent)])
    assert sbom.main() == 0
    bill = (tmp_path / "bill.json").read_text()
    assert all(f'"{file}"' in bill for each in hosts for file in each.files)
    assert all(f"pkg:deb/debian/{each.name}@" in bill for each in hosts if each.version)


def test_what_serves_no_screen_of_a_desktop_is_left_out():
    for name in ("libgtk-3.so.0", "libQt6EglFSDeviceIntegration.so.6", "libepoxy.so.0", "libXdamage.so.1"):
        assert bundle_contents.is_of_another_screen(name)
    for name in (
        "libX11.so.6",
        "libxcb-cursor.so.0",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "libjpeg-6dc8d115.so.62",
    ):
        assert not bundle_contents.is_of_another_screen(name)
    assert "readline" in bundle_contents.UNUSED_STANDARD and "readline" in bundle_contents.EXCLUDED  # GPL


def test_two_builds_are_told_apart_by_their_files(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same").write_bytes(b"12")
    assert not list(compare.differences(tmp_path / "one", tmp_path / "other"))
    (tmp_path / "one" / "same").write_bytes(b"13")
    (tmp_path / "other" / "more").write_bytes(b"")
    more, same = compare.differences(tmp_path / "one", tmp_path / "other")
    assert "only in" in more and same == "same: differs from byte 1 on"
