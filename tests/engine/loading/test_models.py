"""Opening models: what works offline, what is kept, and what a broken one is told."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL
from safetensors.torch import load_file, save_file
from transformers import CLIPTextConfig, CLIPTextModel

import deep_models
import single_files
from drive import KEY, asked, box_mask, colours, events, finished, loadings
from engine import registry
from engine.catalog import catalog, weights_size
from engine.engine import Engine
from engine.errors import ModelError
from engine.events import Finished
from engine.loading import single_file
from engine.loading.models import Models
from engine.paths import resources_dir
from engine.picture import Picture
from engine.request import Mask
from engine.runs.run import run
from quietly import quietly


@pytest.fixture
def copy(model_folder: Path, tmp_path: Path) -> Path:
    """A model folder of one's own, to break."""
    return Path(shutil.copytree(model_folder, tmp_path / "copy"))


def pickled(path: Path) -> None:
    path.with_name("model.bin").write_bytes(b"\x80\x02cos\nmkdir\n(X\x01\x00\x00\x00xtR.")
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other_vae(folder: Path) -> None:
    """An autoencoder that halves the size two times, not three."""
    AutoencoderKL(
        block_out_channels=(8, 8, 16),
        norm_num_groups=4,
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
    ).save_pretrained(folder / "vae")


def other_text_encoder(folder: Path) -> None:
    """A text encoder of another width than the UNet's."""
    config = CLIPTextConfig(
        vocab_size=2000, hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2
    )
    CLIPTextModel(config).save_pretrained(folder / "text_encoder")


def rename_vae(folder: Path) -> None:
    index = json.loads((folder / "model_index.json").read_text())
    index["vae"] = ["diffusers", "AutoencoderKLWan"]
    (folder / "model_index.json").write_text(json.dumps(index))


BREAKAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a truncated UNet": (lambda folder: truncate(folder / "unet/diffusion_pytorch_model.safetensors"), "UNet"),
    "a truncated autoencoder": (lambda folder: truncate(folder / "vae/diffusion_pytorch_model.safetensors"), "auto"),
    "empty weights": (lambda folder: (folder / "text_encoder/model.safetensors").write_bytes(b""), "text encoder"),
    "no weights": (lambda folder: (folder / "unet/diffusion_pytorch_model.safetensors").unlink(), "UNet"),
    "no tokenizer": (lambda folder: shutil.rmtree(folder / "tokenizer"), "tokenizer"),
    "no scheduler": (lambda folder: shutil.rmtree(folder / "scheduler"), "scheduler"),
    "an unknown autoencoder": (rename_vae, "AutoencoderKLWan"),
    "another model's autoencoder": (other_vae, "1/4 of the size"),
    "another model's text encoder": (other_text_encoder, "different models"),
    "an empty index": (lambda folder: (folder / "model_index.json").write_text("{}"), "vae"),
    "text as index": (lambda folder: (folder / "model_index.json").write_text("hello"), "model_index"),
    "a pickle instead of weights": (
        lambda folder: pickled(folder / "unet/diffusion_pytorch_model.safetensors"),
        "UNet",
    ),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_folder_is_told_which_part_is_broken(copy: Path, breakage: str) -> None:
    damage, named = BREAKAGES[breakage]
    damage(copy)
    with pytest.raises(ModelError, match=named) as told:
        events(Engine(), asked(copy))
    assert len(str(told.value).splitlines()) == 1


def test_a_folder_that_vanishes_is_told_so_even_when_it_was_in_memory(copy: Path) -> None:
    engine = Engine()
    events(engine, asked(copy))
    shutil.rmtree(copy)
    with pytest.raises(ModelError, match="missing"):
        events(engine, asked(copy))


def test_a_model_that_changed_on_disk_is_read_again(copy: Path) -> None:
    engine = Engine()
    before = finished(engine, asked(copy))
    index = copy / "model_index.json"
    index.write_text(index.read_text() + "\n")
    after = finished(engine, asked(copy))
    assert before.environment.weights != after.environment.weights


def size_of(folder: Path) -> int:
    """Bytes of a model's weights in float32."""
    return 4 * sum(weights_size.parts(folder).values())


def test_models_are_kept_within_a_budget_and_the_oldest_goes(model_folder: Path, lcm_folder: Path, copy: Path) -> None:
    unet = copy / "unet/diffusion_pytorch_model.safetensors"
    state = load_file(unet)
    save_file({name: each + 0.01 for name, each in state.items()}, unet)
    models = Models(budget=size_of(model_folder) + size_of(lcm_folder))

    def loads(folder: Path) -> bool:
        found = list(run(KEY, asked(folder), models))
        return any(event.stage == "Loading the UNet" for event in loadings(found))

    assert [loads(folder) for folder in (model_folder, lcm_folder, model_folder, copy, model_folder)] == [
        True,
        True,
        False,
        True,
        False,
    ]
    assert loads(lcm_folder)
    assert models.held_bytes(torch.device("cpu")) <= size_of(model_folder) + size_of(lcm_folder)


def test_without_a_budget_all_that_fits_is_kept(model_folder: Path, lcm_folder: Path, tiny_vae_folder: Path) -> None:
    models = Models()
    folders = (model_folder, lcm_folder, tiny_vae_folder)
    for folder in folders:
        finished_by(models, folder)
    assert all(models.held(folder) is not None for folder in folders)


def finished_by(models: Models, folder: Path, **settings: Any) -> np.ndarray:
    last = list(run(KEY, asked(folder, **settings), models))[-1]
    assert isinstance(last, Finished)
    return last.images[0]


def test_models_share_what_is_the_same_in_both(model_folder: Path, inpainting_folder: Path) -> None:
    models = Models()
    alone = finished_by(Models(), model_folder)
    finished_by(models, inpainting_folder)
    one = models.held_bytes(torch.device("cpu"))
    assert np.array_equal(finished_by(models, model_folder), alone)
    first, second = models.held(inpainting_folder), models.held(model_folder)
    assert first is not None and second is not None
    assert first.pipe.vae is second.pipe.vae
    assert first.pipe.text_encoder is second.pipe.text_encoder
    assert first.pipe.unet is not second.pipe.unet
    added = models.held_bytes(torch.device("cpu")) - one
    assert added == 4 * sum(each.numel() for each in second.pipe.unet.parameters())


def test_what_differs_in_one_number_is_not_shared(model_folder: Path, copy: Path) -> None:
    file = copy / "vae/diffusion_pytorch_model.safetensors"
    state = load_file(file)
    state["decoder.conv_out.bias"][0] += 1e-3
    save_file(state, file)
    models = Models()
    finished_by(models, model_folder)
    finished_by(models, copy)
    first, second = models.held(model_folder), models.held(copy)
    assert first is not None and second is not None
    assert first.pipe.vae is not second.pipe.vae
    assert first.pipe.text_encoder is second.pipe.text_encoder


def test_every_mode_draws_with_the_same_modules(model_folder: Path) -> None:
    models = Models()
    finished_by(models, model_folder)
    model = models.held(model_folder)
    source, mask = Picture(colours()), Mask(Picture(box_mask(64, 64, 8, 8, 40, 40)))
    for settings in ({"source": source, "strength": 0.5}, {"source": source, "mask": mask}):
        found = list(run(KEY, asked(model_folder, **settings), models))
        assert not loadings(found) or all("Loading the" not in each.stage for each in loadings(found))
        assert models.held(model_folder) is model


def test_half_precision_weights_under_their_usual_name_are_found(copy: Path) -> None:
    for file in copy.rglob("*.safetensors"):
        file.rename(file.with_name(file.name.replace(".safetensors", ".fp16.safetensors")))
    done = finished(Engine(), asked(copy))
    assert done.images[0].shape == (64, 64, 3)
    assert "half precision only" in done.notes[0]


def opened(path: Path, configs: Path) -> dict[str, Any]:
    """The parts of a single file."""
    about = catalog.find(str(path))
    with torch.inference_mode():  # as the engine opens them
        return quietly(single_file.open_parts(about, registry.families()[about.family], torch.float32, configs))


def check_same(ours: dict[str, Any], theirs: Any, *names: str) -> None:
    for name in names:
        one, other = ours[name].state_dict(), getattr(theirs, name).state_dict()
        assert one.keys() == other.keys()
        assert all(torch.equal(one[key], other[key]) for key in one)


@pytest.mark.parametrize("channels", [4, 9])
def test_a_single_file_is_the_same_model_as_its_folder(tmp_path: Path, channels: int) -> None:
    pipe = deep_models.sd15(channels)
    pipe.save_pretrained(tmp_path / "folder")
    path = single_files.write(pipe, tmp_path / "model.safetensors")
    assert catalog.find(str(path)).family == "sd15"
    check_same(opened(path, tmp_path / "folder"), pipe, "unet", "vae", "text_encoder")


def test_a_ckpt_of_nothing_but_weights_is_the_same_model(tmp_path: Path) -> None:
    pipe = deep_models.sd15()
    pipe.save_pretrained(tmp_path / "folder")
    torch.save({"state_dict": single_files.state_of(pipe), "global_step": 7}, tmp_path / "model.ckpt")
    path = tmp_path / "model.ckpt"
    assert catalog.find(str(path)).family == "sd15"
    check_same(opened(path, tmp_path / "folder"), pipe, "unet", "vae", "text_encoder")


def test_an_sdxl_file_and_a_refiners_are_told_apart_and_opened(tmp_path: Path) -> None:
    for name, pipe in (("sdxl", deep_models.sdxl()), ("sdxl_refiner", deep_models.refiner())):
        pipe.save_pretrained(tmp_path / name)
        path = single_files.write(pipe, tmp_path / f"{name}.safetensors")
        assert catalog.find(str(path)).family == name
        parts = [each for each in ("unet", "vae", "text_encoder", "text_encoder_2") if getattr(pipe, each) is not None]
        check_same(opened(path, tmp_path / name), pipe, *parts)


def test_sdxl_files_are_opened_with_the_published_sizes(tmp_path: Path) -> None:
    from accelerate import init_empty_weights
    from diffusers import UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModelWithProjection

    def parameters(module: Any) -> int:
        return sum(each.numel() for each in module.parameters())

    with init_empty_weights():
        for name, millions in (("sdxl", 2567.46), ("sdxl_refiner", 2263.0)):
            configs = resources_dir() / "configs" / name
            unet = UNet2DConditionModel.from_config(json.loads((configs / "unet/config.json").read_text()))
            assert parameters(unet) / 1e6 == pytest.approx(millions, rel=0.01)
            text = CLIPTextConfig(**json.loads((configs / "text_encoder_2/config.json").read_text()))
            assert parameters(CLIPTextModelWithProjection(text)) / 1e6 == pytest.approx(694.66, rel=0.001)


class Harmful:
    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, ("harm",))


def test_a_ckpt_that_could_run_code_is_refused_and_runs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pipe = deep_models.sd15()
    torch.save({"state_dict": single_files.state_of(pipe), "callback": Harmful()}, tmp_path / "model.ckpt")
    with pytest.raises(ModelError, match="could run code"):
        events(Engine(), asked(tmp_path / "model.ckpt"))
    assert not (tmp_path / "harm").exists()


def test_the_tokenizer_for_single_files_knows_clips_numbers() -> None:
    from transformers import CLIPTokenizer

    tokenizer = CLIPTokenizer.from_pretrained(resources_dir() / "configs/sd15/tokenizer", local_files_only=True)
    second = single_file.shipped_tokenizer(resources_dir() / "configs/sdxl/tokenizer_2")
    assert second("a cat", padding="max_length").input_ids[:6] == [49406, 320, 2368, 49407, 0, 0]
    assert tokenizer("a photo of a cat").input_ids == [49406, 320, 1125, 539, 320, 2368, 49407]
    assert tokenizer.model_max_length == 77


def tensors(**shapes: tuple[int, ...]) -> dict[str, torch.Tensor]:
    return {name.replace("__", "."): torch.zeros(shape) for name, shape in shapes.items()}


CONV = "model__diffusion_model__input_blocks__0__0__weight"
TEXT = "cond_stage_model__transformer__x"
FILES = {
    "a LoRA": (tensors(lora_unet_down__lora_up__weight=(4, 4)), "LoRA"),
    "half of SDXL": (
        tensors(**{CONV: (4, 4, 3, 3)}, conditioner__embedders__0__transformer__x=(1,), first_stage_model__x=(1,)),
        "text encoder",
    ),
    "only a UNet": (tensors(**{CONV: (4, 4, 3, 3)}), "text encoder"),
    "without an autoencoder": (tensors(**{CONV: (4, 4, 3, 3), TEXT: (1,)}), "autoencoder"),
    "something else": (tensors(x=(1,)), "no Stable Diffusion"),
    "eight channels": (
        tensors(**{CONV: (4, 8, 3, 3), TEXT: (1,)}, first_stage_model__x=(1,)),
        "8 input channels",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_holds_something_else_is_told_so(tmp_path: Path, kind: str) -> None:
    from safetensors.torch import save_file

    held, named = FILES[kind]
    save_file(held, tmp_path / "m.safetensors")
    with pytest.raises(ModelError, match=named):
        events(Engine(), asked(tmp_path / "m.safetensors"))


def test_a_text_named_safetensors_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "m.safetensors").write_text("not a model at all")
    with pytest.raises(ModelError, match=r"is a text, not weights"):
        events(Engine(), asked(tmp_path / "m.safetensors"))


def test_stopping_while_a_model_loads_keeps_nothing_half_loaded(model_folder: Path) -> None:
    models = Models()
    about = catalog.find(str(model_folder))
    parts = models.get(about, torch.device("cpu"), torch.float32)
    for _ in range(3):
        next(parts)
    parts.close()
    again = models.get(about, torch.device("cpu"), torch.float32)
    assert len(list(again)) >= 5


def test_weights_are_told_apart_by_a_digest(model_folder: Path, copy: Path) -> None:
    from engine.catalog.digest import weights_digest

    assert weights_digest(model_folder) == weights_digest(copy)
    file = copy / "unet/diffusion_pytorch_model.safetensors"
    data = np.frombuffer(file.read_bytes(), np.uint8).copy()
    data[-1] ^= 1
    file.write_bytes(data.tobytes())
    assert weights_digest(model_folder) != weights_digest(copy)
