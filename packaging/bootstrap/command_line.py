"""The commands of `start.py`: what each needs installed, and what it then runs."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap import qt_libraries, supported, test_processes, virtual_environment
from bootstrap.environment import Environment
from bootstrap.problem import Problem
from bootstrap.system import Piece, require

COMMANDS = ("run", "cli", "test", "package", "renew", "setup")
MAKERS = frozenset({"test", "package", "renew"})
"""Commands for those who work on the program: they want more installed, and stand in the checkout."""


@dataclass(frozen=True)
class Call:
    """What was asked for on `start.py`'s command line."""

    command: str
    arguments: tuple[str, ...]
    yes: bool = False

    @property
    def extras(self) -> frozenset[str]:
        """Of pyproject.toml; a bundle is built in an environment of its own."""
        if self.command == "package":
            return frozenset()
        return frozenset({"torch", "dev"} if self.command in MAKERS else {"torch"})


def parse(arguments: Sequence[str]) -> Call:
    """Options stand before the command; what follows it goes to it. Without a command, the program is run."""
    rest = list(arguments)
    yes = False
    while rest and rest[0] in {"--yes", "-y"}:
        yes, rest = True, rest[1:]
    if rest and rest[0] in COMMANDS:
        return Call(rest[0], tuple(rest[1:]), yes)
    return Call("run", tuple(rest), yes)


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: on Linux an X or Wayland server (or a Qt platform of the caller's choice)."""
    if system != "Linux":
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def on_x(environment: Mapping[str, str]) -> bool:
    """Whether Qt will show the window through X, which asks for the most libraries."""
    return bool(environment.get("DISPLAY")) and environment.get("QT_QPA_PLATFORM", "xcb") == "xcb"


def no_screen_message(cli: str) -> str:
    return (
        "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window can't open.\n"
        "The command line makes the same pictures:\n"
        f'  {cli} generate --prompt "a castle at dawn" --out castle.png'
    )


def run(arguments: Sequence[str], *, checkout: str, usage: str) -> int:
    """Install what the call needs and run it; returns an exit code, 2 for what the user can mend."""
    if arguments and arguments[0] in {"-h", "--help"}:
        print(usage.strip())
        return 0
    call = parse(arguments)
    environment = Environment(Path(checkout), extras=call.extras)
    try:
        return _carry_out(call, environment)
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on where this one was.", file=sys.stderr)
        return 130


def _carry_out(call: Call, environment: Environment) -> int:
    refused = None if environment.is_ready() else supported.refusal(supported.this_system())
    if refused:
        raise Problem(refused)
    require(lambda: _lacking(call, environment), install=call.yes)
    if call.command == "package":
        return hand_over(_line(call, environment), folder=environment.root, variables=_variables(call))
    environment.ensure()
    if call.command == "setup":
        print(f"Ready. Start with: {environment.script('sketchlight')}")
        return 0
    if call.command == "run" and not has_screen(platform.system(), os.environ):
        raise Problem(no_screen_message(os.path.relpath(environment.script("sketchlight-cli"))))
    return hand_over(_line(call, environment), folder=_folder(call, environment), variables=_variables(call))


def _lacking(call: Call, environment: Environment) -> list[Piece]:
    """What the system must still bring for this call: Qt's libraries where Qt is used, pip where it will be used."""
    system = platform.system()
    shows_windows = call.command == "run" and has_screen(system, os.environ)
    with_qt = system == "Linux" and (shows_windows or call.command in MAKERS)
    libraries = qt_libraries.lacking(on_x=shows_windows and on_x(os.environ)) if with_qt else []
    return [*libraries, *([] if environment.is_ready() else virtual_environment.lacking())]


def _line(call: Call, environment: Environment) -> list[str]:
    python = str(environment.python)
    programs = {
        "run": [str(environment.script("sketchlight"))],
        "cli": [str(environment.script("sketchlight-cli"))],
        "test": [python, "-m", "pytest", *test_processes.options(call.arguments)],
        "package": [sys.executable, str(environment.root / "packaging" / "bundle.py")],
        "renew": [python, str(environment.root / "packaging" / "renew")],
    }
    return [*programs[call.command], *call.arguments]


def _folder(call: Call, environment: Environment) -> Path:
    """Pictures are named from where the user stands, tests from the checkout."""
    return environment.root if call.command in MAKERS else Path.cwd()


def _variables(call: Call) -> dict[str, str]:
    """Tests open no window on the user's screen, and no model hub but their own: the one named here is none."""
    if call.command != "test":
        return dict(os.environ)
    quiet = {"QT_QPA_PLATFORM": "offscreen", "HF_ENDPOINT": "http://127.0.0.1:9"}
    return {**quiet, **test_processes.variables(call.arguments), **os.environ}


def hand_over(line: Sequence[str], *, folder: Path, variables: Mapping[str, str]) -> int:
    """Become that program where the system can, so that signals reach it; else run it and give its exit code."""
    sys.stdout.flush()
    if os.name == "posix":
        os.chdir(folder)
        os.execve(line[0], list(line), dict(variables))
    with subprocess.Popen(line, cwd=folder, env=dict(variables)) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue  # the program was interrupted as well, and says itself what it makes of that
