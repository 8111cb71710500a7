"""Every pipeline that diffusers exports for what this program does has a parity test, or a reason why it has none.

A new version of diffusers that brings another pipeline fails here, until somebody has decided about it.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import diffusers
import pytest

OURS = re.compile(r"(StableDiffusion(?!3)|LatentConsistencyModel)\w*Pipeline")

COVERED = {
    "StableDiffusionPipeline": "test_parity.py",
    "StableDiffusionImg2ImgPipeline": "test_parity.py",
    "StableDiffusionInpaintPipeline": "test_parity.py",
    "LatentConsistencyModelPipeline": "test_parity.py",
    "LatentConsistencyModelImg2ImgPipeline": "test_parity.py",
    "StableDiffusionControlNetPipeline": "test_parity_controlnet.py",
    "StableDiffusionControlNetImg2ImgPipeline": "test_parity_controlnet.py",
    "StableDiffusionControlNetInpaintPipeline": "test_parity_controlnet.py",
    "StableDiffusionXLPipeline": "test_parity_sdxl.py",
    "StableDiffusionXLImg2ImgPipeline": "test_parity_sdxl.py",
    "StableDiffusionXLInpaintPipeline": "test_parity_sdxl.py",
    "StableDiffusionXLControlNetPipeline": "test_parity_controlnet_sdxl.py",
    "StableDiffusionXLControlNetImg2ImgPipeline": "test_parity_controlnet_sdxl.py",
    "StableDiffusionXLControlNetInpaintPipeline": "test_parity_controlnet_sdxl.py",
    "StableDiffusionXLControlNetUnionPipeline": "test_parity_controlnet_sdxl.py",
    "StableDiffusionXLControlNetUnionImg2ImgPipeline": "test_parity_controlnet_sdxl.py",
    "StableDiffusionXLControlNetUnionInpaintPipeline": "test_parity_controlnet_sdxl.py",
}
"""Pipeline → the file beside this one whose tests hold our loop to it."""

PAG = "Perturbed-attention guidance is another guidance; Sketchlight has classifier-free guidance."
LEFT_OUT = {
    r".*PAG.*": PAG,
    r".*Modular.*": "Modular Diffusers repeats the plain pipelines in blocks; those have their own tests.",
    r"StableDiffusion(XL)?AdapterPipeline": "T2I-Adapters are not part of the program; ControlNets do their work.",
    r"StableDiffusion(XL)?ControlNetXSPipeline": "ControlNet-XS rewires the UNet; the program takes plain ControlNets.",
    r"StableDiffusion(XL)?InstructPix2PixPipeline": "Another UNet (8 channels) for instructions.",
    r"StableDiffusion(Upscale|LatentUpscale)Pipeline": "Models made for enlarging; the program enlarges in tiles.",
    r"StableDiffusion(Depth2Img|ImageVariation|LDM3D|GLIGEN|GLIGENTextImage)Pipeline": "UNets of other inputs.",
    r"StableDiffusion(AttendAndExcite|DiffEdit|Pix2PixZero|SAG|ModelEditing)Pipeline": "Needs gradients or attention.",
    r"StableDiffusion(Panorama|Paradigms)Pipeline": "Other loops over the same UNet.",
    r"StableDiffusionOnnxPipeline": "Another runtime.",
}
"""Pattern → why what it matches is not compared."""


def exported() -> set[str]:
    return {name for name in dir(diffusers) if OURS.fullmatch(name)}


def reasons(name: str) -> list[str]:
    return [reason for pattern, reason in LEFT_OUT.items() if re.fullmatch(pattern, name)]


@pytest.mark.parametrize("name", sorted(exported()))
def test_each_exported_pipeline_is_compared_or_left_out_for_a_reason(name: str) -> None:
    assert (name in COVERED) != bool(reasons(name)), f"decide about {name}: compare it, or say why not"


@pytest.mark.parametrize(("name", "file"), COVERED.items())
def test_what_is_said_to_be_compared_is_used_by_a_test_of_that_file(name: str, file: str) -> None:
    tree = ast.parse((Path(__file__).parent / file).read_text("utf-8"))
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.Assign | ast.AnnAssign)]
    used = {node.id for test in tests for node in ast.walk(test) if isinstance(node, ast.Name)}
    assert name in used


def test_no_reason_is_left_of_pipelines_that_are_gone() -> None:
    assert not [pattern for pattern in LEFT_OUT if not any(re.fullmatch(pattern, name) for name in exported())]
    assert COVERED.keys() <= exported()


ADAPTERS = {
    "IPAdapterMixin": (
        "test_parity_references.py",
        {
            "StableDiffusionPipeline",
            "StableDiffusionImg2ImgPipeline",
            "StableDiffusionInpaintPipeline",
            "StableDiffusionControlNetPipeline",
            "StableDiffusionXLPipeline",
            "StableDiffusionXLInpaintPipeline",
        },
        {
            r"LatentConsistencyModel.*": "An LCM is a sampler and a UNet input, which those tests vary.",
            r"StableDiffusionControlNet(Img2Img|Inpaint).*": "The two are compared apart, and added in one UNet call.",
            r"StableDiffusionXL(Img2Img|ControlNet).*": "As in Stable Diffusion 1.5, where each is compared.",
        },
    ),
    "LoraLoaderMixin": (
        "test_parity_lora.py",
        {"StableDiffusionPipeline", "StableDiffusionImg2ImgPipeline", "StableDiffusionXLPipeline"},
        {
            r".*": "A LoRA changes weights, with which every pipeline of a family computes alike.",
        },
    ),
}
"""What loads adapters → the file that compares it, with which pipelines, and why others need no test of their own."""


def takes(pipeline: str, mixin: str) -> bool:
    return any(mixin in each.__name__ for each in getattr(diffusers, pipeline).__mro__)


@pytest.mark.parametrize("mixin", ADAPTERS)
def test_each_adapter_is_compared_with_each_pipeline_that_takes_it_or_left_out_for_a_reason(mixin: str) -> None:
    file, compared, reasons = ADAPTERS[mixin]
    taking = {name for name in COVERED if takes(name, mixin)}
    assert compared <= taking
    text = (Path(__file__).parent / file).read_text("utf-8")
    assert not [name for name in compared if name not in text]
    undecided = {name for name in taking - compared if not any(re.fullmatch(pattern, name) for pattern in reasons)}
    assert not undecided, f"decide about {undecided}: compare them, or say why not"
