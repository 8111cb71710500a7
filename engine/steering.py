"""All that steers a picture besides its words, made ready: LoRAs on the model, ControlNets and their maps."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from engine import controlling
from engine.models import LoadedModel, Models
from engine.parts import Part
from engine.request import Request
from engine.residuals import Controller


@dataclass(frozen=True, eq=False)
class Steering:
    """Ready to steer; `notes` are what a person should know of it."""

    controllers: tuple[Controller, ...] = ()
    notes: tuple[str, ...] = ()


def prepare(model: LoadedModel, request: Request, models: Models) -> Generator[Part, None, Steering]:
    """Load and make what the request needs, before its words are read. Raises ModelError and InvalidRequest."""
    notes = yield from model.loras.apply(model, request)
    controls = yield from controlling.prepare(model, request, models)
    return Steering(controls.controllers, notes + controls.notes)
