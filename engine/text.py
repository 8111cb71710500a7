"""Prompts to what a UNet is told, keeping what was encoded before."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

import torch

from engine import prompt_syntax, prompt_words
from engine.models import LoadedModel
from engine.parts import Part
from engine.prompt_words import Mixture, Words
from engine.records import TextEncoding
from engine.request import Request

KEPT = 64
"""Encoded texts kept for each model."""


def encode(model: LoadedModel, request: Request, guided: bool) -> Generator[Part, None, dict[str, torch.Tensor]]:
    """The UNet's text arguments for every picture, (B, ...), negatives first and (2B, ...) when guided.

    Yields before each text that has to be encoded. All are brought to the length of the longest. A mixture is made
    anew of encodings that are kept, so that another share of a blend encodes nothing. Raises InvalidRequest for a
    prompt that can't be read.
    """
    mixtures = _mixtures(request, guided)
    texts = list(dict.fromkeys(words for mixture in mixtures for words in mixture.parts))
    for done, words in enumerate(texts):
        if (words, 1) not in model.texts:
            yield "Reading the prompt", done, len(texts)
        _encoded(model, words, 1)
    chunks = max(_chunks(model, mixture) for mixture in mixtures)
    made = {mixture: _mixed(model, mixture, chunks) for mixture in dict.fromkeys(mixtures)}
    together = [made[mixture] for mixture in mixtures]
    return {name: torch.cat([each[name] for each in together]) for name in together[0]}


def notes(model: LoadedModel, request: Request, guided: bool) -> tuple[str, ...]:
    """What a person should know of how these texts were read."""
    texts = dict.fromkeys(words for mixture in _mixtures(request, guided) for words in mixture.parts)
    return tuple(dict.fromkeys(note for words in texts for note in _encoded(model, words, 1).notes))


def _mixtures(request: Request, guided: bool) -> list[Mixture]:
    """What every picture is told, by its own seed; before that, when guided, what each is to keep out."""
    texts = [text for text in request.prompts for _ in range(request.count)]
    for text in request.prompts:
        prompt_syntax.check(text)
    positive = [prompt_words.of(text, request.seed + index) for index, text in enumerate(texts)]
    if not guided:
        return positive
    prompt_syntax.check(request.negative, "negative prompt")
    return [prompt_words.of(request.negative, request.seed + index) for index in range(len(texts))] + positive


def _chunks(model: LoadedModel, mixture: Mixture) -> int:
    counts = [_encoded(model, words, 1).chunks for words in mixture.parts]
    return sum(counts) if mixture.kind == "and" else max(counts)


def _mixed(model: LoadedModel, mixture: Mixture, chunks: int) -> Mapping[str, torch.Tensor]:
    """Tensors by argument name, each (1, ...), filled up to so many chunks."""
    if len(mixture.parts) == 1:
        return _encoded(model, mixture.parts[0], chunks).tensors
    if mixture.kind == "blend":
        parts = [_encoded(model, words, chunks).tensors for words in mixture.parts]
        return {name: _averaged([part[name] for part in parts], mixture.weights) for name in parts[0]}
    parts = _end_to_end(model, mixture, chunks)
    return {
        name: torch.cat([part[name] for part in parts], dim=1)
        if first.ndim == 3
        else _averaged([part[name] for part in parts], [1.0] * len(parts))
        for name, first in parts[0].items()
    }


def _end_to_end(model: LoadedModel, mixture: Mixture, chunks: int) -> list[Mapping[str, torch.Tensor]]:
    """The parts of an "and", each scaled from the empty prompt by its weight, the last filled up to so many chunks."""
    parts = [_encoded(model, words, 1) for words in mixture.parts]
    parts[-1] = _encoded(model, mixture.parts[-1], chunks - sum(part.chunks for part in parts[:-1]))
    scaled: list[Mapping[str, torch.Tensor]] = []
    for part, weight in zip(parts, mixture.weights, strict=True):
        nothing = _encoded(model, Words(), part.chunks).tensors
        scaled.append({name: nothing[name].lerp(tensor, weight) for name, tensor in part.tensors.items()})
    return scaled


def _averaged(tensors: Sequence[torch.Tensor], shares: Sequence[float]) -> torch.Tensor:
    weighted = [tensor.float() * (share / sum(shares)) for tensor, share in zip(tensors, shares, strict=True)]
    return torch.stack(weighted).sum(dim=0).to(tensors[0].dtype)


def _encoded(model: LoadedModel, words: Words, chunks: int) -> TextEncoding:
    key = (words, chunks)
    if key in model.texts:
        model.texts.move_to_end(key)
        return model.texts[key]
    if chunks > 1 and (alone := _encoded(model, words, 1)).chunks >= chunks:
        return alone
    weights = words.pieces if words.weighted else ()
    encoding = model.texts[key] = model.family.encode_text(model.pipe, words.text, chunks, weights)
    if len(model.texts) > KEPT:
        model.texts.popitem(last=False)
    return encoding
