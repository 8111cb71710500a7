"""What a model's family can't do, said before it is asked."""

from __future__ import annotations

from engine.catalog.catalog import Model
from engine.records import Feature

_WORDS = {
    Feature.CONTROLS: "takes no ControlNets",
    Feature.REFERENCES: "takes no reference pictures",
    Feature.LORAS: "takes no LoRAs",
}


def refused(model: Model | None, feature: Feature) -> str:
    """Say that the model can't do with this kind of card, and what to do, as a sentence; "" if it can."""
    if model is None or feature in model.supports:
        return ""
    return f"{model.label} ({model.family_label}) {_WORDS[feature]}: take this card away, or choose another model."
