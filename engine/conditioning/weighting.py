"""Weights on words, by compel (https://github.com/damian0815/compel), for the text encoders of any family."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

Pieces = tuple[tuple[str, float], ...]
"""Text and weight, in order."""


@dataclass(frozen=True, eq=False)
class _AtLayer:
    """An encoder as compel calls one, which answers with the layer that `look` takes."""

    encoder: Any
    look: Callable[..., torch.Tensor]

    @property
    def device(self) -> Any:
        from engine.loading.offload import device_of

        return device_of(self.encoder)

    @property
    def dtype(self) -> Any:
        return self.encoder.dtype

    def __call__(self, ids: torch.Tensor, mask: torch.Tensor | None = None, **_: Any) -> _Answer:
        return _Answer(self.look(ids, mask))


@dataclass(frozen=True, eq=False)
class _Answer:
    last_hidden_state: torch.Tensor


def weighted(
    tokenizer: Any, encoder: Any, look: Callable[..., torch.Tensor], pieces: Pieces, length: int, chunks_max: int
) -> torch.Tensor:
    """Give (1, length × chunks, C): the hidden states of the pieces, pulled from or towards those of no words at all.

    A weight above 1 moves its tokens away from the empty prompt's; one below 1 moves all tokens towards those of the
    text with that piece masked. `length` is what the encoder reads at once, its start and end included; more than
    `chunks_max` of these are cut. Only compel's weighting is used: its parser would read `(red:1.3)` as words, `C++` as
    a weight, and hyphens and commas in its own way.
    """
    from compel import EmbeddingsProvider, SplitLongTextMode

    reader = _AtLayer(encoder, look)
    provider = EmbeddingsProvider(
        tokenizer,
        reader,
        truncate=False,
        split_long_text_mode=SplitLongTextMode.BRUTAL,  # where an unweighted text is cut as well
        model_max_length=length,
    )
    kept: list[tuple[str, float]] = []
    room = chunks_max * (length - 2)
    for text, weight in pieces:
        tokens = len(tokenizer(text, padding=False, truncation=False, verbose=False).input_ids) - 2
        if tokens > 0 and room > 0:  # compel stumbles over a lowered piece without tokens
            kept.append((text, weight))
        room -= tokens
    found = provider.get_embeddings_for_weighted_prompt_fragments(
        text_batch=[[text for text, _ in kept]],
        fragment_weights_batch=[[weight for _, weight in kept]],
        device=str(reader.device),
    )
    return found[:, : chunks_max * length]
