"""What a person meets who runs `python3 packaging/start.py`."""

import subprocess
import sys
from pathlib import Path

import pytest

import start
from bootstrap.command_line import has_screen, no_screen_message, on_x, parse

CHECKOUT = Path(start.__file__).resolve().parent.parent


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (3, 13, 9)])
def test_a_supported_python_is_taken(version):
    assert start.python_refusal(version) is None


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_is_refused_with_the_versions_that_would_do(version):
    refusal = start.python_refusal(version)
    assert "Python 3.11 to 3.13" in refusal
    assert f"this is {version[0]}.{version[1]} " in refusal


def test_the_gate_and_the_project_name_the_same_pythons():
    asked = (CHECKOUT / "pyproject.toml").read_text()
    newest = f"<{start.NEWEST[0]}.{start.NEWEST[1] + 1}"
    assert f'requires-python = ">={start.OLDEST[0]}.{start.OLDEST[1]},{newest}"' in asked


def test_without_a_command_the_program_is_run_with_the_pictures_named():
    assert parse([]).command == "run"
    opened = parse(["drawing.png"])
    assert (opened.command, opened.arguments) == ("run", ("drawing.png",))


def test_what_follows_a_command_goes_to_it_untouched():
    call = parse(["--yes", "test", "-k", "mailbox", "--yes"])
    assert call.yes
    assert (call.command, call.arguments) == ("test", ("-k", "mailbox", "--yes"))


def test_only_tests_and_packaging_install_the_developers_tools():
    wanting = {name for name in ("run", "cli", "setup", "test", "package", "renew") if "dev" in parse([name]).extras}
    assert wanting == {"test", "renew"}


def test_a_screen_is_asked_for_on_linux_only():
    assert not has_screen("Linux", {"DISPLAY": ""})
    assert has_screen("Linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert has_screen("Darwin", {}) and has_screen("Windows", {})


def test_a_chosen_qt_platform_needs_neither_screen_nor_x_libraries():
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    assert has_screen("Linux", offscreen)
    assert not on_x({**offscreen, "DISPLAY": ":0"})
    assert on_x({"DISPLAY": ":0"})


def test_without_a_screen_the_equivalent_command_is_shown():
    message = no_screen_message(".venv/bin/sketchlight-cli")
    assert "no screen" in message
    assert ".venv/bin/sketchlight-cli generate --prompt" in message


def test_help_lists_every_command_and_installs_nothing(tmp_path):
    copy = tmp_path / "packaging"
    copy.mkdir()
    (copy / "start.py").write_text(Path(start.__file__).read_text())
    (copy / "bootstrap").symlink_to(CHECKOUT / "packaging" / "bootstrap", target_is_directory=True)
    line = [sys.executable, str(copy / "start.py"), "--help"]
    shown = subprocess.run(line, capture_output=True, text=True, timeout=60, check=True).stdout
    assert all(word in shown for word in ("test", "package", "renew", "cli", "setup", "--yes"))
    assert not (tmp_path / ".venv").exists()


def test_starting_imports_nothing_that_must_first_be_installed():
    program = (
        "import sys; sys.path.insert(0, 'packaging'); import start, bootstrap.command_line\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names))"
    )
    line = [sys.executable, "-I", "-S", "-c", program]
    done = subprocess.run(line, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "['__main__', 'bootstrap', 'start']"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_stops_the_start_stops_the_program_and_not_its_clearing_up(tmp_path):
    program = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
        "print('running', flush=True)\n"
        "time.sleep(60)\n"
    )
    starter = (
        "import os, sys; from pathlib import Path; sys.path.insert(0, 'packaging')\n"
        "from bootstrap.command_line import hand_over\n"
        f"hand_over([sys.executable, '-c', {program!r}], folder=Path({str(tmp_path)!r}), variables=os.environ)\n"
    )
    with subprocess.Popen([sys.executable, "-c", starter], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout.readline() == "running\n"
        started.terminate()
        assert started.wait(timeout=30) == 7
