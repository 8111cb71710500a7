"""Prompts to what a UNet is told, keeping what was encoded before."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

import torch

from engine.loading.models import LoadedModel
from engine.phrase import phrase
from engine.progress import Part
from engine.prompt import syntax, wording
from engine.prompt.wording import Mixture, WeightedText
from engine.records import TextEncoding
from engine.request import Request


@dataclass(frozen=True, eq=False)
class _PictureText:
    """What one picture is told, or is to keep out, as read with `skip` of the encoder's last layers left out."""

    mixture: Mixture
    skip: int
    unwanted: bool

    @property
    def is_empty(self) -> bool:
        return not any(words.text for words in self.mixture.parts)


def encode(model: LoadedModel, request: Request, guided: bool) -> Generator[Part, None, dict[str, torch.Tensor]]:
    """Give the UNet's text arguments for every picture, (B, ...), negatives first and (2B, ...) when guided.

    Yields before each text that has to be encoded. All are brought to the length of the longest. A mixture is made
    anew of encodings that are kept, so that another share of a blend encodes nothing. Raises InvalidRequest for a
    prompt that can't be read. As in diffusers, a negative prompt is read to the last layer at any CLIP skip, and an
    empty one is all zeros where the model was trained so.
    """
    told = _told(model, request, guided)
    texts = list(dict.fromkeys((words, each.skip) for each in told for words in each.mixture.parts))
    for done, (words, skip) in enumerate(texts):
        if (words, 1, skip) not in model.texts:
            yield phrase("Reading the prompt"), done, len(texts)
        _encoded(model, words, 1, skip)
    chunks = max(_chunks(model, each) for each in told)
    together = [_tensors(model, each, chunks) for each in told]
    return {name: torch.cat([each[name] for each in together]) for name in together[0]}


def notes(model: LoadedModel, request: Request, guided: bool) -> tuple[str, ...]:
    """Give what a person should know of how these texts were read."""
    texts = dict.fromkeys((words, each.skip) for each in _told(model, request, guided) for words in each.mixture.parts)
    return tuple(dict.fromkeys(note for words, skip in texts for note in _encoded(model, words, 1, skip).notes))


def _told(model: LoadedModel, request: Request, guided: bool) -> list[_PictureText]:
    """Give what every picture is told, by its own seed; before that, when guided, what each is to keep out."""
    spoken = model.embeddings.spoken
    texts = [spoken(text) for text in request.words.prompts for _ in range(request.sampling.count)]
    for text in request.words.prompts:
        syntax.check(text)
    wanted = [
        _PictureText(wording.of(text, request.sampling.seed_of(index)), request.uses.clip_skip, False)
        for index, text in enumerate(texts)
    ]
    if not guided:
        return wanted
    syntax.check(request.words.negative, "negative prompt")
    return [
        _PictureText(wording.of(spoken(request.words.negative), request.sampling.seed_of(index)), 0, True)
        for index in range(len(texts))
    ] + wanted


def _chunks(model: LoadedModel, told: _PictureText) -> int:
    counts = [_encoded(model, words, 1, told.skip).chunks for words in told.mixture.parts]
    return sum(counts) if told.mixture.kind == "and" else max(counts)


def _tensors(model: LoadedModel, told: _PictureText, chunks: int) -> Mapping[str, torch.Tensor]:
    """Give tensors by argument name, each (1, ...), filled up to so many chunks."""
    made = _mixed(model, told, chunks)
    if told.unwanted and told.is_empty and model.pipe.config.get("force_zeros_for_empty_prompt"):
        return {name: torch.zeros_like(each) for name, each in made.items()}
    return made


def _mixed(model: LoadedModel, told: _PictureText, chunks: int) -> Mapping[str, torch.Tensor]:
    mixture = told.mixture
    if len(mixture.parts) == 1:
        return _encoded(model, mixture.parts[0], chunks, told.skip).tensors
    if mixture.kind == "blend":
        parts = [_encoded(model, words, chunks, told.skip).tensors for words in mixture.parts]
        return {name: _averaged([part[name] for part in parts], mixture.weights) for name in parts[0]}
    parts = _end_to_end(model, told, chunks)
    return {
        name: torch.cat([part[name] for part in parts], dim=1)
        if first.ndim == 3
        else _averaged([part[name] for part in parts], [1.0] * len(parts))
        for name, first in parts[0].items()
    }


def _end_to_end(model: LoadedModel, told: _PictureText, chunks: int) -> list[Mapping[str, torch.Tensor]]:
    """Put the parts of an "and" end to end, each scaled from the empty prompt by its weight, the last filled up."""
    mixture, skip = told.mixture, told.skip
    parts = [_encoded(model, words, 1, skip) for words in mixture.parts]
    parts[-1] = _encoded(model, mixture.parts[-1], chunks - sum(part.chunks for part in parts[:-1]), skip)
    scaled: list[Mapping[str, torch.Tensor]] = []
    for part, weight in zip(parts, mixture.weights, strict=True):
        nothing = _encoded(model, WeightedText(), part.chunks, skip).tensors
        scaled.append({name: nothing[name].lerp(tensor, weight) for name, tensor in part.tensors.items()})
    return scaled


def _averaged(tensors: Sequence[torch.Tensor], shares: Sequence[float]) -> torch.Tensor:
    weighted = [tensor.float() * (share / sum(shares)) for tensor, share in zip(tensors, shares, strict=True)]
    return torch.stack(weighted).sum(dim=0).to(tensors[0].dtype)


def _encoded(model: LoadedModel, words: WeightedText, chunks: int, skip: int) -> TextEncoding:
    key = (words, chunks, skip)
    if (known := model.texts.used(key)) is not None:
        return known
    if chunks > 1 and (alone := _encoded(model, words, 1, skip)).chunks >= chunks:
        return alone
    weights = words.pieces if words.weighted else ()
    return model.texts.keep(key, model.family.encode_text(model.pipe, words.text, chunks, weights, skip))
