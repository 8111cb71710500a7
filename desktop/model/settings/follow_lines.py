"""Follow my lines: the sketch's own outlines as a scribble control, on by default where the model has a net for it."""

from __future__ import annotations

from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import Settings
from engine.brief_memory import MEMORY
from engine.catalog.catalog import Model
from engine.records import Feature
from engine.request import ControlUse
from engine.wishes import weights

LINES = "scribble"


def net(model: Model | None) -> str:
    """Give the ControlNet that follows the lines of a sketch for a model; "" if there is none."""
    if model is None or Feature.CONTROLS not in model.supports:
        return ""
    return MEMORY.ask(weights.usual_controlnet, LINES, model, good=bool)


def followed(settings: Settings, model: Model | None) -> bool:
    """Tell whether a live picture follows the sketch's lines: as a person said, else as is best for the model."""
    wanted = settings.follow_lines if settings.follow_lines is not None else model is not None and model.follow_lines
    return wanted and bool(net(model))


def uses(settings: Settings, model: Model) -> tuple[ControlUse, ...]:
    """Give the control of the lines for a live request; none where a card of one's own follows them already."""
    if not followed(settings, model) or any(_is_lines(card) for card in settings.controls):
        return ()
    return (ControlUse(LINES, net(model)),)


def is_use(use: ControlUse) -> bool:
    """Tell whether a request's control is that of the lines."""
    return use == ControlUse(LINES, use.model)


def _is_lines(card: ControlSettings) -> bool:
    return card.on and card.control == LINES and card.source is MapSource.CANVAS
