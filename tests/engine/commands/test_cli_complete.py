"""Every part of a request has an option of `generate`."""

from __future__ import annotations

from dataclasses import fields

import pytest

from engine.cli import main
from engine.commands.arguments import make_parser
from engine.pictures.recipe_file import read_recipe
from engine.request import Masking, ModelUse, Placement, Rect, Request, Sampling, Words
from engine.request_parts import (
    ControlUse,
    Enlarge,
    LoraUse,
    Mask,
    Micro,
    Outpaint,
    ReferenceUse,
    RefinerUse,
    SecondPass,
)

OPTIONS = {
    Request: {
        "uses": "--model",
        "words": "--prompt",
        "sampling": "--sampler",
        "size": "--size",
        "strength": "--strength",
        "source": "--image",
        "mask": "--mask",
        "frame": "--frame",
        "controls": "--control",
        "references": "--reference",
        "outpaint": "--outpaint",
        "enlarge": "--enlarge",
        "sheet": "--sheet-x",
        "second": "--second-pass",
        "placement": "--device",
    },
    ModelUse: {
        "model": "--model",
        "vae": "--vae",
        "prediction": "--prediction",
        "clip_skip": "--clip-skip",
        "loras": "--lora",
        "refiner": "--refiner",
        "micro": "--original-size",
    },
    Words: {"prompts": "--prompt", "negative": "--negative"},
    Sampling: {
        "sampler": "--sampler",
        "steps": "--steps",
        "guidance": "--guidance",
        "spacing": "--spacing",
        "seed": "--seed",
        "count": "--count",
        "diffusers_steps": "--diffusers-steps",
    },
    Mask: {"picture": "--mask", "masking": "--grow"},
    Masking: {"grow": "--grow", "feather": "--feather", "content": "--masked-content"},
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
    Enlarge: {"factor": "--enlarge", "overlap": "--overlap"},
    SecondPass: {
        "size": "--second-pass",
        "strength": "--second-strength",
        "steps": "--second-steps",
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


@pytest.mark.parametrize("kind", OPTIONS, ids=lambda kind: kind.__name__)
def test_each_field_has_an_option_that_exists(kind: type) -> None:
    assert {field.name for field in fields(kind)} == OPTIONS[kind].keys()
    (commands,) = (each.choices for each in make_parser()._actions if isinstance(each.choices, dict))
    known = {word for action in commands["generate"]._actions for word in action.option_strings}
    assert set(OPTIONS[kind].values()) <= known


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
