"""Soft edges by HED (Xie & Tu 2015), as trained for ControlNet 1.1."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.loading import annotators
from engine.phrase import mark
from engine.records import Control, Marks, Setting, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Soft edges")


def annotate(rgb: np.ndarray, *, resolution: float = 512.0, safe: float = 0.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to its edges, (H, W, 3) uint8, bright where sure; `safe` 1 keeps but a few levels of grey."""
    return annotators.detected(annotators.loaded(LABEL, _load), rgb, resolution, safe=bool(round(safe)))


def _load(folder: Path, device: str) -> Any:
    with annotators.importing():
        from controlnet_aux.hed import HEDdetector
    return HEDdetector.from_pretrained(folder, local_files_only=True).to(device)


CONTROL = Control(
    name="softedge",
    label=LABEL,
    annotate=annotate,
    icon="blend",
    marks=Marks.LINES,
    ink=(255, 255, 255),
    settings=(annotators.RESOLUTION, Setting("safe", mark("Few levels"), 0, 1, 0)),
    order=4,
    union=2,
    weights=(Weights("ControlNetHED.pth", 29.4, annotators.ANNOTATORS),),
)
