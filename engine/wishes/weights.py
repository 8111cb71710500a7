"""Says which weights are meant where a person names them, or names none. Imports no torch."""

from __future__ import annotations

from pathlib import Path

from engine.catalog import controlnet_about, controlnet_files, ip_adapter_files
from engine.catalog.catalog import Model
from engine.catalog.controlnet_files import ControlNetFile


def controlnets(model: Model | None) -> list[ControlNetFile]:
    """List the ControlNets in the model's own folder, then those in the user's."""
    return controlnet_files.controlnets(_folder(model))


def usual_controlnet(control: str, model: Model | None) -> str:
    """Name the ControlNet there is for a control; "" if there is none."""
    return controlnet_about.usual_for(control, controlnets(model), model)


def controlnet(control: str, given: str, model: Model | None) -> str:
    """Name a control's ControlNet as a request does: the `given` one, else the usual one; "" if there is none.

    Raises ModelError for a given one that is missing, broken or made for another kind of model.
    """
    if not given:
        return usual_controlnet(control, model)
    file = controlnet_files.find(given, _folder(model))
    if model is not None:
        controlnet_about.check(file, model, control)
    return file.name if file.path in {each.path for each in controlnets(model)} else str(file.path)


def fitting_adapters(model: Model) -> list[str]:
    """Name the IP-Adapters that fit the model: in its own folder, then in the user's."""
    return [each.name for each in ip_adapter_files.available(model) if not each.misfit]


def _folder(model: Model | None) -> Path | None:
    return None if model is None or model.is_file else model.path
