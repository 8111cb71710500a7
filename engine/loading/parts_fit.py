"""Whether a model's parts belong together: said when it is opened, not as a shape error in the middle of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.loading.reading import SHORTEST
from engine.phrase import phrase
from engine.records import Family
from engine.request_parts import Micro

LATENT_CHANNELS = 4
FACTOR = 8
"""Pixels a latent, on each side: sizes are asked for in multiples of it."""


def check(about: Model, family: Family, pipe: Any) -> None:
    """Raise ModelError unless the text encoders and the autoencoder of a diffusers pipeline are of its UNet's shape."""
    encoders = check_networks(about, family, {each.name: getattr(pipe, each.name) for each in family.components})
    check_latents(f"{about.label}: its autoencoder", pipe.vae)
    for tokenizer, encoder in zip(family.tokenizers, encoders, strict=True):
        if len(getattr(pipe, tokenizer)) > encoder.config.vocab_size:
            raise ModelError(
                phrase(
                    "{label}: its {tokenizer} has more words than its text encoder knows.",
                    label=about.label,
                    tokenizer=tokenizer,
                )
            )


def check_networks(about: Model, family: Family, parts: Mapping[str, Any]) -> list[Any]:
    """Give its text encoders. Raises ModelError unless its UNet listens to them, and answers in latents."""
    encoders = [parts[each.name] for each in family.components if each.name.startswith("text_encoder")]
    unet = parts["unet"]
    check_answer(about, unet)
    if any(each.config.max_position_embeddings < SHORTEST for each in encoders):
        raise ModelError(phrase("{label}: its text encoder has no place for a word.", label=about.label))
    spoken, understood = sum(each.config.hidden_size for each in encoders), unet.config.cross_attention_dim
    if spoken != understood:
        raise ModelError(
            phrase(
                "{label}: its text encoder speaks in {spoken} numbers a word, its UNet listens to "
                "{understood}: they are parts of different models.",
                label=about.label,
                spoken=spoken,
                understood=understood,
            )
        )
    if family.time_ids is not None:
        _check_numbers(about, unet.config, encoders[-1].config.projection_dim, family.time_ids)
    return encoders


def check_answer(about: Model, unet: Any) -> None:
    """Raise ModelError unless a UNet gives as many channels as latents have."""
    if unet.config.out_channels != LATENT_CHANNELS:
        raise ModelError(
            phrase(
                "{label}: its UNet answers in {channels} channels, where latents have {LATENT_CHANNELS}: it is for "
                "another task.",
                label=about.label,
                channels=unet.config.out_channels,
                LATENT_CHANNELS=LATENT_CHANNELS,
            )
        )


def _check_numbers(about: Model, unet: Any, pooled: int, time_ids: Callable[..., Any]) -> None:
    """Raise ModelError unless the UNet expects a pooled text and as many numbers as its family tells it."""
    told = len(time_ids(Micro(), (1, 1), (0.0, 0.0))[1])
    expected = unet.projection_class_embeddings_input_dim
    if expected != pooled + told * unet.addition_time_embed_dim:
        raise ModelError(
            phrase(
                "{label}: its UNet expects {expected} numbers beside the text, where its text "
                "encoder and {told} sizes make {value}: they are parts of different models.",
                label=about.label,
                expected=expected,
                told=told,
                value=pooled + told * unet.addition_time_embed_dim,
            )
        )


def check_latents(label: str, vae: Any, own: Any = None) -> None:
    """Raise ModelError unless an autoencoder makes latents as the models have them, scaled as their own does."""
    channels, factor = vae.config.latent_channels, 2 ** (len(vae.config.block_out_channels) - 1)
    if channels != LATENT_CHANNELS or factor != FACTOR:
        raise ModelError(
            phrase(
                "{label} makes {channels} channels at 1/{factor} of the size; Sketchlight's models "
                "have {LATENT_CHANNELS} at 1/{FACTOR}.",
                label=label,
                channels=channels,
                factor=factor,
                LATENT_CHANNELS=LATENT_CHANNELS,
                FACTOR=FACTOR,
            )
        )
    if own is not None and type(vae) is type(own) and vae.config.scaling_factor != own.config.scaling_factor:
        raise ModelError(
            phrase(
                "{label} scales its latents by {scaling_factor:g}, this model's own by "
                "{scaling_factor_2:g}: it was made for another kind of model.",
                label=label,
                scaling_factor=vae.config.scaling_factor,
                scaling_factor_2=own.config.scaling_factor,
            )
        )
