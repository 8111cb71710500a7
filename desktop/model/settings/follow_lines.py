"""Follow my lines: the sketch itself as a control, on by default where the model has a net for it.

A net for paintings sees colours too and goes before one for scribbles, which sees outlines alone. Strength rules colour
and shading: beyond the middle a painting's net has less say, which leaves outlines to it and colours to the words.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import Settings
from engine.brief_memory import MEMORY
from engine.catalog.catalog import Model
from engine.records import Feature
from engine.request import ControlUse
from engine.wishes import weights

PAINTING = "painting"
SKETCHES = (PAINTING, "scribble")
"""The controls that a sketch is shown by, best first."""


def net(model: Model | None) -> ControlUse | None:
    """Give the control by which a model follows a sketch; None if it has no ControlNet for that."""
    if model is None or Feature.CONTROLS not in model.supports:
        return None
    return MEMORY.ask(_net, model, good=bool)


def followed(settings: Settings, model: Model | None) -> bool:
    """Tell whether a live picture follows the sketch's lines: as a person said, else as is best for the model."""
    wanted = settings.follow_lines if settings.follow_lines is not None else model is not None and model.follow_lines
    return wanted and net(model) is not None


def uses(settings: Settings, model: Model) -> tuple[ControlUse, ...]:
    """Give the control of the lines for a live request; none where a card of one's own follows them already."""
    use = net(model)
    if use is None or not followed(settings, model) or any(_is_lines(card) for card in settings.controls):
        return ()
    return (replace(use, scale=_scale(use.control, settings.strength)),)


def is_use(use: ControlUse, strength: float) -> bool:
    """Tell whether a control of a live request of some strength is that of the lines."""
    return use.control in SKETCHES and use == ControlUse(use.control, use.model, scale=_scale(use.control, strength))


def _scale(control: str, strength: float) -> float:
    return round(min(1.0, 1.5 - strength), 4) if control == PAINTING else 1.0


def _net(model: Model) -> ControlUse | None:
    found = ((control, weights.usual_controlnet(control, model)) for control in SKETCHES)
    return next((ControlUse(control, name) for control, name in found if name), None)


def _is_lines(card: ControlSettings) -> bool:
    return card.on and card.control in SKETCHES and card.source is MapSource.CANVAS
