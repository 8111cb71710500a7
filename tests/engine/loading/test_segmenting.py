"""The thing in a box, by a SAM 2 of the real folder format at a tiny size; what is said where it isn't there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from transformers import Sam2Config, Sam2ImageProcessorFast, Sam2Model, Sam2Processor

from drive import colours
from engine.catalog import object_weights
from engine.engine import Engine
from engine.errors import ModelError
from engine.events import Job, Mapped
from engine.picture import Picture
from engine.request import Annotate, Key, Lane, Rect

SIDE = 128


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of SAM 2, still empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return object_weights.folder()


def write_sam(folder: Path) -> None:
    torch.manual_seed(5)
    width, levels = 16, [8, 16, 32, 64]
    config = Sam2Config(
        vision_config={
            "backbone_config": {
                "model_type": "sam2_hiera_det_model",
                "hidden_size": 8,
                "image_size": [SIDE, SIDE],
                "blocks_per_stage": [1, 1, 2, 1],
                "embed_dim_per_stage": levels,
                "num_attention_heads_per_stage": [1, 1, 2, 2],
                "window_size_per_stage": [4, 4, 4, 4],
                "global_attention_blocks": [3],
            },
            "backbone_channel_list": levels[::-1],
            "backbone_feature_sizes": [[SIDE // 4] * 2, [SIDE // 8] * 2, [SIDE // 16] * 2],
            "fpn_hidden_size": width,
        },
        prompt_encoder_config={"hidden_size": width, "image_size": SIDE, "patch_size": 16, "mask_input_channels": 4},
        mask_decoder_config={"hidden_size": width, "mlp_dim": 32, "num_attention_heads": 2, "iou_head_hidden_dim": 16},
    )
    Sam2Model(config).save_pretrained(folder)
    processor = Sam2ImageProcessorFast(size={"height": SIDE, "width": SIDE}, mask_size={"height": 32, "width": 32})
    Sam2Processor(processor).save_pretrained(folder)
    processor.save_pretrained(folder)


def found(box: Rect, pixels: np.ndarray) -> Mapped:
    *_, last = Engine().run(Job(Key(0, Lane.EXPLICIT, 1), Annotate("object", Picture(pixels), box=box)))
    assert isinstance(last, Mapped)
    return last


def test_without_weights_it_says_what_to_put_where(folder: Path) -> None:
    assert not object_weights.are_there()
    with pytest.raises(ModelError, match=r"model\.safetensors.*object"):
        found(Rect(10, 10, 40, 30), colours(100, 70))


def test_a_box_or_a_click_gives_a_mask_of_the_pictures_size_by_the_model_in_the_folder(folder: Path) -> None:
    write_sam(folder)
    assert object_weights.are_there()
    pixels, boxes = colours(100, 70), (Rect(10, 10, 40, 30), Rect(60, 40, 30, 20), Rect(50, 35, 1, 1))
    masks = [found(box, pixels).image for box in boxes]
    for mask in masks:
        assert mask.shape == (70, 100, 3) and set(np.unique(mask)) <= {0, 255}
    assert not np.array_equal(masks[0], masks[1]), "it goes by the box"
    model, processor = Sam2Model.from_pretrained(folder).eval(), Sam2Processor.from_pretrained(folder)
    entering = processor(images=Image.fromarray(pixels), input_boxes=[[[10, 10, 50, 40]]], return_tensors="pt")
    with torch.inference_mode():
        made = model(**entering, multimask_output=False)
    expected = processor.post_process_masks(made.pred_masks, entering["original_sizes"])[0][0, 0].numpy()
    assert np.array_equal(masks[0][..., 0] > 0, expected)


def test_a_damaged_file_is_told_of(folder: Path) -> None:
    write_sam(folder)
    (folder / "model.safetensors").write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError):
        found(Rect(10, 10, 40, 30), colours(100, 70))
