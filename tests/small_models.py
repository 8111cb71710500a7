"""Builders of tiny random-weight model folders of Stable Diffusion's shapes: a step takes a few milliseconds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NATIVE_SIZE = 64
"""Side in pixels that the tiny UNets are "trained" on; latents are 8 × 8."""

WORDS = ("a", "red", "blue", "green", "house", "boat", "tree", "lake", "sun", "on", "under", "photo", "of", "cat")
SD15_SCHEDULER: dict[str, Any] = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "clip_sample": False,
    "set_alpha_to_one": False,
    "steps_offset": 1,
}


def tokenizer(**options: Any) -> Any:
    """A CLIP tokenizer with a byte-level alphabet and a few whole words."""
    from transformers import CLIPTokenizer

    letters = [chr(c) for c in (*range(33, 127), *range(161, 173), *range(174, 256), *range(256, 324))]
    merges: list[tuple[str, str]] = []
    pieces: dict[str, None] = {}
    for word in WORDS:
        parts = [*word[:-1], word[-1] + "</w>"]
        while len(parts) > 1:
            if (parts[0], parts[1]) not in merges:
                merges.append((parts[0], parts[1]))
            parts = [parts[0] + parts[1], *parts[2:]]
            pieces[parts[0]] = None
    symbols = [*letters, *(letter + "</w>" for letter in letters), *pieces, "<|startoftext|>", "<|endoftext|>"]
    vocab = {symbol: index for index, symbol in enumerate(dict.fromkeys(symbols))}
    return CLIPTokenizer(vocab=vocab, merges=merges, model_max_length=77, **options)


def text_encoder(vocabulary: Any, layers: int = 2) -> Any:
    import torch
    from transformers import CLIPTextConfig, CLIPTextModel

    torch.manual_seed(1)
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(vocabulary),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=layers,
            num_attention_heads=4,
            projection_dim=32,
            bos_token_id=vocabulary.bos_token_id,
            eos_token_id=vocabulary.eos_token_id,
            pad_token_id=vocabulary.pad_token_id,
        )
    ).eval()


def text_encoder_2(vocabulary: Any) -> Any:
    """SDXL's second: wider, with a projection, and with another filling behind the text than the first."""
    import torch
    from transformers import CLIPTextConfig, CLIPTextModelWithProjection

    torch.manual_seed(11)
    return CLIPTextModelWithProjection(
        CLIPTextConfig(
            vocab_size=len(vocabulary),
            hidden_size=48,
            intermediate_size=64,
            num_hidden_layers=3,
            num_attention_heads=4,
            hidden_act="gelu",
            projection_dim=24,
            bos_token_id=vocabulary.bos_token_id,
            eos_token_id=vocabulary.eos_token_id,
            pad_token_id=vocabulary.pad_token_id,
        )
    ).eval()


def unet_xl(in_channels: int = 4, *, words: int = 80, numbers: int = 6, seed: int = 12) -> Any:
    """SDXL's: told a pooled text and `numbers` sizes as well."""
    import torch
    from diffusers import UNet2DConditionModel

    torch.manual_seed(seed)
    return UNet2DConditionModel(
        sample_size=NATIVE_SIZE // 8,
        in_channels=in_channels,
        out_channels=4,
        layers_per_block=1,
        block_out_channels=(16, 32),
        norm_num_groups=8,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=words,
        attention_head_dim=(2, 4),
        transformer_layers_per_block=(1, 2),
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=8,
        projection_class_embeddings_input_dim=24 + 8 * numbers,
    ).eval()


def unet(in_channels: int = 4, time_cond_proj_dim: int | None = None) -> Any:
    import torch
    from diffusers import UNet2DConditionModel

    torch.manual_seed(2)
    return UNet2DConditionModel(
        sample_size=NATIVE_SIZE // 8,
        in_channels=in_channels,
        out_channels=4,
        layers_per_block=1,
        block_out_channels=(16, 32),
        norm_num_groups=8,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=32,
        attention_head_dim=8,
        time_cond_proj_dim=time_cond_proj_dim,
    ).eval()


def controlnet(seed: int = 6, *, global_pool: bool = False) -> Any:
    """A ControlNet for `unet()` that has its say: its zero convolutions are random."""
    import torch
    from diffusers import ControlNetModel

    torch.manual_seed(seed)
    net = ControlNetModel(
        block_out_channels=(16, 32),
        layers_per_block=1,
        norm_num_groups=8,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        cross_attention_dim=32,
        attention_head_dim=8,
        conditioning_embedding_out_channels=(8, 8, 16, 16),
        global_pool_conditions=global_pool,
    ).eval()
    return with_a_say(net)


XL_CONTROLNET: dict[str, Any] = {
    "block_out_channels": (16, 32),
    "layers_per_block": 1,
    "norm_num_groups": 8,
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
    "cross_attention_dim": 80,
    "attention_head_dim": (2, 4),
    "transformer_layers_per_block": (1, 2),
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 8,
    "projection_class_embeddings_input_dim": 24 + 8 * 6,
    "conditioning_embedding_out_channels": (8, 8, 16, 16),
}


def controlnet_xl(seed: int = 15) -> Any:
    """A ControlNet for `unet_xl()`."""
    import torch
    from diffusers import ControlNetModel

    torch.manual_seed(seed)
    return with_a_say(ControlNetModel(**XL_CONTROLNET).eval())


def controlnet_union(kinds: int = 8, seed: int = 16, **config: Any) -> Any:
    """A ControlNet Union for `unet_xl()`."""
    import torch
    from diffusers import ControlNetUnionModel

    torch.manual_seed(seed)
    told = {"num_control_type": kinds, "num_trans_channel": 16, "num_trans_head": 2, "num_proj_channel": 16}
    net = ControlNetUnionModel(**{**XL_CONTROLNET, **told, **config}).eval()
    torch.nn.init.normal_(net.task_embedding)
    torch.nn.init.normal_(net.spatial_ch_projs.weight, std=0.3)
    return with_a_say(net)


def with_a_say(net: Any) -> Any:
    """A ControlNet as after training: nothing in it is zero any more, and it looks at its map."""
    import torch

    for convolution in (*net.controlnet_down_blocks, net.controlnet_mid_block):
        torch.nn.init.normal_(convolution.weight, std=0.3)
    look = net.controlnet_cond_embedding
    for convolution in (look.conv_in, *look.blocks, look.conv_out):
        torch.nn.init.kaiming_normal_(convolution.weight)
        torch.nn.init.normal_(convolution.bias, std=0.1)
    return net


def autoencoder_kl(**config: Any) -> Any:
    import torch
    from diffusers import AutoencoderKL

    torch.manual_seed(3)
    return AutoencoderKL(
        block_out_channels=(8, 8, 16, 16),
        layers_per_block=1,
        latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        **{"norm_num_groups": 4, **config},
    ).eval()


def autoencoder_tiny() -> Any:
    import torch
    from diffusers import AutoencoderTiny

    torch.manual_seed(4)
    return AutoencoderTiny(
        encoder_block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        num_encoder_blocks=(1, 1, 1, 1),
        num_decoder_blocks=(1, 1, 1, 1),
    ).eval()


def build(
    folder: Path,
    *,
    in_channels: int = 4,
    time_cond_proj_dim: int | None = None,
    tiny_vae: bool = False,
    scheduler: dict[str, Any] | None = None,
    about: dict[str, Any] | None = None,
) -> Path:
    """Write a diffusers folder and return it. `scheduler` adds to SD 1.5's config; `about` is its sketchlight.json."""
    from diffusers import DDIMScheduler, LCMScheduler, StableDiffusionPipeline

    vocabulary = tokenizer()
    make = LCMScheduler if time_cond_proj_dim else DDIMScheduler
    pipe = StableDiffusionPipeline(
        vae=autoencoder_tiny() if tiny_vae else autoencoder_kl(),
        text_encoder=text_encoder(vocabulary),
        tokenizer=vocabulary,
        unet=unet(in_channels, time_cond_proj_dim),
        scheduler=make.from_config({**SD15_SCHEDULER, **(scheduler or {})}),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.save_pretrained(folder)
    if about is not None:
        (folder / "sketchlight.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


def build_xl(folder: Path, *, in_channels: int = 4, scheduler: dict[str, Any] | None = None) -> Path:
    """Write a diffusers folder of SDXL's shape and return it. `scheduler` adds to SDXL's config."""
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLPipeline

    words, padded = tokenizer(), tokenizer(pad_token="!")
    StableDiffusionXLPipeline(
        vae=autoencoder_kl(scaling_factor=0.13025),
        text_encoder=text_encoder(words, layers=3),
        text_encoder_2=text_encoder_2(padded),
        tokenizer=words,
        tokenizer_2=padded,
        unet=unet_xl(in_channels),
        scheduler=EulerDiscreteScheduler.from_config({**SD15_SCHEDULER, **(scheduler or {})}),
        add_watermarker=False,
    ).save_pretrained(folder)
    return folder


def build_refiner(folder: Path) -> Path:
    """Write a diffusers folder of the SDXL refiner's shape, with `build_xl`'s autoencoder, and return it."""
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLImg2ImgPipeline

    padded = tokenizer(pad_token="!")
    StableDiffusionXLImg2ImgPipeline(
        vae=autoencoder_kl(scaling_factor=0.13025),
        text_encoder=None,
        text_encoder_2=text_encoder_2(padded),
        tokenizer=None,
        tokenizer_2=padded,
        unet=unet_xl(words=48, numbers=5, seed=13),
        scheduler=EulerDiscreteScheduler.from_config(SD15_SCHEDULER),
        requires_aesthetics_score=True,
        force_zeros_for_empty_prompt=False,
        add_watermarker=False,
    ).save_pretrained(folder)
    return folder
