"""Whether a model's parts belong together: said when it is opened, not as a shape error in the middle of a step."""

from __future__ import annotations

from typing import Any

from engine.catalog import Model
from engine.errors import ModelError

LATENT_CHANNELS = 4
FACTOR = 8
"""Pixels a latent, on each side: sizes are asked for in multiples of it."""


def check(about: Model, pipe: Any) -> None:
    """ModelError unless the text encoder and the autoencoder of a diffusers pipeline are of its UNet's shape."""
    spoken, understood = pipe.text_encoder.config.hidden_size, pipe.unet.config.cross_attention_dim
    if spoken != understood:
        raise ModelError(
            f"{about.label}: its text encoder speaks in {spoken} numbers a word, its UNet listens to {understood}: "
            "they are parts of different models."
        )
    channels, factor = pipe.vae.config.latent_channels, 2 ** (len(pipe.vae.config.block_out_channels) - 1)
    if channels != LATENT_CHANNELS or factor != FACTOR:
        raise ModelError(
            f"{about.label}: its autoencoder makes {channels} channels at 1/{factor} of the size; "
            f"Sketchlight's models have {LATENT_CHANNELS} at 1/{FACTOR}."
        )
    if len(pipe.tokenizer) > pipe.text_encoder.config.vocab_size:
        raise ModelError(f"{about.label}: its tokenizer has more words than its text encoder knows.")
