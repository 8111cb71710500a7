"""Panels that came with a picture or a document, as far as this machine has what they name: the model at hand stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.model.settings import control_nets
from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine.catalog import catalog, ip_adapter_files, lora_files, tiny_vaes, vae_files
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
from engine.setting import supported_part
from engine.wishes.remote import is_remote

SHORT = 60


def with_what_is_here(settings: Settings, current: Settings) -> tuple[Settings, tuple[str, ...]]:
    """Leave out what isn't here or can't be used, with a note on each; what leads elsewhere isn't looked for.

    In the place of a missing model stays the one of `current`, of a missing autoencoder the model's own. LoRAs and a
    refiner are left out; cards without their weights stay, switched off.
    """
    notes: list[str] = []

    def found(what: str, name: str, find: Callable[[str], object], instead: str) -> bool:
        try:
            if not is_remote(name):
                find(name)
                return True
            why = tr("is on another machine")
        except SketchlightError:
            why = tr("is not here")
        notes.append(f"{what} “{_short(name)}” {why}: {instead}.")
        return False

    uses = settings.uses
    model = _or_none(current.uses.model)
    if uses.model != current.uses.model:
        label = current.uses.model if model is None else model.label
        if found(tr("The model"), uses.model, catalog.find, tr("{label} stands in", label=label)):
            model = _or_none(uses.model)
        else:
            uses = replace(uses, model=current.uses.model)
    if model is None:  # nor is the one at hand here, of which the window tells
        return replace(settings, uses=uses), tuple(notes)
    if uses.model != settings.uses.model:
        uses = supported_part(uses, model.supports)
    about = model
    if uses.vae and not found(
        tr("The autoencoder"), uses.vae, lambda name: vae_files.find(name, about), tr("the model's own")
    ):
        uses = replace(uses, vae=None)
    if uses.tiny_vae and not found(
        tr("The autoencoder"), uses.tiny_vae, lambda name: tiny_vaes.find(name, about), tr("the model's own")
    ):
        uses = replace(uses, tiny_vae=None)
    if uses.refiner and not found(tr("The refiner"), uses.refiner.model, catalog.find, tr("it is left out")):
        uses = replace(uses, refiner=None)
    loras = [
        use
        for use in uses.loras
        if found(tr("The LoRA"), use.model, lambda name: lora_files.find(name, about), tr("it is left out"))
    ]
    off = tr("its card is switched off")
    controls = [
        card
        if not card.model or found(tr("The ControlNet"), card.model, partial(_net, card.control, about), off)
        else replace(card, model="", on=False)
        for card in settings.controls
    ]
    references = [
        card
        if not card.adapter
        or found(tr("The IP-Adapter"), card.adapter, lambda name: ip_adapter_files.find(name, about), off)
        else replace(card, adapter="", on=False)
        for card in settings.references
    ]
    made = replace(
        settings,
        uses=replace(uses, loras=tuple(loras)),
        controls=tuple(controls),
        references=tuple(references),
    )
    return made, tuple(notes)


def _net(control: str, model: Model, name: str) -> str:
    return control_nets.chosen(control, name, model)


def _or_none(name: str) -> Model | None:
    try:
        return catalog.find(name)
    except SketchlightError:
        return None


def _short(name: str) -> str:
    """Shorten a name or path in the middle: its end tells most of it."""
    text = "".join(letter if letter.isprintable() else " " for letter in name)
    return text if len(text) <= SHORT else f"…{text[1 - SHORT :]}"
