"""Narrow models of the real layouts whose single files run with the tokenizers and configs that ship with us.

Their text encoders know all of CLIP's words, and what no shape tells (heads, groups) is as a file's loader takes it.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import small_models

CONTEXT = 32
SECOND = 64
POOLED = 24


@cache
def tokenizer(name: str = "sd15/tokenizer") -> Any:
    from transformers import CLIPTokenizer

    from engine.catalog.tokenizer_files import shipped
    from engine.paths import resources_dir

    folder, own = shipped(resources_dir() / "configs" / name)
    return CLIPTokenizer.from_pretrained(folder, local_files_only=True, **own)


def _text(width: int, projection: int | None = None, layers: int = 2) -> Any:
    import torch
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    torch.manual_seed(21)
    config = CLIPTextConfig(
        vocab_size=49408,
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=layers,
        num_attention_heads=1,
        hidden_act="quick_gelu" if projection is None else "gelu",
        projection_dim=projection or 768,
        bos_token_id=0,
        eos_token_id=2,
        pad_token_id=1,
    )
    return (CLIPTextModel if projection is None else CLIPTextModelWithProjection)(config).eval()


def unet(seed: int = 22, **config: Any) -> Any:
    """Stable Diffusion 1.x's, of two blocks."""
    import torch
    from diffusers import UNet2DConditionModel

    torch.manual_seed(seed)
    return UNet2DConditionModel(
        **{
            "sample_size": 64,
            "layers_per_block": 1,
            "block_out_channels": (16, 32),
            "norm_num_groups": 16,
            "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
            "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
            "cross_attention_dim": CONTEXT,
            "attention_head_dim": 8,
            **config,
        }
    ).eval()


XL: dict[str, Any] = {
    "sample_size": 128,
    "cross_attention_dim": CONTEXT + SECOND,
    "attention_head_dim": (1, 1),
    "transformer_layers_per_block": (1, 2),
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 8,
    "projection_class_embeddings_input_dim": POOLED + 8 * 6,
}


def unet_xl(seed: int = 23, **config: Any) -> Any:
    return unet(seed, **{**XL, **config})


def vae(**config: Any) -> Any:
    return small_models.autoencoder_kl(norm_num_groups=8, **config)


@cache
def _parts() -> dict[str, Any]:
    return {
        "text": _text(CONTEXT),
        "text_2": _text(SECOND, POOLED),
        "text_2_square": _text(SECOND, SECOND),
        "unet": unet(),
        "unet_xl": unet_xl(),
    }


def pipe(unet: Any = None, **scheduler: Any) -> Any:
    """A Stable Diffusion 1.x pipeline with modules of its own."""
    from diffusers import DDIMScheduler, StableDiffusionPipeline

    held = _parts()
    return StableDiffusionPipeline(
        vae=vae(),
        text_encoder=copy.deepcopy(held["text"]),
        tokenizer=tokenizer(),
        unet=unet or copy.deepcopy(held["unet"]),
        scheduler=DDIMScheduler.from_config({**small_models.SD15_SCHEDULER, **scheduler}),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def pipe_xl(unet: Any = None, *, square: bool = False, **scheduler: Any) -> Any:
    """An SDXL pipeline; `square`: the second text encoder projects to its own width."""
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLPipeline

    held = _parts()
    return StableDiffusionXLPipeline(
        vae=vae(scaling_factor=0.13025),
        text_encoder=copy.deepcopy(held["text"]),
        text_encoder_2=copy.deepcopy(held["text_2_square" if square else "text_2"]),
        tokenizer=tokenizer(),
        tokenizer_2=tokenizer("sdxl/tokenizer_2"),
        unet=unet or copy.deepcopy(held["unet_xl"]),
        scheduler=EulerDiscreteScheduler.from_config(
            {**small_models.SD15_SCHEDULER, "timestep_spacing": "leading", **scheduler}
        ),
        add_watermarker=False,
    )


def save(state: dict[str, Any], path: Path, metadata: dict[str, str] | None = None, *, legacy: bool = False) -> Path:
    """Write tensors as their file's ending says."""
    import torch
    from safetensors.torch import save_file

    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".safetensors":
        save_file({name: each.detach().clone().contiguous() for name, each in state.items()}, path, metadata)
    else:
        torch.save(state, path, _use_new_zipfile_serialization=not legacy)
    return path
