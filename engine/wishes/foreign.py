"""What another program's recipe asks for and this machine hasn't: the model at hand stays, what is missing is said.

Such a recipe names models and LoRAs as they were called on another machine. They are looked for by that name alone and
never opened by a path. Imports no torch.
"""

from __future__ import annotations

from dataclasses import replace

from engine.catalog import catalog, lora_files
from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.groups import altered
from engine.phrase import phrase
from engine.pictures.recipe import Recipe
from engine.records import Feature
from engine.request import LoraUse, Request


def at_hand(recipe: Recipe, model: str) -> tuple[Request, tuple[str, ...]]:
    """Give the request of another program's recipe with what there is here, and notes on what there isn't.

    `model`, by name or path, is what stays where the recipe's is not here. Raises ModelError if that is not there.
    """
    request, notes = recipe.request, []
    named = _bare(request.uses.model)
    about = _model(named) if named else None
    if about is None:
        about = catalog.find(model)
        if named:
            notes.append(
                phrase("The model “{short}” is not here: {label} stands in.", short=_short(named), label=about.label)
            )
    loras = []
    for use in request.uses.loras:
        found = _lora(_bare(use.model), about)
        if found is None:
            notes.append(phrase("The LoRA “{short}” is not here, and is left out.", short=_short(_bare(use.model))))
        elif wrong := lora_files.misfit(LoraUse(found), about):
            notes.append(phrase("{wrong} It is left out.", wrong=wrong))
        else:
            loras.append(replace(use, model=found))
    skip = request.uses.clip_skip
    if skip and Feature.CLIP_SKIP not in about.supports:
        notes.append(phrase("{label} knows no CLIP skip: it is left out.", label=about.label))
        skip = 0
    return altered(request, model=about.name, loras=tuple(loras), clip_skip=skip), tuple(notes)


def _model(name: str) -> Model | None:
    """Give the model of that name, in any case of letters, among those that are listed."""
    return next((each for each in catalog.models() if _folded(each.name) == _folded(name)), None)


def _lora(name: str, about: Model) -> str | None:
    try:
        there = lora_files.loras(about)
    except ModelError:
        return None
    return next((each.name for each in there if _folded(_bare(each.name)) == _folded(name)), None)


def _bare(name: str) -> str:
    """Give a name without folders."""
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].strip()


def _folded(name: str) -> str:
    return name.casefold().removesuffix(".safetensors").removesuffix(".ckpt")


def _short(name: str) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in name)
    return text if len(text) <= 60 else f"{text[:59]}…"
