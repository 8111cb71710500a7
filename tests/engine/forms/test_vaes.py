"""Autoencoders in one file of every layout, each encoding and decoding in a run as diffusers' own do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import whole_files
from diffusers import AutoencoderTiny, StableDiffusionImg2ImgPipeline
from forms import Form, Made, Table, asked, check, drawn
from PIL import Image

import parity
import single_files
import small_models
from drive import events, final_latents
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture

TABLE = Table()
_folders: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def folders(model_folder: Path) -> None:
    _folders["sd15"] = model_folder


def vae() -> Any:
    """Another than the model's own; its groups are as a file's loader takes them."""
    made = small_models.autoencoder_kl(norm_num_groups=8)
    torch.manual_seed(51)
    for each in made.parameters():
        each.data += torch.randn_like(each) / 30
    return made


def first_release(made: Any, start: str = "first_stage_model.") -> dict[str, torch.Tensor]:
    found = {start + single_files.vae_key(key): each for key, each in made.state_dict().items()}
    return {
        key: each[..., None, None] if "attn_1" in key and key.endswith("weight") and each.ndim == 2 else each
        for key, each in found.items()
    }


def row(name: str) -> Callable[[Callable[[Path], tuple[Path, Any]]], None]:
    """A row whose function writes a file and gives it with what diffusers runs; the twin has the model's own."""

    def add(make: Callable[[Path], tuple[Path, Any]]) -> None:
        def made(folder: Path) -> Made:
            path, net = make(folder)
            source = Picture(parity.picture()[:64, :64].copy())
            request = asked(_folders["sd15"], source=source, strength=0.7, vae=str(path))
            pipe = StableDiffusionImg2ImgPipeline.from_pretrained(
                _folders["sd15"], local_files_only=True, safety_checker=None, vae=net.eval()
            )
            theirs = drawn(pipe, request, image=Image.fromarray(source.pixels), strength=0.7)
            return Made(request, theirs, altered(request, vae=None))

        TABLE.forms.append(Form(name, made))

    return add


@row("diffusers' names")
def _(folder: Path) -> Any:
    net = vae()
    return whole_files.save(net.state_dict(), folder / "vae.safetensors"), net


@row("the first release's names under first_stage_model")
def _(folder: Path) -> Any:
    net = vae()
    return whole_files.save(first_release(net), folder / "vae.safetensors"), net


@row("the first release's names alone, a .pt with state_dict and a loss")
def _(folder: Path) -> Any:
    net = vae()
    state = {**first_release(net, ""), "loss.logvar": torch.zeros(1)}
    return whole_files.save({"state_dict": state}, folder / "sd-vae.vae.pt"), net


@row("the first release's names under vae., a .ckpt")
def _(folder: Path) -> Any:
    net = vae()
    return whole_files.save(first_release(net, "vae."), folder / "vae.ckpt"), net


@row("a .pth of torch before 1.6")
def _(folder: Path) -> Any:
    net = vae()
    return whole_files.save(net.state_dict(), folder / "vae.pth", legacy=True), net


@row("inside a whole model's file")
def _(folder: Path) -> Any:
    net = vae()
    unet = {"model.diffusion_model.input_blocks.0.0.weight": torch.zeros(8, 4, 3, 3)}
    return whole_files.save({**first_release(net), **unet}, folder / "model.safetensors"), net


def tiny() -> Any:
    torch.manual_seed(52)
    return AutoencoderTiny().eval()


@row("TAESD in diffusers' names")
def _(folder: Path) -> Any:
    net = tiny()
    return whole_files.save(net.state_dict(), folder / "taesd.safetensors"), net


@row("TAESD's own decoder, its encoder beside it")
def _(folder: Path) -> Any:
    net = tiny()
    for side, more in (("encoder", 0), ("decoder", 1)):
        found = {}
        for key, each in getattr(net, side).state_dict().items():
            number, rest = key.removeprefix("layers.").split(".", 1)
            found[f"{int(number) + more}.{rest}"] = each
        whole_files.save(found, folder / f"taesd_{side}.pth")
    return folder / "taesd_decoder.pth", net


@row("a tiny one of other widths and depths, in one file")
def _(folder: Path) -> Any:
    torch.manual_seed(53)
    widths = {"encoder_block_out_channels": (32,) * 4, "decoder_block_out_channels": (32,) * 4}
    net = AutoencoderTiny(num_encoder_blocks=(0, 1, 2, 3), num_decoder_blocks=(4, 2, 1, 0), **widths).eval()
    return whole_files.save(net.state_dict(), folder / "narrow.safetensors"), net


@pytest.mark.parametrize("form", TABLE.forms, ids=lambda form: form.name)
def test_a_run_is_diffusers_own(form: Form, tmp_path: Path, models: Models) -> None:
    check(form, tmp_path, models)


REFUSED = {
    "Flux's": ({"decoder.conv_in.weight": (8, 16, 3, 3)}, "is a VAE .* for Flux, an architecture"),
    "a LoRA": ({"lora_unet_x.lora_down.weight": (4, 4)}, "is a LoRA.*: add it as a LoRA"),
    "a tiny encoder alone": ({"0.weight": (64, 3, 3, 3), "1.conv.0.weight": (64, 64, 3, 3)}, "is a tiny encoder alone"),
    "tiny halves of other shapes": (
        {"encoder.layers.0.weight": (8, 3, 3, 3), "decoder.layers.0.weight": (8, 4, 3, 3)},
        r"its weights can't be loaded from .*\((it lacks|its weights)",
    ),
    "averages alone": ({"model_ema.decay": (1,), "model_ema.diffusion_modelx": (4,)}, "running averages .* alone"),
    "a tiny decoder alone": ({"1.weight": (64, 4, 3, 3), "3.conv.0.weight": (64, 64, 3, 3)}, "is a tiny decoder alone"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_run_is_named(kind: str, tmp_path: Path, model_folder: Path) -> None:
    shapes, message = REFUSED[kind]
    tensors = {key: torch.zeros(sides) for key, sides in shapes.items()}
    path = whole_files.save(tensors, tmp_path / "decoder.safetensors")
    with pytest.raises(ModelError, match=message):
        events(Engine(), asked(model_folder, vae=str(path)))


def test_a_decoder_alone_makes_previews(model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As ComfyUI and A1111 keep it, among the VAEs for previews."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    place = tmp_path / "Sketchlight" / "models" / "taesd"
    found = {}
    for key, each in tiny().decoder.state_dict().items():
        number, rest = key.removeprefix("layers.").split(".", 1)
        found[f"{int(number) + 1}.{rest}"] = each
    whole_files.save(found, place / "taesd_decoder.safetensors")
    models = Models()
    final_latents(asked(model_folder), models)
    held = models.held(model_folder)
    assert held is not None and type(held.own.previews.tiny) is AutoencoderTiny
