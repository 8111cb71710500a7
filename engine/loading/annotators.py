"""What controls with weights share: reading those once, and a detector's picture brought back to its size.

Only the standard library at the top: the modules of `controls` import this.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.catalog import control_weights
from engine.phrase import mark
from engine.records import Setting

if TYPE_CHECKING:
    import numpy as np

KEPT = 2
"""Detectors held in memory."""
ANNOTATORS = "huggingface.co/lllyasviel/Annotators"
RESOLUTION = Setting("resolution", mark("Resolution"), 256, 1024, 512, 64)
"""The shorter side in pixels that a detector looks at."""

Load = Callable[[Path, str], Any]
"""Gives a detector from its folder, on a device."""


@dataclass(frozen=True)
class _Detector:
    label: str
    path: Path


@contextmanager
def importing() -> Iterator[None]:
    """Import controlnet_aux within this: it warns of a dozen things, and dies of a newer mediapipe."""
    # WORKAROUND https://github.com/huggingface/controlnet_aux/issues/122
    sys.modules.setdefault("mediapipe", None)  # type: ignore[arg-type]
    with warnings.catch_warnings(action="ignore"):
        yield


def loaded(label: str, load: Load, folder: str = "") -> Any:
    """Give the detector that `load` gives from a folder of the annotators', read once. ModelError where that fails."""
    path = control_weights.folder() / folder
    changed = tuple((file.name, file.stat().st_mtime_ns) for file in sorted(path.iterdir()) if file.is_file())
    return _read(label, load, path, changed)


@lru_cache(maxsize=KEPT)
def _read(label: str, load: Load, path: Path, changed: tuple[tuple[str, int], ...]) -> Any:
    from engine.loading import pickled
    from engine.loading.devices import available
    from engine.loading.reading import guarded

    def checked() -> Any:
        for name, _ in changed:
            pickled.check(path / name)
        return load(path, available()[0])

    return guarded(_Detector(label, path), "weights", checked)


def detected(detector: Callable[..., np.ndarray], rgb: np.ndarray, resolution: float, **options: Any) -> np.ndarray:
    """Give what a detector of controlnet_aux's sees in (H, W, 3) uint8, at that size again: it rounds sides to 64."""
    import cv2
    import numpy as np

    side = int(resolution)
    seen = detector(rgb, detect_resolution=side, image_resolution=side, output_type="np", **options)
    return cv2.resize(np.ascontiguousarray(seen), rgb.shape[1::-1], interpolation=cv2.INTER_LINEAR)
