"""Puts a result into the document: as a layer of its own, into the chosen layer, or only where the mask is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.asking.candidates import Candidate
from desktop.model.asking.geometry import contained, qrect
from desktop.model.asking.places import grows, old_in_new
from desktop.model.document.changes import add_result, add_results, paste_result, take_larger
from desktop.model.document.document import Document
from desktop.model.pixels.resample import resized
from engine.frames.masks import feathered
from engine.pictures.recipe import of_result, to_json
from engine.request import Mode

NAME = 32
"""Letters of a prompt that name a layer."""


class Into(StrEnum):
    """Where a result goes."""

    NEW_LAYER = "new_layer"
    ACTIVE_LAYER = "active_layer"
    THROUGH_MASK = "through_mask"


def take(document: Document, chosen: Candidate, into: Into) -> None:
    """Put a result into the document as one undo item.

    What was inpainted covers only what was drawn anew, with its soft rim.
    """
    name, recipe = _name(chosen), recipe_of(chosen)
    if not chosen.is_table and grows(chosen.request, document.rect):
        take_larger(document, chosen.image, old_in_new(chosen.request), name=name, recipe=recipe)
        return
    pixels, place = _placed(document, chosen)
    if into is Into.ACTIVE_LAYER:
        paste_result(document, pixels, place, _alpha(pixels, place))
        return
    if into is Into.THROUGH_MASK:
        pixels = _cut(document, pixels, place)
    add_result(document, pixels, place, name=name, recipe=recipe)


def take_all(document: Document, chosen: Sequence[Candidate]) -> None:
    """Put results into the document, a layer each, the first on top, as one undo item."""
    add_results(document, [(*_placed(document, each), _name(each), recipe_of(each)) for each in reversed(chosen)])


def recipe_of(chosen: Candidate) -> str:
    """Write the recipe of a result as JSON; its pictures stand there by their revisions."""
    return to_json(of_result(chosen.request, chosen.index, chosen.environment))


def _name(chosen: Candidate) -> str:
    prompt = " ".join(of_result(chosen.request, chosen.index, chosen.environment).prompt.split())
    return prompt if len(prompt) <= NAME else f"{prompt[: NAME - 1].rstrip()}…"


def _placed(document: Document, chosen: Candidate) -> tuple[np.ndarray, QRect]:
    """Give the result's pixels, (H, W, 3 | 4), and where they go."""
    request = chosen.request
    if request.mask is None or request.frame is None:
        whole = request.mode is Mode.IMAGE_TO_IMAGE and not chosen.is_table  # of all of the document, size rounded
        return chosen.image, document.rect if whole else contained(chosen.image.shape, document.rect)
    frame = request.frame
    part = chosen.image[frame.y : frame.bottom, frame.x : frame.right]
    mask = feathered(request.mask.picture.pixels, request.mask.masking.grow, request.mask.masking.feather)
    redrawn = np.where(mask[frame.y : frame.bottom, frame.x : frame.right] > 0, 255, 0).astype(np.uint8)
    place = qrect(frame)
    assert place is not None
    # The rim is mixed with what lay there already: it is opaque here, or that would count twice.
    alpha = redrawn if part.shape[2] == 3 else np.minimum(redrawn, part[..., 3])
    return np.dstack([part[..., :3], alpha]), place


def _cut(document: Document, pixels: np.ndarray, place: QRect) -> np.ndarray:
    """Give only what of a result the document's mask covers."""
    mask = document.mask.read(place)
    whole = np.zeros((place.height(), place.width()), np.uint8)
    inside = place.intersected(document.rect)
    y, x = inside.y() - place.y(), inside.x() - place.x()
    whole[y : y + inside.height(), x : x + inside.width()] = mask
    mask = resized(whole, (pixels.shape[1], pixels.shape[0]))
    alpha = mask if pixels.shape[2] == 3 else np.minimum(mask, pixels[..., 3])
    return np.dstack([pixels[..., :3], alpha])


def _alpha(pixels: np.ndarray, place: QRect) -> np.ndarray | None:
    """Tell where a result is to be seen, at the size of its place; None: everywhere."""
    if pixels.shape[2] == 3 or pixels[..., 3].min() == 255:
        return None
    return resized(np.ascontiguousarray(pixels[..., 3]), (place.width(), place.height()))
