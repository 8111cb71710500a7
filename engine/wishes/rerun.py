"""Asks a recorded picture again, at another size or of another model. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.catalog import catalog
from engine.catalog.catalog import Model
from engine.errors import InvalidRequest, ModelError
from engine.groups import altered
from engine.memory import supported
from engine.phrase import phrase
from engine.records import Feature
from engine.request import SIDE, ControlUse, ModelUse, Request, Size
from engine.session.moments import Moment
from engine.session.store import SessionStore
from engine.wishes import usual, weights


def at_scale(size: Size, scale: float, multiple: int) -> Size:
    """Give a size so many times as large, in the multiples that a model takes and within what one can make."""
    width, height = (max(SIDE[0], min(SIDE[-1], round(side * scale / multiple) * multiple)) for side in size)
    return width, height


def rerun(request: Request, scale: float, before: Model | None, model: Model) -> tuple[Request, tuple[str, ...]]:
    """Give the request again for `model` and `scale` times as large, with notes on what of it can't come along.

    `before` is the model that it was made with, None where that is gone. Another model gets the sampling that it draws
    best with; of another family it takes neither LoRAs nor parts, and its own ControlNets in the place of the others.
    Raises InvalidRequest for what the model can't do at all.
    """
    again = request
    notes: tuple[str, ...] = ()
    if before is None or before.path != model.path:
        told = tuple(_moved(request, before, model))
        changes = {name: value for changed, _note in told for name, value in changed.items()}
        notes = tuple(note for _changed, note in told if note)
        again = altered(request, model=model.name, **usual.sampling(model), **changes)
    if again.outpaint is None and again.enlarge is None and scale != 1:
        again = altered(again, size=at_scale(again.size, scale, model.multiple))
        if again.second is not None:
            again = altered(again, second=replace(again.second, size=at_scale(again.second.size, scale, 8)))
    supported.check(model, again)
    return again, notes


def _moved(request: Request, before: Model | None, model: Model) -> Iterator[tuple[dict[str, Any], str]]:
    """Give the fields that change with the model, each with what a person should know of it."""
    if before is not None and before.family == model.family:
        return
    lost = phrase("LoRAs are left out: they belong to another kind of model.")
    yield {"uses": ModelUse(model.name)}, lost if request.uses.loras else ""
    if request.controls:
        uses = tuple(_fitting(use, model) for use in request.controls)
        kept = tuple(use for use in uses if use is not None)
        lost = phrase("Controls are left out of which {model} has none.", model=model.label)
        yield {"controls": kept}, "" if len(kept) == len(uses) else lost
    if request.references:
        adapters = weights.fitting_adapters(model) if Feature.REFERENCES in model.supports else []
        kept_references = tuple(replace(use, adapter=adapters[0]) for use in request.references) if adapters else ()
        lost = phrase("References are left out: {model} has no adapter for them.", model=model.label)
        yield {"references": kept_references}, "" if adapters else lost


def _fitting(use: ControlUse, model: Model) -> ControlUse | None:
    net = weights.usual_controlnet(use.control, model) if Feature.CONTROLS in model.supports else ""
    return replace(use, model=net) if net else None


def asked_again(store: SessionStore, moment: Moment, scale: float, model: str) -> tuple[Request, tuple[str, ...]]:
    """Give the request of a recorded picture for this model (“” for its own) and scale; notes as `rerun` gives them.

    Raises InvalidRequest where what it was made from is gone, and what `rerun` and the catalog raise.
    """
    recipe = store.recipe(moment)
    if recipe.missing:
        raise InvalidRequest(phrase("What this picture was made from isn't in the recording any more."))
    before = _found(recipe.request.uses.model)
    return rerun(recipe.alone, scale, before, catalog.find(model or recipe.request.uses.model))


def _found(name: str) -> Model | None:
    try:
        return catalog.find(name)
    except ModelError:
        return None
