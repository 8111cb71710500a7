"""What is where, in the colours of ADE20K's 150 classes, by any semantic segmentation model of transformers'."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.catalog import ade20k, config_limits
from engine.loading import annotators
from engine.phrase import mark
from engine.records import Control, Marks, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Segmentation")
ORIGIN = "huggingface.co/openmmlab/upernet-convnext-tiny"


def annotate(rgb: np.ndarray) -> np.ndarray:
    """Map (H, W, 3) uint8 to the colours of its classes, (H, W, 3) uint8."""
    import numpy as np
    import torch

    processor, model = annotators.loaded(LABEL, _load, "segmentation")
    with torch.inference_mode():
        entering = processor(images=[rgb.copy()], return_tensors="pt").to(model.device)
        found = processor.post_process_semantic_segmentation(model(**entering), target_sizes=[rgb.shape[:2]])[0]
    classes = found.cpu().numpy()
    palette = np.array([each.colour for each in ade20k.classes()], np.uint8)
    return palette[classes % len(palette)]


def _load(folder: Path, device: str) -> Any:
    from transformers import AutoImageProcessor, AutoModelForSemanticSegmentation

    config_limits.check_folder(folder)
    offline = {"local_files_only": True, "trust_remote_code": False}
    processor = AutoImageProcessor.from_pretrained(folder, **offline)
    model = AutoModelForSemanticSegmentation.from_pretrained(folder, use_safetensors=True, **offline)
    return processor, model.to(device).eval()


CONTROL = Control(
    name="segmentation",
    label=LABEL,
    annotate=annotate,
    icon="shapes",
    marks=Marks.CLASSES,
    ink=(6, 230, 230),
    by_hand=True,
    order=9,
    union=5,
    flat=True,
    weights=(
        Weights("segmentation/model.safetensors", 241, ORIGIN),
        Weights("segmentation/config.json", 0.01, ORIGIN),
        Weights("segmentation/preprocessor_config.json", 0.001, ORIGIN),
    ),
)
