"""A request's controls made ready: their ControlNets loaded, their maps made and brought to the generation size."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from engine import registry
from engine.catalog import controlnet_files
from engine.catalog.controlnet_files import ControlNetFile
from engine.conditioning.residuals import Controller, ManyMaps, OneMap, Shown
from engine.errors import InvalidRequest
from engine.frames import control_maps, source
from engine.frames.control_maps import Maps
from engine.loading import controlnets
from engine.loading.models import LoadedModel, Models
from engine.progress import Part
from engine.request import ControlUse, Request

HOLE, UNION_HOLE = -1.0, 0.0


@dataclass(frozen=True, eq=False)
class Controls:
    """Ready to steer; `notes` are what a person should know of the maps."""

    controllers: tuple[Controller, ...] = ()
    notes: tuple[str, ...] = ()


def prepare(model: LoadedModel, request: Request, models: Models) -> Generator[Part, None, Controls]:
    """Load and make what the request's controls need. Raises ModelError and InvalidRequest."""
    uses, notes = _followed(request)
    if not uses:
        return Controls((), notes)
    beside = None if model.about.is_file else model.about.path
    files = [controlnet_files.find(each.model, beside) for each in uses]
    maps = []
    for use in uses:
        maps.append((yield from condition(request, use, models.maps)))
    nets = yield from models.controlnets.get(files, model.device, model.dtype, model.offload, model.pipe.unet)
    shown = []
    for use, file, net, pixels in zip(uses, files, nets, maps, strict=True):
        controlnets.check_fits(file, net, model.pipe.unet, model.about.label)
        told = to_condition(pixels)
        if registry.control(use.control).cut_out:
            told = cut_out(told, request, UNION_HOLE if controlnets.is_union(net) else HOLE)
        shown.append(Shown(told.to(model.device, model.dtype), use.scale, use.start, use.end))
    blank = tuple(_note(use) for use, pixels in zip(uses, maps, strict=True) if control_maps.is_blank(pixels))
    return Controls(_controllers(uses, files, nets, shown), notes + blank)


def _followed(request: Request) -> tuple[list[ControlUse], tuple[str, ...]]:
    """The controls that have something to follow, and a note for each that needs a mask where there is none."""
    if request.mask is not None:
        return list(request.controls), ()
    idle = [use for use in request.controls if registry.control(use.control).cut_out]
    return [use for use in request.controls if use not in idle], tuple(
        f"{registry.control(use.control).label} follows a mask; there is none, so it was left out." for use in idle
    )


def _controllers(
    uses: Sequence[ControlUse], files: Sequence[ControlNetFile], nets: Sequence[Any], shown: Sequence[Shown]
) -> tuple[Controller, ...]:
    """One for each ControlNet; a ControlNet Union is shown all of its maps together."""
    made: list[Controller] = []
    unions: dict[int, list[tuple[int, Shown]]] = {}
    for use, file, net, each in zip(uses, files, nets, shown, strict=True):
        if not controlnets.is_union(net):
            made.append(OneMap(net, each))
            continue
        if id(net) not in unions:
            unions[id(net)] = []
            made.append(ManyMaps(net, unions[id(net)]))
        unions[id(net)].append((_kind(use, file, net), each))
    return tuple(made)


def _kind(use: ControlUse, file: ControlNetFile, net: Any) -> int:
    """The number that a ControlNet Union has for a control's maps; InvalidRequest if it knows none such."""
    control = registry.control(use.control)
    if control.union is None or control.union >= net.config.num_control_type:
        raise InvalidRequest(f"{file.label} doesn't follow maps of the kind {control.label}: choose another for it.")
    return control.union


def cut_out(told: torch.Tensor, request: Request, hole: float) -> torch.Tensor:
    """(1, 3, H, W) with what is under the mask at a value that ControlNets take for missing.

    As `make_inpaint_condition` in diffusers' documentation; there, a Union is shown black.
    """
    hidden = source.scaled_map(source.frame_mask(request), request.size) >= 0.5
    return told.masked_fill(torch.from_numpy(hidden)[None, None], hole)


def condition(request: Request, use: ControlUse, maps: Maps) -> Generator[Part, None, np.ndarray]:
    """The map of one control at generation size, (H, W, 3) uint8; yields before one is made of a picture."""
    picture = use.map or use.source or request.source
    assert picture is not None
    if use.map is not None:
        pixels = control_maps.on_paper(use.map.pixels, 0)
    else:
        pixels = yield from maps.get(use.control, picture, use.settings)
    if request.source is not None and picture.size == request.source.size:
        pixels = source.cut(pixels, source.frame_of(request))
    return source.scaled(pixels, request.size, flat=registry.control(use.control).flat)


def to_condition(pixels: np.ndarray) -> torch.Tensor:
    """(H, W, 3) uint8 to (1, 3, H, W) float32 from 0 to 1."""
    return torch.from_numpy(pixels.astype(np.float32) / 255.0).permute(2, 0, 1)[None]


def _note(use: ControlUse) -> str:
    why = "the map given is of one colour" if use.map is not None else "nothing was found in its picture"
    return f"{registry.control(use.control).label} has nothing to follow: {why}."
