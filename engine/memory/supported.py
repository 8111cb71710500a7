"""Whether a model's family can do what a request asks, and in that way: before anything is loaded. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable

from engine import prediction, registry
from engine.catalog.catalog import Model
from engine.errors import InvalidRequest
from engine.memory import layout
from engine.phrase import mark, phrase
from engine.records import Feature
from engine.request import Micro, Mode, Request

ASKED: dict[Feature, tuple[Callable[[Request], bool], str]] = {
    Feature.TEXT_TO_IMAGE: (
        lambda request: request.mode is Mode.TEXT_TO_IMAGE,
        mark("starts from a picture: give one"),
    ),
    Feature.CONTROLS: (lambda request: bool(request.controls), mark("takes no ControlNets: leave them out")),
    Feature.REFERENCES: (lambda request: bool(request.references), mark("takes no reference pictures: leave them out")),
    Feature.LORAS: (lambda request: bool(request.uses.loras), mark("takes no LoRAs: leave them out")),
    Feature.REFINER: (lambda request: request.uses.refiner is not None, mark("takes no refiner: leave it out")),
    Feature.MICRO: (
        lambda request: request.uses.micro != Micro(),
        mark("is told no original size, target size or crop"),
    ),
    Feature.CLIP_SKIP: (lambda request: request.uses.clip_skip > 0, mark("knows no CLIP skip: leave it at 0")),
}


def check(model: Model, request: Request) -> None:
    """Raise InvalidRequest with the first thing that the model's family, or the way asked for to compute it, can't."""
    for feature, (asks, why) in ASKED.items():
        if feature not in model.supports and asks(request):
            told = {"label": model.label, "family": model.family_label, "why": why}
            raise InvalidRequest(phrase("{label} ({family}) {why}.", **told))
    edm = model.prediction.edm if request.uses.prediction is None else prediction.CHOICES[request.uses.prediction].edm
    if edm and (sampler := registry.sampler(request.sampling.sampler)).make_edm is None:
        raise InvalidRequest(prediction.not_for_edm(sampler.label))
    layout.check(request)
