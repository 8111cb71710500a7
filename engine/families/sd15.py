"""Stable Diffusion 1.x: one CLIP text encoder, four latent channels at an eighth of the size, 512² pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.conditioning import clip_text
from engine.conditioning.weighting import Pieces
from engine.loading import components
from engine.phrase import mark
from engine.records import Family, Feature, TextEncoding


def recognise(unet: Mapping[str, Any], index: Mapping[str, Any]) -> bool:
    """Tell whether a UNet config is of this family, as a plain model or an inpainting one."""
    return (
        unet.get("_class_name") == "UNet2DConditionModel"
        and unet.get("in_channels") in (4, 9)
        and unet.get("out_channels") == 4
        and unet.get("addition_embed_type") is None
        and unet.get("class_embed_type") is None
        and unet.get("encoder_hid_dim") is None
    )


def encode_text(pipe: Any, text: str, chunks: int = 1, weights: Pieces = (), skip: int = 0) -> TextEncoding:
    """Give `encoder_hidden_states` (1, 77 × chunks, C)."""
    look = clip_text.last_layer(pipe.text_encoder, skip)
    read = clip_text.read(pipe.tokenizer, pipe.text_encoder, look, text, chunks, weights)
    return TextEncoding({"encoder_hidden_states": read.hidden}, read.chunks, read.notes)


FAMILY = Family(
    name="sd15",
    label=mark("Stable Diffusion 1.x"),
    native_size=512,
    multiple=32,
    recognise=recognise,
    encode_text=encode_text,
    components=(components.TEXT, components.UNET, components.VAE),
    tokenizers=("tokenizer",),
    pipeline="StableDiffusionPipeline",
    options={"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False},
    config="sd15",
    file_prefixes={
        "text_encoder": "cond_stage_model.transformer.",
        "unet": "model.diffusion_model.",
        "vae": "first_stage_model.",
    },
    supports=frozenset({Feature.TEXT_TO_IMAGE, Feature.CONTROLS, Feature.REFERENCES, Feature.LORAS, Feature.CLIP_SKIP}),
    # From ComfyUI, comfy/latent_formats.py, class SD15.
    latent_rgb=(
        (0.3512, 0.2297, 0.3227),
        (0.3250, 0.4974, 0.2350),
        (-0.2829, 0.1762, 0.2721),
        (-0.2120, -0.2616, -0.7177),
        (0.0, 0.0, 0.0),
    ),
    tiny_decoder="taesd",
    usual_vae="vae-ft-mse",
)
