"""`python tests/mutations.py [FILE…]`: take out, one by one, what carries a setting to a request and back.

Each is taken out in a copy of the checkout, and the tests of its file are run there; what none of them misses is named,
and makes the exit code 1. Takes half an hour.
"""

from __future__ import annotations

import ast
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOTALITY = "tests/desktop/views/test_totality.py", "tests/desktop/model/asking", "tests/desktop/model/settings"
COMMANDS = (
    "tests/engine/commands/test_cli_complete.py",
    "tests/engine/commands/test_cli_modes.py",
    "tests/engine/commands/test_cli_conditioning.py",
    "tests/engine/commands/test_cli_loras.py",
    "tests/engine/commands/test_cli_recipe.py",
)
STEERING = (
    "tests/engine/commands/test_cli_controls.py",
    "tests/engine/commands/test_cli_references.py",
    "tests/engine/commands/test_cli_regions.py",
    "tests/engine/commands/test_cli_loras.py",
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
    "engine/wishes/usual.py": (BOTH, ("sampling",)),
    "engine/commands/plan.py": (COMMANDS, ("_changes", "_new", "_again")),
    "engine/commands/steering.py": (STEERING, ("uses", "again")),
    "engine/commands/conditioning.py": (
        ("tests/engine/commands/test_cli_conditioning.py", *COMMANDS),
        ("changes", "_refiner"),
    ),
    "engine/commands/modes.py": (
        ("tests/engine/commands/test_cli_modes.py", *COMMANDS),
        ("of_request", "of_mask", "with_second_pass"),
    ),
    "engine/commands/memory.py": (("tests/engine/commands/test_cli_memory.py", *COMMANDS), ("of_placement",)),
}
"""By file, the tests that should miss what is taken out, the likeliest first, and the functions that carry fields."""


NO_FIELDS = frozenset({"good", "has_source", "notes", "ours"})
"""Keywords there that are no field of a request or of the panels."""


def carried(source: str, functions: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Give what carries a field in these functions, as start, end, and what stands in its place when it is taken out.

    These are keywords and entries of dicts, names in a tuple that is gone through, and fields that are set by name.
    """
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def span(first: ast.AST, last: ast.AST) -> tuple[int, int]:
        begin = starts[first.lineno - 1] + first.col_offset  # type: ignore[attr-defined]
        return begin, starts[last.end_lineno - 1] + last.end_col_offset  # type: ignore[attr-defined]

    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef) or function.name not in functions:
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                for each in (each for each in node.keywords if each.arg not in NO_FIELDS):
                    yield *_with_comma(source, *span(each, each)), ""
            elif isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if key is not None:
                        yield *_with_comma(source, *span(key, value)), ""
            elif isinstance(node, ast.comprehension) and isinstance(node.iter, ast.Tuple):
                for each in node.iter.elts:
                    yield *_with_comma(source, *span(each, each)), ""
            elif (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)) or (
                isinstance(node, ast.AugAssign) and isinstance(node.op, ast.BitOr)
            ):
                yield *span(node, node), "pass"


def _with_comma(source: str, begin: int, end: int) -> tuple[int, int]:
    """A part of a list of things in bytes, and the comma behind it, or before it where it is the last."""
    data = source.encode()
    behind = end
    while data[behind : behind + 1].isspace():
        behind += 1
    if data[behind : behind + 1] == b",":
        return begin, behind + 1
    before = begin
    while data[before - 1 : before].isspace():
        before -= 1
    return (before - 1, end) if data[before - 1 : before] == b"," else (begin, end)


def survives(copy: Path, tests: Iterable[str]) -> bool:
    """Whether the tests are green in the copy, each in a process that finds the libraries imported already."""
    return all(_green(copy, each) for each in tests)


def _green(copy: Path, test: str) -> bool:
    child = os.fork()
    if child == 0:
        os.chdir(copy)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.path[0] = str(copy)
        os._exit(int(pytest.main(["-q", "-x", "--assert=plain", "-p", "no:cacheprovider", "-m", "not slow", test])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main() -> int:
    only = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for library in ("torch", "diffusers", "transformers", "PySide6.QtWidgets", "PySide6.QtTest"):
        importlib.import_module(library)
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
            for begin, end, instead in dict.fromkeys(carried(whole, functions)):
                data = whole.encode()
                (copy / name).write_bytes(data[:begin] + instead.encode() + data[end:])
                part = " ".join(data[begin:end].decode().split())
                line = data[:begin].count(b"\n") + 1
                told = f"{name}:{line}: {part[:90]}"
                if survives(copy, tests):
                    alive.append(told)
                print(f"{'NOT MISSED' if told in alive else 'missed    '} {told}", flush=True)
            (copy / name).write_text(whole, "utf-8")
    print(f"{len(alive)} of them are missed by no test." if alive else "Every one is missed.")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
