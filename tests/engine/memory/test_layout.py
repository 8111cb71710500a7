"""What a placement asks for, and the rungs below it."""

from __future__ import annotations

import pytest

from engine.errors import InvalidRequest
from engine.estimate import Layout
from engine.groups import built
from engine.memory import layout
from engine.request import Attention, Offload, Placement, Request

OPEN = Placement()
CPU, CUDA = Layout("cpu", "float32"), Layout("cuda", "float16")


def words(first: Layout, placement: Placement = OPEN, pictures: int = 3, **can: bool) -> list[str]:
    found = layout.rungs(
        first, placement, pictures=pictures, **{"tiles": True, "slices": True, "by_layer": True, **can}
    )
    return [each.in_words(pictures) for each in found]


@pytest.mark.parametrize("way", [Offload.MODEL, Offload.SEQUENTIAL])
def test_what_only_a_graphics_device_can_do_is_refused_on_a_processor(way: Offload) -> None:
    with pytest.raises(InvalidRequest, match="needs a graphics device"):
        layout.of_request(built(Request, model="any", placement=Placement(offload=way)), "cpu", "float32")
    assert (
        layout.of_request(built(Request, model="any", placement=Placement(offload=way)), "cuda", "float16").offload
        is way
    )


def test_a_placement_says_everything_or_leaves_it_open() -> None:
    assert layout.of_request(built(Request, model="any", placement=Placement()), "cpu", "float32") == CPU
    full = Placement("cpu", "float32", Offload.GROUP, Attention.SLICED, False, True)
    assert layout.of_request(built(Request, model="any", placement=full), "cpu", "float32") == Layout(
        "cpu", "float32", Offload.GROUP, Attention.SLICED, vae_slicing=False, vae_tiling=True
    )


def test_rungs_go_from_tiles_to_fewer_pictures_to_offload() -> None:
    assert words(CUDA) == [
        "plain",
        "decoded in tiles",
        "decoded in tiles, 2 pictures at a time",
        "decoded in tiles, one picture at a time",
        "model offload, decoded in tiles, one picture at a time",
        "sequential offload, decoded in tiles, one picture at a time",
    ]
    assert words(CPU)[-1].startswith("group offload")


def test_attention_is_sliced_only_where_torchs_own_takes_more() -> None:
    assert words(Layout("mps", "float16"), pictures=1)[2] == "attention in slices, decoded in tiles"
    assert not any("slices" in each for each in (*words(CPU), *words(CUDA)))
    assert not any("slices" in each for each in words(Layout("mps", "float16"), slices=False))


def test_a_rung_that_would_save_nothing_is_left_out() -> None:
    assert words(CPU, pictures=1, tiles=False, slices=False) == ["plain", "group offload"]


def test_what_a_person_chose_stays_chosen() -> None:
    chosen = Placement(offload=Offload.NONE, attention=Attention.SDPA, vae_tiling=False)
    assert words(CUDA, chosen, pictures=2) == ["plain", "one picture at a time"]
