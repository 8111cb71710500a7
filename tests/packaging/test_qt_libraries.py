"""A system without Qt's libraries: which are named, and the way to them."""

import sys

import pytest

from bootstrap.problem import Problem
from bootstrap.qt_libraries import ALWAYS, FOR_WINDOWS, Library, install_packages, loads, message, missing

CURSOR = Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor")
SYNC = Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb")


def test_exactly_what_is_missing_is_found():
    lacking = {CURSOR.soname, "libEGL.so.1"}
    absent = missing((*ALWAYS, *FOR_WINDOWS), found=lambda soname: soname not in lacking)
    assert {library.soname for library in absent} == lacking


def test_on_debian_each_library_is_named_with_the_command_that_gets_it():
    said = message([CURSOR, SYNC], has_program=lambda name: name == "apt-get")
    assert "  libxcb-cursor.so.0\n  libxcb-sync.so.1\n" in said
    assert "sudo apt-get install libxcb-cursor0 libxcb-sync1" in said


def test_on_fedora_its_own_packages_are_named():
    said = message([CURSOR, SYNC], has_program=lambda name: name == "dnf")
    assert "sudo dnf install libxcb xcb-util-cursor" in said
    assert "apt" not in said


def test_elsewhere_the_libraries_are_named_all_the_same():
    assert "libxcb-cursor.so.0" in message([CURSOR], has_program=lambda name: False)


@pytest.mark.skipif(sys.platform != "linux", reason="sonames are Linux's")
def test_the_loader_is_asked_for_real():
    assert loads("libc.so.6")
    assert not loads("libsketchlight-nowhere.so.7")


@pytest.mark.skipif(sys.platform == "linux", reason="apt may be there")
def test_yes_says_that_it_is_for_debian():
    with pytest.raises(Problem, match="Debian and Ubuntu only"):
        install_packages(["libegl1"])
