"""CLIP's reading of a text of any length, weighted or not, at a chosen layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.conditioning import weighting
from engine.conditioning.weighting import Pieces
from engine.errors import InvalidRequest
from engine.phrase import phrase
from engine.prompt.clip_tokenizer import CHUNKS_MAX, length_notes

if TYPE_CHECKING:
    import torch

Look = Callable[..., "torch.Tensor"]
"""Token ids (1, L), and an attention mask or None, to hidden states (1, L, C)."""


@dataclass(frozen=True, eq=False)
class EncodedText:
    """`hidden` (1, length × chunks, C), and what a person should know of how the text was read."""

    hidden: torch.Tensor
    chunks: int
    notes: tuple[str, ...]


def last_layer(encoder: Any, skip: int = 0) -> Look:
    """Give the last hidden states, normalised, or those of `skip` layers before, as Stable Diffusion 1 is told them.

    transformers ≥ 5.6 has no `text_model` in CLIPTextModel any more, which diffusers' own clip_skip stumbles over.
    """
    _check_skip(skip, encoder.config.num_hidden_layers)

    def look(ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        if skip == 0:
            return encoder(ids, mask)[0]
        states = encoder(ids, mask, output_hidden_states=True).hidden_states
        return encoder.final_layer_norm(states[-(skip + 1)])

    return look


def last_but_one_layer(encoder: Any, skip: int = 0) -> Look:
    """Give the hidden states before the last layer, not normalised, or of `skip` layers before, as SDXL has them."""
    _check_skip(skip, encoder.config.num_hidden_layers - 1)

    def look(ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        return encoder(ids, mask, output_hidden_states=True).hidden_states[-(skip + 2)]

    return look


def read(tokenizer: Any, encoder: Any, look: Look, text: str, chunks: int = 1, weights: Pieces = ()) -> EncodedText:
    """Give what diffusers' encode_prompt gives, for each 75 tokens of the text.

    Text beyond 75 tokens is read in pieces, each with its own start and end, laid end to end (A1111's way), and filled
    up to so many chunks with empty ones. `weights`, if any, is the same text in parts with a weight each.
    """
    import torch

    room = _room(tokenizer, encoder)
    ids = [token for words, _ in weights or ((text, 1.0),) for token in _ids(tokenizer, words)]
    pieces = [ids[start : start + room] for start in range(0, len(ids), room)] or [[]]
    if weights:
        hidden = weighting.weighted(tokenizer, encoder, look, weights, room + 2, CHUNKS_MAX)
    else:
        hidden = torch.cat([look(_framed(tokenizer, encoder, each, room)) for each in pieces[:CHUNKS_MAX]], dim=1)
    if (missing := chunks - hidden.shape[1] // (room + 2)) > 0:
        hidden = torch.cat([hidden, *[look(_framed(tokenizer, encoder, [], room))] * missing], dim=1)
    return EncodedText(hidden, hidden.shape[1] // (room + 2), length_notes(len(ids), len(pieces), room))


def pooled(tokenizer: Any, encoder: Any, text: str) -> torch.Tensor:
    """Give (1, P), what an encoder with a projection makes of the text as a whole: of its first 75 tokens."""
    room = _room(tokenizer, encoder)
    return encoder(_framed(tokenizer, encoder, _ids(tokenizer, text)[:room], room)).text_embeds


def _ids(tokenizer: Any, text: str) -> list[int]:
    return list(tokenizer(text, padding=False, truncation=False, verbose=False).input_ids[1:-1])


def _room(tokenizer: Any, encoder: Any) -> int:
    return int(min(tokenizer.model_max_length, encoder.config.max_position_embeddings)) - 2


def _framed(tokenizer: Any, encoder: Any, piece: list[int], room: int) -> torch.Tensor:
    import torch

    from engine.loading.offload import device_of

    padding = [tokenizer.pad_token_id] * (room - len(piece))
    ids = [tokenizer.bos_token_id, *piece, tokenizer.eos_token_id, *padding]
    return torch.tensor([ids], device=device_of(encoder))


def _check_skip(skip: int, layers: int) -> None:
    if skip >= layers:
        raise InvalidRequest(
            phrase(
                "CLIP skip {skip} is too much for this model: its text encoder allows 0–{value}.",
                skip=skip,
                value=layers - 1,
            )
        )
