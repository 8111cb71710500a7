"""One .safetensors file with a whole Stable Diffusion 1.x model in it, in the layout of the first releases."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import torch

from engine.errors import ModelError
from engine.records import Family

FIRST_CONV = "model.diffusion_model.input_blocks.0.0.weight"
PARTS = {"cond_stage_model.": "text encoder", "first_stage_model.": "autoencoder"}


def open_pipeline(path: Path, family: Family, configs: Path, dtype: torch.dtype) -> Generator[str, None, Any]:
    """A diffusers pipeline of the file; yields the name of each part before it is loaded.

    `configs` is a folder of the JSON and tokenizer files of a diffusers model, with `unet_inpainting` beside `unet`, so
    that diffusers need not ask the hub. ModelError for files that hold something else.
    """
    import diffusers

    channels = unet_channels(path)
    yield "UNet"
    with torch.inference_mode(False):
        unet = diffusers.UNet2DConditionModel.from_single_file(
            str(path),
            config=str(configs),
            subfolder="unet" if channels == 4 else "unet_inpainting",
            local_files_only=True,
            torch_dtype=dtype,
        )
    yield "rest of the model"
    with torch.inference_mode(False):
        return getattr(diffusers, family.pipeline).from_single_file(
            str(path), config=str(configs), unet=unet, local_files_only=True, torch_dtype=dtype
        )


def unet_channels(path: Path) -> int:
    """4, or 9 for an inpainting model, by the file's header. ModelError unless it holds a whole SD 1.x model."""
    from safetensors import safe_open

    with safe_open(path, framework="pt") as file:
        keys = list(file.keys())
        shape = file.get_slice(FIRST_CONV).get_shape() if FIRST_CONV in keys else None
    if any(key.startswith("conditioner.embedders.") for key in keys):
        raise ModelError(f"{path.name} is a Stable Diffusion XL model; Sketchlight can't use those yet.")
    if any(key.startswith(("lora_", "unet.")) and "lora" in key for key in keys):
        raise ModelError(f"{path.name} is a LoRA, an addition to a model, not a model.")
    if shape is None:
        raise ModelError(f"{path.name} holds no Stable Diffusion 1.x model.")
    for prefix, part in PARTS.items():
        if not any(key.startswith(prefix) for key in keys):
            raise ModelError(f"{path.name} holds no {part}: it is only a part of a model.")
    if shape[1] not in (4, 9):
        raise ModelError(f"{path.name} has a UNet of {shape[1]} input channels; Sketchlight knows those of 4 and 9.")
    return int(shape[1])
