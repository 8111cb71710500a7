"""`python tests/mutations.py [FILE…]`: take out, one by one, the lines that carry a setting to a request and back.

Each is taken out in a copy of the checkout, and the tests of its file are run there; a line that none of them misses is
named, and makes the exit code 1. Takes some minutes.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOTALITY = "tests/desktop/views/test_totality.py", "tests/desktop/model/asking", "tests/desktop/model/settings"
COMMANDS = (
    "tests/engine/commands/test_cli_complete.py",
    "tests/engine/commands/test_cli_conditioning.py",
    "tests/engine/commands/test_cli_loras.py",
    "tests/engine/commands/test_cli_recipe.py",
)
BOTH = "tests/engine/wishes", "tests/desktop/model/asking/test_two_doors.py", *COMMANDS
CARRIERS = {
    "desktop/model/asking/request_maker.py": (
        TOTALITY,
        ("_said", "_larger", "live_request", "inpaint_request", "generate_request", "estimate_request"),
    ),
    "desktop/model/asking/recall.py": (TOTALITY, ("settings_of",)),
    "desktop/model/asking/card_uses.py": (TOTALITY, ("_control_use", "cards_of", "_card")),
    "engine/wishes/wish.py": (BOTH, ("request_of", "second_pass", "_place")),
    "engine/wishes/usual.py": (BOTH, ("of_model",)),
    "engine/commands/plan.py": (COMMANDS, ("_changes", "_new", "_again")),
    "engine/commands/steering.py": (COMMANDS, ("uses", "again")),
    "engine/commands/conditioning.py": (COMMANDS, ("changes", "_refiner")),
    "engine/commands/modes.py": (COMMANDS, ("of_request", "of_mask", "with_second_pass")),
    "engine/commands/memory.py": (COMMANDS, ("of_placement",)),
}
"""By file, the tests that should miss what is taken out, the likeliest first, and the functions that carry fields."""


def carried(path: Path, functions: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The first and last line of each keyword or dict entry of these functions that stands on lines of its own."""
    source = path.read_text("utf-8")
    lines = source.splitlines()
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef) or function.name not in functions:
            continue
        for node in ast.walk(function):
            parts: list[tuple[ast.AST, ast.AST]] = []
            if isinstance(node, ast.Call):
                parts = [(each, each.value) for each in node.keywords if each.arg]
            elif isinstance(node, ast.Dict):
                parts = [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key is not None]
            for first, last in parts:
                begin, end = first.lineno, last.end_lineno or first.lineno  # type: ignore[attr-defined]
                alone = lines[begin - 1][: first.col_offset].strip() == ""  # type: ignore[attr-defined]
                if alone and lines[end - 1].rstrip().endswith(","):
                    yield begin, end


def survives(copy: Path, tests: Iterable[str]) -> bool:
    """Whether the tests are green in the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not slow"]
    return all(subprocess.run([*command, each], cwd=copy, capture_output=True).returncode == 0 for each in tests)


def main() -> int:
    only = sys.argv[1:]
    alive: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "sketchlight"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "dist", "build"))
        for name, (tests, functions) in CARRIERS.items():
            if only and name not in only:
                continue
            if not survives(copy, tests):
                print(f"The tests of {name} fail as it is: mend them first.")
                return 2
            whole = (copy / name).read_text("utf-8")
            lines = whole.splitlines(keepends=True)
            for begin, end in carried(copy / name, functions):
                (copy / name).write_text("".join([*lines[: begin - 1], *lines[end:]]), "utf-8")
                told = f"{name}:{begin}: {lines[begin - 1].strip()}"
                if survives(copy, tests):
                    alive.append(told)
                print(f"{'NOT MISSED' if told in alive else 'missed    '} {told}", flush=True)
            (copy / name).write_text(whole, "utf-8")
    print(f"{len(alive)} lines are missed by no test." if alive else "Every line is missed.")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
