"""What was pasted into a prompt: plain words, a prompt in stable-diffusion-webui's signs, or all its parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.errors import SketchlightError
from engine.pictures.foreign import reading
from engine.pictures.foreign.dialect import Dialect, translated
from engine.pictures.recipe import Recipe

NAME = "what was pasted"
LONGEST = 50_000
_PARAMETERS = re.compile(r"(?:\A|\n)\s*Steps: *\d+, *\w[\w ]*:")
_SIGNS = re.compile(r"\(\(|\[[^\[\]\n]+\]|<lora:[^<>]+>|(?<!\w)BREAK(?!\w)")


@dataclass(frozen=True)
class PastedPrompt:
    """A prompt in our own signs, and the LoRAs, by name and weight, that it called for."""

    text: str
    loras: tuple[tuple[str, float], ...] = ()


def parameters_in(text: str) -> Recipe | None:
    """The recipe in a whole text of parameters; None if it is none."""
    if len(text) > LONGEST or not _PARAMETERS.search(text):
        return None
    try:
        return reading.read({"parameters": text.strip()}, NAME)
    except SketchlightError:
        return None


def prompt_in(text: str) -> PastedPrompt | None:
    """The prompt in our signs; None for one that holds none of the other's, and is pasted as it is."""
    if len(text) > LONGEST or not _SIGNS.search(text):
        return None
    found = translated(text, Dialect.WEBUI)
    loras = tuple((name, weight) for name, told in found.loras if (weight := _weight(told)) is not None)
    return PastedPrompt(found.text, loras)


def _weight(told: str) -> float | None:
    try:
        return float(told or 1.0)
    except ValueError:
        return None
