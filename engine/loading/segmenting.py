"""The thing in a box or at a click, by Segment Anything 2 (Ravi et al. 2024), transformers' `Sam2Model`.

Only the standard library at the top: `engine.engine` imports this.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.catalog import config_limits, object_weights
from engine.loading import annotators
from engine.phrase import mark, phrase
from engine.picture import Picture
from engine.progress import Part
from engine.request import Rect

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Select object")


def find(source: Picture, box: Rect) -> Generator[Part, None, np.ndarray]:
    """Give what in a picture is the thing in a `box`, (H, W) uint8 of 0 or 255; a box of one pixel is a click.

    Yields before it is looked for. Raises ModelError where the weights are missing or can't be read.
    """
    object_weights.check()
    yield phrase("Looking for the object"), 0, 1
    return _found(source.pixels[..., :3], box)


def _found(rgb: np.ndarray, box: Rect) -> np.ndarray:
    import numpy as np
    import torch

    processor, model = annotators.loaded(LABEL, _load, object_weights.FOLDER)
    prompt: dict[str, Any] = {"input_boxes": [[[box.x, box.y, box.right, box.bottom]]]}
    click = box.width == 1 and box.height == 1
    if click:
        prompt = {"input_points": [[[[box.x + 0.5, box.y + 0.5]]]], "input_labels": [[[1]]]}
    with torch.inference_mode():
        entering = processor(images=rgb.copy(), return_tensors="pt", **prompt).to(model.device)
        # A click may mean a part or the whole of a thing: of three masks the one that the model trusts most.
        made = model(**entering, multimask_output=click)
        masks = processor.post_process_masks(made.pred_masks.float().cpu(), entering["original_sizes"].cpu())[0][0]
    best = int(made.iou_scores[0, 0].argmax())
    return np.where(masks[best].numpy(), 255, 0).astype(np.uint8)


def _load(folder: Path, device: str) -> Any:
    from transformers import Sam2Model, Sam2Processor

    config_limits.check_folder(folder)
    offline = {"local_files_only": True, "trust_remote_code": False}
    processor = Sam2Processor.from_pretrained(folder, **offline)
    model = Sam2Model.from_pretrained(folder, use_safetensors=True, **offline)
    return processor, model.to(device).eval()
