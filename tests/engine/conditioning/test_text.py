"""How prompts become what a UNet is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from diffusers import StableDiffusionPipeline

from drive import asked, finished
from engine.engine import Engine
from engine.families.sd15 import FAMILY
from engine.prompt.clip_tokenizer import CHUNKS_MAX

LONG = "a red house on a lake under a green tree " * 20


@pytest.fixture(scope="module")
def pipe(model_folder: Path) -> StableDiffusionPipeline:
    return StableDiffusionPipeline.from_pretrained(model_folder, safety_checker=None, local_files_only=True)


@pytest.mark.parametrize("prompt", ["", "a red house", "A Photo, of a cat!", "naïve café 北京", "a " * 75])
def test_a_prompt_is_encoded_exactly_as_diffusers_does(pipe: StableDiffusionPipeline, prompt: str) -> None:
    with torch.inference_mode():
        theirs, _ = pipe.encode_prompt(prompt, "cpu", 1, False)
        ours = FAMILY.encode_text(pipe, prompt, 1)
    assert torch.equal(ours.tensors["encoder_hidden_states"], theirs)
    assert ours.notes == ()


def test_a_long_prompt_is_read_to_its_end(pipe: StableDiffusionPipeline) -> None:
    with torch.inference_mode():
        one = FAMILY.encode_text(pipe, LONG + "boat", 1)
        other = FAMILY.encode_text(pipe, LONG + "sun", 1)
    assert one.tensors["encoder_hidden_states"].shape[1] == 77 * one.chunks
    assert one.chunks > 1
    assert not torch.equal(one.tensors["encoder_hidden_states"], other.tensors["encoder_hidden_states"])


def test_a_long_prompt_beside_a_short_one_and_a_negative_makes_pictures_and_says_so(
    engine: Engine, model_folder: Path
) -> None:
    done = finished(engine, asked(model_folder, prompts=(LONG, "a cat"), guidance=4.0, negative="a tree"))
    assert len(done.images) == 2
    assert len(done.notes) == 1
    assert "pieces" in done.notes[0]


def test_three_thousand_words_are_cut_and_it_is_said(engine: Engine, model_folder: Path) -> None:
    done = finished(engine, asked(model_folder, prompts=("red house " * 1500,)))
    assert f"only the first {CHUNKS_MAX * 75}" in done.notes[0]


def test_a_negative_prompt_counts_only_with_guidance(engine: Engine, model_folder: Path) -> None:
    def drawn(guidance: float, negative: str) -> bytes:
        return finished(engine, asked(model_folder, guidance=guidance, negative=negative)).images[0].tobytes()

    assert drawn(1.0, "a tree") == drawn(1.0, "")
    assert drawn(8.0, "a tree") != drawn(8.0, "")
