"""Stable Diffusion XL (Podell et al. 2023, arXiv 2307.01952): two text encoders, micro-conditioning, 1024² pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.conditioning import clip_text
from engine.conditioning.weighting import Pieces
from engine.loading import components
from engine.phrase import mark
from engine.records import Family, Feature, TextEncoding, TimeIds
from engine.request_parts import Micro, Size

_TALL: tuple[Size, ...] = (
    (512, 2048),
    (512, 1984),
    (512, 1920),
    (512, 1856),
    (576, 1792),
    (576, 1728),
    (576, 1664),
    (640, 1600),
    (640, 1536),
    (704, 1472),
    (704, 1408),
    (704, 1344),
    (768, 1344),
    (768, 1280),
    (832, 1216),
    (832, 1152),
    (896, 1152),
    (896, 1088),
    (960, 1088),
    (960, 1024),
)
"""The paper's appendix I; trained lying as well."""
BUCKETS = (*_TALL, (1024, 1024), *((height, width) for width, height in reversed(_TALL)))


def recognise(unet: Mapping[str, Any], index: Mapping[str, Any]) -> bool:
    """Tell whether a folder is of this family, plain or for inpainting; the refiner has but one encoder."""
    return is_text_time(unet) and not lacks_first_encoder(index)


def is_text_time(unet: Mapping[str, Any]) -> bool:
    """Tell whether a UNet is told a pooled text and numbers, as the base and the refiner are."""
    return (
        unet.get("_class_name") == "UNet2DConditionModel"
        and unet.get("in_channels") in (4, 9)
        and unet.get("out_channels") == 4
        and unet.get("addition_embed_type") == "text_time"
        and unet.get("encoder_hid_dim") is None
    )


def lacks_first_encoder(index: Mapping[str, Any]) -> bool:
    return (index.get("text_encoder") or [None, None])[1] is None


def encode_text(pipe: Any, text: str, chunks: int = 1, weights: Pieces = (), skip: int = 0) -> TextEncoding:
    """Give `encoder_hidden_states` (1, 77 × chunks, C1 + C2) and `text_embeds` (1, P), of clean text."""
    import torch

    pairs = ((pipe.tokenizer, pipe.text_encoder), (pipe.tokenizer_2, pipe.text_encoder_2))

    def read(length: int) -> list[clip_text.EncodedText]:
        return [
            clip_text.read(tokenizer, encoder, clip_text.last_but_one_layer(encoder, skip), text, length, weights)
            for tokenizer, encoder in pairs
        ]

    readings = read(chunks)
    longest = max(each.chunks for each in readings)
    if any(each.chunks < longest for each in readings):  # tokenizers of different vocabularies
        readings = read(longest)
    hidden = torch.cat([each.hidden for each in readings], dim=-1)
    whole = clip_text.pooled(pipe.tokenizer_2, pipe.text_encoder_2, text)
    return TextEncoding({"encoder_hidden_states": hidden, "text_embeds": whole}, longest, readings[0].notes)


def time_ids(micro: Micro, size: Size, scores: tuple[float, float]) -> tuple[TimeIds, TimeIds]:
    """Give original size, crop and target size, height or top first; the negative's are the positive's by default."""
    original, target = micro.original or size, micro.target or size
    positive = _row(original, micro.crop, target)
    if micro.negative_original is None and micro.negative_target is None and micro.negative_crop == (0, 0):
        return positive, positive
    return _row(micro.negative_original or original, micro.negative_crop, micro.negative_target or target), positive


def _row(original: Size, crop: tuple[int, int], target: Size) -> TimeIds:
    return (*original[::-1], *crop[::-1], *target[::-1])


# From ComfyUI, comfy/latent_formats.py, class SDXL.
LATENT_RGB = (
    (0.3920, 0.4054, 0.4549),
    (-0.2634, -0.0196, 0.0653),
    (0.0568, 0.1687, -0.0755),
    (-0.3112, -0.2359, -0.2076),
    (0.0, 0.0, 0.0),
)

FAMILY = Family(
    name="sdxl",
    label=mark("Stable Diffusion XL"),
    native_size=1024,
    multiple=32,
    recognise=recognise,
    encode_text=encode_text,
    components=(components.TEXT, components.TEXT_2, components.UNET, components.VAE),
    tokenizers=("tokenizer", "tokenizer_2"),
    pipeline="StableDiffusionXLPipeline",
    options={"add_watermarker": False, "force_zeros_for_empty_prompt": True},
    config="sdxl",
    file_prefixes={
        "text_encoder": "conditioner.embedders.0.transformer.",
        "text_encoder_2": "conditioner.embedders.1.model.",
        "unet": "model.diffusion_model.",
        "vae": "first_stage_model.",
    },
    supports=frozenset(
        {
            Feature.TEXT_TO_IMAGE,
            Feature.CONTROLS,
            Feature.REFERENCES,
            Feature.LORAS,
            Feature.REFINER,
            Feature.MICRO,
            Feature.CLIP_SKIP,
        }
    ),
    buckets=BUCKETS,
    time_ids=time_ids,
    latent_scaling=0.13025,
    latent_rgb=LATENT_RGB,
    tiny_decoder="taesdxl",
    usual_vae="vae-sdxl-fp16-fix",
    upcast=True,
    sampler="dpmpp_2m_karras",
    steps=25,
    guidance=6.0,
    order=1,
)
