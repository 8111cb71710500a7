"""One .safetensors file with a whole Stable Diffusion 1.x model in it."""

from __future__ import annotations

from typing import Any

import torch

from engine.catalog import Model
from engine.paths import resources_dir
from engine.records import Family


def open_pipeline(about: Model, family: Family, dtype: torch.dtype) -> Any:
    """A diffusers pipeline of the file, made with the configs in resources/configs."""
    import diffusers

    with torch.inference_mode(False):
        return getattr(diffusers, family.pipeline).from_single_file(
            str(about.path),
            config=str(resources_dir() / "configs" / family.config),
            local_files_only=True,
            dtype=dtype,
        )
