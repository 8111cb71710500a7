"""Embeddings put into a model's words: each vector stands behind a letter of its own, which no keyboard has.

The text encoder's own table of words is never changed: ids beyond it are caught on their way in, and their vectors laid
into what the table gives. So an encoder may be shared, offloaded, and have LoRAs on it.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import torch

from engine.catalog import embedding_files
from engine.catalog.catalog import Model
from engine.catalog.digest import signature, weights_digest
from engine.catalog.embedding_files import EmbeddingFile
from engine.errors import ModelError
from engine.loading import weights
from engine.loading.reading import guarded
from engine.phrase import phrase
from engine.progress import Part
from engine.request import Request

_letters = map(chr, itertools.chain(range(0xE000, 0xF8FF), range(0xF0000, 0xFFFFD), range(0x100000, 0x10FFFD)))
"""Private-use letters; each is given once in a process."""
_PARTS = {"clip_l": "text_encoder", "clip_g": "text_encoder_2"}

_tables: WeakKeyDictionary[Any, _EmbeddingTable] = WeakKeyDictionary()


@dataclass(eq=False)
class _EmbeddingTable:
    """What one encoder reads beyond its own words: vectors (W,) by id; and where they belong in the text at hand."""

    vectors: dict[int, torch.Tensor] = field(default_factory=dict)
    places: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _LoadedEmbedding:
    letters: str
    vectors: Mapping[str, torch.Tensor]
    """(n, W) by the encoder that reads them."""
    signature: tuple[tuple[str, int, int], ...]
    digest: str


class Embeddings:
    """Those that one model's pipeline has read, and which of them the texts of a request call."""

    def __init__(self, pipe: Any, about: Model) -> None:
        self._pipe, self._about = pipe, about
        self._held: dict[tuple[Path, str], _LoadedEmbedding] = {}
        self._called: dict[str, _LoadedEmbedding] = {}

    @property
    def digests(self) -> tuple[str, ...]:
        """“name:digest” of each that is called, for the recipe."""
        return tuple(f"{name}:{held.digest}" for name, held in self._called.items())

    def apply(self, request: Request) -> Generator[Part, None, tuple[str, ...]]:
        """Read what the request's texts call; yields before each that is read. Gives what a person should know.

        One that the model can't read is plain words, as in other programs. Raises ModelError for one that is broken.
        """
        texts = (*request.words.prompts, request.words.negative, *(each.words for each in request.regions))
        self._called = {}
        notes = []
        for file in embedding_files.called(texts, self._about, request.uses.loras):
            if wrong := embedding_files.misfit(file, self._about):
                notes.append(phrase("{wrong} Its name is read as plain words.", wrong=wrong))
                continue
            place, current = (file.path, file.prefix), signature(file.path)
            held = self._held.get(place)
            if held is None or held.signature != current:
                yield phrase("Loading {lower}{value}", lower=file.label[:1].lower(), value=file.label[1:]), 0, 1
                vectors = guarded(file, "vectors", partial(read, file, self._pipe))
                count = len(next(iter(vectors.values())))
                held = _LoadedEmbedding(
                    "".join(itertools.islice(_letters, count)), vectors, current, weights_digest(file.path)
                )
                self._held[place] = held
            self._called[file.name] = held
        _teach(self._pipe, self._called.values())
        return tuple(notes)

    def spoken(self, text: str) -> str:
        """Give a text with the letters of embeddings in the place of their names."""
        for name, held in self._called.items():
            text = embedding_files.pattern(name).sub(held.letters, text)
        return text


def read(file: EmbeddingFile, pipe: Any) -> dict[str, torch.Tensor]:
    """Give (n, W) for each of a pipeline's text encoders. ModelError where one has none, or of another width."""
    found = weights.read(file.path, lambda key: key.startswith(file.prefix))
    weights.check_numbers(found)
    named = {key.removeprefix(file.prefix): each for key, each in found.items()}
    encoders = [name for name in _PARTS.values() if getattr(pipe, name, None) is not None]
    given = {_PARTS.get(key, encoders[0]): each for key, each in named.items() if embedding_files.is_vectors(key)}
    vectors = {}
    for name in encoders:
        width = getattr(pipe, name).config.hidden_size
        each = given.get(name)
        if each is None or each.ndim not in (1, 2) or each.shape[-1] != width:
            raise ModelError(
                phrase(
                    "{label} has no vectors of {width} numbers for the model's {replace}.",
                    label=file.label,
                    width=width,
                    replace=name.replace("_", " "),
                )
            )
        vectors[name] = each.detach().reshape(-1, width)
    if len({len(each) for each in vectors.values()}) != 1:
        raise ModelError(
            phrase(
                "{label} has {counts} vectors for the two text encoders, which must be as many: it is damaged.",
                label=file.label,
                counts=" and ".join(str(len(each)) for each in vectors.values()),
            )
        )
    return vectors


def _teach(pipe: Any, called: Any) -> None:
    """Let a model's tokenizers know the letters, and its encoders what stands behind them in this run."""
    for number, name in ((name.removeprefix("text_encoder"), name) for name in _PARTS.values()):
        encoder, tokenizer = (getattr(pipe, each, None) for each in (name, f"tokenizer{number}"))
        if encoder is None or tokenizer is None:
            continue
        letters = [letter for held in called for letter in held.letters]
        new = [each for each in letters if tokenizer.convert_tokens_to_ids(each) in (None, tokenizer.unk_token_id)]
        if new:
            tokenizer.add_tokens(new, special_tokens=True)
        if letters or encoder in _tables:
            table = _listening(encoder)
            table.vectors = {
                tokenizer.convert_tokens_to_ids(letter): vector
                for held in called
                for letter, vector in zip(held.letters, held.vectors[name], strict=True)
            }


def _listening(encoder: Any) -> _EmbeddingTable:
    """Give an encoder's table, its hooks installed once."""
    if encoder not in _tables:
        table = _tables[encoder] = _EmbeddingTable()
        encoder.register_forward_pre_hook(partial(_caught, table), with_kwargs=True)
        encoder.get_input_embeddings().register_forward_hook(partial(_laid_in, table))
    return _tables[encoder]


def _caught(table: _EmbeddingTable, _: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Take ids beyond the encoder's words out of a text (B, L), remembered: it takes the highest id for the end."""
    table.places = []
    ids = args[0] if args else kwargs.get("input_ids")
    if ids is None or not table.vectors:
        return None
    known = ids.clone()
    for number in table.vectors:
        for row, column in (ids == number).nonzero().tolist():
            table.places.append((row, column, number))
            known[row, column] = 0
    if not table.places:
        return None
    return ((known, *args[1:]), kwargs) if args else (args, {**kwargs, "input_ids": known})


def _laid_in(table: _EmbeddingTable, _: Any, __: Any, found: torch.Tensor) -> torch.Tensor | None:
    """Give the vectors in their places of what the table of words gave, (B, L, W)."""
    if not table.places:
        return None
    laid = found.clone()
    for row, column, number in table.places:
        laid[row, column] = table.vectors[number].to(laid)
    return laid
