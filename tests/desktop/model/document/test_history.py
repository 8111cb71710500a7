from __future__ import annotations

import numpy as np

from desktop.model.document.document import LayerName
from desktop.model.document.history import Atom, Change, History

TILE_BYTES = 256 * 256 * 4


def tile(value: int) -> np.ndarray:
    return np.full((256, 256, 4), value, np.uint8)


def make(budget: int) -> tuple[History, dict]:
    tiles: dict = {}

    def swap(changes: list[Change]) -> list[Change]:
        there = [Change(change.layer, change.key, tiles.get(change.key)) for change in changes]
        tiles.update({change.key: change.unpacked() for change in changes})
        return there

    return History(swap, budget), tiles


def atom(key: int, value: int) -> Atom:
    return Atom("Stroke", [Change(LayerName.SKETCH, (key, 0), tile(value))])


def test_memory_is_bounded_and_the_oldest_goes_first() -> None:
    history, tiles = make(3 * TILE_BYTES)
    for number in range(10):
        history.push(atom(number, number))
    assert history.bytes <= 3 * TILE_BYTES
    while history.undo():
        pass
    assert sorted(key for key, _ in tiles) == [7, 8, 9]


def test_one_step_larger_than_the_bound_can_still_be_undone() -> None:
    history, _ = make(10)
    history.push(atom(0, 1))
    assert history.undo()


def test_packing_saves_memory_and_changes_nothing() -> None:
    history, tiles = make(100 * TILE_BYTES)
    history.push(atom(0, 7))
    while history.pack_one():
        pass
    assert history.bytes < TILE_BYTES / 20
    history.undo()
    assert np.array_equal(tiles[0, 0], tile(7))


def test_something_new_ends_redo() -> None:
    history, _ = make(100 * TILE_BYTES)
    history.push(atom(0, 1))
    history.undo()
    assert history.redo_label == "Stroke"
    history.push(atom(1, 1))
    assert not history.redo() and history.redo_label == ""
