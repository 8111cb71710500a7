"""Presets from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from drive_cli import generate
from engine.cli import main
from engine.request import LoraUse
from fakes import FakeEngine


def test_a_preset_sets_what_belongs_together_and_options_change_it(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--preset", "lcm-8", "--guidance", "1.5") == 0
    asked = fake.asked[0]
    assert (asked.sampling.sampler, asked.sampling.steps, asked.sampling.guidance, asked.uses.loras) == (
        "lcm",
        8,
        1.5,
        (),
    )
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png", "--preset", "lcm-2"], fake) == 0
    assert (fake.asked[1].sampling.steps, fake.asked[1].sampling.seed) == (2, asked.sampling.seed)


def test_one_that_lacks_its_lora_says_where_it_belongs(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("../model/sketchlight.json").write_text(
        '{"family": "sd15", "native_size": 64, "sampler": "unipc", "steps": 20, "guidance": 7}', encoding="utf-8"
    )
    assert generate(fake, "--preset", "lcm-lora") == 2
    said = capsys.readouterr().err
    assert f"put it at {here.parent / 'data'}" in said
    assert "“sketchlight-cli fetch lcm-lora-sd15” fetches it." in said
    assert generate(fake, "--preset", "turbo-1") == 2
    assert "is not for" in capsys.readouterr().err
    assert fake.asked == []
    assert main(["presets", "--model", "../model"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["draft"].split()[-4:] == ["unipc,", "12", "steps", "ready"]
    assert "needs a LoRA that isn't there" in lines["hyper-4"]


def test_a_lora_given_beside_a_preset_stays(here: Path, fake: FakeEngine, tmp_path: Path) -> None:
    import small_adapters
    import small_models

    path = small_adapters.lora(tmp_path / "it.safetensors", small_models.unet())
    assert generate(fake, "--preset", "lcm-4", "--lora", f"{path}:0.5") == 0
    assert fake.asked[0].uses.loras == (LoraUse(str(path), 0.5),)
