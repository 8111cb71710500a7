"""Stable Diffusion 1.x: one CLIP text encoder, four latent channels at an eighth of the size, 512² pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import weighting
from engine.records import Family, TextEncoding
from engine.weighting import Pieces

CHUNKS_MAX = 10
"""More text than this is cut: 750 tokens, which is far beyond what any model of this family obeys."""


def recognise(unet: Mapping[str, Any]) -> bool:
    """Whether a UNet config is of this family, as a plain model or an inpainting one."""
    return (
        unet.get("_class_name") == "UNet2DConditionModel"
        and unet.get("in_channels") in (4, 9)
        and unet.get("out_channels") == 4
        and unet.get("addition_embed_type") is None
        and unet.get("class_embed_type") is None
        and unet.get("encoder_hid_dim") is None
    )


def encode_text(pipe: Any, text: str, chunks: int = 1, weights: Pieces = ()) -> TextEncoding:
    """`encoder_hidden_states` (1, 77 × chunks, C): what diffusers' encode_prompt gives, for each 75 tokens of the text.

    Text beyond 75 tokens is read in pieces, each with its own start and end, laid end to end (A1111's way). `weights`,
    if any, is the same text in parts with a weight each.
    """
    import torch

    tokenizer, encoder = pipe.tokenizer, pipe.text_encoder
    room = min(tokenizer.model_max_length, encoder.config.max_position_embeddings) - 2
    ids = tokenizer(text, padding=False, truncation=False, verbose=False).input_ids[1:-1]
    pieces = [ids[start : start + room] for start in range(0, len(ids), room)] or [[]]
    notes = _notes(len(ids), len(pieces), room)
    pieces = pieces[:CHUNKS_MAX]

    def read(piece: list[int]) -> Any:
        return encoder(_framed(tokenizer, piece, room).to(encoder.device))[0]

    if weights:
        hidden = weighting.weighted(tokenizer, encoder, weights, room + 2, CHUNKS_MAX)
    else:
        hidden = torch.cat([read(piece) for piece in pieces], dim=1)
    if (missing := chunks - hidden.shape[1] // (room + 2)) > 0:
        hidden = torch.cat([hidden, *[read([])] * missing], dim=1)
    return TextEncoding({"encoder_hidden_states": hidden}, hidden.shape[1] // (room + 2), notes)


def _framed(tokenizer: Any, piece: list[int], room: int) -> Any:
    import torch

    padding = [tokenizer.pad_token_id] * (room - len(piece))
    return torch.tensor([[tokenizer.bos_token_id, *piece, tokenizer.eos_token_id, *padding]])


def _notes(tokens: int, pieces: int, room: int) -> tuple[str, ...]:
    if pieces > CHUNKS_MAX:
        return (
            f"The prompt has {tokens} tokens; only the first {CHUNKS_MAX * room} were read. {room} or fewer are best.",
        )
    if pieces > 1:
        return (
            f"The prompt has {tokens} tokens and was read in {pieces} pieces of {room}; short ones are obeyed best.",
        )
    return ()


FAMILY = Family(
    name="sd15",
    label="Stable Diffusion 1.x",
    native_size=512,
    multiple=32,
    recognise=recognise,
    encode_text=encode_text,
    pipeline="StableDiffusionPipeline",
    config="sd15",
)
