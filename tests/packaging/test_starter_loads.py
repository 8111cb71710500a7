"""The starter model is a diffusers model like any other."""

from __future__ import annotations

import torch
from diffusers import StableDiffusionPipeline

from engine.paths import starter_dir


def test_it_draws_for_whoever_names_no_precision() -> None:
    """The class that model_index.json names, as DiffusionPipeline would open it."""
    pipe = StableDiffusionPipeline.from_pretrained(starter_dir(), local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    assert {each.dtype for each in (pipe.unet, pipe.vae, pipe.text_encoder)} == {torch.float32}
    generator = torch.Generator().manual_seed(1)
    drawn = pipe("a red house", num_inference_steps=2, width=64, height=64, generator=generator, output_type="np")
    assert drawn.images.shape == (1, 64, 64, 3) and drawn.images.std() > 0.01
