"""A system that lacks something: it is named, with the way to it."""

import sys

import pytest

from bootstrap import qt_libraries, virtual_environment
from bootstrap.problem import Problem
from bootstrap.system import Piece, message, require

CURSOR = Piece("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor")
SYNC = Piece("libxcb-sync.so.1", "libxcb-sync1", "libxcb")


def test_exactly_the_libraries_that_are_missing_are_found():
    missing = {CURSOR.name, "libEGL.so.1"}
    absent = qt_libraries.lacking(on_x=True, found=lambda soname: soname not in missing)
    assert {library.name for library in absent} == missing


def test_without_x_nothing_of_x_is_asked_for():
    absent = qt_libraries.lacking(on_x=False, found=lambda soname: False)
    assert not [library.name for library in absent if "xcb" in library.name]


def test_on_debian_each_piece_is_named_with_the_command_that_gets_it():
    said = message([CURSOR, SYNC], has_program=lambda name: name == "apt-get")
    assert "  libxcb-cursor.so.0\n  libxcb-sync.so.1\n" in said
    assert "sudo apt-get install libxcb-cursor0 libxcb-sync1" in said


def test_on_fedora_its_own_packages_are_named():
    said = message([CURSOR, SYNC], has_program=lambda name: name == "dnf")
    assert "sudo dnf install libxcb xcb-util-cursor" in said
    assert "apt" not in said


def test_elsewhere_the_libraries_are_named_all_the_same():
    assert "libxcb-cursor.so.0" in message([CURSOR], has_program=lambda name: False)


def test_what_is_missing_stops_the_start():
    with pytest.raises(Problem, match=r"libxcb-cursor\.so\.0"):
        require(lambda: [CURSOR], install=False)


def test_a_python_without_any_way_to_pip_is_told_the_package_that_brings_it(tmp_path):
    (piece,) = virtual_environment.lacking(has_module=lambda name: False, folders=(str(tmp_path),))
    assert f"python3.{sys.version_info[1]}-venv" in message([piece], has_program=lambda name: name == "apt-get")


@pytest.mark.skipif(sys.platform != "linux", reason="sonames are Linux's")
def test_the_loader_is_asked_for_real():
    assert qt_libraries.loads("libc.so.6")
    assert not qt_libraries.loads("libsketchlight-nowhere.so.7")
