"""What memory a process can have."""

from __future__ import annotations

from pathlib import Path

import psutil

from engine.memory.machine import cgroups, main_memory


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


def group(folder: Path, limit: int | str, used: int, *, version: int = 2, **stat: int) -> None:
    """A control group as Linux shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ("memory.max", "memory.current") if version == 2 else ("memory.limit_in_bytes", "memory.usage_in_bytes")
    for name, value in zip(names, (limit, used), strict=True):
        (folder / name).write_text(f"{value}\n")
    (folder / "memory.stat").write_text("".join(f"{name} {value}\n" for name, value in stat.items()))


def test_the_narrowest_of_nested_groups_counts(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("0::/user.slice/app.scope/leaf\n")
    root = tmp_path / "root"
    group(root / "user.slice/app.scope/leaf", "max", 100_000)
    group(root / "user.slice/app.scope", 2_000_000, 500_000)
    group(root / "user.slice", 3_000_000, 2_900_000)
    found = main_memory(cgroups(tmp_path / "ours", root))
    assert (found.free, found.total) == (100_000, 2_000_000)


def test_groups_of_version_1_are_seen_too(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("12:pids:/x\n5:cpu,memory:/docker/abc\n0::/\n")
    root = tmp_path / "root"
    group(root / "memory/docker/abc", 2**63 - 4096, 100, version=1)
    group(root / "memory/docker", 4_000_000, 1_000_000, version=1)
    found = main_memory(cgroups(tmp_path / "ours", root))
    assert (found.free, found.total) == (3_000_000, 4_000_000)


def test_a_containers_own_group_is_found_at_the_mount(tmp_path: Path) -> None:
    """Its path, as the kernel names it, is that outside of the container."""
    (tmp_path / "ours").write_text("0::/../../outside/abc\n")
    group(tmp_path / "root", 5_000_000, 1_000_000)
    assert main_memory(cgroups(tmp_path / "ours", tmp_path / "root")).free == 4_000_000
    assert main_memory(cgroups(tmp_path / "none", tmp_path / "root")).free == 4_000_000


def test_the_page_cache_is_not_counted_as_used(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("0::/a\n5:memory:/b\n")
    root = tmp_path / "root"
    group(root / "a", 10_000_000, 8_000_000, active_file=1_000_000, inactive_file=5_000_000, shmem=1_000_000, anon=1)
    assert main_memory(cgroups(tmp_path / "ours", root)).free == 8_000_000
    stat = {"active_file": 1, "inactive_file": 1, "total_active_file": 500_000, "total_inactive_file": 500_000}
    group(root / "memory/b", 4_000_000, 3_000_000, version=1, **stat)
    assert main_memory(cgroups(tmp_path / "ours", root)).free == 2_000_000


def test_a_softer_limit_counts_as_well(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("0::/a\n")
    group(tmp_path / "root/a", 10_000_000, 1_000_000)
    (tmp_path / "root/a/memory.high").write_text("6000000\n")
    assert main_memory(cgroups(tmp_path / "ours", tmp_path / "root")).free == 5_000_000
