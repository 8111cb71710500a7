"""`sketchlight-cli inspect`: what a file is, as a person reads it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import weights_files
from safetensors.numpy import save_file

from engine.cli import main


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
    assert found["can be used"].startswith("no: Sketchlight knows Stable Diffusion 1.x")


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
