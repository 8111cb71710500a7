"""Nothing goes to a network, by the kernel's own word: a start of the window and a run open no internet socket.

Traced with strace, child processes included; skipped where there is none.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from x11 import HAS_DISPLAY, display

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
_FAMILY = re.compile(r"socket\((AF_\w+)")
_ADDRESS = re.compile(r"(connect|bind)\(\d+, \{sa_family=AF_UNIX, sun_path=@?\"([^\"]*)\"")
KNOWN = re.compile(r"/\.X11-unix/|/(run|tmp)/.*(wayland|bus|at-spi)|sketchlight", re.IGNORECASE)
"""Where a local socket may lead: the display, the session's bus, the first window of this user."""

WATCHED = "trace=socket,connect,bind,listen,sendto"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
PROGRAM = "import sys; from desktop.app import main; sys.exit(main(['--fresh']))"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(STRACE is None or sys.platform != "linux", reason="needs strace"),
]


def environment_of(home: Path, platform: Mapping[str, str]) -> dict[str, str]:
    """That of a user whose home is this folder."""
    names = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    run_folder = home / "run"
    run_folder.mkdir(mode=0o700, exist_ok=True)
    ours = {**names, "HOME": str(home), "XDG_RUNTIME_DIR": str(run_folder), **platform, "USER": "me"}
    return {name: value for name, value in os.environ.items() if "TELEMETRY" not in name} | ours


def traced(
    words: list[str],
    log: Path,
    home: Path,
    until: Callable[[str], bool] | None = None,
    calls: str = "",
    platform: Mapping[str, str] = OFFSCREEN,
) -> tuple[int, str]:
    """Run Python with these words under strace; (exit code, what it did with sockets).

    With `until` it gets SIGTERM once that is true of the log so far.
    """
    assert STRACE is not None
    environment = environment_of(home, platform)
    trace = [STRACE, "-f", "-qq", "-s", "200", "-e", f"{WATCHED}{calls}", "-o", str(log)]
    process = subprocess.Popen([*trace, sys.executable, *words], cwd=ROOT, env=environment, start_new_session=True)
    deadline = time.monotonic() + 300
    while process.returncode is None and time.monotonic() < deadline:
        if until is not None and until(log.read_text("utf-8", "replace") if log.exists() else ""):
            os.killpg(process.pid, signal.SIGTERM)
            until = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait(), log.read_text("utf-8", "replace")


def opened(log: str) -> tuple[set[str], set[str], set[str]]:
    """(families of the sockets in a trace, paths of local ones that were asked, and of those that were listened on)."""
    addresses = _ADDRESS.findall(log)
    asked, bound = ({path for call, path in addresses if call == kind} for kind in ("connect", "bind"))
    return set(_FAMILY.findall(log)), asked, bound


def test_the_trace_would_show_a_socket(tmp_path: Path) -> None:
    """The twin."""
    script = "import socket; socket.socket().close(); socket.socket(socket.AF_INET6).close()"
    code, log = traced(["-c", script], tmp_path / "log", tmp_path)
    assert code == 0
    assert opened(log)[0] == {"AF_INET", "AF_INET6"}


@pytest.mark.parametrize("words", [(), ("--backend", "torch")])
def test_a_run_of_the_command_line_opens_no_socket(tmp_path: Path, words: tuple[str, ...]) -> None:
    """With torch and without."""
    out = tmp_path / "out.png"
    words = ("-m", "engine.cli", "generate", "--prompt", "a red house", "--steps", "2", "--size", "128x128", *words)
    code, log = traced([*words, "--out", str(out)], tmp_path / "log", tmp_path)
    assert code == 0
    assert out.is_file()
    assert opened(log) == (set(), set(), set())
    # ONNX Runtime gives the device a number before it tells anybody of it, which it does half a minute later.
    assert not [path for path in tmp_path.rglob("*") if path.name == "deviceid"]


@pytest.mark.parametrize(
    "on_x11", [False, pytest.param(True, marks=pytest.mark.skipif(not HAS_DISPLAY, reason="no Xvfb"))]
)
def test_the_window_opens_none_of_the_internet_and_known_local_ones(tmp_path: Path, on_x11: bool) -> None:
    """From its start until the engine has read the model's UNet, which it does when it draws; then a second start."""
    seconds: list[subprocess.Popen[bytes]] = []

    def drawn(so_far: str) -> bool:
        """Once it draws, let a second start hand over to it, traced as well, and end the first when that is done."""
        if "unet/diffusion_pytorch_model" in so_far and not seconds:
            trace = [str(STRACE), "-f", "-qq", "-s", "200", "-e", WATCHED, "-o", str(tmp_path / "second")]
            seconds.append(subprocess.Popen([*trace, sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment))
        return bool(seconds) and seconds[0].poll() is not None

    with contextlib.ExitStack() as stack:
        platform = stack.enter_context(display()).environment if on_x11 else OFFSCREEN
        environment = environment_of(tmp_path, platform)
        code, log = traced(["-c", PROGRAM], tmp_path / "log", tmp_path, until=drawn, calls=",openat", platform=platform)
    assert code in (0, 143, -signal.SIGTERM)
    assert "unet/diffusion_pytorch_model" in log
    assert seconds[0].returncode == 0, "the second start handed over"
    for each in (log, (tmp_path / "second").read_text("utf-8", "replace")):
        families, asked, bound = opened(each)
        assert families <= {"AF_UNIX"}
        assert [path for path in asked if not KNOWN.search(path)] == []
        assert len(bound) <= (each is log), "only the first window listens, for later starts of this user"
        assert any("X11-unix" in path for path in asked) == on_x11
        assert "/Microsoft/" not in each
    for path in tmp_path.rglob("*"):
        if path.is_socket():
            assert not path.stat().st_mode & 0o077 or not path.parent.stat().st_mode & 0o077
