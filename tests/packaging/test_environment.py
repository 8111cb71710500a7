"""When a start installs, and when it goes straight on."""

import json
import shutil
from pathlib import Path

import pytest

from bootstrap.environment import READ_BY_INSTALL, STAMP, Environment
from bootstrap.repair import forget_unfinished


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose install was finished, without the developers' tools."""
    for name in READ_BY_INSTALL:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("numpy==2.4.6\n")
    _finish(Environment(tmp_path))
    return tmp_path


def _finish(environment: Environment) -> None:
    environment.python.parent.mkdir(parents=True, exist_ok=True)
    environment.python.touch()
    stamp = {"fingerprint": environment.fingerprint(), "extras": sorted(environment.extras)}
    (environment.folder / STAMP).write_text(json.dumps(stamp))


def test_a_second_start_installs_nothing(checkout, capfd):
    Environment(checkout).ensure()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", READ_BY_INSTALL)
def test_another_list_of_packages_is_installed_again(checkout, name):
    (checkout / name).write_text("numpy==2.4.7\n")
    assert not Environment(checkout).is_ready()


def test_the_tests_ask_for_more_than_the_program(checkout):
    assert not Environment(checkout, extras=frozenset({"dev"})).is_ready()


def test_the_program_runs_in_an_environment_made_for_the_tests(checkout):
    _finish(Environment(checkout, extras=frozenset({"dev"})))
    assert Environment(checkout).is_ready()


def test_a_checkout_that_was_moved_is_installed_again(checkout):
    moved = checkout.with_name("moved")
    shutil.move(checkout, moved)
    assert not Environment(moved).is_ready()


def test_an_install_without_its_stamp_or_with_a_torn_one_is_not_taken_for_whole(checkout):
    stamp = checkout / ".venv" / STAMP
    stamp.write_text('{"fingerprint": "')
    assert not Environment(checkout).is_ready()
    stamp.unlink()
    assert not Environment(checkout).is_ready()


def _package(site: Path, name: str, *files: str) -> None:
    folder = site / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    for each in ("METADATA", *files):
        (folder / each).touch()


def test_a_half_unpacked_package_is_forgotten_so_that_pip_unpacks_it_again(tmp_path):
    _package(tmp_path, "whole", "RECORD", "INSTALLER")
    _package(tmp_path, "torn", "RECORD")
    (tmp_path / "~umpy").mkdir()
    assert forget_unfinished(tmp_path) == ["torn"]
    assert [path.name for path in tmp_path.iterdir()] == ["whole-1.0.dist-info"]
