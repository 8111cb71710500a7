"""Every kind of adapter that PEFT knows: run as PEFT itself runs it, or named in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
import whole_files
from diffusers import StableDiffusionPipeline
from forms import MERGED, Form, Made, asked, check, drawn
from peft import PeftType, get_peft_model_state_dict, inject_adapter_in_model
from peft.mapping import PEFT_TYPE_TO_CONFIG_MAPPING, PEFT_TYPE_TO_PREFIX_MAPPING

from drive import events
from engine.catalog import peft_kinds
from engine.catalog.contents import FileKind, of_shapes
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.loading.models import Models
from engine.request import LoraUse

LINEAR, WITH_CONVOLUTIONS = ["to_q", "to_v"], ["to_q", "conv1"]
SETTINGS: dict[str, dict[str, Any]] = {
    "ADALORA": {"target_modules": LINEAR, "total_step": 10},
    "BEFT": {"target_modules": ["linear_1"]},
    "BOFT": {"target_modules": LINEAR, "boft_block_size": 4},
    "C3A": {"target_modules": LINEAR, "block_size": 8},
    "DEFT": {"target_modules": LINEAR},
    "DELORA": {"target_modules": LINEAR},
    "FOURIERFT": {"target_modules": LINEAR, "n_frequency": 50},
    "GRALORA": {"target_modules": LINEAR},
    "HIRA": {"target_modules": WITH_CONVOLUTIONS},
    "HRA": {"target_modules": LINEAR},
    "IA3": {"target_modules": ["to_k", "net.2"], "feedforward_modules": ["net.2"]},
    "LN_TUNING": {"target_modules": ["norm2"]},
    "LOHA": {"target_modules": WITH_CONVOLUTIONS, "alpha": 3, "alpha_pattern": {"attn1.to_q": 5}},
    "LOKR": {"target_modules": WITH_CONVOLUTIONS, "r": 2, "alpha": 3},
    "MISS": {"target_modules": LINEAR, "r": 8},
    "OFT": {"target_modules": LINEAR, "oft_block_size": 8},
    "OSF": {"target_modules": LINEAR},
    "PEANUT": {"target_modules": LINEAR},
    "ROAD": {"target_modules": LINEAR, "group_size": 8},
    "SHIRA": {"target_modules": LINEAR, "r": 4, "random_seed": 3},
    "SUPERTUNING": {"target_modules": LINEAR},
    "WAVEFT": {"target_modules": LINEAR, "n_frequency": 50},
}
"""What each kind is made with, at the small model's widths."""
SPREAD = {"C3A": 1.0, "IA3": 1.0}
"""How far an adapter's numbers are moved from where they do nothing."""


def made(kind: str, model: Path, folder: Path) -> Made:
    """An adapter of PEFT's own making on a pipeline's UNet, and its files as PEFT saves them."""
    pipe = StableDiffusionPipeline.from_pretrained(model, local_files_only=True, safety_checker=None)
    config = PEFT_TYPE_TO_CONFIG_MAPPING[PeftType(kind)](**SETTINGS[kind])
    inject_adapter_in_model(config, pipe.unet)
    torch.manual_seed(71)
    for name, each in pipe.unet.named_parameters():
        if PEFT_TYPE_TO_PREFIX_MAPPING[PeftType(kind)] in name and each.is_floating_point():
            each.data += torch.randn_like(each) * SPREAD.get(kind, 0.25)
    pipe.unet.eval()
    state = {f"base_model.model.{name}": each for name, each in get_peft_model_state_dict(pipe.unet).items()}
    path = whole_files.save(state, folder / "adapter_model.safetensors")
    config.save_pretrained(str(folder))
    wanted = asked(model, loras=(LoraUse(str(path)),))
    return Made(wanted, drawn(pipe, wanted), altered(wanted, loras=()), MERGED)


@pytest.mark.parametrize("kind", peft_kinds.RUN)
@pytest.mark.filterwarnings("ignore")  # what PEFT says while it makes them
def test_it_runs_as_peft_runs_it(kind: str, model_folder: Path, tmp_path: Path, models: Models) -> None:
    check(Form(kind, lambda folder: made(kind, model_folder, folder)), tmp_path, models)


@pytest.mark.parametrize("kind", [each.value for each in PeftType if each.value not in (*peft_kinds.RUN, "LORA")])
def test_any_other_is_named(kind: str, model_folder: Path, tmp_path: Path) -> None:
    tensors = {"base_model.model.mid_block.x.weight": torch.zeros(4, 4), "prompt_embeddings": torch.zeros(4, 4)}
    path = whole_files.save(tensors, tmp_path / "adapter_model.safetensors")
    (tmp_path / peft_kinds.CONFIG).write_text(f'{{"peft_type": "{kind}"}}')
    with pytest.raises(ModelError, match=f"an adapter of PEFT's kind {kind}, which is not run here"):
        events(Engine(), asked(model_folder, loras=(LoraUse(str(path)),)))


def test_one_without_its_config_is_named_by_its_tensors(model_folder: Path, tmp_path: Path) -> None:
    tensors = {"base_model.model.mid_block.attentions.0.transformer_blocks.0.attn1.to_q.hra_u": torch.zeros(32, 8)}
    path = whole_files.save(tensors, tmp_path / "it.safetensors")
    with pytest.raises(ModelError, match=r"PEFT's kind HRA without its adapter_config\.json beside it"):
        events(Engine(), asked(model_folder, loras=(LoraUse(str(path)),)))


def test_numbers_in_a_config_that_would_fill_the_memory_are_refused(model_folder: Path, tmp_path: Path) -> None:
    tensors = {"base_model.model.mid_block.attentions.0.transformer_blocks.0.attn1.to_q.hra_u": torch.zeros(32, 8)}
    path = whole_files.save(tensors, tmp_path / "adapter_model.safetensors")
    (tmp_path / peft_kinds.CONFIG).write_text('{"peft_type": "HRA", "r": 1000000000}')
    with pytest.raises(ModelError, match="its config says r 1000000000"):
        events(Engine(), asked(model_folder, loras=(LoraUse(str(path)),)))


def test_the_prefixes_are_pefts_own() -> None:
    theirs = {kind.value: prefix for kind, prefix in PEFT_TYPE_TO_PREFIX_MAPPING.items()}
    for kind, prefix in peft_kinds.PREFIXES.items():
        assert theirs[kind].startswith(prefix)
        assert of_shapes({f"base_model.model.mid_block.x.{prefix}w": (4, 4)}).kind is FileKind.LORA
    shared = {"LORA", "ADALORA", "LOHA", "LOKR", "OFT"}
    prompts = {"PROMPT_TUNING", "MULTITASK_PROMPT_TUNING", "P_TUNING", "PREFIX_TUNING", "CPT"}
    assert {kind.value for kind in PeftType} == {*peft_kinds.PREFIXES, *shared, *prompts}
