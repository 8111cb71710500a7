"""Models' files in the window, as a person gives them: what is seen and can be said of them, and what is refused."""

import json
from pathlib import Path

import numpy as np
import pytest
import weights_files
from PySide6.QtCore import Qt
from safetensors.numpy import save_file

from desktop.model.settings.settings import Workspace
from engine.paths import models_dir


def turbo(folder: Path) -> Path:
    """A folder as stabilityai/sdxl-turbo has it, without its weights."""
    tables = {
        "model_index.json": {
            "_class_name": "StableDiffusionXLPipeline",
            "text_encoder": ["transformers", "CLIPTextModel"],
            "unet": ["diffusers", "UNet2DConditionModel"],
        },
        "unet/config.json": {
            **weights_files.SD15_UNET,
            "addition_embed_type": "text_time",
            "cross_attention_dim": 2048,
            "sample_size": 64,
        },
        "scheduler/scheduler_config.json": {
            "_class_name": "EulerAncestralDiscreteScheduler",
            "timestep_spacing": "trailing",
        },
    }
    for name, table in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(table), encoding="utf-8")
    return folder


def generated(program, qtbot):
    """What the engine is asked for by the large button."""
    program.window.top_bar.workspaces.chosen.emit(Workspace.GENERATE.value)
    asked = len(program.engine.asked)
    qtbot.mouseClick(program.window.panel.primary, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: len(program.engine.asked) > asked)
    return program.engine.asked[-1]


def test_a_turbo_folder_comes_with_its_few_steps_and_says_so(program, qtbot, tmp_path):
    program.window.open_model(str(turbo(tmp_path / "sdxl-turbo")))
    request = generated(program, qtbot)
    assert (request.sampling.sampler, request.sampling.steps, request.sampling.guidance) == ("euler_a", 1, 0.0)
    assert "Turbo" in program.window.top_bar.preset.text()


def test_what_a_file_without_a_word_predicts_can_be_said(program, qtbot, tmp_path):
    keys = ("model.diffusion_model.input_blocks.0.0.weight", "first_stage_model.decoder.conv_in.weight")
    tensors = {key: np.zeros((4, 4, 3, 3), np.float16) for key in keys}
    tensors["cond_stage_model.transformer.text_model.final_layer_norm.weight"] = np.zeros(768, np.float16)
    save_file(tensors, tmp_path / "plain.safetensors")
    program.window.open_model(str(tmp_path / "plain.safetensors"))
    assert generated(program, qtbot).uses.prediction is None
    program.window.panel.numbers_panel.advanced.click()
    menu = program.window.panel.advanced.sampling.prediction
    next(each for each in menu.menu().actions() if each.data() == "v_prediction").trigger()
    assert menu.text() == "V-prediction"
    assert generated(program, qtbot).uses.prediction == "v_prediction"


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("page.safetensors", b"<!DOCTYPE html><html>", "is a web page"),
        ("odd.safetensors", b"\x04\0\0\0\0\0\0\0null", "its header is no list of weights"),
        ("code.ckpt", b"\x80\x02cos\nmkdir\nX\x01\0\0\0x\x85R.", "which could run code"),
    ],
)
def test_a_file_that_is_no_model_is_named_and_the_model_stays(program, qtbot, tmp_path, name, held, said):
    before = program.settings.value.uses.model
    (tmp_path / name).write_bytes(held)
    program.window.drops.drop([str(tmp_path / name)])
    qtbot.wait_until(program.window.messages.isVisible)
    assert said in program.window.messages.text.text()
    assert program.settings.value.uses.model == before


def test_a_lora_of_whole_numbers_is_in_the_list_with_its_reason(program, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    stem = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q"
    halves = {f"{stem}.lora_down.weight": (4, 640), f"{stem}.lora_up.weight": (640, 4)}
    place = models_dir() / "loras"
    place.mkdir(parents=True)
    save_file({key: np.zeros(shape, np.int32) for key, shape in halves.items()}, place / "whole.safetensors")
    section = program.window.panel.loras
    section.menu.aboutToShow.emit()
    entry = next(each for each in section.menu.actions() if each.text().startswith("whole"))
    assert not entry.isEnabled() and "has whole numbers (I32)" in entry.toolTip()
