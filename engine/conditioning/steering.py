"""All that steers a picture besides its words, made ready: LoRAs, ControlNets and their maps, references."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

from engine.conditioning import controlling, references
from engine.conditioning.references import References
from engine.conditioning.residuals import Controller
from engine.loading.models import LoadedModel, Models
from engine.progress import Part
from engine.request import Request


@dataclass(frozen=True, eq=False)
class Steering:
    """Ready to steer; `notes` are what a person should know of it."""

    controllers: tuple[Controller, ...] = ()
    references: References = field(default_factory=References)
    notes: tuple[str, ...] = ()


def prepare(model: LoadedModel, request: Request, models: Models) -> Generator[Part, None, Steering]:
    """Load and make what the request needs, before its words are read. Raises ModelError and InvalidRequest."""
    notes = yield from model.loras.apply(request)
    notes += yield from model.embeddings.apply(request)
    controls = yield from controlling.prepare(model, request, models)
    shown = yield from references.prepare(model, request, models)
    return Steering(controls.controllers, shown, notes + controls.notes)
