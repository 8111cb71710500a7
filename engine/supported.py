"""Whether a model's family can do what a request asks, told before anything is loaded. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable

from engine import ip_adapter_files, lora_files
from engine.catalog import Model
from engine.errors import InvalidRequest
from engine.records import Feature
from engine.request import Micro, Mode, Request

_ASKED: dict[Feature, tuple[Callable[[Request], bool], str]] = {
    Feature.TEXT_TO_IMAGE: (lambda request: request.mode is Mode.TEXT_TO_IMAGE, "starts from a picture: give one"),
    Feature.CONTROLS: (lambda request: bool(request.controls), "takes no ControlNets: leave them out"),
    Feature.REFERENCES: (lambda request: bool(request.references), "takes no reference pictures: leave them out"),
    Feature.LORAS: (lambda request: bool(request.loras), "takes no LoRAs: leave them out"),
    Feature.REFINER: (lambda request: request.refiner is not None, "takes no refiner: leave it out"),
    Feature.MICRO: (lambda request: request.micro != Micro(), "is told no original size, target size or crop"),
    Feature.CLIP_SKIP: (lambda request: request.clip_skip > 0, "knows no CLIP skip: leave it at 0"),
}


def problems(model: Model, request: Request) -> tuple[str, ...]:
    """A sentence for each thing that the request asks and the model can't do, or can't do with what is named."""
    adapters = dict.fromkeys(each.adapter for each in request.references)
    named = [lora_files.misfit(each, model) for each in request.loras]
    named += [ip_adapter_files.misfit(each, model) for each in adapters]
    return (*_of_family(model, request), *filter(None, dict.fromkeys(named)))


def check(model: Model, request: Request) -> None:
    """Raise InvalidRequest with the first thing that the model's family can't do."""
    for problem in _of_family(model, request):
        raise InvalidRequest(problem)


def _of_family(model: Model, request: Request) -> tuple[str, ...]:
    return tuple(
        f"{model.label} ({model.family_label}) {why}."
        for feature, (asks, why) in _ASKED.items()
        if feature not in model.supports and asks(request)
    )
