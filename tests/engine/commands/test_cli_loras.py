"""LoRAs from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import small_adapters
import small_models
from engine.cli import main
from engine.request import LoraUse
from fakes import FakeEngine


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loras") / "pixel.safetensors"
    remarks = {"modelspec.trigger_phrase": "pixel art"}
    return small_adapters.lora(path, small_models.unet(), metadata=remarks)


@pytest.fixture
def here(here: Path, file: Path) -> Path:
    """The current folder, beside a model with a LoRA of its own."""
    model = here.parent / "model"
    (model / "unet").mkdir()
    (model / "unet" / "config.json").write_text('{"cross_attention_dim": 32}', encoding="utf-8")
    (model / "loras").mkdir()
    (model / "loras" / "pixel.safetensors").write_bytes(file.read_bytes())
    return here


def generate(fake: FakeEngine, *words: str) -> int:
    return main(["generate", "--model", "../model", "--prompt", "pixel art", "--out", "cat.png", *words], fake)


def test_several_by_name_and_path_with_weights(here: Path, fake: FakeEngine, file: Path) -> None:
    assert generate(fake, "--lora", "pixel:0.8", "--lora", str(file), "--lora", f"{file}:-1") == 0
    assert fake.asked[0].uses.loras == (LoraUse("pixel", 0.8), LoraUse(str(file)), LoraUse(str(file), -1.0))


def test_trigger_words_that_the_prompt_lacks_are_named(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--lora", "pixel") == 0
    assert "called up by" not in capsys.readouterr().err
    assert generate(fake, "--lora", "pixel", "--prompt", "a cat") == 0
    words = ["generate", "--model", "../model", "--prompt", "a cat", "--out", "cat.png", "--lora", "pixel"]
    assert main(words, fake) == 0
    assert "called up by words that the prompt lacks: pixel art." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("gone", "no LoRA “gone”. Known: pixel"),
        ("/gone.safetensors", "the folder or file is missing"),
        ("pixel:much", "“much” is not a number"),
        ("pixel:9", "outside -4–4"),
        ("pixel:nan", "outside -4–4"),
        ("../model/model_index.json", "not a .safetensors"),
    ],
)
def test_what_can_be_mended_is_said_before_anything_starts(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    assert generate(fake, "--lora", words) == 2
    assert told in capsys.readouterr().err
    assert fake.asked == []


def test_one_for_another_family_is_refused(here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    Path("../model/unet/config.json").write_text('{"cross_attention_dim": 2048}', encoding="utf-8")
    assert generate(fake, "--lora", "pixel") == 2
    assert "Nothing is Stable Diffusion XL. They don't fit together" in capsys.readouterr().err


def test_a_recipe_brings_its_loras_back(
    here: Path, fake: FakeEngine, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--lora", "pixel:0.7", "--lora", str(file)) == 0
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png"], fake) == 0
    assert fake.asked[0] == fake.asked[1]
    assert f"names a LoRA by its path, which is opened: {file}" in capsys.readouterr().err
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png", "--lora", "pixel:2"], fake) == 0
    assert fake.asked[2].uses.loras == (LoraUse("pixel", 2.0),)
    capsys.readouterr()
    main(["recipe", "cat.png"])
    tree = json.loads(capsys.readouterr().out)
    tree["request"]["uses"]["loras"][0]["model"] = "\\\\evil\\share\\it.safetensors"
    Path("evil.json").write_text(json.dumps(tree), encoding="utf-8")
    assert main(["generate", "--recipe", "evil.json", "--out", "again.png"], fake) == 2
    assert "on another machine" in capsys.readouterr().err


def test_the_list_says_size_and_trigger_words(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["loras", "--model", "../model"]) == 0
    assert capsys.readouterr().out.split("  ") == ["pixel", "0.0 MB", "fits Nothing", "say: pixel art\n"]
    Path("../model/loras/pixel.safetensors").unlink()
    assert main(["loras", "--model", "../model"]) == 0
    assert f"under {here.parent / 'data'}" in capsys.readouterr().out
