"""Which way surfaces face, by Bae, Budvytis & Cipolla (2021), as trained for ControlNet 1.1."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.loading import annotators
from engine.phrase import mark
from engine.records import Control, Marks, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Normals")


def annotate(rgb: np.ndarray, *, resolution: float = 512.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to normals, (H, W, 3) uint8: x, y, z from -1 to 1 as 0 to 255."""
    return annotators.detected(annotators.loaded(LABEL, _load), rgb, resolution)


def _load(folder: Path, device: str) -> Any:
    with annotators.importing():
        from controlnet_aux.normalbae import NormalBaeDetector
    return NormalBaeDetector.from_pretrained(folder, local_files_only=True).to(device)


CONTROL = Control(
    name="normal",
    label=LABEL,
    annotate=annotate,
    icon="compass",
    marks=Marks.DIRECTIONS,
    ink=(128, 128, 255),
    settings=(annotators.RESOLUTION,),
    order=7,
    union=4,
    weights=(Weights("scannet.pt", 291, annotators.ANNOTATORS),),
)
