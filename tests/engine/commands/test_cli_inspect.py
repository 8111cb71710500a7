"""`sketchlight-cli inspect`: what a file is, as a person reads it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import weights_files
from safetensors.numpy import save_file

from engine.cli import main
from engine.paths import starter_dir


def told(capsys: pytest.CaptureFixture[str], path: Path) -> dict[str, str]:
    assert main(["inspect", str(path), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_lora_tells_its_family_and_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, weights_files.lora(tmp_path / "it.safetensors", width=2048, words="a pixel, tiny"))
    assert found["what"] == "a LoRA for Stable Diffusion XL"
    assert (found["trigger words"], found["precision"], found["can be used"]) == ("a pixel, tiny", "float32", "yes")


def test_a_checkpoint_tells_what_it_predicts_and_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("model.diffusion_model.input_blocks.0.0.weight", "conditioner.embedders.1.model.ln_final.weight")
    tensors = {name: np.zeros((4, 4, 3, 3), np.float16) for name in names}
    save_file({**tensors, "v_pred": np.zeros(0), "ztsnr": np.zeros(0)}, tmp_path / "it.safetensors")
    found = told(capsys, tmp_path / "it.safetensors")
    assert found["what"] == "a Stable Diffusion XL model"
    assert found["prediction"] == "v-prediction, zero terminal SNR"
    assert found["precision"] == "float16"
    assert "another autoencoder: it has none" in found["needs"]


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        (["model.diffusion_model.double_blocks.0.img_attn.qkv.weight"], "a Flux model"),
        (["double_blocks.0.img_attn.qkv.weight"], "a Flux model"),
        (["model.diffusion_model.joint_blocks.0.x.weight"], "an SD 3"),
        (["model.diffusion_model.x", "cond_stage_model.model.ln_final.weight"], "a Stable Diffusion 2.x model"),
    ],
)
def test_what_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], keys: list[str], what: str
) -> None:
    save_file({key: np.zeros((4, 4), np.float32) for key in keys}, tmp_path / "it.safetensors")
    found = told(capsys, tmp_path / "it.safetensors")
    assert found["what"].startswith(what.replace("an SD 3", "a Stable Diffusion 3"))
    assert found["can be used"].startswith("no: it.safetensors is ") and "it knows Stable" in found["can be used"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "a Git LFS pointer, not the weights"),
        (b"<!DOCTYPE html><html></html>", "a web page, not weights"),
        (b"GGUF\x03\0\0\0", "a GGUF file"),
        (b"PK\x03\x04xxxx", "a pickle under another name"),
    ],
)
def test_what_holds_no_weights_says_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], held: bytes, said: str
) -> None:
    (tmp_path / "it.safetensors").write_bytes(held)
    assert main(["inspect", str(tmp_path / "it.safetensors")]) == 2
    assert said in capsys.readouterr().err


STEM = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q"
HALVES = {f"{STEM}.lora_down.weight": (4, 1280), f"{STEM}.lora_up.weight": (1280, 4)}
UNUSABLE = {
    "whole numbers": ({key: np.zeros(shape, np.int32) for key, shape in HALVES.items()}, "has whole numbers (I32)"),
    "halves of other ranks": (
        {f"{STEM}.lora_down.weight": np.zeros((4, 1280)), f"{STEM}.lora_up.weight": np.zeros((1280, 3))},
        "the halves of a layer don't go together",
    ),
    "another shape": (
        {f"{STEM}.lora_down.weight": np.zeros((4, 320)), f"{STEM}.lora_up.weight": np.zeros((1280, 4))},
        "it has a layer of 1280×320, where the model's is of 1280×1280",
    ),
    "no numbers": ({key: np.full(shape, np.nan) for key, shape in HALVES.items()}, "are not numbers (NaN)"),
    "a language model's": (
        {f"base_model.model.model.layers.0.self_attn.q_proj.lora_{end}.weight": np.zeros((4, 4)) for end in "AB"},
        "an architecture that Sketchlight can't use: it knows",
    ),
    "half a tiny autoencoder": (
        {"encoder.layers.0.weight": np.zeros((64, 3, 3, 3)), "encoder.layers.0.bias": np.zeros(64)},
        "is a tiny encoder alone",
    ),
    "a model without its layers": (
        {
            "model.diffusion_model.input_blocks.0.0.weight": np.zeros((320, 4, 3, 3)),
            "cond_stage_model.transformer.text_model.final_layer_norm.weight": np.zeros(768),
        },
        "its text encoder can't be loaded",
    ),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_what_a_run_would_refuse_is_said_here_in_its_words(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tensors, said = UNUSABLE[kind]
    save_file({key: np.ascontiguousarray(each) for key, each in tensors.items()}, tmp_path / "it.safetensors")
    found = told(capsys, tmp_path / "it.safetensors")["can be used"]
    assert found.startswith("no: ") and said in found


@pytest.mark.parametrize(
    ("stem", "width", "family"),
    [
        ("lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q", 320, "1.x or Stable Diffusion 2.x"),
        ("lora_unet_down_blocks_1_attentions_0_transformer_blocks_1_attn1_to_q", 640, "XL"),
        ("lora_te_text_model_encoder_layers_0_self_attn_q_proj", 768, "1.x"),
        ("lora_te1_text_model_encoder_layers_0_self_attn_q_proj", 768, "XL"),
        ("lora_te_text_model_encoder_layers_0_self_attn_q_proj", 1024, "2.x"),
    ],
)
def test_a_lora_none_of_whose_layers_reads_the_text_tells_what_it_could_be(
    stem: str, width: int, family: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    halves = {f"{stem}.lora_down.weight": (4, width), f"{stem}.lora_up.weight": (width, 4)}
    save_file({key: np.zeros(shape, np.float32) for key, shape in halves.items()}, tmp_path / "it.safetensors")
    assert told(capsys, tmp_path / "it.safetensors")["family"] == f"Stable Diffusion {family}"


def test_the_starters_own_parts_are_said_to_go_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starter = starter_dir()
    assert told(capsys, starter / "loras" / "watercolour.safetensors")["can be used"] == "yes, with Storybook"
    assert told(capsys, starter / "controlnets" / "canny")["can be used"] == "yes, with Storybook"
    assert told(capsys, starter)["can be used"] == "yes"
