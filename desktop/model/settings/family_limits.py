"""What a model's family can't do, said before it is asked."""

from __future__ import annotations

from desktop.words import tr
from engine.catalog.catalog import Model
from engine.phrase import mark
from engine.records import Feature

_WORDS = {
    Feature.CONTROLS: mark("takes no ControlNets"),
    Feature.REFERENCES: mark("takes no reference pictures"),
    Feature.LORAS: mark("takes no LoRAs"),
}


def refused(model: Model | None, feature: Feature) -> str:
    """Say that the model can't do with this kind of card, and what to do, as a sentence; "" if it can."""
    if model is None or feature in model.supports:
        return ""
    return tr(
        "{label} ({family_label}) {value}: take this card away, or choose another model.",
        label=model.label,
        family_label=model.family_label,
        value=_WORDS[feature],
    )
