"""Controls that need weights: what they say without them, and that files of the real layout are read and used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from drive import colours
from engine import registry
from engine.catalog import control_weights
from engine.controls.pose import pose_of
from engine.engine import Engine
from engine.errors import InvalidRequest, ModelError
from engine.events import Job, Mapped
from engine.frames.control_maps import Maps
from engine.loading import annotators
from engine.openpose import Joint, Person, Pose
from engine.picture import Picture
from engine.request import Annotate, Key, Lane
from quietly import quietly

NEEDY = [each.name for each in registry.controls().values() if each.weights]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of annotators' weights, still empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = control_weights.folder()
    assert found.is_relative_to(tmp_path)
    found.mkdir(parents=True)
    return found


def made(name: str) -> np.ndarray:
    pixels = colours(100, 70)
    image = quietly(Maps().get(name, Picture(pixels)))
    assert image.shape == pixels.shape
    assert image.dtype == np.uint8
    return image


def annotated(asked: Annotate) -> Mapped:
    *_, last = Engine().run(Job(Key(0, Lane.ANNOTATE, 1), asked))
    assert isinstance(last, Mapped)
    return last


def test_people_are_told_in_the_pictures_pixels() -> None:
    with annotators.importing():
        from controlnet_aux.open_pose.body import Keypoint
    pose = pose_of([[Keypoint(0.5, 0.25), None] * 9], (200, 400))
    assert pose == Pose((200, 400), (Person((Joint(100, 100), None) * 9),))


def test_only_a_control_that_finds_people_is_asked_for_them(folder: Path) -> None:
    with pytest.raises(InvalidRequest, match="Edges finds no people"):
        annotated(Annotate("canny", Picture(colours()), joints=True))
    with pytest.raises(ModelError, match=r"body_pose_model\.pth \(209 MB\)"):
        annotated(Annotate("pose", Picture(colours()), joints=True))


def test_all_of_controlnets_usual_maps_are_there() -> None:
    assert set(NEEDY) == {"depth", "pose", "normal", "softedge", "mlsd", "segmentation"}
    assert {"canny", "scribble", "lineart", "tile", "shuffle"} <= registry.controls().keys()


@pytest.mark.parametrize("name", NEEDY)
def test_without_weights_it_says_which_how_large_and_where(folder: Path, name: str) -> None:
    with pytest.raises(ModelError) as told:
        list(Engine().run(Job(Key(0, Lane.ANNOTATE, 1), Annotate(name, Picture(colours())))))
    for wanted in registry.control(name).weights:
        assert control_weights.in_words(wanted) in str(told.value)
        assert f"from {wanted.origin}" in str(told.value)
    assert max(map(len, str(told.value).splitlines())) < 400
    assert str(folder) in str(told.value)


def test_sizes_are_told_in_fitting_units() -> None:
    large, small = (control_weights.in_words(each) for each in registry.control("depth").weights[:2])
    assert large == "depth/model.safetensors (99 MB)"
    assert small == "depth/config.json (1 KB)"


@pytest.mark.parametrize("name", ["softedge", "depth"])
def test_a_broken_file_is_named(folder: Path, name: str) -> None:
    for each in registry.control(name).weights:
        (folder / each.file).parent.mkdir(exist_ok=True)
        (folder / each.file).write_bytes(b"no weights")
    with pytest.raises(ModelError, match="its weights can't be loaded from"):
        made(name)


def saved(net: Any, path: Path) -> None:
    """Random weights, as small as they can be, in the file that the annotator reads."""
    torch.manual_seed(1)
    torch.save({name: torch.randn_like(value) * 0.02 for name, value in net.state_dict().items()}, path)


def test_straight_lines_and_soft_edges_are_read_from_their_files(folder: Path) -> None:
    with annotators.importing():
        from controlnet_aux.hed import ControlNetHED_Apache2
        from controlnet_aux.mlsd.models.mbv2_mlsd_large import MobileV2_MLSD_Large
    saved(ControlNetHED_Apache2(), folder / "ControlNetHED.pth")
    net = MobileV2_MLSD_Large()
    torch.save(net.state_dict(), folder / "mlsd_large_512_fp32.pth")
    made("softedge")
    made("mlsd")


@pytest.mark.slow
def test_pose_and_normals_are_read_from_their_files(folder: Path) -> None:
    """In full size, half a gigabyte: neither detector comes smaller."""
    from types import SimpleNamespace

    with annotators.importing():
        from controlnet_aux.normalbae.nets.NNET import NNET
        from controlnet_aux.open_pose.model import bodypose_model
    body = {name.partition(".")[2]: value for name, value in bodypose_model().state_dict().items()}
    torch.save(body, folder / "body_pose_model.pth")
    assert not made("pose").any()  # nobody is found by chance
    mapped = annotated(Annotate("pose", Picture(colours(100, 70)), joints=True))
    assert mapped.pose == Pose((100, 70))
    assert mapped.image.shape == (70, 100, 3) and not mapped.image.any()
    parts = {"architecture": "BN", "sampling_ratio": 0.4, "importance_ratio": 0.7}
    net = NNET(SimpleNamespace(mode="client", pretrained="scannet", **parts))
    torch.save({"model": {f"module.{name}": each for name, each in net.state_dict().items()}}, folder / "scannet.pt")
    made("normal")


def test_depth_is_read_from_its_folder(folder: Path) -> None:
    from transformers import DPTConfig, DPTForDepthEstimation, DPTImageProcessor

    torch.manual_seed(2)
    config = DPTConfig(
        hidden_size=16,
        num_hidden_layers=4,
        num_attention_heads=2,
        intermediate_size=16,
        image_size=32,
        patch_size=8,
        backbone_out_indices=[0, 1, 2, 3],
        neck_hidden_sizes=[8, 8, 8, 8],
        fusion_hidden_size=8,
    )
    model = DPTForDepthEstimation(config)
    last = [each for each in model.head.modules() if isinstance(each, torch.nn.Conv2d)][-1]
    torch.nn.init.constant_(last.bias, 1.0)  # random ones are cut off at zero everywhere
    model.save_pretrained(folder / "depth")
    DPTImageProcessor(size={"height": 32, "width": 32}).save_pretrained(folder / "depth")
    image = made("depth")
    assert (image.min(), image.max()) == (0, 255)


def test_segmentation_is_read_from_its_folder(folder: Path) -> None:
    from transformers import SegformerConfig, SegformerForSemanticSegmentation, SegformerImageProcessor

    torch.manual_seed(3)
    config = SegformerConfig(
        num_labels=150,
        hidden_sizes=[8, 8, 8, 8],
        depths=[1, 1, 1, 1],
        num_attention_heads=[1, 1, 1, 1],
        decoder_hidden_size=8,
    )
    SegformerForSemanticSegmentation(config).save_pretrained(folder / "segmentation")
    SegformerImageProcessor(size={"height": 64, "width": 64}).save_pretrained(folder / "segmentation")
    found = np.unique(made("segmentation").reshape(-1, 3), axis=0)
    with annotators.importing():
        from controlnet_aux.util import ade_palette
    assert {tuple(map(int, each)) for each in found} <= {tuple(each) for each in ade_palette()}


def test_a_mediapipe_that_would_break_it_is_kept_out() -> None:
    import sys

    with annotators.importing():
        import controlnet_aux
    assert controlnet_aux.HEDdetector
    assert sys.modules["mediapipe"] is None


def test_a_made_map_is_answered(folder: Path) -> None:
    job = Job(Key(0, Lane.ANNOTATE, 1), Annotate("scribble", Picture(colours())))
    assert isinstance(list(Engine().run(job))[-1], Mapped)
