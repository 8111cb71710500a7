"""Prompts to what a UNet is told, keeping what was encoded before."""

from __future__ import annotations

from collections.abc import Generator

import torch

from engine.models import LoadedModel, Part
from engine.records import TextEncoding
from engine.request import Request

KEPT = 64
"""Encoded texts kept for each model."""


def encode(model: LoadedModel, request: Request, guided: bool) -> Generator[Part, None, dict[str, torch.Tensor]]:
    """The UNet's text arguments for every picture, (B, ...), negatives first and (2B, ...) when guided.

    Yields before each text that has to be encoded. All are brought to the length of the longest.
    """
    texts = list(dict.fromkeys([*request.prompts, *([request.negative] if guided else [])]))
    chunks = 1
    for done, text in enumerate(texts):
        if (text, 1) not in model.texts:
            yield "Reading the prompt", done, len(texts)
        chunks = max(chunks, _encoded(model, text, 1).chunks)
    positive = [_encoded(model, text, chunks) for text in request.prompts for _ in range(request.count)]
    negative = [_encoded(model, request.negative, chunks)] * len(positive) if guided else []
    together = [each.tensors for each in (*negative, *positive)]
    return {name: torch.cat([each[name] for each in together]) for name in together[0]}


def notes(model: LoadedModel, request: Request, guided: bool) -> tuple[str, ...]:
    """What a person should know of how these texts were read."""
    texts = dict.fromkeys([*request.prompts, *([request.negative] if guided else [])])
    return tuple(dict.fromkeys(note for text in texts for note in _encoded(model, text, 1).notes))


def _encoded(model: LoadedModel, text: str, chunks: int) -> TextEncoding:
    key = (text, chunks)
    if key in model.texts:
        model.texts.move_to_end(key)
        return model.texts[key]
    if chunks > 1 and (alone := _encoded(model, text, 1)).chunks >= chunks:
        return alone
    encoding = model.texts[key] = model.family.encode_text(model.pipe, text, chunks)
    if len(model.texts) > KEPT:
        model.texts.popitem(last=False)
    return encoding
