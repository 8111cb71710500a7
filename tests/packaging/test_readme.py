"""The README's table of techniques keeps its word: no empty cell, options that exist, tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.commands.arguments import make_parser

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in TEXT[: TEXT.index("### ", TEXT.index("| technique |"))].splitlines()
    if line.startswith("| ") and line.endswith(".py` |")
]


def options() -> set[str]:
    """Every option of every command."""
    help_of_all = [make_parser().format_help()]
    for action in make_parser()._actions:
        if isinstance(action.choices, dict):
            help_of_all += [command.format_help() for command in action.choices.values()]
    return set(re.findall(r"--[a-z][a-z-]*", "\n".join(help_of_all)))


def test_there_is_a_table_of_techniques() -> None:
    assert len(ROWS) > 30


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_has_no_empty_cell_and_names_what_exists(row: list[str]) -> None:
    assert len(row) == 4 and all(row)
    named = re.findall(r"--[a-z][a-z-]*", row[2])
    assert named or "cli " in row[2]
    assert set(named) <= options()
    assert (ROOT / "tests" / row[3].strip("`")).is_file()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT))))
def test_what_the_readme_links_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()
