"""A large file is read in pieces between which a run can be stopped; small and missing ones change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from weights_files import of_numbers

from engine.loading import read_ahead

PART = ("Loading the UNet", 2, 6)


def test_a_large_file_yields_after_each_piece(tmp_path: Path) -> None:
    path = of_numbers(tmp_path / "model.safetensors", 3 * read_ahead.PIECE // 4)
    assert list(read_ahead.read_ahead([path], PART)) == [PART] * 3


def test_a_stop_comes_through_between_two_pieces(tmp_path: Path) -> None:
    """The file is not held open after that: it can go."""
    path = of_numbers(tmp_path / "model.safetensors", 3 * read_ahead.PIECE // 4)
    reading = read_ahead.read_ahead([path], PART)
    assert next(reading) == PART
    reading.close()
    path.unlink()
    with pytest.raises(StopIteration):
        next(reading)


def test_small_and_missing_files_are_passed_over(tmp_path: Path) -> None:
    small = of_numbers(tmp_path / "small.safetensors", 1000)
    assert list(read_ahead.read_ahead([small, tmp_path / "none", tmp_path], PART)) == []


def test_what_is_larger_than_memory_is_not_read_twice(tmp_path: Path) -> None:
    path = of_numbers(tmp_path / "model.safetensors", 10**11)
    assert list(read_ahead.read_ahead([path], PART)) == []
