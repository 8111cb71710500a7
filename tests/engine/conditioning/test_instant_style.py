"""Which blocks take the style of a reference, and which its composition, by the UNet's shape."""

from __future__ import annotations

import pytest

from engine.conditioning.instant_style import Shape, scales
from engine.request import ReferenceMode

SDXL = Shape({1: 2, 2: 2}, {0: 3, 1: 3})
SD15 = Shape({0: 2, 1: 2, 2: 2}, {1: 3, 2: 3, 3: 3})
SMALL = Shape({1: 1}, {0: 2})


def test_the_whole_is_one_number() -> None:
    assert scales(SDXL, "sdxl", ReferenceMode.WHOLE, 0.7) == 0.7


def test_sdxl_takes_the_blocks_of_the_paper() -> None:
    assert scales(SDXL, "sdxl", ReferenceMode.STYLE, 0.5) == {"up": {"block_0": [0.0, 0.5, 0.0]}}
    assert scales(SDXL, "sdxl", ReferenceMode.COMPOSITION, 2.0) == {"down": {"block_2": [0.0, 2.0]}}


def test_sd15_takes_all_but_the_deepest_for_style() -> None:
    assert scales(SD15, "sd15", ReferenceMode.COMPOSITION, 1.0) == {"down": {"block_2": [0.25, 1.0]}}
    assert scales(SD15, "sd15", ReferenceMode.STYLE, 1.0) == {
        "down": {"block_0": [1.0, 1.0], "block_1": [1.0, 1.0]},
        "mid": 1.0,
        "up": {"block_2": [1.0, 1.0, 1.0], "block_3": [1.0, 1.0, 1.0]},
    }


@pytest.mark.parametrize("family", ["sd15", "sdxl"])
def test_a_small_unet_keeps_its_way_up_for_style(family: str) -> None:
    """Also one of SDXL's family that lacks the blocks which the paper names."""
    assert scales(SMALL, family, ReferenceMode.STYLE, 1.0) == {"down": {}, "mid": 1.0, "up": {"block_0": [1.0, 1.0]}}
    assert scales(SMALL, family, ReferenceMode.COMPOSITION, 0.5) == {"down": {"block_1": [0.5]}}
