"""A picture drawn on at a larger size: image-to-image of what a first pass made, at a low strength.

Known as the “highres fix” of stable-diffusion-webui. Composition is the first pass's, at the size that the model was
trained on; detail is the second's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from engine.events import Event, Images
from engine.groups import altered
from engine.picture import Picture
from engine.request import Key, MaskedContent, Request
from engine.runs.several import Several, Single


def draw_on(key: Key, request: Request, single: Single) -> Iterator[Event]:
    """Answer a request with a second pass. Its previews go on from the first pass's, which have their own size.

    Under a mask, the second pass redraws what the first did. It follows words, references and LoRAs; maps have done
    their part in the composition. At strength 0 there is nothing to compose: a source without a mask is brought to the
    second pass's size.
    """
    assert request.second is not None
    first = replace(request, second=None)
    if request.source is not None and request.strength == 0:
        several = Several(key, request, request.sampling.steps, request.frame)
        size = request.second.size if request.mask is None else request.size
        kept = yield from several.part(single(replace(first, controls=(), size=size)), list)
        yield several.finished(kept)
        return
    steps = request.sampling.steps + request.pictures * request.second.steps
    several = Several(key, request, steps, request.frame)
    finer = list((yield from several.part(single(first), list)))
    for index, picture in enumerate(finer):
        seen = list(finer)
        run = single(_second(first, request, index, Picture(picture)))
        (finer[index],) = yield from several.part(run, partial(_among, seen, index))
    yield several.finished(finer)


def _among(pictures: list[np.ndarray], index: int, images: Images) -> list[np.ndarray]:
    """Give all pictures, the `index`-th as it is seen just now."""
    return [*pictures[:index], images[0], *pictures[index + 1 :]]


def _second(first: Request, request: Request, index: int, picture: Picture) -> Request:
    """Give the second pass of one picture, as a request of its own."""
    second, mask = request.second, request.mask
    assert second is not None
    if mask is not None:  # under it stands what the first pass drew, whatever that started from
        mask = replace(mask, masking=replace(mask.masking, content=MaskedContent.ORIGINAL))
    return altered(
        first,
        prompts=(request.words.prompts[index // request.sampling.count],),
        count=1,
        **request.sampling.seeds_from(index),
        source=picture,
        mask=mask,
        frame=None if request.mask is None else request.frame,
        size=second.size,
        strength=second.strength,
        steps=second.steps,
        sampler=second.sampler or request.sampling.sampler,
        controls=(),
        refiner=None,
        diffusers_steps=False,
    )
