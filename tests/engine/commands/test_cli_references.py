"""Reference pictures from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import small_adapters
import small_models
from drive_cli import generate, write_noise
from engine.cli import main
from engine.pictures.files import read_mask, read_picture
from engine.request import ReferenceMode
from fakes import FakeEngine


@pytest.fixture(scope="module")
def adapters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one adapter and the encoder that it needs."""
    folder = tmp_path_factory.mktemp("adapters")
    small_adapters.image_encoder(folder / "image_encoder")
    small_adapters.ip_adapter(folder / "look.safetensors", small_models.unet())
    return folder


@pytest.fixture
def here(here: Path, adapters: Path) -> Path:
    """The current folder with three pictures, beside a model with an adapter of its own."""
    model = here.parent / "model"
    (model / "unet").mkdir()
    (model / "unet" / "config.json").write_text('{"cross_attention_dim": 32}', encoding="utf-8")
    (model / "ip_adapter").symlink_to(adapters, target_is_directory=True)
    write_noise("one.png", "two.png", "mask.png")
    return here


def test_each_option_belongs_to_the_reference_before_it(here: Path, fake: FakeEngine, adapters: Path) -> None:
    words = "--reference one.png:0.6 --reference-mode style --reference two.png --reference-mask mask.png"
    assert generate(fake, *words.split(), "--reference-adapter", str(adapters / "look.safetensors")) == 0
    one, two = fake.asked[0].references
    assert (one.adapter, one.picture, one.scale, one.mode) == (
        "look",
        read_picture("one.png"),
        0.6,
        ReferenceMode.STYLE,
    )
    assert one.mask is None
    assert Path(two.adapter).samefile(adapters / "look.safetensors")
    assert (two.picture, two.scale, two.mode) == (read_picture("two.png"), 1.0, ReferenceMode.WHOLE)
    assert two.mask == read_mask("mask.png")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--reference gone.png", "doesn't exist"),
        ("--reference one.png:x", "“x” is not a number"),
        ("--reference one.png:3", "outside 0–2"),
        ("--reference-mode style", "--reference-mode belongs to a --reference"),
        ("--reference one.png --reference-mode loud", "use whole, style, composition"),
        ("--reference one.png --reference-mode style --reference-mode whole", "given twice for one --reference"),
        ("--reference one.png --reference-adapter gone", "no IP-Adapter “gone”. Known: look"),
        ("--reference one.png --reference-adapter one.png", "other formats can run code"),
    ],
)
def test_what_can_be_mended_is_said_before_anything_starts(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    assert generate(fake, *words.split()) == 2
    assert told in capsys.readouterr().err
    assert fake.asked == []


def test_without_a_name_the_one_adapter_that_fits_is_taken(
    here: Path, fake: FakeEngine, adapters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("../model/unet/config.json").write_text('{"cross_attention_dim": 2048}', encoding="utf-8")
    assert generate(fake, "--reference", "one.png") == 2
    assert "No IP-Adapter fits. The IP-Adapter “look” was made for" in capsys.readouterr().err
    Path("../model/ip_adapter").unlink()
    assert generate(fake, "--reference", "one.png") == 2
    assert f"put one into {here.parent / 'data'}" in capsys.readouterr().err


def test_a_recipe_brings_its_references_back(here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    words = "--reference one.png:0.7 --reference-mode style --reference-mask mask.png"
    assert generate(fake, *words.split()) == 0
    again = ["generate", "--recipe", "cat.png", "--out", "again.png"]
    assert main(again, fake) == 0
    assert fake.asked[0] == fake.asked[1]
    assert main([*again, "--reference", "two.png"], fake) == 0
    (other,) = fake.asked[2].references
    assert (other.picture, other.mask) == (read_picture("two.png"), None)
    capsys.readouterr()
    main(["recipe", "cat.png"])
    tree = json.loads(capsys.readouterr().out)
    tree["request"]["references"][0]["adapter"] = "\\\\evil\\share\\it.safetensors"
    Path("evil.json").write_text(json.dumps(tree), encoding="utf-8")
    given = ["--reference", "one.png", "--reference-mask", "mask.png"]
    assert main(["generate", "--recipe", "evil.json", "--out", "again.png", *given], fake) == 2
    assert "on another machine" in capsys.readouterr().err


def test_a_reference_that_a_recipe_left_out_can_be_given(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--reference", "one.png", "--reference-mask", "mask.png", "--no-embed") == 0
    again = ["generate", "--recipe", "cat.png", "--out", "again.png"]
    assert main(again, fake) == 2
    assert "give it with --reference" in capsys.readouterr().err
    assert main([*again, "--reference", "two.png"], fake) == 2
    assert "is not what “cat.png” was made from" in capsys.readouterr().err
    assert main([*again, "--reference", "one.png", "--reference-mask", "mask.png"], fake) == 0
    assert fake.asked[0] == fake.asked[1]


def test_the_list_says_what_each_is(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adapters", "--model", "../model"]) == 0
    assert capsys.readouterr().out.split("  ")[::2] == ["look", "standard"]
    Path("../model/ip_adapter").unlink()
    assert main(["adapters", "--model", "../model"]) == 0
    assert f"under {here.parent / 'data'}" in capsys.readouterr().out
