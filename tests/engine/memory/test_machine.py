"""What memory a process can have."""

from __future__ import annotations

from pathlib import Path

import psutil

from engine.memory.machine import main_memory


def test_a_containers_limit_counts_before_the_machines_memory(tmp_path: Path) -> None:
    limit, used = tmp_path / "memory.max", tmp_path / "memory.current"
    limit.write_text("1000000\n")
    used.write_text("400000\n")
    found = main_memory(((limit, used),))
    assert (found.free, found.total) == (600000, 1000000)


def test_without_a_limit_it_is_the_machines(tmp_path: Path) -> None:
    (tmp_path / "memory.max").write_text("max\n")
    found = main_memory(((tmp_path / "memory.max", tmp_path / "none"), (tmp_path / "none", tmp_path / "none")))
    assert found.total == psutil.virtual_memory().total
    assert 0 < found.free < found.total


def test_more_used_than_allowed_is_nothing_free(tmp_path: Path) -> None:
    (tmp_path / "limit").write_text("10")
    (tmp_path / "used").write_text("20")
    assert main_memory(((tmp_path / "limit", tmp_path / "used"),)).free == 0
