"""A request's controls made ready: their ControlNets loaded, their maps made and brought to the generation size."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from engine import registry
from engine.catalog import controlnet_about, controlnet_files
from engine.catalog.controlnet_files import ControlNetFile
from engine.conditioning.residuals import Controller, ControlMap, Features, ManyMaps, OneMap
from engine.errors import InvalidRequest, ModelError
from engine.frames import control_maps
from engine.frames.control_conditions import HOLE, as_input, blank_note, condition, cut_out, followed
from engine.loading import controlnets
from engine.loading.models import LoadedModel, Models
from engine.phrase import phrase
from engine.progress import Part
from engine.request import ControlUse, Request

UNION_HOLE = 0.0


@dataclass(frozen=True, eq=False)
class Controls:
    """Ready to steer; `notes` are what a person should know of the maps."""

    controllers: tuple[Controller, ...] = ()
    notes: tuple[str, ...] = ()


def prepare(model: LoadedModel, request: Request, models: Models) -> Generator[Part, None, Controls]:
    """Load and make what the request's controls need. Raises ModelError and InvalidRequest."""
    uses, notes = followed(request)
    if not uses:
        return Controls((), notes)
    beside = None if model.about.is_file else model.about.path
    files = [_file(each, beside) for each in uses]
    for file in files:
        if wrong := controlnet_about.of_another_kind(file, model.about):
            raise ModelError(wrong)
    maps = []
    for use in uses:
        maps.append((yield from condition(request, use, models.maps)))
    nets = yield from models.controlnets.get(files, model.device, model.dtype, model.offload, model.pipe.unet)
    shown = []
    for use, file, net, pixels in zip(uses, files, nets, maps, strict=True):
        controlnets.check_fits(file, net, model.pipe.unet, model.about.label)
        given = as_input(pixels)
        if registry.control(use.control).cut_out:
            given = cut_out(given, request, UNION_HOLE if controlnets.is_union(net) else HOLE)
        shown.append(ControlMap(torch.from_numpy(given).to(model.device, model.dtype), use))
    blank = tuple(blank_note(use) for use, pixels in zip(uses, maps, strict=True) if control_maps.is_blank(pixels))
    return Controls(_controllers(uses, files, nets, shown), notes + blank)


def _file(use: ControlUse, beside: Path | None) -> ControlNetFile:
    """Find the file of a control; one that follows shuffled pictures sees them as a whole, whatever it is called."""
    found = controlnet_files.find(use.model, beside)
    return replace(found, pooled=use.control == "shuffle")


def _controllers(
    uses: Sequence[ControlUse], files: Sequence[ControlNetFile], nets: Sequence[Any], shown: Sequence[ControlMap]
) -> tuple[Controller, ...]:
    """Give one for each ControlNet; a ControlNet Union is shown all of its maps together."""
    made: list[Controller] = []
    unions: dict[int, list[tuple[int, ControlMap]]] = {}
    for use, file, net, each in zip(uses, files, nets, shown, strict=True):
        if controlnets.is_adapter(net):
            made.append(Features(_seen(file, net, each.condition), each))
            continue
        if not controlnets.is_union(net):
            made.append(OneMap(net, each))
            continue
        if id(net) not in unions:
            unions[id(net)] = []
            made.append(ManyMaps(net, unions[id(net)]))
        unions[id(net)].append((_kind(use, file, net), each))
    return tuple(made)


def _seen(file: ControlNetFile, net: Any, condition: torch.Tensor) -> list[torch.Tensor]:
    """Give a T2I-Adapter's features of a map; InvalidRequest for a size that it can't fold."""
    factor = net.config.downscale_factor
    if any(side % factor for side in condition.shape[-2:]):
        raise InvalidRequest(
            phrase(
                "{label} needs a size in multiples of {factor} pixels on each side.", label=file.label, factor=factor
            )
        )
    if net.config.in_channels == 1:
        condition = _grey(condition)
    return [each.to(condition.dtype) for each in net(condition)]


def _grey(condition: torch.Tensor) -> torch.Tensor:
    """Give (1, 1, H, W) of a map in colours, weighed and rounded as Pillow's “L” is."""
    weights = torch.tensor((19595, 38470, 7471), device=condition.device).view(1, 3, 1, 1)
    whole = ((condition.float() * 255).round().long() * weights).sum(dim=1, keepdim=True)
    return ((whole + 2**15) >> 16).to(condition.dtype) / 255


def _kind(use: ControlUse, file: ControlNetFile, net: Any) -> int:
    """Give the number that a ControlNet Union has for a control's maps; InvalidRequest if it knows none such."""
    control = registry.control(use.control)
    if control.union is None or control.union >= net.config.num_control_type:
        raise InvalidRequest(
            phrase(
                "{label} doesn't follow maps of the kind {label_2}: choose another for it.",
                label=file.label,
                label_2=control.label,
            )
        )
    return control.union
