"""Presets: which are for a model, what each sets, and what is told where a LoRA is missing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from engine import registry
from engine.catalog import catalog, downloads, presets
from engine.catalog.catalog import Model
from engine.errors import InvalidRequest, ModelError
from engine.groups import built
from engine.paths import models_dir
from engine.request import LoraUse, Request
from fakes import bare_model


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def model(tmp_path: Path, name: str = "some", family: str = "sd15", **about: Any) -> Model:
    """A model of that name that says nothing else, with text of its family's width."""
    folder = bare_model(tmp_path / name)
    told = {"family": family, "native_size": 64, "sampler": "unipc", "steps": 20, "guidance": 7.0, **about}
    (folder / "sketchlight.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "unet").mkdir()
    width = {"sd15": 768, "sdxl": 2048}[family]
    (folder / "unet" / "config.json").write_text(json.dumps({"cross_attention_dim": width}), encoding="utf-8")
    return catalog.find(str(folder))


def lora(name: str, width: int) -> Path:
    """A LoRA of the user's, made for text of that width."""
    path = models_dir() / "loras" / f"{name}.safetensors"
    path.parent.mkdir(parents=True, exist_ok=True)
    key = "unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight"
    save_file({key: torch.zeros(4, width)}, path)
    return path


def test_every_preset_can_be_asked_for(tmp_path: Path) -> None:
    """Its sampler, families and downloads are there, and it makes a valid request."""
    names = [each.name for each in presets.presets()]
    assert len(set(names)) == len(names)
    for each in presets.presets():
        assert registry.sampler(each.sampler).name == each.sampler
        assert set(each.families) <= registry.families().keys()
        assert {downloads.find(name).kind for name in each.downloads} <= {downloads.DownloadKind.LORA}
        assert bool(each.downloads) == bool(each.lora)
        built(
            Request,
            model="any",
            sampler=each.sampler,
            steps=each.steps,
            guidance=each.guidance or 0.0,
            spacing=each.spacing,
        )


def test_the_downloads_of_a_preset_are_found_by_its_pattern(tmp_path: Path) -> None:
    for family, width in (("sd15", 768), ("sdxl", 2048)):
        about = model(tmp_path, family, family)
        for each in presets.available(about):
            for name in each.downloads:
                if downloads.find(name).family == family:
                    assert presets.missing(each, about)
                    path = lora(downloads.find(name).files[0].target.stem, width)
                    assert presets.missing(each, about) == ""
                    assert presets.changes(each, about)["loras"] == (LoraUse(name),)
                    path.unlink()


@pytest.mark.parametrize(
    ("name", "about", "way"),
    [
        ("some", {}, "plain"),
        ("sdxl-turbo", {}, "turbo"),
        ("SDXL_Lightning_4step", {}, "lightning"),
        ("Hyper-SDXL", {}, "hyper"),
        ("turbofan", {}, "plain"),
        ("some", {"sampler": "lcm"}, "lcm"),
        ("some", {"sampler": "tcd"}, "tcd"),
        ("some", {"label": "My LCM merge"}, "lcm"),
    ],
)
def test_how_a_model_was_distilled(tmp_path: Path, name: str, about: dict[str, Any], way: str) -> None:
    found = model(tmp_path, name, "sdxl", **about)
    assert presets.distilled(found) == way
    assert {each.checkpoint for each in presets.available(found)} == {way}


def test_a_model_tells_what_it_was_made_from(tmp_path: Path) -> None:
    found = model(tmp_path, family="sdxl")
    (found.path / "unet" / "config.json").write_text('{"_name_or_path": "stabilityai/sdxl-turbo"}', encoding="utf-8")
    assert presets.distilled(found) == "turbo"


def test_turbo_is_one_step_without_guidance(tmp_path: Path) -> None:
    turbo = model(tmp_path, "sdxl-turbo", "sdxl")
    changes = presets.changes(presets.find("turbo-1", turbo), turbo)
    wanted = {"sampler": "euler_a", "steps": 1, "guidance": 0.0, "spacing": "trailing", "loras": ()}
    assert changes == wanted
    assert presets.matching(turbo, changes) == presets.find("turbo-1", turbo)
    assert presets.matching(turbo, {**changes, "steps": 2}) is None


def test_quality_presets_keep_the_models_guidance(tmp_path: Path) -> None:
    plain = model(tmp_path, guidance=5.5)
    assert presets.changes(presets.find("Balanced", plain), plain)["guidance"] == 5.5


def test_other_loras_stay_and_those_of_other_presets_go(tmp_path: Path) -> None:
    for name in ("lcm-lora-sd15", "tcd-lora-sd15", "pixel"):
        lora(name, 768)
    lora("lcm-lora-sdxl", 2048)
    plain = model(tmp_path)
    pixel = LoraUse("pixel", 0.6)
    first = presets.changes(presets.find("lcm-lora", plain), plain, (pixel,))
    assert first["loras"] == (pixel, LoraUse("lcm-lora-sd15"))
    second = presets.changes(presets.find("tcd-lora", plain), plain, first["loras"])
    assert second["loras"] == (pixel, LoraUse("tcd-lora-sd15"))
    assert presets.changes(presets.find("fine", plain), plain, second["loras"])["loras"] == (pixel,)
    matched = presets.matching(plain, second)
    assert matched is not None
    assert matched.name == "tcd-lora"
    assert presets.matching(plain, {**second, "loras": (pixel,)}) is None


def test_a_missing_lora_is_named_with_its_place(tmp_path: Path) -> None:
    xl = model(tmp_path, family="sdxl")
    lora("lightning-lora-sdxl-8-step", 2048)
    preset = presets.find("lightning-4", xl)
    with pytest.raises(ModelError) as caught:
        presets.changes(preset, xl)
    told = str(caught.value)
    assert f"put it at {models_dir() / 'loras' / 'lightning-lora-sdxl-4-step.safetensors'}" in told
    assert "“sketchlight-cli fetch lightning-lora-sdxl-4-step” fetches it." in told
    lora("sdxl_lightning_4step_lora", 2048)
    assert presets.missing(preset, xl) == ""
    lora("Hyper-SD15-8steps-lora", 768)
    lora("lightning_4step", 768)
    plain = replace(model(tmp_path, "one"), label="One")
    assert presets.missing(presets.find("hyper-1", plain), plain) != ""  # the 1 of SD15 is no count of steps
    assert presets.missing(presets.find("hyper-8", plain), plain) == ""


def test_what_is_not_for_the_model_is_said(tmp_path: Path) -> None:
    plain = model(tmp_path)
    with pytest.raises(InvalidRequest, match=r"no preset “warp”\. For some there are: draft, balanced, fine"):
        presets.find("warp", replace(plain, label="some"))
    with pytest.raises(InvalidRequest, match=r"is not for some \(Stable Diffusion 1.x, not distilled\)"):
        presets.find("turbo-1", replace(plain, label="some"))
    with pytest.raises(InvalidRequest, match="distilled as lcm"):
        presets.find("draft", model(tmp_path, "my-lcm"))


def test_the_folder_that_a_model_lies_in_says_nothing_of_it(tmp_path: Path) -> None:
    assert presets.distilled(model(tmp_path / "turbo")) == "plain"
