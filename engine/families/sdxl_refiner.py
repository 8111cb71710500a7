"""Stable Diffusion XL's refiner: the second encoder alone, and an aesthetic score in place of the target size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.conditioning import clip_text
from engine.conditioning.weighting import Pieces
from engine.families import sdxl
from engine.loading import components
from engine.phrase import mark
from engine.records import Family, Feature, TextEncoding, TimeIds
from engine.request_parts import Micro, Size


def recognise(unet: Mapping[str, Any], index: Mapping[str, Any]) -> bool:
    """Tell whether a folder is of this family."""
    return sdxl.is_text_time(unet) and sdxl.lacks_first_encoder(index)


def encode_text(pipe: Any, text: str, chunks: int = 1, weights: Pieces = (), skip: int = 0) -> TextEncoding:
    """Give `encoder_hidden_states` (1, 77 × chunks, C) and `text_embeds` (1, P)."""
    tokenizer, encoder = pipe.tokenizer_2, pipe.text_encoder_2
    look = clip_text.last_but_one_layer(encoder, skip)
    read = clip_text.read(tokenizer, encoder, look, text, chunks, weights)
    whole = clip_text.pooled(tokenizer, encoder, text)
    return TextEncoding({"encoder_hidden_states": read.hidden, "text_embeds": whole}, read.chunks, read.notes)


def time_ids(micro: Micro, size: Size, scores: tuple[float, float]) -> tuple[TimeIds, TimeIds]:
    """Give original size, crop and aesthetic score; `scores` are the positive's and the negative's, 0–10."""
    original = micro.original or size
    negative = micro.negative_original or original
    return (
        (*negative[::-1], *micro.negative_crop[::-1], scores[1]),
        (*original[::-1], *micro.crop[::-1], scores[0]),
    )


FAMILY = Family(
    name="sdxl_refiner",
    label=mark("Stable Diffusion XL refiner"),
    native_size=1024,
    multiple=32,
    recognise=recognise,
    encode_text=encode_text,
    components=(components.TEXT_2, components.UNET, components.VAE),
    tokenizers=("tokenizer_2",),
    pipeline="StableDiffusionXLImg2ImgPipeline",
    options={
        "text_encoder": None,
        "tokenizer": None,
        "add_watermarker": False,
        "requires_aesthetics_score": True,
        "force_zeros_for_empty_prompt": False,
    },
    config="sdxl_refiner",
    file_prefixes={
        "text_encoder_2": "conditioner.embedders.0.model.",
        "unet": "model.diffusion_model.",
        "vae": "first_stage_model.",
    },
    supports=frozenset({Feature.MICRO, Feature.CLIP_SKIP}),
    buckets=sdxl.BUCKETS,
    time_ids=time_ids,
    latent_scaling=sdxl.FAMILY.latent_scaling,
    latent_rgb=sdxl.LATENT_RGB,
    tiny_decoder="taesdxl",
    usual_vae="vae-sdxl-fp16-fix",
    upcast=True,
    refines="sdxl",
    sampler="dpmpp_2m_karras",
    steps=25,
    guidance=6.0,
    order=2,
)
