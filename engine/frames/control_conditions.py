"""What a ControlNet is shown for a request: each map, cut and scaled to what is generated. numpy only."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from engine import registry
from engine.frames import control_maps, source
from engine.frames.control_maps import Maps
from engine.phrase import phrase
from engine.progress import Part
from engine.request import ControlUse, Request

HOLE = -1.0
"""What ControlNets take for missing."""


def followed(request: Request) -> tuple[list[ControlUse], tuple[str, ...]]:
    """Give the controls that have something to follow, and a note for each that needs a mask where there is none."""
    if request.mask is not None:
        return list(request.controls), ()
    idle = [use for use in request.controls if registry.control(use.control).cut_out]
    return [use for use in request.controls if use not in idle], tuple(
        f"{registry.control(use.control).label} follows a mask; there is none, so it was left out." for use in idle
    )


def condition(request: Request, use: ControlUse, maps: Maps) -> Generator[Part, None, np.ndarray]:
    """Give the map of one control at generation size, (H, W, 3) uint8; yields before one is made of a picture."""
    picture = use.map or use.source or request.source
    assert picture is not None
    if use.map is not None:
        pixels = control_maps.on_paper(use.map.pixels, registry.control(use.control).paper)
    else:
        pixels = yield from maps.get(use.control, picture, use.settings)
    if request.source is not None and picture.size == request.source.size:
        pixels = source.cut(pixels, source.frame_of(request))
    return source.scaled(pixels, request.size, flat=registry.control(use.control).flat)


def as_input(pixels: np.ndarray) -> np.ndarray:
    """Turn (H, W, 3) uint8 to (1, 3, H, W) float32 from 0 to 1."""
    return np.ascontiguousarray((pixels.astype(np.float32) / np.float32(255)).transpose(2, 0, 1)[None])


def cut_out(shown: np.ndarray, request: Request, hole: float = HOLE) -> np.ndarray:
    """Give (1, 3, H, W) with what is under the mask at a value that ControlNets take for missing.

    As `make_inpaint_condition` in diffusers' documentation; there, a Union is shown black.
    """
    hidden = source.scaled_map(source.frame_mask(request), request.size) >= 0.5
    return np.where(hidden[None, None], np.float32(hole), shown)


def scale_at(use: ControlUse, step: int, steps: int) -> float:
    """Give its say in step `step` (from 0) of `steps`: diffusers' `controlnet_keep`."""
    return use.scale if step / steps >= use.start and (step + 1) / steps <= use.end else 0.0


def blank_note(use: ControlUse) -> str:
    """Give what a person should know of a control whose map is of one colour."""
    why = "the map given is of one colour" if use.map is not None else "nothing was found in its picture"
    return phrase("{label} has nothing to follow: {why}.", label=registry.control(use.control).label, why=why)
