"""Opening ControlNets: folders and single files, what is refused and why, and what is kept in memory."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import single_files
import small_models
from drive import asked, colours, events, finished, loadings, picture_of
from engine.catalog import controlnet_files
from engine.engine import Engine
from engine.errors import ModelError
from engine.frames import control_maps
from engine.groups import altered
from engine.loading import controlnet_single_file
from engine.loading.controlnets import ControlNets
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import Backend, ControlUse, Placement, Rect
from quietly import quietly

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def nets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("controlnets")
    for name, seed in (("one", 6), ("two", 7)):
        small_models.controlnet(seed).save_pretrained(folder / name)
    return folder


def use(path: Path, **settings: Any) -> ControlUse:
    return ControlUse("canny", str(path), **{"map": Picture(colours()), **settings})


def test_a_controlnet_is_loaded_once_and_steers_the_picture(engine: Engine, model_folder: Path, nets: Path) -> None:
    free = asked(model_folder)
    steered = replace(free, controls=(use(nets / "one"),))
    first = events(engine, steered)
    assert "Loading the ControlNet “one”" in [event.stage for event in loadings(first)]
    again = events(engine, altered(steered, seed=1))
    assert not [event for event in loadings(again) if "ControlNet" in event.stage]
    assert (picture_of(engine, steered) != picture_of(engine, free)).any()
    assert (
        picture_of(engine, replace(free, controls=(use(nets / "one", scale=0.0),))) == picture_of(engine, free)
    ).all()


def test_a_map_is_made_again_only_when_its_picture_or_settings_change(
    engine: Engine, model_folder: Path, nets: Path
) -> None:
    def stages(seed: int, source: np.ndarray, low: float) -> list[str]:
        control = ControlUse("canny", str(nets / "one"), source=Picture(source), settings=(("low", low),))
        return [event.stage for event in loadings(events(engine, asked(model_folder, controls=(control,), seed=seed)))]

    made = "Making the map: Edges"
    other = colours()[::-1].copy()
    assert made in stages(0, colours(), 33)
    assert made not in stages(1, colours(), 33)
    assert made in stages(1, colours(), 34)
    assert made in stages(1, other, 33)
    assert made not in stages(2, colours(), 33)


def test_a_map_of_nothing_is_told_of(engine: Engine, model_folder: Path, nets: Path) -> None:
    white = Picture(np.full((64, 64, 3), 255, np.uint8))
    control = ControlUse("canny", str(nets / "one"), source=white)
    (note,) = finished(engine, asked(model_folder, controls=(control,))).notes
    assert note == "Edges has nothing to follow: nothing was found in its picture."
    ready = (use(nets / "one"), use(nets / "two", map=white))
    (note,) = finished(engine, asked(model_folder, controls=ready)).notes
    assert note == "Edges has nothing to follow: the map given is of one colour."


def test_a_map_over_the_canvas_is_cut_to_the_frame(engine: Engine, model_folder: Path, nets: Path) -> None:
    """In a frame, a map of the canvas' size counts for the part of it that lies in the frame."""
    canvas, drawn = Picture(colours(128, 64)), colours(128, 64)[:, ::-1].copy()
    framed = asked(model_folder, source=canvas, frame=Rect(64, 0, 64, 64), strength=1.0)
    whole = replace(framed, controls=(use(nets / "one", map=Picture(drawn)),))
    part = replace(framed, controls=(use(nets / "one", map=Picture(drawn[:, 64:].copy())),))
    assert (picture_of(engine, whole) == picture_of(engine, part)).all()


def test_the_oldest_goes_when_the_budget_is_spent(nets: Path) -> None:
    one, two = (controlnet_files.find(str(nets / name)) for name in ("one", "two"))
    size = sum(each.numel() * 4 for each in small_models.controlnet().parameters())
    held = ControlNets(budget=size)
    quietly(held.get([one], CPU, torch.float32))
    quietly(held.get([two], CPU, torch.float32))
    assert held.names() == [str(two.path)]
    assert len(quietly(held.get([one, two], CPU, torch.float32))) == 2
    assert held.names() == [str(one.path), str(two.path)]  # a run's own are never let go


def test_one_that_changed_on_disk_is_opened_again(tmp_path: Path) -> None:
    small_models.controlnet(6).save_pretrained(tmp_path / "net")
    file, held = controlnet_files.find(str(tmp_path / "net")), ControlNets()
    (before,) = quietly(held.get([file], CPU, torch.float32))
    small_models.controlnet(7).save_pretrained(tmp_path / "net")
    (after,) = quietly(held.get([file], CPU, torch.float32))
    assert not torch.equal(before.conv_in.weight, after.conv_in.weight)


def deep() -> Any:
    """As many blocks as Stable Diffusion 1.5's has, but narrow."""
    from diffusers import ControlNetModel

    torch.manual_seed(9)
    return ControlNetModel(
        block_out_channels=(8, 8, 16, 16),
        norm_num_groups=8,
        cross_attention_dim=32,
        attention_head_dim=8,
        conditioning_embedding_out_channels=(4, 4, 8, 8),
    ).eval()


@pytest.mark.parametrize("layout", ["diffusers", "first release"])
def test_a_single_file_gives_the_same_network(tmp_path: Path, layout: str) -> None:
    from safetensors.torch import save_file

    net = small_models.with_a_say(deep())
    path = tmp_path / "net.safetensors"
    if layout == "diffusers":
        save_file(net.state_dict(), path)
    else:
        single_files.write_controlnet(net, path)
    opened = controlnet_single_file.open_controlnet(path).eval()
    latents, text = torch.randn(2, 4, 8, 8), torch.randn(2, 77, 32)
    arguments = {"encoder_hidden_states": text, "controlnet_cond": torch.rand(2, 3, 64, 64), "return_dict": False}
    with torch.inference_mode():
        down, middle = net(latents, 10, **arguments)
        down_again, middle_again = opened(latents, 10, **arguments)
    assert torch.equal(middle, middle_again)
    assert all(torch.equal(a, b) for a, b in zip(down, down_again, strict=True))


@pytest.mark.parametrize("layout", ["diffusers", "first release"])
def test_a_single_file_steers_a_run_as_its_folder_does(
    engine: Engine, model_folder: Path, nets: Path, tmp_path: Path, layout: str
) -> None:
    from diffusers import ControlNetModel

    path, net = tmp_path / "net.safetensors", ControlNetModel.from_pretrained(nets / "one")
    if layout == "diffusers":
        path.write_bytes((nets / "one" / "diffusion_pytorch_model.safetensors").read_bytes())
    else:
        single_files.write_controlnet(net, path)
    wanted = asked(model_folder, controls=(use(nets / "one"),))
    found = picture_of(engine, replace(wanted, controls=(use(path),)))
    assert (found == picture_of(engine, wanted)).all()
    assert (found != picture_of(engine, asked(model_folder))).any()


def test_the_starters_own_controlnet_steers_it_as_one_file(engine: Engine, tmp_path: Path) -> None:
    folder = starter_dir() / "controlnets" / "canny"
    path = tmp_path / "canny.safetensors"
    path.write_bytes((folder / "diffusion_pytorch_model.safetensors").read_bytes())
    placement = Placement("cpu", "float32", backend=Backend.TORCH)  # both alike: a graph's last bits are its own
    wanted = asked(starter_dir(), size=(64, 64), steps=1, controls=(use(folder),), placement=placement)
    of_folder, of_file, without = (
        picture_of(engine, replace(wanted, controls=controls)).astype(int)
        for controls in (wanted.controls, (use(path),), ())
    )
    assert np.abs(of_file - of_folder).max() <= 1 < np.abs(without - of_folder).max()


XL = {
    "block_out_channels": (64, 128),
    "attention_head_dim": (1, 2),
    "norm_num_groups": 32,
    "addition_time_embed_dim": 256,
    "projection_class_embeddings_input_dim": 24 + 6 * 256,
}


@pytest.mark.parametrize("union", [False, True])
def test_a_single_file_for_sdxl_gives_the_same_network(tmp_path: Path, union: bool) -> None:
    from diffusers import ControlNetModel
    from safetensors.torch import save_file

    if union:
        net = small_models.controlnet_union(**XL, num_trans_channel=64, num_trans_head=8, num_proj_channel=64)
    else:
        net = small_models.with_a_say(ControlNetModel(**{**small_models.XL_CONTROLNET, **XL}))
    path = tmp_path / "net.safetensors"
    save_file(net.state_dict(), path)
    opened = controlnet_single_file.open_controlnet(path)
    assert type(opened) is type(net)
    differing = {name for name in net.config if not name.startswith("_") and opened.config[name] != net.config[name]}
    assert differing <= {"attention_head_dim", "num_trans_head", "down_block_types"}, differing
    assert all(torch.equal(opened.state_dict()[name], each) for name, each in net.state_dict().items())


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (["something.weight"], "holds no ControlNet"),
        (["model.diffusion_model.out.0.weight"], "is a UNet alone, a part of a model, not a ControlNet"),
        (["lora_controlnet", "input_blocks.0.0.weight"], "holds what differs from that model's UNet"),
        (["controlnet_x_embedder.weight", "double_blocks.0.weight"], "for Flux, an architecture that"),
    ],
)
def test_files_that_hold_something_else_say_what(tmp_path: Path, keys: list[str], message: str) -> None:
    from safetensors.torch import save_file

    path = tmp_path / "it.safetensors"
    save_file({key: torch.zeros(1) for key in keys}, path)
    with pytest.raises(ModelError, match=message):
        quietly(ControlNets().get([controlnet_files.find(str(path))], CPU, torch.float32))


def test_what_is_missing_or_broken_is_named(engine: Engine, model_folder: Path, nets: Path, tmp_path: Path) -> None:
    def told(path: Path | str) -> str:
        control = ControlUse("canny", str(path), map=Picture(colours()))
        with pytest.raises(ModelError) as caught:
            events(engine, asked(model_folder, controls=(control,)))
        return str(caught.value)

    assert "no ControlNet “nothing”" in told("nothing")
    assert "the folder or file is missing" in told(tmp_path / "gone")
    (tmp_path / "empty").mkdir()
    assert "there is no config.json in it" in told(tmp_path / "empty")
    (tmp_path / "net.ckpt").write_bytes(b"x")
    assert "damaged, or not what its ending says" in told(tmp_path / "net.ckpt")
    (tmp_path / "cut.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{}")
    assert "is cut short" in told(tmp_path / "cut.safetensors")
    small_models.controlnet().save_pretrained(tmp_path / "bare")
    (tmp_path / "bare" / "diffusion_pytorch_model.safetensors").unlink()
    assert "its weights can't be loaded" in told(tmp_path / "bare")
    (tmp_path / "flux").mkdir()
    (tmp_path / "flux" / "config.json").write_text(json.dumps({"_class_name": "FluxControlNetModel"}))
    assert "is of the kind FluxControlNetModel" in told(tmp_path / "flux")
    small_models.controlnet_xl().save_pretrained(tmp_path / "xl")
    assert "made for another kind of model than plain" in told(tmp_path / "xl")
    deep().save_pretrained(tmp_path / "deep")
    assert "made for another kind of model than plain" in told(tmp_path / "deep")


def test_pictures_are_laid_on_paper() -> None:
    clear = np.zeros((2, 2, 4), np.uint8)
    assert (control_maps.on_paper(clear, 255) == 255).all()
    assert (control_maps.on_paper(clear, 0) == 0).all()
    assert (control_maps.on_paper(np.full((2, 2), 7, np.uint8), 255) == np.full((2, 2, 3), 7)).all()
