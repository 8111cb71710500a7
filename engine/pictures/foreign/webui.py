"""The widely read “parameters” text of stable-diffusion-webui and of the programs that write as it does."""

from __future__ import annotations

import json
import re

from engine.errors import UnreadableFile
from engine.phrase import phrase
from engine.pictures.foreign.dialect import Dialect
from engine.pictures.foreign.foreign_recipe import ForeignRecipe

MAX_LENGTH = 2**20
OURS = "Sketchlight"
"""What stands as the version in the text that we write for others."""

_NEGATIVE = "Negative prompt:"
_PAIR = re.compile(r'\s*([\w ()/.:+-]{1,60}?):\s*("(?:\\.|[^\\"])*"|[^,]*)(?:,|$)')
_USED = frozenset(
    {"Steps", "Sampler", "Schedule type", "CFG scale", "Seed", "Size", "Model", "Denoising strength", "Clip skip"}
)
_OF_NO_EFFECT = frozenset({"Model hash", "Version", "Mask blur", "Lora hashes", "TI hashes", "Hashes", "VAE hash"})


def read(text: str, name: str) -> ForeignRecipe:
    """Give what it tells. Raises UnreadableFile for a text without numbers."""
    if len(text) > MAX_LENGTH:
        raise UnreadableFile(phrase("The parameters in {name} are too long to be some.", name=name))
    prompt, negative, pairs = _split(_plain(text))
    if "Steps" not in pairs:
        raise UnreadableFile(phrase("{name} holds no recipe: its parameters name no steps.", name=name))
    width, _, height = pairs.get("Size", "").partition("x")
    ours = pairs.get("Version", "").startswith(OURS)
    return ForeignRecipe(
        program="another program",
        prompt=prompt,
        negative=negative,
        dialect=Dialect.OURS if ours else Dialect.WEBUI,
        size=(width, height) if width else None,
        seed=pairs.get("Seed", ""),
        steps=pairs["Steps"],
        guidance=pairs.get("CFG scale"),
        sampler=pairs.get("Sampler", ""),
        schedule=pairs.get("Schedule type", ""),
        model=pairs.get("Model", ""),
        clip_skip=pairs.get("Clip skip"),
        clip_first=1,
        from_picture="Denoising strength" in pairs,
        left=[each for each in pairs if each not in _USED | _OF_NO_EFFECT],
    )


def _split(text: str) -> tuple[str, str, dict[str, str]]:
    """Give (prompt, negative, settings): the settings are the last line that starts with “Steps:”."""
    lines = text.strip().split("\n")
    at = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].lstrip().startswith("Steps:")), len(lines))
    words = lines[:at]
    cut = next((i for i, line in enumerate(words) if line.startswith(_NEGATIVE)), len(words))
    negative = "\n".join(words[cut:])[len(_NEGATIVE) :].strip()
    pairs = {key.strip(): _unquoted(value.strip()) for key, value in _PAIR.findall(" ".join(lines[at:])[:65536])}
    return "\n".join(words[:cut]).strip(), negative, pairs


def _plain(text: str) -> str:
    return text.replace("\0", " ").replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return value
