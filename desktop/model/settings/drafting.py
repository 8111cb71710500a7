"""Drafts while the pen moves: which tiny autoencoder a live picture goes through in the place of the full one."""

from __future__ import annotations

from desktop.model.settings.settings import Settings
from engine.brief_memory import MEMORY
from engine.catalog import tiny_vaes
from engine.catalog.catalog import Model
from engine.errors import SketchlightError


def can_win(model: Model | None) -> bool:
    """Tell whether a model's own autoencoder is a full one, which takes longer than a tiny one."""
    return model is not None and MEMORY.ask(tiny_vaes.is_full, model)


def at_hand(settings: Settings, model: Model | None) -> str | None:
    """Name the tiny autoencoder that there is for a model: the chosen one, or its family's."""
    if model is None or not can_win(model):
        return None
    try:
        return settings.uses.tiny_vae or MEMORY.ask(tiny_vaes.usual, model, good=bool)
    except SketchlightError:
        return None  # said where the model is opened


def tiny(settings: Settings, model: Model) -> str | None:
    """Name the one that a live picture goes through; None for the full one."""
    return at_hand(settings, model) if settings.drafts else None
