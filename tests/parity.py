"""What the parity tests share: how near is the same, a request as diffusers counts, and how far two results are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.request import Placement, Request

SAME = 1e-5
FAR = 100 * SAME
SIZE = (64, 96)
PROMPTS = ("a red house on a lake", "a photo of a cat")


def request(folder: Path, **settings: Any) -> Request:
    return Request(
        **{
            "model": str(folder),
            "prompts": PROMPTS,
            "negative": "a tree",
            "size": SIZE,
            "seed": 7,
            "steps": 5,
            "guidance": 3.0,
            "sampler": "ddim",
            "placement": Placement("cpu", "float32"),
            "diffusers_steps": True,
            **settings,
        }
    )


def generators(request: Request) -> list[torch.Generator]:
    """One for each picture, seeded as the request's are."""
    return [torch.Generator().manual_seed(request.seed + index) for index in range(request.pictures)]


def distance(ours: torch.Tensor, theirs: torch.Tensor) -> float:
    return float((ours - theirs).abs().max() / max(1.0, float(theirs.abs().max())))


def picture() -> np.ndarray:
    """Smooth colours with an edge, of `SIZE`, (H, W, 3) uint8."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    return np.dstack([x * 255 // SIZE[0], y * 255 // SIZE[1], np.where(x > y, 200, 40)]).astype(np.uint8)


def mask() -> np.ndarray:
    """A hard disc that is not aligned to latents, (H, W) uint8."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    return (((x - 30) ** 2 + (y - 50) ** 2 < 22**2) * 255).astype(np.uint8)
