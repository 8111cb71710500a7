"""What ControlNets add to a UNet (Zhang, Rao & Agrawala 2023) by their graphs, as `engine.conditioning` does it."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine import registry
from engine.catalog import controlnet_files
from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import table
from engine.errors import ModelError
from engine.frames import control_conditions, control_maps
from engine.frames.control_maps import Maps
from engine.graphs import store
from engine.graphs.session import Graph
from engine.graphs.store import GraphKind
from engine.graphs.weights import beside
from engine.light.disk import LOOKED_UP
from engine.light.model import LightModel
from engine.phrase import phrase
from engine.progress import Part
from engine.request import ControlUse, Request

_SHAPES = ("block_out_channels", "cross_attention_dim", "layers_per_block", "addition_embed_type")

Added = Mapping[str, np.ndarray]
"""The UNet's inputs of what is added, by name; none where no control has a say."""


@dataclass(frozen=True, eq=False)
class LightControls:
    """A ControlNet and its map (1, 3, H, W) for each control that is followed; `notes` are for a person."""

    nets: Sequence[tuple[Graph, np.ndarray, ControlUse]] = ()
    notes: tuple[str, ...] = field(default=())

    def added(self, given: Mapping[str, np.ndarray], step: int, steps: int) -> Added:
        """Give the sum of what they add in step `step` (from 0) to a UNet that is `given` this."""
        total: dict[str, np.ndarray] = {}
        for graph, condition, use in self.nets:
            if (scale := control_conditions.scale_at(use, step, steps)) == 0:
                continue
            shown = np.ascontiguousarray(np.broadcast_to(condition, (len(given["sample"]), *condition.shape[1:])))
            said = graph.run({**given, "controlnet_cond": shown})
            for name, each in zip(graph.outputs, said, strict=True):
                scaled = each * np.float32(scale)
                total[name] = total[name] + scaled if name in total else scaled
        return total


def refusal(request: Request, about: Model) -> str | None:
    """Say why its controls can't be followed here; None if they can. Raises ModelError for one that isn't there."""
    for use in control_conditions.followed(request)[0]:
        if not LOOKED_UP.ask(_is_known, use.model, about):
            return f"the ControlNet {use.model}"
    return None


def prepare(model: LightModel, request: Request, maps: Maps) -> Generator[Part, None, LightControls]:
    """Make the maps and start the ControlNets that a request needs; yields before each."""
    uses, notes = control_conditions.followed(request)
    nets = []
    for index, use in enumerate(uses):
        pixels = yield from control_conditions.condition(request, use, maps)
        shown = control_conditions.as_input(pixels)
        if registry.control(use.control).cut_out:
            shown = control_conditions.cut_out(shown, request)
        file = controlnet_files.find(use.model, model.about.path)
        if file.path not in model.nets:
            yield phrase("Loading {lower}{value}", lower=file.label[:1].lower(), value=file.label[1:]), index, len(uses)
        nets.append((model.controlnet(file.path), shown, use))
        if control_maps.is_blank(pixels):
            notes += (control_conditions.blank_note(use),)
    return LightControls(nets, notes)


def _is_known(name: str, about: Model) -> bool:
    """Tell whether a ControlNet has a graph and adds what the UNet takes. Raises ModelError if it isn't there."""
    folder = controlnet_files.find(name, about.path).path
    if not folder.is_dir():
        return False
    unet, config = (table(each / "config.json") for each in (about.path / "unet", folder))
    if config.get("global_pool_conditions") or any(config.get(shape) != unet.get(shape) for shape in _SHAPES):
        return False
    try:
        return store.find(GraphKind.CONTROLNET, config) is not None and beside(folder).is_file()
    except ModelError:
        return False
