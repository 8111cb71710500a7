"""What other programs write beside their pictures becomes a request, and what we write for them they can read."""

import io

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.errors import UnreadableFile
from engine.groups import built
from engine.pictures import recipe_embed
from engine.pictures.recipe import Recipe
from engine.pictures.recipe_file import read_recipe
from engine.request import LoraUse, Request

PIXELS = np.zeros((48, 64, 3), np.uint8)

FOREIGN = """masterpiece, a castle on a hill, <lora:stones:0.8>
at dusk
Negative prompt: blurry, ugly
more ugly
Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 1234567890, Size: 512x771, Model hash: \
abc123, Model: dream, VAE: "a, b", Lora hashes: "stones: 12ab", Version: v1.10.1"""


def _foreign(text: str) -> Recipe:
    info = PngInfo()
    info.add_text("parameters", text)
    buffer = io.BytesIO()
    Image.fromarray(PIXELS).save(buffer, "PNG", pnginfo=info)
    return recipe_embed.extract(buffer.getvalue(), "“it”")


def test_another_programs_parameters_become_a_request_with_notes():
    recipe = _foreign(FOREIGN)
    assert recipe.request == built(
        Request,
        model="dream",
        prompts=("masterpiece, a castle on a hill, \nat dusk",),
        loras=(LoraUse("stones", 0.8),),
        negative="blurry, ugly\nmore ugly",
        size=(512, 768),
        seed=1234567890,
        steps=28,
        guidance=6.5,
        sampler="dpmpp_2m_karras",
    )
    notes = "\n".join(recipe.notes)
    assert "another program's" in notes
    assert "512×771 became 512×768" in notes
    assert "Not taken over: VAE." in notes


def test_what_we_write_for_others_we_read_ourselves():
    request = built(
        Request,
        model="starter",
        prompts=("a: b, c",),
        negative="Steps: none",
        size=(64, 96),
        seed=7,
        steps=9,
        guidance=2.5,
        sampler="euler_a",
    )
    text = recipe_embed.recipe_parameters.written(Recipe(request), "Euler a")
    assert _foreign(text).request == request


@pytest.mark.parametrize(
    ("name", "sampler"),
    [
        ("Euler a", "euler_a"),
        ("Euler", "euler"),
        ("DPM++ 2M Karras", "dpmpp_2m_karras"),
        ("DDIM", "ddim"),
        ("UniPC", "unipc"),
        ("LCM", "lcm"),
        ("Restart", "unipc"),
        ("", "unipc"),
    ],
)
def test_sampler_names_are_mapped(name, sampler):
    recipe = _foreign(f"x\nSteps: 4, Sampler: {name}, CFG scale: 7, Seed: 1, Size: 64x64")
    assert recipe.request.sampling.sampler == sampler


@pytest.mark.parametrize(
    "text",
    [
        "Steps: 0, Seed: -1, CFG scale: nan, Size: 9999999x1",
        "Steps: " + "9" * 5000 + ", Seed: 99999999999999999999999, CFG scale: 1e9, Size: x",
        'x\nSteps: 4, A: "' + '\\"' * 30_000,
        "x\nSteps: 4, " + "a" * 60_000,
        "Negative prompt:\nSteps: 4",
    ],
)
def test_wild_parameters_become_something_possible(text):
    recipe = _foreign(text)
    assert recipe.request.sampling.steps in range(1, 201)
    assert recipe.notes


@pytest.mark.parametrize("text", ["", "just words", "Negative prompt: x", "x" * 2_000_000])
def test_parameters_without_numbers_are_no_recipe(text):
    with pytest.raises(UnreadableFile):
        _foreign(text)


@pytest.mark.parametrize("order", ["utf-16-be", "utf-16-le"])
def test_parameters_of_a_jpeg_are_read_in_either_byte_order(tmp_path, order):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + FOREIGN.encode(order)
    Image.fromarray(PIXELS).save(tmp_path / "foreign.jpg", exif=exif)
    assert read_recipe(tmp_path / "foreign.jpg").request == _foreign(FOREIGN).request
