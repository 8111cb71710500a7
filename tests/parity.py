"""What the comparisons with diffusers share: requests, pictures, seeds, and how near is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from engine.groups import built
from engine.picture import Picture
from engine.request import Placement, Request

SAME = 1e-5
FAR = 100 * SAME
SIZE = (64, 96)
SEEDS = (7, 8)
PROMPTS = ("a red house on a lake", "a photo of a cat")
SAMPLERS = ("lcm", "unipc", "euler", "euler_a", "dpmpp_2m_karras", "ddim")


def picture() -> np.ndarray:
    """Smooth colours with an edge, (96, 64, 3) uint8."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    rgb = np.dstack([x * 255 // SIZE[0], y * 255 // SIZE[1], np.where(x > y, 200, 40)])
    return rgb.astype(np.uint8)


def mask() -> np.ndarray:
    """A hard disc that is not aligned to latents."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    return (((x - 30) ** 2 + (y - 50) ** 2 < 22**2) * 255).astype(np.uint8)


def drawn(seed: int, width: int, height: int) -> Picture:
    """A map of a few bars, of any size."""
    rng = np.random.default_rng(seed)
    pixels = np.zeros((height, width, 3), np.uint8)
    for _ in range(5):
        x, y = rng.integers(0, width - 8), rng.integers(0, height - 8)
        pixels[y : y + rng.integers(3, 30), x : x + rng.integers(3, 30)] = rng.integers(100, 256, 3)
    return Picture(pixels)


def request(folder: Path, sampler: str = "ddim", **settings: Any) -> Request:
    return built(
        Request,
        **{
            "model": str(folder),
            "prompts": PROMPTS,
            "negative": "a tree",
            "size": SIZE,
            "seed": SEEDS[0],
            "steps": 5,
            "guidance": 3.0,
            "sampler": sampler,
            "placement": Placement("cpu", "float32"),
            "diffusers_steps": True,
            **settings,
        },
    )


def generators(asked: Request) -> list[torch.Generator]:
    """One for each picture, seeded as the engine seeds them."""
    return [torch.Generator().manual_seed(asked.sampling.seed + index) for index in range(asked.pictures)]


def shown(asked: Request) -> dict[str, Any]:
    """The arguments that tell diffusers' pipelines of the source and the mask, or of the size where neither does."""
    arguments: dict[str, Any] = {}
    if asked.source is not None:
        source = Image.fromarray(asked.source.pixels)
        arguments |= {"image": [source] * asked.pictures, "strength": asked.strength}
    if asked.mask is not None:
        arguments["mask_image"] = [Image.fromarray(asked.mask.picture.pixels)] * asked.pictures
    if asked.source is None or asked.mask is not None:
        arguments |= {"width": asked.size[0], "height": asked.size[1]}
    return arguments


def distance(ours: torch.Tensor, theirs: torch.Tensor) -> float:
    return float((ours - theirs).abs().max() / max(1.0, float(theirs.abs().max())))
