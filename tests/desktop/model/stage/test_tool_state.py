from __future__ import annotations

from desktop.model.stage.tool_state import PALETTE, RECENT, SIZE, ToolState


def test_what_changed_is_named_and_nothing_is_told_twice() -> None:
    state, told = ToolState(), []
    state.changed.connect(told.append)
    state.set(size=40.0, tool="eraser")
    state.set(size=40.0)
    assert told == [frozenset({"size", "tool"})]


def test_numbers_stay_in_their_range() -> None:
    state = ToolState()
    state.set(size=1e6, hardness=7.0, opacity=-1.0)
    assert state.value.size == SIZE[1] and state.value.hardness == 1.0 and state.value.opacity == 0.01


def test_bracket_keys_change_the_brush_in_hand() -> None:
    state = ToolState()
    before = state.value
    state.grow(2)
    assert state.value.size > before.size and state.value.mask_size == before.mask_size
    state.set(tool="mask_brush")
    state.grow(-1)
    assert state.value.mask_size < before.mask_size


def test_the_smallest_brush_can_still_grow() -> None:
    state = ToolState()
    state.set(size=1.0)
    state.grow(1)
    assert state.value.size == 2.0


def test_x_brings_back_the_last_colour() -> None:
    state = ToolState()
    first = state.value.colour
    state.choose_colour((1, 2, 3))
    state.swap_colours()
    assert state.value.colour == first and state.value.previous_colour == (1, 2, 3)


def test_recent_colours_are_few_and_keep_their_places() -> None:
    state = ToolState()
    state.remember_colour(PALETTE[3])
    assert state.value.recent == PALETTE
    state.remember_colour((1, 2, 3))
    assert state.value.recent == ((1, 2, 3), *PALETTE)[:RECENT]
