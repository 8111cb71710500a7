"""The widely read “parameters” text of stable-diffusion-webui, as it is written for other programs."""

from __future__ import annotations

import json
import re

from engine.pictures.foreign.webui import OURS
from engine.pictures.recipe import Recipe

KEYWORD = "parameters"


def written(recipe: Recipe, label: str) -> str:
    """Give the text for one picture; `label` is its sampler's. Model names only, never a path."""
    request = recipe.request
    pairs: dict[str, object] = {
        "Steps": request.sampling.steps,
        "Sampler": label,
        "CFG scale": f"{request.sampling.guidance:g}",
        "Seed": recipe.seed,
        "Size": f"{request.size[0]}x{request.size[1]}",
        "Model": re.split(r"[/\\]", request.uses.model.rstrip("/\\"))[-1],
    }
    if request.source is not None:
        pairs["Denoising strength"] = f"{request.strength:g}"
    if request.mask is not None:
        pairs["Mask blur"] = request.mask.masking.feather
    if request.uses.clip_skip:
        pairs["Clip skip"] = request.uses.clip_skip + 1
    pairs["Version"] = OURS
    lines = [recipe.prompt.strip()]
    if request.words.negative.strip():
        lines.append(f"Negative prompt: {request.words.negative.strip()}")
    lines.append(", ".join(f"{name}: {_quoted(str(value))}" for name, value in pairs.items()))
    return "\n".join(lines).replace("\0", " ")


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if re.search(r'[,:\n"]', value) else value
