"""A request's controls made ready: their ControlNets loaded, their maps made and brought to the generation size."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import torch

from engine import control_maps, controlnet_files, controlnets, registry, source
from engine.control_maps import Maps
from engine.models import LoadedModel, Models
from engine.parts import Part
from engine.request import ControlUse, Request
from engine.residuals import Controller


@dataclass(frozen=True, eq=False)
class Controls:
    """Ready to steer; `notes` are what a person should know of the maps."""

    controllers: tuple[Controller, ...] = ()
    notes: tuple[str, ...] = ()


def prepare(model: LoadedModel, request: Request, models: Models) -> Generator[Part, None, Controls]:
    """Load and make what the request's controls need. Raises ModelError and InvalidRequest."""
    if not request.controls:
        return Controls()
    beside = None if model.about.is_file else model.about.path
    files = [controlnet_files.find(each.model, beside) for each in request.controls]
    maps = []
    for use in request.controls:
        maps.append((yield from condition(request, use, models.maps)))
    nets = yield from models.controlnets.get(files, model.device, model.dtype, model.offload)
    for file, net in zip(files, nets, strict=True):
        controlnets.check_fits(file, net, model.pipe.unet, model.about.label)
    return Controls(
        tuple(
            Controller(net, to_condition(shown).to(model.device, net.dtype), use.scale, use.start, use.end)
            for use, net, shown in zip(request.controls, nets, maps, strict=True)
        ),
        tuple(
            _note(index, use)
            for index, (use, shown) in enumerate(zip(request.controls, maps, strict=True), start=1)
            if control_maps.is_blank(shown)
        ),
    )


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


def _note(index: int, use: ControlUse) -> str:
    found = "the map given is of one colour" if use.map is not None else f"“{use.control}” found nothing in its picture"
    return f"Control {index} has nothing to follow: {found}."
