"""Captions and their tokens."""

from pathlib import Path

import numpy as np
import pytest

from storybook.captions import PLACE_WORDS, STYLE_WORDS, TIME_WORDS, caption, every_word
from storybook.palette import TIMES
from storybook.places import PLACES
from storybook.scene import MIXES, Item, Scene, sample_scene
from storybook.styles import STYLES
from storybook.vocabulary import END, LENGTH, encode, write_tokenizer


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory):
    return write_tokenizer(Path(tmp_path_factory.mktemp("tokenizer")))


def test_tables_are_total() -> None:
    assert (
        set(PLACE_WORDS) == set(PLACES)
        and set(TIME_WORDS) == set(TIMES)
        and set(STYLE_WORDS) | {"plain"} == set(STYLES)
    )


def test_a_caption_names_what_the_scene_holds() -> None:
    rng = np.random.default_rng(2)
    scene = Scene((Item("castle", "purple"), Item("cat", "orange")), place="meadow", time="dawn", relation="left")
    wordings = {caption(rng, scene) for _ in range(60)}
    assert len(wordings) > 30
    assert all(
        {"purple", "castle", "orange", "cat"} <= set(w.lower().replace(",", "").replace(".", "").split())
        for w in wordings
    )


def test_every_word_is_one_token(tokenizer) -> None:
    for word in every_word():
        assert len(tokenizer(word)["input_ids"]) == 3, word


def test_captions_use_only_known_words() -> None:
    rng, known = np.random.default_rng(3), set(every_word())
    for _ in range(400):
        text = caption(rng, sample_scene(rng, MIXES["whole"])).lower().replace(",", " ").replace(".", " ")
        assert set(text.split()) <= known, text


@pytest.mark.parametrize("text", ["a dragon on a skateboard", "café zürich 日本", "xyzzy!?", "purple"])
def test_unknown_words_fall_back_and_come_back(tokenizer, text: str) -> None:
    ids = tokenizer(text)["input_ids"]
    assert tokenizer.unk_token_id not in ids[1:-1]
    assert tokenizer.decode(ids, skip_special_tokens=True).replace(" ", "") == text.replace(" ", "")


def test_rows_are_padded_as_a_pipeline_pads(tokenizer) -> None:
    rows = encode(tokenizer, ["a red apple", "sun " * 200])
    assert [len(r) for r in rows] == [LENGTH, LENGTH]
    assert rows[0][5:] == [tokenizer.convert_tokens_to_ids(END)] * (LENGTH - 5)
