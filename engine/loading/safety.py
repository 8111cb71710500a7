"""A model's own safety checker, where its folder has one: what it finds unsafe is made unrecognisable.

The network is diffusers' `StableDiffusionSafetyChecker` (CompVis/stable-diffusion-safety-checker).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import torch

from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.phrase import mark, phrase
from engine.progress import Part

FOLDER, EXTRACTOR = "safety_checker", "feature_extractor"
BLOCKS = 8
"""Into how many blocks a side of an unsafe picture is made, or of one that isn't checked yet."""
HIDDEN = mark("The model's safety checker found a picture unsafe: it is made unrecognisable.")
NONE = mark("This model has no safety checker of its own: nothing was checked.")


def has_checker(model: Model) -> bool:
    """Tell whether a model's folder brings a safety checker."""
    return not model.is_file and (model.path / FOLDER / "config.json").is_file()


def checked(model: Model, pictures: Sequence[np.ndarray]) -> Generator[Part, None, tuple[list[np.ndarray], str]]:
    """Give the pictures (H, W, 3) uint8 with the unsafe ones blotted out, and what is to be told, or "".

    The checker runs on the processor. Raises ModelError where it can't be read: nothing unchecked is shown then.
    """
    if not has_checker(model):
        return list(pictures), NONE
    yield "Checking the picture", 0, 1
    network, prepare = _loaded(model)
    given = prepare(images=[np.asarray(each) for each in pictures], return_tensors="pt").pixel_values
    with torch.inference_mode():
        _, unsafe = network(clip_input=given, images=[np.zeros(1) for _ in pictures])
    made = [blotted(each) if bad else each for each, bad in zip(pictures, unsafe, strict=True)]
    return made, HIDDEN if any(unsafe) else ""


def blotted(picture: np.ndarray) -> np.ndarray:
    """Give a picture in a few blocks of its mean colours."""
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(picture))
    small = image.resize((BLOCKS, BLOCKS), Image.Resampling.BOX)
    return np.asarray(small.resize(image.size, Image.Resampling.NEAREST)).copy()


def _loaded(model: Model) -> tuple[Any, Any]:
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from transformers import CLIPImageProcessor

    try:
        network = StableDiffusionSafetyChecker.from_pretrained(
            model.path / FOLDER, local_files_only=True, use_safetensors=None, weights_only=True
        )
        folder = model.path / EXTRACTOR
        known = (folder / "preprocessor_config.json").is_file()
        prepare = CLIPImageProcessor.from_pretrained(folder, local_files_only=True) if known else CLIPImageProcessor()
    except Exception as error:  # whatever broken files make the library raise
        why = type(error).__name__
        raise ModelError(
            phrase("The safety checker of {label} can't be read ({why}).", label=model.label, why=why)
        ) from error
    return network.eval(), prepare
