"""Weights, blends and choices, from the words to the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from compel import Compel, EmbeddingsProvider
from diffusers import StableDiffusionPipeline

from drive import asked, events, finished, loadings, picture_of, prepared
from engine.conditioning.clip_text import CHUNKS_MAX
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.families.sd15 import FAMILY
from engine.loading.models import Models
from engine.pictures.recipe import Recipe, from_json, to_json
from engine.prompt.wording import of

NAME = "encoder_hidden_states"


@pytest.fixture(scope="module")
def pipe(model_folder: Path) -> StableDiffusionPipeline:
    return StableDiffusionPipeline.from_pretrained(model_folder, safety_checker=None, local_files_only=True)


def told(pipe: Any, prompt: str) -> torch.Tensor:
    (words,) = of(prompt, 0).parts
    with torch.inference_mode():
        return FAMILY.encode_text(pipe, words.text, 1, words.pieces if words.weighted else ()).tensors[NAME]


@pytest.mark.parametrize(("signs", "weight"), [("++", 1.21), ("+++", 1.331), ("+", 1.1)])
def test_a_raised_word_is_pulled_from_the_empty_prompt_by_its_weight(pipe: Any, signs: str, weight: float) -> None:
    plain, nothing = told(pipe, "a red house"), told(pipe, "")
    raised = told(pipe, f"a red{signs} house")
    expected = plain.clone()
    expected[:, 2] = nothing[:, 2] + (plain - nothing)[:, 2] * weight
    torch.testing.assert_close(raised, expected, rtol=0, atol=1e-5)
    assert (raised - plain).abs().max() > 1e-3


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("a red++ house", "a red++ house"),
        ("a (red)1.3 house", "a (red)1.3 house"),
        ("a (red:1.3) house", "a (red)1.3 house"),
        ("a (red house)-- on a lake", "a (red house)0.81 on a lake"),
        ("a red-- house", "a red-- house"),
        ("(a (red)1.2 house)0.5 on a lake", "(a (red)1.2 house)0.5 on a lake"),
    ],
)
def test_weights_are_those_of_compel(pipe: Any, ours: str, theirs: str) -> None:
    with torch.inference_mode():
        reference = Compel(pipe.tokenizer, pipe.text_encoder)(theirs)
    torch.testing.assert_close(told(pipe, ours), reference, rtol=0, atol=1e-6)


def test_a_weighted_prompt_may_be_long_and_is_cut_where_others_are(pipe: Any) -> None:
    words = "a red house on a lake under a green tree " * 20
    plain, raised = told(pipe, words + "boat"), told(pipe, words + "(boat)1.5")
    assert raised.shape == plain.shape
    assert raised.shape[1] > 77
    torch.testing.assert_close(raised[:, :77], plain[:, :77], rtol=0, atol=1e-5)
    assert told(pipe, "(red house)1.2 tree " * 600).shape[1] == 77 * CHUNKS_MAX


def given(models: Models, folder: Path, *prompts: str, **settings: Any) -> torch.Tensor:
    """What the UNet is told of each picture, (B, length, C)."""
    return prepared(asked(folder, prompts=prompts, **settings), models).denoiser.arguments[NAME]


def drawn(engine: Engine, folder: Path, prompt: str, **settings: Any) -> bytes:
    return picture_of(engine, asked(folder, prompts=(prompt,), **settings)).tobytes()


def test_half_and_half_is_the_mean_and_any_share_is_what_compel_mixes(models: Models, model_folder: Path) -> None:
    cat, house = given(models, model_folder, "a cat"), given(models, model_folder, "a house")
    half = given(models, model_folder, '("a cat", "a house").blend(0.5, 0.5)')
    assert torch.equal(half, (cat + house) / 2)
    mixed = given(models, model_folder, '("a cat", "a house").blend(0.7, 0.3)')
    both = torch.stack([cat, house], dim=1)
    reference = EmbeddingsProvider.apply_embedding_weights(both, [0.7, 0.3], normalize=True)
    torch.testing.assert_close(mixed, reference, rtol=0, atol=1e-6)


def test_another_share_of_a_blend_reads_no_prompt_again(engine: Engine, model_folder: Path) -> None:
    def read(share: float) -> list[str]:
        prompt = f'("a cat under a tree", "a boat under the sun").blend({share}, {1 - share:.1f})'
        found = loadings(events(engine, asked(model_folder, prompts=(prompt,))))
        return [each.stage for each in found if "prompt" in each.stage]

    assert len(read(0.3)) == 2
    assert read(0.4) == []


def test_words_around_a_blend_belong_to_each_part(models: Models, model_folder: Path) -> None:
    around = given(models, model_folder, 'photo of ("a cat", "a house").blend(1, 3), on a lake')
    cat = given(models, model_folder, "photo of a cat, on a lake")
    house = given(models, model_folder, "photo of a house, on a lake")
    torch.testing.assert_close(around, (cat + 3 * house) / 4, rtol=0, atol=1e-6)


def test_and_lays_prompts_end_to_end(models: Models, model_folder: Path) -> None:
    cat, house = given(models, model_folder, "a cat"), given(models, model_folder, "a house")
    assert torch.equal(given(models, model_folder, '("a cat", "a house").and()'), torch.cat([cat, house], dim=1))


def test_a_mixture_beside_a_long_prompt_and_a_negative_is_brought_to_one_length(
    engine: Engine, model_folder: Path
) -> None:
    prompts = ('("a cat", "a house").and()', '("a cat", "a (red)1.2 boat").blend(1, 1)', "a red house " * 60)
    done = finished(engine, asked(model_folder, prompts=prompts, guidance=4.0, negative="a (tree)1.3"))
    assert len(done.images) == 3


def test_a_weight_changes_the_picture_and_a_weight_of_one_does_not(engine: Engine, model_folder: Path) -> None:
    plain = drawn(engine, model_folder, "a red house")
    assert drawn(engine, model_folder, "a (red)1.0 house") == plain
    assert drawn(engine, model_folder, "a (red)1.5 house") != plain
    assert drawn(engine, model_folder, "a (red:1.5) house") == drawn(engine, model_folder, "a (red)1.5 house")
    assert drawn(engine, model_folder, "a C++ house") != drawn(engine, model_folder, "a C house")


def test_each_picture_of_a_batch_makes_its_own_choice(models: Models, model_folder: Path) -> None:
    wild = "a {red|blue|green} {house|boat}"
    words = [of(wild, 5 + index).parts[0].text for index in range(8)]
    assert len(set(words)) > 1
    each = given(models, model_folder, wild, seed=5, count=8, guidance=3.0, negative="{tree|sun}")
    apart = [given(models, model_folder, text) for text in words]
    assert torch.equal(each[8:], torch.cat(apart))
    assert len({negative.numpy().tobytes() for negative in each[:8]}) == 2


def test_a_choice_is_drawn_again_from_the_recipe(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, prompts=("a {red|blue|green} house",), seed=3, count=2)
    done = finished(engine, request)
    kept = from_json(to_json(Recipe(done.request, 1, done.environment)), "the recipe")
    assert kept.prompt == "a {red|blue|green} house"
    again = finished(engine, kept.request)
    assert all(np.array_equal(one, other) for one, other in zip(done.images, again.images, strict=True))


def test_a_lowered_piece_that_comes_to_nothing_is_left_out(models: Models, model_folder: Path) -> None:
    seed = next(seed for seed in range(20) if not of("{red|}", seed).parts[0].text)
    assert given(models, model_folder, "a ( {red|} )0.5 house", seed=seed).isfinite().all()


@pytest.mark.parametrize("wrong", [{"prompts": ("a (red house",)}, {"negative": "a (tree)9", "guidance": 3.0}])
def test_what_cannot_be_read_is_refused_with_the_reason(
    engine: Engine, model_folder: Path, wrong: dict[str, Any]
) -> None:
    with pytest.raises(InvalidRequest, match=r"never closed|outside 0–2"):
        finished(engine, asked(model_folder, **wrong))
