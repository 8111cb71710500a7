"""The panels as they were when a request was made."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.asking.card_uses import cards_of
from desktop.model.settings import follow_lines
from desktop.model.settings.here import with_what_is_here
from desktop.model.settings.settings import Settings
from engine.pictures.recipe import Recipe
from engine.request import Mode, Request
from engine.wishes.foreign import at_hand


def recalled(recipe: Recipe, current: Settings) -> tuple[Settings, tuple[str, ...]]:
    """Give the `current` panels with all that a recipe says and that is here, and notes on what isn't."""
    request, notes = at_hand(recipe, current.uses.model) if recipe.program else (recipe.request, ())
    missing = frozenset(each.revision for each in recipe.missing)
    settings, not_here = with_what_is_here(settings_of(request, current, missing), current)
    return settings, (*notes, *not_here)


def settings_of(request: Request, settings: Settings, missing: frozenset[str] = frozenset()) -> Settings:
    """Give `settings` with all that a request says; its source and mask are the caller's.

    Its seed is kept for the next press of the button. The strength is that of a sketch or of a mask: words alone,
    enlarging and extending have none or one of their own. Where it was computed is not taken over: that is this
    machine's. The cards' pictures come with it, but for those whose revisions are `missing`, as they are in a recipe
    that was kept without them. What it names may be missing, or on another machine: `here` looks.
    """
    mask = request.mask
    return replace(
        settings,
        uses=request.uses,
        words=replace(request.words, prompts=request.words.prompts[:1]),
        sampling=request.sampling,
        seed_locked=True,
        size=request.size if request.source is None else settings.size,
        strength=request.strength if request.mode is Mode.IMAGE_TO_IMAGE else settings.strength,
        follow_lines=any(follow_lines.is_use(use, request.strength) for use in request.controls)
        if request.mode is Mode.IMAGE_TO_IMAGE
        else settings.follow_lines,
        inpaint_strength=settings.inpaint_strength if mask is None else request.strength,
        checked=request.checked,
        seamless=request.seamless if mask is None else settings.seamless,
        masking=settings.masking if mask is None else mask.masking,
        **cards_of(request, missing),
    )
