"""Recipes of other programs: what is taken over is right, and what is not is listed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.errors import UnreadableFile
from engine.pictures.recipe import Recipe
from engine.pictures.recipe_embed import extract
from engine.prompt import wording
from engine.prompt.syntax import parse
from engine.request import LoraUse
from fuzz_cases import COMFY, FOOOCUS, INVOKE, NOVELAI


def carried(**texts: Any) -> Recipe:
    """The recipe of a PNG with these texts; those that are no text as JSON."""
    info = PngInfo()
    for keyword, text in texts.items():
        info.add_text(keyword.replace("_and_", "-"), text if isinstance(text, str) else json.dumps(text))
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG", pnginfo=info)
    return extract(buffer.getvalue(), "“it”")


def webui(prompt: str, negative: str = "", numbers: str = "") -> Recipe:
    return carried(
        parameters=f"{prompt}\nNegative prompt: {negative}\n"
        f"Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512, Model: foo{numbers}"
    )


def parts(prompt: str) -> list[list[tuple[str, float]]]:
    """Pieces and weights of each part of a prompt, as our engine reads it."""
    assert not parse(prompt).problems
    return [[(text, round(weight, 3)) for text, weight in words.pieces] for words in wording.of(prompt, 0).parts]


def of_comfy(**changes: Any) -> dict[str, Any]:
    graph = json.loads(json.dumps(COMFY))
    for place, value in changes.items():
        node, _, name = place.partition("_")
        graph[node.lstrip("n")]["inputs"][name] = value
    return graph


# ---- prompts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("a red roof", [("a red roof", 1)]),
        ("a (red) roof", [("a ", 1), ("red", 1.1), (" roof", 1)]),
        ("a ((red)) roof", [("a ", 1), ("red", 1.21), (" roof", 1)]),
        ("a (((red))) roof", [("a ", 1), ("red", 1.331), (" roof", 1)]),
        ("[clouds]", [("clouds", 0.909)]),
        ("[[clouds]], sea", [("clouds", 0.826), (", sea", 1)]),
        ("(red roof:1.3)", [("red roof", 1.3)]),
        ("(red (tiled:1.2) roof:1.1)", [("red", 1.1), (" ", 1), ("tiled", 1.32), (" ", 1), ("roof", 1.1)]),
        ("(red:2.5) roof", [("red", 2), (" roof", 1)]),
        ("(red:0.5)roof", [("red", 0.5), (" roof", 1)]),
        ("a (red roof", [("a ", 1), ("red roof", 1.1)]),
        ("a red) roof", [("a red) roof", 1)]),
        (r"a \(red\) roof", [("a (red) roof", 1)]),
        (r"\[x\] {y|z} \\", [("[x] {y|z} \\", 1)]),
        ("C++, roof++ tall--", [("C++, roof++ tall--", 1)]),
        ('a "quoted" word', [('a "quoted" word', 1)]),
        ("(time 12:30 now)", [("time 12:30 now", 1.1)]),
        ("(red:1.0) roof", [("red roof", 1)]),
        ("()", []),
        ("", []),
    ],
)
def test_weights_of_the_webui_are_ours(theirs: str, ours: list[tuple[str, float]]) -> None:
    recipe = webui(theirs)
    assert parts(recipe.prompt) == [ours]
    assert ("outside 0–2" in "".join(recipe.notes)) == (theirs == "(red:2.5) roof")


def test_break_is_read_in_parts() -> None:
    assert parts(webui('a (red) "roof", BREAK, [sea]').prompt) == [
        [("a ", 1), ("red", 1.1), (' "roof"', 1)],
        [("sea", 0.909)],
    ]
    assert wording.of(webui("a BREAK b BREAK c").prompt, 0).kind == "and"
    assert parts(webui("BREAK a").prompt) == [[("a", 1)]]
    assert parts(webui("BREAKFAST").prompt) == [[("BREAKFAST", 1)]]


def test_loras_are_taken_out_of_the_words() -> None:
    recipe = webui("a roof <lora:ink:0.8>, <lora:old film> at dusk")
    assert recipe.request.uses.loras == (LoraUse("ink", 0.8), LoraUse("old film", 1.0))
    assert parts(recipe.prompt) == [[("a roof , at dusk", 1)]]


def test_what_means_nothing_here_is_listed_and_stays_as_words() -> None:
    recipe = webui("[a:b:0.5], [c|d], x AND y, __colour__, <hypernet:z:1>, BRAND")
    said = [note for note in recipe.notes if "plain words here" in note]
    assert len(said) == 1
    assert all(sign in said[0] for sign in ("[a:b:0.5]", "[c|d]", "AND", "__colour__", "<hypernet:z:1>"))
    assert parts(recipe.prompt) == [[("[a:b:0.5], [c|d], x AND y, __colour__, <hypernet:z:1>, BRAND", 1)]]


def test_a_negative_prompt_is_translated_too() -> None:
    assert parts(webui("x", "(ugly), [dim]").request.words.negative) == [[("ugly", 1.1), (", ", 1), ("dim", 0.909)]]


def test_ten_thousand_brackets_are_words() -> None:
    recipe = webui("(" * 10_000 + "x" + ")" * 10_000)
    assert not parse(recipe.prompt).problems


def test_numbers_of_the_webui() -> None:
    request = webui("x", numbers=", Clip skip: 2, Hires upscale: 2").request
    assert request.uses.clip_skip == 1
    assert "Not taken over: Hires upscale." in webui("x", numbers=", Clip skip: 2, Hires upscale: 2").notes


# ---- programs --------------------------------------------------------------------------------------------------------


def test_comfyui() -> None:
    recipe = carried(prompt=COMFY, workflow={})
    request = recipe.request
    assert (recipe.prompt, request.words.negative, request.size) == ("a boat on a lake", "blurry", (512, 768))
    assert (request.sampling.seed, request.sampling.steps, request.sampling.guidance, request.uses.model) == (
        648312782957426,
        32,
        6.5,
        "v1-5",
    )
    assert recipe.program == "ComfyUI"
    assert "Sampler “dpmpp_sde karras” is not here" in "\n".join(recipe.notes)


def test_comfyuis_known_samplers_and_weights() -> None:
    recipe = carried(prompt=of_comfy(n3_sampler_name="dpmpp_2m", n6_text="a ((red)) [x] roof"))
    assert recipe.request.sampling.sampler == "dpmpp_2m_karras"
    assert parts(recipe.prompt) == [[("a ", 1), ("red", 1.21), (" [x] roof", 1)]]


def test_comfyuis_values_that_come_by_links() -> None:
    graph = of_comfy(n3_seed=["20", 0], n6_text=["21", 0], n3_model=["22", 0])
    graph["20"] = {"class_type": "PrimitiveNode", "inputs": {"value": 2**63 + 1}}
    graph["21"] = {"class_type": "Text Multiline", "inputs": {"text": "a castle"}}
    lora = {"lora_name": "styles/ink.safetensors", "strength_model": 0.7, "model": ["4", 0]}
    graph["22"] = {"class_type": "LoraLoader", "inputs": lora}
    recipe = carried(prompt=graph)
    assert (recipe.request.sampling.seed, recipe.prompt) == (2**63 + 1, "a castle")
    assert (recipe.request.uses.model, recipe.request.uses.loras) == ("v1-5", (LoraUse("ink", 0.7),))
    assert "Not taken over: Text Multiline." in recipe.notes


def test_comfyuis_parts_of_a_sampler() -> None:
    graph = {
        "1": {
            "class_type": "SamplerCustomAdvanced",
            "inputs": {
                "noise": ["2", 0],
                "guider": ["3", 0],
                "sampler": ["4", 0],
                "sigmas": ["5", 0],
                "latent_image": ["6", 0],
            },
        },
        "2": {"class_type": "RandomNoise", "inputs": {"noise_seed": 9}},
        "3": {
            "class_type": "CFGGuider",
            "inputs": {"cfg": 3.5, "positive": ["7", 0], "negative": ["8", 0], "model": ["9", 0]},
        },
        "4": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
        "5": {
            "class_type": "BasicScheduler",
            "inputs": {"scheduler": "normal", "steps": 12, "denoise": 1, "model": ["9", 0]},
        },
        "6": {"class_type": "EmptyLatentImage", "inputs": {"width": 640, "height": 512, "batch_size": 1}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "a boat", "clip": ["9", 1]}},
        "8": {"class_type": "CLIPTextEncode", "inputs": {"text": "fog", "clip": ["9", 1]}},
        "9": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "xl/base.safetensors"}},
    }
    recipe = carried(prompt=graph)
    request = recipe.request
    assert (recipe.prompt, request.words.negative, request.size, request.sampling.seed) == (
        "a boat",
        "fog",
        (640, 512),
        9,
    )
    assert (request.sampling.steps, request.sampling.guidance, request.sampling.sampler, request.uses.model) == (
        12,
        3.5,
        "euler",
        "base",
    )
    assert len(recipe.notes) == 1


def test_comfyuis_second_pass_and_controls_are_listed() -> None:
    graph = of_comfy(n3_positive=["30", 0])
    graph["30"] = {"class_type": "ControlNetApply", "inputs": {"conditioning": ["6", 0], "strength": 0.8}}
    graph["31"] = {"class_type": "KSampler", "inputs": {**COMFY["3"]["inputs"], "latent_image": ["3", 0], "seed": 4}}
    recipe = carried(prompt=graph)
    assert (recipe.prompt, recipe.request.sampling.seed) == ("a boat on a lake", 648312782957426)
    assert "Not taken over: ControlNetApply, further samplers." in recipe.notes


def test_comfyuis_ring_of_links_ends() -> None:
    graph = of_comfy(n6_text=["7", 0], n7_text=["6", 0])
    assert carried(prompt=graph).prompt == ""


def test_a_graph_without_a_sampler_is_refused_in_words() -> None:
    with pytest.raises(UnreadableFile, match="without a sampler"):
        carried(prompt={"1": {"class_type": "SaveImage", "inputs": {}}})
    with pytest.raises(UnreadableFile, match="not what was run"):
        carried(workflow={"nodes": []})


def test_comfyui_in_a_webp(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = f"prompt:{json.dumps(COMFY)}"
    Image.new("RGB", (8, 8)).save(tmp_path / "in.webp", exif=exif)
    assert extract((tmp_path / "in.webp").read_bytes(), "“it”").prompt == "a boat on a lake"


def test_invokeai() -> None:
    recipe = carried(invokeai_metadata={**INVOKE, "controlnets": [{"a": 1}], "strength": None})
    request = recipe.request
    assert (recipe.prompt, request.words.negative, request.size) == ("a cat in a garden", "dog", (512, 512))
    assert (request.sampling.seed, request.sampling.steps, request.sampling.guidance, request.sampling.sampler) == (
        1787,
        30,
        7.5,
        "euler",
    )
    assert (request.uses.model, request.uses.loras) == ("sd15", (LoraUse("ink", 0.7),))
    assert "Not taken over: controlnets." in recipe.notes


def test_invokeais_signs_are_ours() -> None:
    recipe = carried(invokeai_metadata={**INVOKE, "positive_prompt": "a red++ (roof)1.3"})
    assert parts(recipe.prompt) == [[("a ", 1), ("red", 1.21), (" ", 1), ("roof", 1.3)]]


def test_invokeais_older_metadata() -> None:
    image = {"prompt": [{"prompt": "a cat [dog, fog] outside", "weight": 1}], "steps": 50, "cfg_scale": 7.5, "seed": 12}
    image |= {"sampler": "k_euler_a", "width": 512, "height": 640}
    recipe = carried(sd_and_metadata={"model_weights": "stable-diffusion-1.5", "image": image})
    assert (recipe.prompt, recipe.request.words.negative, recipe.request.sampling.sampler) == (
        "a cat outside",
        "dog, fog",
        "euler_a",
    )
    dream = carried(Dream='"a cat [dog] outside" -s 50 -S 123 -W512 -H 640 -C7.5 -A k_euler').request
    assert (dream.words.prompts, dream.words.negative, dream.size) == (("a cat outside",), "dog", (512, 640))
    assert (dream.sampling.seed, dream.sampling.steps, dream.sampling.guidance, dream.sampling.sampler) == (
        123,
        50,
        7.5,
        "euler",
    )


def test_fooocus() -> None:
    recipe = carried(parameters={**FOOOCUS, "loras": [["ink.safetensors", 0.5, "ab"]], "sharpness": 2})
    request = recipe.request
    assert (recipe.prompt, request.words.negative, request.size) == ("a castle", "fog", (896, 1152))
    assert (request.sampling.seed, request.sampling.steps, request.sampling.guidance, request.sampling.sampler) == (
        77,
        30,
        4,
        "euler",
    )
    assert (request.uses.model, request.uses.loras) == ("juggernaut", (LoraUse("ink.safetensors", 0.5),))
    assert "Not taken over: styles, sharpness." in recipe.notes
    little = carried(parameters={"prompt": "a castle", "steps": 30})
    assert (little.prompt, little.request.sampling.steps) == ("a castle", 30)
    assert "It names no size: 512×512 is taken." in little.notes


def test_novelai() -> None:
    recipe = carried(Comment=NOVELAI, Description="x", Source="Stable Diffusion 1", Software="NovelAI")
    request = recipe.request
    assert parts(recipe.prompt) == [[("castle", 1.103), (", ", 1), ("fog", 0.952)]]
    assert (request.words.negative, request.size, request.sampling.seed) == ("lowres", (512, 512), 5)
    assert (request.sampling.steps, request.sampling.guidance, request.sampling.sampler) == (28, 11, "euler")
    assert "from a picture that isn't in it" in "\n".join(recipe.notes)


def test_swarmui() -> None:
    params = {"prompt": "a ((red)) boat", "negativeprompt": "fog", "model": "xl/base.safetensors", "seed": 2**40}
    params |= {"steps": 25, "cfgscale": 5.5, "width": 640, "height": 512, "sampler": "dpmpp_2m", "scheduler": "karras"}
    params |= {"loras": ["ink"], "loraweights": ["0.6"], "refinermethod": "x"}
    recipe = carried(parameters={"sui_image_params": params, "sui_extra_data": {}})
    request = recipe.request
    assert parts(recipe.prompt) == [[("a ", 1), ("red", 1.21), (" boat", 1)]]
    assert (request.words.negative, request.size, request.sampling.seed) == ("fog", (640, 512), 2**40)
    assert (request.sampling.steps, request.sampling.sampler) == (25, "dpmpp_2m_karras")
    assert request.uses.loras == (LoraUse("ink", 0.6),)
    assert "Not taken over: refinermethod." in recipe.notes
    with pytest.raises(UnreadableFile, match="name no prompt"):
        carried(parameters={"a": 1})


def test_a_comment_of_no_program_is_no_recipe() -> None:
    for text in ("a nice picture", '{"a": 1}', "[1]"):
        with pytest.raises(UnreadableFile, match="carries no recipe"):
            carried(Comment=text)


@pytest.mark.parametrize(("told", "taken"), [(2**64 - 1, 2**64 - 1), (2**64 + 5, 5), ("77", 77), (7.0, 7)])
def test_seeds_of_other_programs(told: object, taken: int) -> None:
    recipe = carried(invokeai_metadata={**INVOKE, "seed": told})
    assert recipe.request.sampling.seed == taken
    assert any("became 5" in note for note in recipe.notes) == (told == 2**64 + 5)


@pytest.mark.parametrize("told", [-1, None, "x", 1.5, True, [], 10**50])
def test_a_seed_that_is_none_becomes_a_random_one_with_a_note(told: object) -> None:
    found = [carried(invokeai_metadata={**INVOKE, "seed": told}) for _ in range(8)]
    assert len({each.request.sampling.seed for each in found}) > 1
    assert all(any("seed" in note.lower() for note in each.notes) for each in found)


def test_numbers_that_are_rounded_clipped_or_left_out_are_noted() -> None:
    for told, note in (
        ("Steps: 2.5, Size: 512x512", "Steps 2.5 became 2."),
        ("Steps: 1e3, Size: 512x512", "Steps 1000 became 200."),
        ("Steps: 4, Size: 512.5x512", "Size “512.5×512” is none: 512×512 is taken."),
        ("Steps: 4, Size: 512x512, Clip skip: 2.5", "CLIP skip 2.5 became 2."),
        ("Steps: 4, Size: 512x512, Clip skip: two", "CLIP skip “two” is no number: 1 is taken."),
    ):
        assert note in carried(parameters=f"a\n{told}").notes
    assert carried(parameters="a\nSteps: 4, Size: 64x64, Clip skip: 0").request.uses.clip_skip == 0


def test_what_is_no_text_and_what_has_no_name_is_noted() -> None:
    recipe = carried(invokeai_metadata={**INVOKE, "positive_prompt": ["a"], "loras": [{"weight": 1}, 7]})
    assert {"Its prompt “['a']” is no text: left out.", "A LoRA without a name is left out."} <= set(recipe.notes)


def test_switches_are_listed() -> None:
    assert "sm" in carried(Comment={**NOVELAI, "sm": True}).notes[-1]
    told = carried(Dream='"a cat" -s 50 -S 123 -W 512 -H 512 -C 7.5 -A k_lms -U 2 --gfpgan').notes
    assert told[-1] == "Not taken over: -U, --gfpgan."
