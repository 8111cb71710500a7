"""Which LoRAs there are for the model on show, and what a card says of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from desktop.model.settings.family_limits import refused
from desktop.model.settings.settings import Settings
from engine.brief_memory import MEMORY, fine
from engine.catalog import downloads, lora_files
from engine.catalog.catalog import Model
from engine.catalog.download_table import DownloadKind
from engine.catalog.lora_files import AvailableLora
from engine.errors import InvalidRequest
from engine.groups import altered
from engine.records import Feature
from engine.request import LoraUse

USUAL_WEIGHT = 1.0
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def offered(model: Model | None) -> list[AvailableLora]:
    """Give every LoRA in the model's folder and in the user's, those that don't fit with the reason."""
    return [] if model is None else lora_files.available(model)


def fetchable(model: Model | None) -> str:
    """Give the first LoRA that could be fetched for the model; "" if there is none."""
    return "" if model is None else downloads.first(DownloadKind.LORA, model.family)


def misfit(use: LoraUse, model: Model | None) -> str:
    """Say why a LoRA can't be used, as a sentence; "" if it can."""
    return refused(model, Feature.LORAS) or ("" if model is None else lora_files.misfit(use, model))


def lora_uses(uses: Iterable[LoraUse], model: Model) -> tuple[LoraUse, ...]:
    """Give all of them. Raises InvalidRequest for one that can't be used."""
    checked = tuple(uses)
    for use in checked:
        if why := MEMORY.ask(misfit, replace(use, weight=1.0), model, good=fine):
            raise InvalidRequest(why)
    return checked


def trigger_words(use: LoraUse, model: Model | None) -> tuple[str, ...]:
    """Give what calls it up in the prompt."""
    return () if model is None else lora_files.trigger_words([use], model)


def short(name_or_path: str) -> str:
    """Give a LoRA's name, or a path's last part."""
    return PurePath(name_or_path).stem if name_or_path.endswith(".safetensors") else name_or_path


def with_lora(settings: Settings, model: str) -> Settings:
    """Give the panels with one LoRA more; one that is there already stays as it is."""
    if any(use.model == model for use in settings.uses.loras):
        return settings
    return altered(settings, loras=(*settings.uses.loras, LoraUse(model, USUAL_WEIGHT)))


def with_weight(settings: Settings, model: str, weight: float) -> Settings:
    return altered(
        settings, loras=tuple(replace(use, weight=weight) if use.model == model else use for use in settings.uses.loras)
    )


def without_lora(settings: Settings, model: str) -> Settings:
    return altered(settings, loras=tuple(use for use in settings.uses.loras if use.model != model))


def has_word(prompt: str, word: str) -> bool:
    """Tell whether the prompt says this word, between its commas or anywhere else."""
    return word.lower() in prompt.lower()


def with_word(prompt: str, word: str) -> str:
    """Give the prompt with a word at its end; one that says it already stays."""
    if has_word(prompt, word):
        return prompt
    return f"{prompt.rstrip().rstrip(',')}, {word}" if prompt.strip() else word


def spoken_words(model: Model | None, uses: Iterable[LoraUse]) -> frozenset[str]:
    """List the lower-case words that a model was taught and those of its LoRAs; empty if it knows any."""
    if model is None or not model.vocabulary:
        return frozenset()
    phrases = [phrase.lower() for use in uses for phrase in trigger_words(use, model)]
    return frozenset(model.vocabulary) | {word for phrase in phrases for word in WORD.findall(phrase)}
