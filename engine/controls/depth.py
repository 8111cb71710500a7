"""How near things are, by any depth-estimation model of transformers', such as Depth Anything V2 (Yang et al. 2024)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.catalog import config_limits
from engine.loading import annotators
from engine.phrase import mark
from engine.records import Control, Marks, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Depth")
ORIGIN = "huggingface.co/depth-anything/Depth-Anything-V2-Small-hf"


def annotate(rgb: np.ndarray) -> np.ndarray:
    """Map (H, W, 3) uint8 to (H, W, 3) uint8: white is nearest, black farthest."""
    import numpy as np
    import torch

    processor, model = annotators.loaded(LABEL, _load, "depth")
    height, width = rgb.shape[:2]
    with torch.inference_mode():
        entering = processor(images=[rgb.copy()], return_tensors="pt").to(model.device)
        near = model(**entering).predicted_depth[None].float()
        near = torch.nn.functional.interpolate(near, (height, width), mode="bicubic", align_corners=False)[0, 0]
        near = (near - near.min()) / (near.max() - near.min()).clamp(min=1e-6)
    grey = (near.cpu().numpy() * 255).round().astype(np.uint8)
    return grey[..., None].repeat(3, axis=2)


def _load(folder: Path, device: str) -> Any:
    from transformers import AutoImageProcessor, AutoModelForDepthEstimation

    config_limits.check_folder(folder)
    offline = {"local_files_only": True, "trust_remote_code": False}
    processor = AutoImageProcessor.from_pretrained(folder, **offline)
    model = AutoModelForDepthEstimation.from_pretrained(folder, use_safetensors=True, **offline)
    return processor, model.to(device).eval()


CONTROL = Control(
    name="depth",
    label=LABEL,
    annotate=annotate,
    icon="mountain",
    marks=Marks.GREYS,
    ink=(200, 200, 200),
    order=8,
    union=1,
    weights=(
        Weights("depth/model.safetensors", 99, ORIGIN),
        Weights("depth/config.json", 0.001, ORIGIN),
        Weights("depth/preprocessor_config.json", 0.001, ORIGIN),
    ),
)
