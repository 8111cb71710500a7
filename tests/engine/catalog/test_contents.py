"""What weights files are told to be: all that diffusers and peft can load is either used or named."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from diffusers.loaders.single_file_utils import CHECKPOINT_KEY_NAMES
from safetensors.torch import save_file

import small_models
from engine.catalog import architectures, catalog, contents, lora_files, refusals
from engine.catalog.contents import LORA_FORMS, Contents, FileKind
from engine.errors import ModelError
from engine.loading import lora_forms

OURS = {
    "v1",
    "v2",
    "xl_base",
    "xl_refiner",
    "upscale",
    "inpainting",
    "instruct-pix2pix",
    "playground-v2-5",
    "controlnet",
    "controlnet_xl",
    "controlnet_xl_large",
    "controlnet_xl_mid",
    "clip",
    "clip_sdxl",
    "clip_sd3",
    "open_clip",
    "open_clip_sdxl",
    "open_clip_sdxl_refiner",
    "open_clip_sd3",
}
"""Those of Stable Diffusion with a UNet and of CLIP, which one key alone doesn't tell; the forms' tables have whole
files of them."""
OTHERS = [
    (kind, key)
    for kind, keys in CHECKPOINT_KEY_NAMES.items()
    if kind not in OURS
    for key in ([keys] if isinstance(keys, str) else keys)
]


@pytest.mark.parametrize(("kind", "key"), OTHERS, ids=lambda each: each[:40])
def test_every_architecture_that_diffusers_opens_is_named(kind: str, key: str) -> None:
    found = contents.of_shapes({key: (4, 4, 3, 3)})
    assert found.kind is not FileKind.UNKNOWN
    assert found.family or found.kind in (FileKind.MOTION, FileKind.CONTROLNET, FileKind.VAE)
    if found.family:
        assert not refusals.usable(found.family)
        assert "that Sketchlight can't use: it knows" in refusals.refused("it", found, FileKind.CHECKPOINT)


SHAPES = {
    "LoRA": {"lora_down.weight": (4, 8), "lora_up.weight": (8, 4)},
    "LoCon": {"lora_down.weight": (4, 8, 1, 1), "lora_up.weight": (8, 4, 1, 1), "lora_mid.weight": (4, 4, 3, 3)},
    "DoRA": {"lora_down.weight": (4, 8), "lora_up.weight": (8, 4), "dora_scale": (8, 1)},
    "LoHa": {"hada_w1_a": (8, 4), "hada_w1_b": (4, 8), "hada_w2_a": (8, 4), "hada_w2_b": (4, 8)},
    "LoKr": {"lokr_w1": (2, 2), "lokr_w2": (4, 4)},
    "OFT": {"oft_blocks": (2, 4, 4)},
    "GLoRA": {"a1.weight": (8, 4), "a2.weight": (4, 8), "b1.weight": (8, 4), "b2.weight": (4, 8)},
    "full": {"diff": (8, 8)},
    "norms": {"w_norm": (8,), "b_norm": (8,)},
}


@pytest.mark.parametrize("form", LORA_FORMS)
def test_every_form_of_a_lora_is_run_or_named(form: str) -> None:
    if form in lora_files.NOT_RUN or form == "embedding":
        return
    parts = {name: torch.ones(sides) for name, sides in SHAPES[form].items()}
    whole = {"LoCon": (8, 8, 3, 3), "norms": (8,)}.get(form, (8, 8))
    assert lora_forms.read(parts, whole) is not None
    assert (
        contents.of_shapes({f"lora_unet_x.{name}": sides for name, sides in SHAPES[form].items()}).kind is FileKind.LORA
    )


STEERING = {
    "ControlNet-LLLite": "lllite_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q.depth1.0.weight",
    "ControlNet-XS": "control_to_base_for_conv_in.weight",
    "ControlNeXt": "mid_convs.0.0.weight",
    "BrushNet": "brushnet_mid_block.weight",
    "a T2I-Adapter of styles": "style_embedding",
}


@pytest.mark.parametrize("name", STEERING)
def test_what_steers_in_another_way_is_named(name: str) -> None:
    found = contents.of_shapes({STEERING[name]: (4, 4), "controlnet_cond_embedding.conv_in.weight": (4, 3, 3, 3)})
    said = refusals.refused("it.safetensors", found, FileKind.CONTROLNET)
    assert f"({name}), not a ControlNet: get a ControlNet for the same maps." in said


BEGINNINGS = {
    b"": "is an unfinished download",
    bytes(5000): "is an unfinished download",
    b"\xef\xbb\xbf\n <!DOCTYPE html>": "is a web page",
    b"Access to model x is restricted. You must": "is a text, not weights",
    b"version https://git-lfs.github.com/spec/v1": "is a Git LFS pointer",
    b"GGUF\x03\0\0\0": "is a GGUF file",
}


@pytest.mark.parametrize("start", BEGINNINGS, ids=BEGINNINGS.values())
@pytest.mark.parametrize("suffix", [".safetensors", ".ckpt"])
def test_what_is_no_weights_file_is_named_by_its_beginning(start: bytes, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"it{suffix}").write_bytes(start)
    with pytest.raises(ModelError, match=BEGINNINGS[start]):
        contents.of_file(tmp_path / f"it{suffix}")


@pytest.mark.parametrize(
    ("name", "told"), [("it.gguf", "GGUF"), ("it.onnx", "ONNX"), ("it.zip", "archive"), ("it.ckpt.part", "unfinished")]
)
def test_a_file_of_another_ending_is_named_wherever_it_is_given(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    for find in (catalog.find, lora_files.find):
        with pytest.raises(ModelError, match=told):
            find(str(tmp_path / name))


def test_every_architecture_has_a_name() -> None:
    told = {family for _, family in architectures.SIGNS} | set(architectures.BY_CONTEXT.values())
    assert told <= architectures.LABELS.keys()


def test_every_kind_can_be_refused_in_words() -> None:
    for kind in FileKind:
        said = refusals.refused("it.safetensors", Contents(kind), FileKind.TEXT_ENCODER)
        assert said.startswith("it.safetensors ") and said.endswith(".")


def test_a_turbo_folder_takes_one_step_by_default(tmp_path: Path) -> None:
    turbo = small_models.build_xl(tmp_path / "sdxl-turbo", scheduler={"timestep_spacing": "trailing"})
    found = catalog.find(str(turbo))
    assert (found.sampler, found.steps, found.guidance) == ("euler_a", 1, 0.0)


@pytest.mark.parametrize(
    "stray", ["lora_unet_x_embedder_proj_1.lora_down.weight", "scale_shift_table", "net.blocks.0.w"]
)
def test_a_stray_key_makes_no_other_architecture_of_a_lora(stray: str) -> None:
    layers = [
        f"lora_unet_down_blocks_{i}_attentions_{j}_transformer_blocks_0_attn2_to_k" for i in (0, 1) for j in range(5)
    ]
    shapes = {f"{each}.lora_down.weight": (4, 768) for each in layers} | {stray: (4, 8)}
    assert contents.of_shapes(shapes).family == "sd15"
    assert architectures.of_names(["lora_unet_double_blocks_0_img_attn.lora_down.weight"]) == "flux"


@pytest.mark.parametrize(
    "beside", ["weight_scale", "scale_weight", "comfy_quant", "weight.absmax", "weight.quant_state.bitsandbytes__nf4"]
)
def test_what_is_quantised_for_another_program_is_named(beside: str, tmp_path: Path) -> None:
    keys = ("model.diffusion_model.input_blocks.0.0.weight", "cond_stage_model.transformer.text_model.x.weight")
    tensors = {key: torch.zeros(4, 4, 1, 1) for key in keys} | {f"model.diffusion_model.a.{beside}": torch.zeros(1)}
    save_file(tensors, tmp_path / "it.safetensors")
    with pytest.raises(ModelError, match="quantised for another program: get it as float16"):
        catalog.find(str(tmp_path / "it.safetensors"))
