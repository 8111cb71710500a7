"""Straight lines by M-LSD (Gu et al. 2022): rooms and buildings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.loading import annotators
from engine.phrase import mark
from engine.records import Control, Marks, Setting, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Straight lines")


def annotate(rgb: np.ndarray, *, resolution: float = 512.0, score: float = 0.1, distance: float = 0.1) -> np.ndarray:
    """Map (H, W, 3) uint8 to its straight lines, (H, W, 3) uint8; `score` and `distance` say which are kept."""
    return annotators.detected(annotators.loaded(LABEL, _load), rgb, resolution, thr_v=score, thr_d=distance)


def _load(folder: Path, device: str) -> Any:
    with annotators.importing():
        from controlnet_aux.mlsd import MLSDdetector
    return MLSDdetector.from_pretrained(folder, local_files_only=True).to(device)


CONTROL = Control(
    name="mlsd",
    label=LABEL,
    annotate=annotate,
    icon="ruler",
    marks=Marks.LINES,
    ink=(255, 255, 255),
    settings=(
        annotators.RESOLUTION,
        Setting("score", mark("Least score"), 0.01, 2, 0.1, 0.01),
        Setting("distance", mark("Least length"), 0.01, 20, 0.1, 0.01),
    ),
    order=5,
    union=3,
    weights=(Weights("mlsd_large_512_fp32.pth", 6.3, annotators.ANNOTATORS),),
)
