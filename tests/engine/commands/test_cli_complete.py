"""Every part of a request has an option of `generate`."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from drive_cli import mask, picture
from engine.cli import main
from engine.commands.arguments import make_parser
from engine.groups import leaves, value_of
from engine.pictures.recipe_file import read_recipe
from engine.request import Masking, ModelUse, Placement, Rect, Request, Sampling, Words
from engine.request_parts import Enlarge, Mask, Micro, Outpaint, RefinerUse, SecondPass
from engine.setting import facts_of, settings
from engine.steering_parts import ControlUse, LoraUse, ReferenceUse, RegionUse
from fakes import FakeEngine

OPTIONS: dict[type, dict[str, str]] = {
    Request: {
        "uses": "--model",
        "words": "--prompt",
        "sampling": "--sampler",
        "size": "--size",
        "source": "--image",
        "mask": "--mask",
        "frame": "--frame",
        "controls": "--control",
        "references": "--reference",
        "regions": "--region",
        "outpaint": "--outpaint",
        "enlarge": "--enlarge",
        "sheet": "--sheet-x",
        "seamless": "--seamless",
        "checked": "--checked",
        "second": "--second-pass",
        "placement": "--device",
    },
    ModelUse: {
        "model": "--model",
        "vae": "--vae",
        "tiny_vae": "--tiny-vae",
        "prediction": "--prediction",
        "loras": "--lora",
        "refiner": "--refiner",
        "micro": "--original-size",
    },
    Words: {
        "prompts": "--prompt",
        "negative": "--negative",
        "opening": "--opening",
    },
    Sampling: {
        "sampler": "--sampler",
        "spacing": "--spacing",
        "seed": "--seed",
        "diffusers_steps": "--diffusers-steps",
        "residual_guidance": "--residual-guidance",
        "variation_seed": "--variation-seed",
    },
    Mask: {"picture": "--mask", "masking": "--grow"},
    Masking: {"content": "--masked-content"},
    ControlUse: {
        "control": "--control",
        "model": "--control-model",
        "map": "--control-map",
        "source": "--control-image",
        "settings": "--control-set",
        "scale": "--control",
        "start": "--control",
        "end": "--control",
    },
    ReferenceUse: {
        "adapter": "--reference-adapter",
        "picture": "--reference",
        "scale": "--reference",
        "mode": "--reference-mode",
        "mask": "--reference-mask",
    },
    RegionUse: {"words": "--region", "mask": "--region"},
    LoraUse: {"model": "--lora", "weight": "--lora"},
    RefinerUse: {
        "model": "--refiner",
        "start": "--refiner",
        "aesthetic": "--aesthetic",
        "negative_aesthetic": "--aesthetic",
    },
    Micro: {
        "original": "--original-size",
        "target": "--target-size",
        "crop": "--crop",
        "negative_original": "--negative-original-size",
        "negative_target": "--negative-target-size",
        "negative_crop": "--negative-crop",
    },
    Outpaint: dict.fromkeys(("left", "top", "right", "bottom", "scale"), "--outpaint"),
    Enlarge: {"factor": "--enlarge", "overlap": "--overlap", "upscaler": "--upscaler"},
    SecondPass: {
        "size": "--second-pass",
        "sampler": "--second-sampler",
    },
    Placement: {
        "device": "--device",
        "dtype": "--dtype",
        "offload": "--offload",
        "attention": "--attention",
        "vae_slicing": "--vae-slicing",
        "vae_tiling": "--vae-tiling",
        "backend": "--backend",
    },
}
"""The options of what is no number; a number's stands in the facts of its field."""


@pytest.mark.parametrize("kind", OPTIONS, ids=lambda kind: kind.__name__)
def test_each_field_has_an_option_that_exists(kind: type) -> None:
    numbers = {name: each.option for name, each in settings(kind).items() if each.option}
    options = numbers | OPTIONS[kind]
    assert {field.name for field in fields(kind)} == options.keys()
    (commands,) = (each.choices for each in make_parser()._actions if isinstance(each.choices, dict))
    known = {word for action in commands["generate"]._actions for word in action.option_strings}
    assert set(options.values()) <= known


WORDS = {
    "model": "--model starter",
    "vae": "--vae starter-vae",
    "tiny_vae": "--tiny-vae taesd",
    "prediction": "--prediction epsilon",
    "loras": "--lora ink:0.5",
    "refiner": "--refiner ../model:0.5 --aesthetic 7,1",
    "original": "--original-size 128x96",
    "target": "--target-size 128x96",
    "crop": "--crop 8,16",
    "negative_original": "--negative-original-size 128x96",
    "negative_target": "--negative-target-size 128x96",
    "negative_crop": "--negative-crop 8,16",
    "prompts": "--prompt castle",
    "negative": "--negative dog",
    "opening": "--opening dog --opening-steps 1",
    "opening_steps": "--opening dog --opening-steps 2",
    "sampler": "--sampler ddim",
    "spacing": "--spacing trailing",
    "seed": "--seed 77",
    "diffusers_steps": "--diffusers-steps",
    "residual_guidance": "--residual-guidance",
    "variation_seed": "--variation 0.2 --variation-seed 3",
    "size": "--size 128x64",
    "source": "--image other.png",
    "mask": "--mask mask.png --grow 1 --feather 2 --match 0.5 --masked-content fill",
    "frame": "--frame 8,8,40,40",
    "controls": "--control canny:0.5:0.1-0.9 --control-model net.safetensors",
    "references": "--reference other.png:0.7 --reference-adapter adapter.safetensors",
    "regions": "--region apple=mask.png",
    "outpaint": "--outpaint 0,0,16,0",
    "enlarge": "--enlarge 2 --overlap 32 --upscaler upscaler.pth",
    "sheet": "--sheet-x seed=1,2",
    "seamless": "--seamless both",
    "checked": "--checked",
    "second": "--second-pass 2 --second-strength 0.4 --second-steps 2 --second-sampler ddim",
    "device": "--device cpu",
    "dtype": "--dtype float32",
    "offload": "--offload group",
    "attention": "--attention sliced",
    "vae_slicing": "--no-vae-slicing",
    "vae_tiling": "--vae-tiling",
    "backend": "--backend torch",
}
"""What is typed for each field of a request that is no number with an option of its own."""


def typed(name: str) -> str:
    """Give what is typed for a field; a number is set a step from what is usual."""
    if name in WORDS:
        return WORDS[name]
    number = facts_of(Request, name)
    value = number.default + number.step if number.default < number.high else number.default - number.step
    return f"{number.option} {round(value) if number.whole else value:g}"


ELSEWHERE = {
    "loras": "test_cli_loras.py",
    "controls": "test_cli_controls.py",
    "references": "test_cli_references.py",
    "refiner": "test_cli_conditioning.py",
    "vae": "test_cli_conditioning.py",
    "tiny_vae": "test_cli_conditioning.py",
}
"""What wants files of weights, and where it is held to come back."""


@pytest.mark.parametrize("name", sorted(leaves(Request).keys() - ELSEWHERE.keys()))
def test_an_option_changes_it_and_a_recipe_brings_it_back(name: str, here: Path, fake: FakeEngine) -> None:
    picture("in.png")
    picture("other.png", 72, 56)
    mask("mask.png")
    Path("upscaler.pth").touch()
    usual = {"--model": "../model", "--prompt": "a cat", "--seed": "5", "--image": "in.png"}
    if name in ("count", "sheet", "second"):
        usual.pop("--image")
    first, *rest = typed(name).split()
    words = [each for pair in (usual | {"--out": "usual.png"}).items() for each in pair]
    if first in usual:
        usual.pop(first)
    changed = [each for pair in (usual | {"--out": "out.png"}).items() for each in pair]
    assert main(["generate", *words], fake) == 0
    assert main(["generate", *changed, first, *rest], fake) == 0
    before, after = fake.asked
    assert value_of(after, name) != value_of(before, name)
    made = sorted(Path().glob("out*.png"))[0]
    assert main(["generate", "--recipe", str(made), "--out", "again.png"], fake) == 0
    assert fake.asked[-1] == after


def test_frame_and_count_of_steps_reach_the_request(tiny_vae_folder, tmp_path, capsys) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    usual = ["generate", "--model", str(tiny_vae_folder), "--prompt", "a cat", "--steps", "2", "--size", "64x64"]
    assert main([*usual, "--out", str(first)]) == 0
    more = ["--image", str(first), "--frame", "8,16,40,32", "--diffusers-steps", "--strength", "0.5"]
    assert main([*usual, *more, "--out", str(second)]) == 0
    again = read_recipe(second).request
    assert again.frame == Rect(8, 16, 40, 32) and again.sampling.diffusers_steps
    assert main([*usual, "--image", str(first), "--frame", "8,16", "--out", str(second)]) == 2
    assert "is not a rectangle" in capsys.readouterr().err
