"""Pipelines of as many blocks as the real ones have, but narrow: for the single-file layouts, which count blocks."""

from __future__ import annotations

from typing import Any

import small_models


def sd15(in_channels: int = 4) -> Any:
    """A pipeline with as many blocks as Stable Diffusion 1.5 has, but narrow: for the single-file layout."""
    import torch
    from diffusers import DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel

    vocabulary = small_models.tokenizer()
    torch.manual_seed(5)
    narrow = UNet2DConditionModel(
        sample_size=8,
        in_channels=in_channels,
        out_channels=4,
        block_out_channels=(8, 8, 16, 16),
        norm_num_groups=4,
        cross_attention_dim=32,
        attention_head_dim=2,
    )
    return StableDiffusionPipeline(
        vae=_autoencoder(),
        text_encoder=small_models.text_encoder(vocabulary),
        tokenizer=vocabulary,
        unet=narrow,
        scheduler=DDIMScheduler.from_config(small_models.SD15_SCHEDULER),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def sdxl() -> Any:
    """The same of SDXL's shape: three blocks, of which the last has two transformers."""
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLPipeline

    words, padded = small_models.tokenizer(), small_models.tokenizer(pad_token="!")
    return StableDiffusionXLPipeline(
        vae=_autoencoder(scaling_factor=0.13025),
        text_encoder=small_models.text_encoder(words, layers=3),
        text_encoder_2=small_models.text_encoder_2(padded),
        tokenizer=words,
        tokenizer_2=padded,
        unet=_unet_xl(
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
            block_out_channels=(8, 16, 16),
            transformer_layers_per_block=(1, 1, 2),
            cross_attention_dim=80,
            projection_class_embeddings_input_dim=24 + 8 * 6,
        ),
        scheduler=EulerDiscreteScheduler.from_config(small_models.SD15_SCHEDULER),
        add_watermarker=False,
    )


def refiner() -> Any:
    """The same of the refiner's shape: four blocks, the outer two without attention."""
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLImg2ImgPipeline

    padded = small_models.tokenizer(pad_token="!")
    return StableDiffusionXLImg2ImgPipeline(
        vae=_autoencoder(scaling_factor=0.13025),
        text_encoder=None,
        text_encoder_2=small_models.text_encoder_2(padded),
        tokenizer=None,
        tokenizer_2=padded,
        unet=_unet_xl(
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
            block_out_channels=(8, 8, 16, 16),
            transformer_layers_per_block=2,
            cross_attention_dim=48,
            projection_class_embeddings_input_dim=24 + 8 * 5,
        ),
        scheduler=EulerDiscreteScheduler.from_config(small_models.SD15_SCHEDULER),
        requires_aesthetics_score=True,
        force_zeros_for_empty_prompt=False,
        add_watermarker=False,
    )


def _unet_xl(**config: Any) -> Any:
    import torch
    from diffusers import UNet2DConditionModel

    torch.manual_seed(14)
    return UNet2DConditionModel(
        sample_size=8,
        in_channels=4,
        out_channels=4,
        norm_num_groups=4,
        attention_head_dim=2,
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=8,
        **config,
    )


def _autoencoder(**config: Any) -> Any:
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        **config,
        block_out_channels=(8, 8, 16, 16),
        layers_per_block=2,
        norm_num_groups=4,
        latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
    )
