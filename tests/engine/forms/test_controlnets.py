"""ControlNets, Control-LoRAs and T2I-Adapters in files of every layout, each in a run against diffusers' pipelines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import whole_files
from diffusers import (
    ControlNetModel,
    EulerDiscreteScheduler,
    StableDiffusionAdapterPipeline,
    StableDiffusionControlNetPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLAdapterPipeline,
    StableDiffusionXLControlNetPipeline,
    StableDiffusionXLControlNetUnionPipeline,
    StableDiffusionXLPipeline,
    T2IAdapter,
)
from forms import SAME, Form, Made, Table, asked, check, drawn
from PIL import Image

import parity
import single_files
import small_models
from drive import events
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.loading.models import Models
from engine.request import ControlUse

TABLE = Table()
MAP = parity.drawn(3, 64, 64)
_folders: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def folders(model_folder: Path, xl_folder: Path) -> None:
    _folders.update(sd15=model_folder, sdxl=xl_folder)


def base(name: str) -> Any:
    if name == "sdxl":
        pipe = StableDiffusionXLPipeline.from_pretrained(_folders[name], local_files_only=True)
        pipe.scheduler = EulerDiscreteScheduler.from_config(pipe.scheduler.config)
        return pipe
    return StableDiffusionPipeline.from_pretrained(_folders[name], local_files_only=True, safety_checker=None)


def wanted(path: Path, model: str, control: str = "canny", scale: float = 0.8) -> Any:
    use = ControlUse(control, str(path), map=MAP, scale=scale)
    return asked(_folders[model], "euler" if model == "sdxl" else "ddim", controls=(use,))


def reference(net: Any, request: Any, model: str, union: bool = False) -> torch.Tensor:
    components = {name: each for name, each in base(model).components.items() if each is not None}
    kinds = {"sdxl": StableDiffusionXLControlNetPipeline, "sd15": StableDiffusionControlNetPipeline}
    kind = StableDiffusionXLControlNetUnionPipeline if union else kinds[model]
    unchecked = {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
    pipe = kind(**components, controlnet=net.eval(), **(unchecked if model == "sd15" else {}))
    image = Image.fromarray(MAP.pixels)
    shown = {"control_image": [image], "control_mode": [3]} if union else {"image": image}
    return drawn(pipe, request, controlnet_conditioning_scale=request.controls[0].scale, **shown)


def row(name: str, model: str = "sd15", control: str = "canny") -> Callable[[Callable[[Path], Any]], None]:
    """A row whose function writes a file and gives it with the network that diffusers runs; the twin has none."""

    def add(make: Callable[[Path], Any]) -> None:
        def made(folder: Path) -> Made:
            path, net = make(folder)
            request = wanted(path, model, control)
            union = type(net).__name__ == "ControlNetUnionModel"
            return Made(request, reference(net, request, model, union), altered(request, controls=()), SAME)

        TABLE.forms.append(Form(name, made))

    return add


def first_release(net: Any, start: str = "control_model.") -> dict[str, torch.Tensor]:
    layers = net.config.layers_per_block
    return {start + single_files.controlnet_key(key, layers): each for key, each in net.state_dict().items()}


@row("diffusers' names")
def _(folder: Path) -> Any:
    net = small_models.controlnet()
    return whole_files.save(net.state_dict(), folder / "net.safetensors"), net


@row("the first release's names")
def _(folder: Path) -> Any:
    net = small_models.controlnet()
    return whole_files.save(first_release(net), folder / "net.safetensors"), net


@row("the first release's names without control_model")
def _(folder: Path) -> Any:
    net = small_models.controlnet()
    return whole_files.save(first_release(net, ""), folder / "net.safetensors"), net


@row("a .pth of weights alone")
def _(folder: Path) -> Any:
    net = small_models.controlnet()
    return whole_files.save(first_release(net), folder / "control_sd15_canny.pth"), net


@row("a .ckpt with state_dict")
def _(folder: Path) -> Any:
    net = small_models.controlnet()
    return whole_files.save({"state_dict": first_release(net)}, folder / "net.ckpt"), net


@row("a .bin in diffusers' names")
def _(folder: Path) -> Any:
    net = small_models.controlnet()
    return whole_files.save(net.state_dict(), folder / "diffusion_pytorch_model.bin"), net


@row("float16 weights")
def _(folder: Path) -> Any:
    net = small_models.controlnet().half()
    path = whole_files.save(net.state_dict(), folder / "net.safetensors")
    return path, net.float()


@row("shuffle, pooled, by the file's name")
def _(folder: Path) -> Any:
    net = small_models.controlnet(8, global_pool=True)
    return whole_files.save(first_release(net), folder / "control_v11e_sd15_shuffle.safetensors"), net


@row("shuffle, pooled, by A1111's .yaml beside")
def _(folder: Path) -> Any:
    net = small_models.controlnet(8, global_pool=True)
    (folder / "net.yaml").write_text("model:\n  params:\n    global_average_pooling: True\n")
    return whole_files.save(first_release(net), folder / "net.safetensors"), net


@row("shuffle, pooled, by the control it is given to", control="shuffle")
def _(folder: Path) -> Any:
    net = small_models.controlnet(8, global_pool=True)
    return whole_files.save(first_release(net), folder / "net.safetensors"), net


def unet_of(model: str) -> dict[str, torch.Tensor]:
    return dict(base(model).unet.state_dict())


@row("difference: added to the base's UNet")
def _(folder: Path) -> Any:
    net, own = small_models.controlnet(), unet_of("sd15")
    state = net.state_dict()
    less = {key: each - own[key] if key in own else each for key, each in state.items()}
    layers = net.config.layers_per_block
    named = {f"control_model.{single_files.controlnet_key(key, layers)}": each for key, each in less.items()}
    return whole_files.save({**named, "difference": torch.zeros(1)}, folder / "net.safetensors"), net


@row("Control-LoRA", "sdxl")
def _(folder: Path) -> Any:
    torch.manual_seed(41)
    pipe = base("sdxl")
    net = small_models.with_a_say(
        ControlNetModel.from_unet(pipe.unet, conditioning_embedding_out_channels=(8, 8, 16, 16))
    )
    tensors: dict[str, torch.Tensor] = {"lora_controlnet": torch.zeros(0)}
    half = {name for name, _ in net.named_parameters()} & {name for name, _ in pipe.unet.named_parameters()}
    for name, each in net.named_parameters():
        key = single_files.controlnet_key(name, 1)
        if name not in half:
            tensors[key] = each.detach()
        elif each.ndim > 1:
            up = torch.randn(each.shape[0], 4, *([1] * (each.ndim - 2))) / 4
            down = torch.randn(4, *each.shape[1:]) / 4
            each.data += (up.flatten(1) @ down.flatten(1)).reshape(each.shape)
            tensors |= {key.replace(".weight", ".up"): up, key.replace(".weight", ".down"): down}
    return whole_files.save(tensors, folder / "control-lora.safetensors"), net


@row("SDXL, diffusers' names", "sdxl")
def _(folder: Path) -> Any:
    net = small_models.controlnet_xl()
    return whole_files.save(net.state_dict(), folder / "net.safetensors"), net


@row("SDXL, the first release's names", "sdxl")
def _(folder: Path) -> Any:
    net = small_models.controlnet_xl()
    return whole_files.save(first_release(net), folder / "net.safetensors"), net


@row("Union in one file", "sdxl")
def _(folder: Path) -> Any:
    net = small_models.controlnet_union(num_trans_head=8)
    return whole_files.save(net.state_dict(), folder / "net.safetensors"), net


@row("Union weights beside a plain config", "sdxl")
def _(folder: Path) -> Any:
    net = small_models.controlnet_union(num_trans_head=8)
    net.save_pretrained(folder / "net")
    config = folder / "net" / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "_class_name": "ControlNetModel"}))
    return folder / "net", net


def adapter(kind: str, channels: int = 3) -> Any:
    torch.manual_seed(42)
    made = T2IAdapter(channels, [16] if kind == "light_adapter" else [16, 32], 2, 8, kind).eval()
    for each in made.parameters():
        each.data += torch.randn_like(each) / 20
    return made


def theirs(net: Any) -> dict[str, torch.Tensor]:
    """A full adapter in TencentARC's names."""
    found = {}
    for name, each in net.adapter.state_dict().items():
        parts = name.split(".")
        if parts[0] == "body":
            number = 2 * int(parts[1]) + (int(parts[3]) if parts[2] == "resnets" else 0)
            name = ".".join(["body", str(number), *parts[4 if parts[2] == "resnets" else 2 :]])
        found[name] = each
    return found


def t2i(path: Path, net: Any) -> Made:
    # An adapter's features go in before a block's downsampling, which its blocks must therefore have with attention.
    blocks = {
        "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
        "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"),
        "block_out_channels": (16, 16) if net.config.adapter_type == "light_adapter" else (16, 32),
    }
    held = whole_files.pipe(whole_files.unet(**blocks))
    held.save_pretrained(path.parent / "model")
    request = altered(wanted(path, "sd15"), model=str(path.parent / "model"))
    components = {name: each for name, each in held.components.items() if each is not None}
    unchecked = {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
    pipe = StableDiffusionAdapterPipeline(**components, adapter=net, **unchecked)
    image = Image.fromarray(MAP.pixels).convert("L" if net.config.in_channels == 1 else "RGB")
    latents = drawn(pipe, request, image=image, adapter_conditioning_scale=0.8)
    return Made(request, latents, altered(request, controls=()))


@TABLE.row("T2I-Adapter in diffusers' names")
def _(folder: Path) -> Made:
    net = adapter("full_adapter")
    return t2i(whole_files.save(net.state_dict(), folder / "net.safetensors"), net)


@TABLE.row("T2I-Adapter in TencentARC's names, a .pth")
def _(folder: Path) -> Made:
    net = adapter("full_adapter")
    return t2i(whole_files.save(theirs(net), folder / "t2iadapter_canny_sd15v2.pth"), net)


@TABLE.row("T2I-Adapter, light")
def _(folder: Path) -> Made:
    net = adapter("light_adapter")
    return t2i(whole_files.save(net.state_dict(), folder / "net.safetensors"), net)


@TABLE.row("T2I-Adapter of one colour (sketch)")
def _(folder: Path) -> Made:
    net = adapter("full_adapter", 1)
    return t2i(whole_files.save(net.state_dict(), folder / "net.safetensors"), net)


@TABLE.row("T2I-Adapter for SDXL")
def _(folder: Path) -> Made:
    return t2i_xl(folder, lambda net: net.state_dict())


@TABLE.row("T2I-Adapter for SDXL in TencentARC's names")
def _(folder: Path) -> Made:
    return t2i_xl(folder, theirs)


def t2i_xl(folder: Path, names: Callable[[Any], dict[str, torch.Tensor]]) -> Made:
    torch.manual_seed(43)
    pipe = base("sdxl")
    net = T2IAdapter(3, list(pipe.unet.config.block_out_channels), 2, 16, "full_adapter_xl").eval()
    for each in net.parameters():
        each.data += torch.randn_like(each) / 20
    request = wanted(whole_files.save(names(net), folder / "net.safetensors"), "sdxl")
    components = {name: each for name, each in pipe.components.items() if each is not None}
    latents = drawn(
        StableDiffusionXLAdapterPipeline(**components, adapter=net),
        request,
        image=Image.fromarray(MAP.pixels),
        adapter_conditioning_scale=0.8,
    )
    return Made(request, latents, altered(request, controls=()))


@TABLE.row("T2I-Adapter's folder")
def _(folder: Path) -> Made:
    net = adapter("full_adapter")
    net.save_pretrained(folder / "net")
    return t2i(folder / "net", net)


@pytest.mark.parametrize("form", TABLE.forms, ids=lambda form: form.name)
def test_a_run_is_diffusers_own(form: Form, tmp_path: Path, models: Models) -> None:
    check(form, tmp_path, models)


REFUSED = {
    "a Flux ControlNet": ({"controlnet_x_embedder.weight": (4, 4), "double_blocks.0.x.weight": (4,)}, "Flux, an arch"),
    "a LoRA": ({"lora_unet_x.lora_down.weight": (4, 4)}, r"is a LoRA.*, not a ControlNet: add it as a LoRA"),
    "a T2I-Adapter for SDXL": (
        {"conv_in.weight": (16, 768, 3, 3), "body.0.block1.weight": (16, 16, 3, 3)},
        "is a T2I-Adapter for Stable Diffusion XL; plain is Stable Diffusion 1.x",
    ),
    "a web page": (None, "is a web page, not weights: download the file itself"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_run_is_named(kind: str, tmp_path: Path, model_folder: Path) -> None:
    shapes, message = REFUSED[kind]
    path = tmp_path / "it.safetensors"
    if shapes is None:
        path.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    else:
        whole_files.save({key: torch.zeros(sides) for key, sides in shapes.items()}, path)
    with pytest.raises(ModelError, match=message):
        events(Engine(), wanted(path, "sd15"))
