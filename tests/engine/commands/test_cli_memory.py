"""Where and how sparingly to compute, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drive_cli import generate
from engine.cli import main
from engine.request import Attention, Offload, Placement
from fakes import FakeEngine


def test_a_placement_is_said_by_options(here: Path, fake: FakeEngine) -> None:
    words = ("--device", "cpu", "--dtype", "float32", "--offload", "group", "--attention", "sliced")
    assert generate(fake, *words, "--vae-tiling", "--no-vae-slicing") == 0
    assert generate(fake) == 0
    assert [each.placement for each in fake.asked] == [
        Placement("cpu", "float32", Offload.GROUP, Attention.SLICED, False, True),
        Placement(),
    ]


def test_a_recipe_keeps_its_placement_but_for_what_is_named(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--offload", "group", "--vae-tiling") == 0
    assert main(["generate", "--recipe", "cat.png", "--out", "again.png", "--no-vae-tiling"], fake) == 0
    assert fake.asked[1].placement == Placement(offload=Offload.GROUP, vae_tiling=False)


def test_an_unknown_way_is_told_with_those_there_are(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(FakeEngine(), "--offload", "cloud") == 2
    assert "none, model, group or sequential" in capsys.readouterr().err


def test_an_estimate_draws_nothing(
    here: Path, fake: FakeEngine, model_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--device", "cpu", "--dtype", "float32", "--estimate")
    assert generate(fake, *words, "--model", model_folder) == 0
    assert capsys.readouterr().out.startswith("Fits: about")
    assert generate(fake, *words, "--json", "--model", model_folder) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(line.get("text", "").endswith("On cpu in float32.") for line in told)
    assert fake.asked == []
    assert not (here / "cat.png").exists()
