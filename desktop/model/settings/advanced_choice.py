"""Which autoencoders and refiners there are, and what of the advanced settings can't be used."""

from __future__ import annotations

from pathlib import PurePath

from desktop.model.settings.settings import Settings
from desktop.words import shown, tr
from engine import registry
from engine.brief_memory import MEMORY, fine
from engine.catalog import catalog, vae_files
from engine.catalog import tiny_vaes as tiny
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
from engine.records import Feature


def vaes(model: Model | None) -> list[str]:
    """Give the autoencoders that lie in the model's folder and in the user's, by name."""
    return [each.name for each in vae_files.vaes(model)]


def tiny_vaes(model: Model | None) -> list[str]:
    """Give the tiny autoencoders that can stand in for a model's full one, by name."""
    return [] if model is None else tiny.tiny_vaes(model)


def refiners(model: Model | None) -> list[tuple[str, str]]:
    """Give (name, label) of each refiner on this machine for what the model began."""
    return [(each.name, each.label) for each in catalog.models() if _refines(each, model)]


def short(name_or_path: str) -> str:
    """Give a name, or a path's last part."""
    return PurePath(name_or_path).name


def lacking(settings: Settings, model: Model | None) -> str:
    """Say why a VAE or the refiner chosen can't be used, as a sentence; "" if they can."""
    refiner = None if settings.uses.refiner is None else settings.uses.refiner.model
    return MEMORY.ask(_lacking, settings.uses.vae, settings.uses.tiny_vae, refiner, model, good=fine)


def _lacking(vae: str | None, tiny_vae: str | None, refiner: str | None, model: Model | None) -> str:
    if model is None:
        return ""
    try:
        if vae is not None:
            vae_files.find(vae, model)
        if tiny_vae is not None:
            tiny.find(tiny_vae, model)
        if refiner is not None and Feature.REFINER in model.supports:
            found = catalog.find(refiner)
            if not _refines(found, model):
                return tr(
                    "{label} is no refiner for {label_2}: choose another, or none.",
                    label=found.label,
                    label_2=model.label,
                )
    except SketchlightError as error:
        return shown(str(error))
    return ""


def _refines(refiner: Model, model: Model | None) -> bool:
    return model is not None and registry.families()[refiner.family].refines == model.family
