"""A prompt to hidden states by the text encoder's graph, as `engine.clip_text` reads one. Imports no torch."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import numpy as np

from engine.catalog import embedding_files
from engine.catalog.catalog import Model
from engine.graphs.store import GraphKind
from engine.light.disk import LOOKED_UP
from engine.light.model import LightModel
from engine.phrase import phrase
from engine.progress import Part
from engine.prompt import syntax, wording
from engine.prompt.clip_tokenizer import CHUNKS_MAX, length_notes
from engine.request import Request


def refusal(request: Request, about: Model, guided: bool) -> str | None:
    """Say why its prompts can't be read here; None if they can: each comes to one text without weights.

    Raises InvalidRequest for a prompt that can't be read at all.
    """
    for text in request.words.prompts:
        syntax.check(text)
    if guided:
        syntax.check(request.words.negative, "negative prompt")
    told = (*request.words.prompts, request.words.negative)
    if LOOKED_UP.ask(embedding_files.called, told, about):
        return "embeddings"
    mixtures = [wording.of(text, seed) for text, seed in _texts(request, guided)]
    plain = all(len(each.parts) == 1 and not each.parts[0].weighted for each in mixtures)
    return None if plain else "weights on words"


def encode(model: LightModel, request: Request, guided: bool) -> Generator[Part, None, np.ndarray]:
    """Give hidden states (B, 77 × chunks, C) of every picture's text, negatives first and (2B, …) when guided."""
    texts = [wording.of(text, seed).parts[0].text for text, seed in _texts(request, guided)]
    wanted = list(dict.fromkeys(texts))
    found: dict[str, np.ndarray] = {}
    for done, text in enumerate(wanted):
        known = model.texts.used(text)
        if known is None:
            yield phrase("Reading the prompt"), done, len(wanted)
            known = model.texts.keep(text, _encoded(model, _pieces(model, text)))
        found[text] = known
    longest = max(len(each) for each in found.values())
    if any(len(each) < longest for each in found.values()):
        nothing = _encoded(model, [[]])
        found = {text: np.concatenate([each, *[nothing] * (longest - len(each))]) for text, each in found.items()}
    return np.stack([found[text].reshape(-1, found[text].shape[-1]) for text in texts])


def notes(model: LightModel, request: Request, guided: bool) -> tuple[str, ...]:
    """Give what a person should know of how these texts were read."""
    said: dict[str, None] = {}
    for text, seed in _texts(request, guided):
        count = len(model.tokenizer.ids(wording.of(text, seed).parts[0].text))
        room = model.tokenizer.room
        said |= dict.fromkeys(length_notes(count, -(-count // room), room))
    return tuple(said)


def _texts(request: Request, guided: bool) -> list[tuple[str, int]]:
    """Give every picture's prompt and seed; before them, when guided, what each is to keep out."""
    wanted = [text for text in request.words.prompts for _ in range(request.sampling.count)]
    numbered = [(text, request.sampling.seed_of(index)) for index, text in enumerate(wanted)]
    return [(request.words.negative, seed) for _, seed in numbered] + numbered if guided else numbered


def _pieces(model: LightModel, text: str) -> list[list[int]]:
    ids, room = model.tokenizer.ids(text), model.tokenizer.room
    return ([ids[start : start + room] for start in range(0, len(ids), room)] or [[]])[:CHUNKS_MAX]


def _encoded(model: LightModel, pieces: Sequence[Sequence[int]]) -> np.ndarray:
    """Give (chunks, 77, C), each piece read by itself, between the marks of its start and end."""
    begin, end, fill = model.marks
    room = model.tokenizer.room
    graph = model.session(GraphKind.TEXT_ENCODER)
    read = []
    for piece in pieces:
        ids = [begin, *piece, end, *[fill] * (room - len(piece))]
        read.append(graph.run({"input_ids": np.array([ids], np.int64)})[0])
    return np.concatenate(read)
