"""Networks that enlarge a picture by themselves (ESRGAN and its kind), read by spandrel, run tile by tile.

spandrel tells the architecture from the names of the weights (https://github.com/chaiNNer-org/spandrel). Weights come
from safetensors, or from a checkpoint of which nothing but tensors is read.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.errors import ModelError
from engine.phrase import phrase
from engine.progress import Part

TILE, RIM = 192, 16
"""Pixels of a tile of the picture that is enlarged, and how far it sees beyond."""


def read(path: Path, device: torch.device) -> Any:
    """Load the network of a file. Raises ModelError for a file that is none."""
    from spandrel import ImageModelDescriptor, ModelLoader

    try:
        model = ModelLoader(device=device).load_from_state_dict(_weights(path))
    except Exception as error:  # spandrel's own, torch's, pickle's: whatever a foreign file makes them raise
        raise ModelError(
            phrase("{path} is not an upscaler that can be read ({kind}).", path=path, kind=type(error).__name__)
        ) from error
    fits = isinstance(model, ImageModelDescriptor) and model.input_channels == model.output_channels == 3
    if not fits or model.scale < 1:
        raise ModelError(phrase("{path} is a network for something else than enlarging pictures.", path=path))
    return model.eval()


def upscaled(network: Any, rgb: np.ndarray, device: torch.device) -> Generator[Part, None, np.ndarray]:
    """Enlarge a picture (H, W, 3) uint8 by the network's own factor; yields before each tile."""
    height, width = rgb.shape[:2]
    scale = network.scale
    made = np.empty((height * scale, width * scale, 3), np.uint8)
    places = [(y, x) for y in range(0, height, TILE) for x in range(0, width, TILE)]
    for done, (y, x) in enumerate(places):
        yield "Enlarging", done, len(places)
        top, left = max(0, y - RIM), max(0, x - RIM)
        bottom, right = min(height, y + TILE + RIM), min(width, x + TILE + RIM)
        drawn = enlarged_piece(network, rgb[top:bottom, left:right], device)
        below, beside = min(height, y + TILE), min(width, x + TILE)
        inner = drawn[(y - top) * scale : (below - top) * scale, (x - left) * scale : (beside - left) * scale]
        made[y * scale : below * scale, x * scale : beside * scale] = inner
    return made


@torch.inference_mode()
def enlarged_piece(network: Any, rgb: np.ndarray, device: torch.device) -> np.ndarray:
    given = torch.from_numpy(np.array(rgb)).to(device).permute(2, 0, 1)[None].float() / 255
    answer = network(given)[0].clamp(0, 1).permute(1, 2, 0).mul(255).round()
    if not torch.isfinite(answer).all():
        raise ModelError(phrase("The upscaler computed not-a-number values."))
    return np.asarray(answer.byte().cpu().numpy())


def _weights(path: Path) -> dict[str, Any]:
    if path.suffix.lower() == ".safetensors":
        from safetensors.torch import load_file

        return load_file(path)
    found = torch.load(path, map_location="cpu", weights_only=True)
    return dict(found)
