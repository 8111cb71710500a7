"""What is counted of a prompt while it is typed: embeddings in the LoRAs that are on are called by name as well."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.model.settings.token_counter import TokenCounter
from engine.request import LoraUse


def test_embeddings_in_a_lora_that_is_on_are_counted(qtbot, model_folder: Path, tmp_path: Path) -> None:
    settings = SettingsModel()
    key = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k"
    pair = {f"{key}.lora_down.weight": np.zeros((4, 32), "f"), f"{key}.lora_up.weight": np.zeros((32, 4), "f")}
    vectors = {"bundle_emb.charturner.string_to_param.*": np.zeros((5, 32), "f")}
    save_file({**pair, **vectors}, tmp_path / "it.safetensors")
    settings.set(model=str(model_folder))
    counter = TokenCounter(ChosenModel(settings))
    with qtbot.wait_signal(counter.counted) as bare:
        counter.ask("a photo of charturner")
    settings.set(loras=(LoraUse(str(tmp_path / "it.safetensors")),))
    with qtbot.wait_signal(counter.counted) as bundled:
        counter.ask_again()
    plain, called = (each.args[0].count.fullest.tokens for each in (bare, bundled))
    with qtbot.wait_signal(counter.counted) as without:
        counter.ask("a photo of")
    assert called == without.args[0].count.fullest.tokens + 5 != plain
