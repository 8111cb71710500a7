"""How prompts become what SDXL's UNet is told: by two encoders, and as a whole by the second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from compel import CompelForSDXL
from diffusers import StableDiffusionXLPipeline

from drive import asked, finished, prepared
from engine.engine import Engine
from engine.families.sdxl import FAMILY
from engine.loading.models import Models
from engine.prompt.wording import of
from engine.records import TextEncoding

LONG = "a red house on a lake under a green tree " * 20


@pytest.fixture(scope="module")
def pipe(xl_folder: Path) -> StableDiffusionXLPipeline:
    return StableDiffusionXLPipeline.from_pretrained(xl_folder, local_files_only=True)


def told(pipe: Any, prompt: str, skip: int = 0) -> TextEncoding:
    (words,) = of(prompt, 0).parts
    with torch.inference_mode():
        return FAMILY.encode_text(pipe, words.text, 1, words.pieces if words.weighted else (), skip)


def given(models: Models, folder: Path, *prompts: str, **settings: Any) -> dict[str, torch.Tensor]:
    return dict(prepared(asked(folder, prompts=prompts, sampler="ddim", **settings), models).denoiser.arguments)


@pytest.mark.parametrize("prompt", ["", "a red house", "naïve café 北京", "a " * 75])
def test_a_prompt_is_encoded_exactly_as_diffusers_does(pipe: StableDiffusionXLPipeline, prompt: str) -> None:
    with torch.inference_mode():
        hidden, _, pooled, _ = pipe.encode_prompt(prompt, device="cpu", do_classifier_free_guidance=False)
    ours = told(pipe, prompt)
    assert torch.equal(ours.tensors["encoder_hidden_states"], hidden)
    assert torch.equal(ours.tensors["text_embeds"], pooled)


@pytest.mark.parametrize("prompt", ["a (red)1.3 house", "a red++ house on a lake", "a (red house)0.81 on a lake"])
def test_weights_are_those_of_compel_and_the_whole_is_of_the_clean_text(pipe: Any, prompt: str) -> None:
    with torch.inference_mode():
        theirs = CompelForSDXL(pipe)(prompt).embeds
    ours = told(pipe, prompt)
    torch.testing.assert_close(ours.tensors["encoder_hidden_states"], theirs, rtol=0, atol=1e-5)
    clean = told(pipe, "".join(text for text, _ in of(prompt, 0).parts[0].pieces))
    assert torch.equal(ours.tensors["text_embeds"], clean.tensors["text_embeds"])
    assert not torch.equal(ours.tensors["encoder_hidden_states"], clean.tensors["encoder_hidden_states"])


def test_both_are_filled_up_each_in_its_own_way(pipe: Any) -> None:
    short = told(pipe, "a cat").tensors["encoder_hidden_states"]
    assert short.shape[-1] == 32 + 48
    assert pipe.tokenizer.pad_token_id != pipe.tokenizer_2.pad_token_id


def test_long_prompts_beside_short_ones_are_brought_to_one_length(models: Models, xl_folder: Path) -> None:
    arguments = given(models, xl_folder, LONG, "a cat", guidance=4.0, negative="a tree")
    assert arguments["encoder_hidden_states"].shape[0] == 4
    assert arguments["encoder_hidden_states"].shape[1] > 77
    assert arguments["text_embeds"].shape == (4, 24)


def test_a_blend_is_the_mean_of_all_that_is_told(models: Models, xl_folder: Path) -> None:
    mixed = given(models, xl_folder, '("a red house", "a cat").blend(1, 1)')
    one, other = given(models, xl_folder, "a red house"), given(models, xl_folder, "a cat")
    for name in ("encoder_hidden_states", "text_embeds"):
        torch.testing.assert_close(mixed[name], (one[name] + other[name]) / 2, rtol=0, atol=1e-6)
    joined = given(models, xl_folder, '("a red house", "a cat").and()')
    assert joined["encoder_hidden_states"].shape[1] == 2 * 77
    torch.testing.assert_close(joined["text_embeds"], mixed["text_embeds"], rtol=0, atol=1e-6)


def test_an_empty_negative_prompt_is_zeros_where_a_model_says_so(
    models: Models, xl_folder: Path, model_folder: Path
) -> None:
    zeros = given(models, xl_folder, "", guidance=4.0)
    assert not zeros["encoder_hidden_states"][0].any() and not zeros["text_embeds"][0].any()
    assert zeros["encoder_hidden_states"][1].any(), "an empty prompt is no negative one"
    assert given(models, model_folder, "", guidance=4.0)["encoder_hidden_states"][0].any()


def test_notes_tell_of_a_long_prompt_once(engine: Engine, xl_folder: Path) -> None:
    done = finished(engine, asked(xl_folder, prompts=(LONG,), sampler="ddim"))
    assert len(done.notes) == 1 and "pieces" in done.notes[0]
