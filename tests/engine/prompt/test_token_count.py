"""How much of a prompt each text encoder reads at once: known answers, and the same as what is encoded."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from engine.catalog import catalog
from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.families import sd15
from engine.loading import single_file
from engine.loading.reading import tokenizer
from engine.paths import resources_dir
from engine.prompt import clip_tokenizer, token_count, wording
from engine.prompt.clip_tokenizer import ClipTokenizer
from engine.prompt.token_count import PromptCount

CONFIGS = resources_dir() / "configs"
STARTER = resources_dir() / "starter"
LONG = "red house on a lake "
TRICKY = (
    "",
    " ",
    "A photo, of a cat!",
    "cat's don't we've I'd!!! a!b ! 2024",
    "naïve café 北京 Привет שלום مرحبا",
    "e\u0301te\u0301 \u212b İstanbul ΣΊΣΥΦΟΣ ﬁ",
    "👩‍👩‍👧‍👦 🇫🇷 a🙂b",
    "<|endoftext|> a <|startoftext|>b",
    "line\none\ttab\u00a0nbsp\u3000wide\u200bzero",
    "x" * 300,
    "half \ud83d a pair",
)


def model(family: str, path: Path) -> Model:
    """A model that is all defaults but for its family and where it is."""
    return Model("any", "Any", path, family, 512, 8, "unipc", 20, 7.5)


def shipped(family: str) -> tuple[ClipTokenizer, ...]:
    """Those of a single file of the family: the tokenizer files that ship."""
    return clip_tokenizer.of_model(model(family, Path("any.safetensors")))


def tokens(counted: PromptCount) -> list[int]:
    return [each.tokens for each in counted.encoders]


def noise(seed: int) -> str:
    drawn = random.Random(seed)
    letters = "aAbé ,.!'’-1½ßİΣ\u0301\u0345🙂日ก\n\u00ad"
    return "".join(drawn.choice(letters) for _ in range(40))


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("", 0),
        ("a cat", 2),  # 320, 2368
        ("a photo of an astronaut riding a horse on mars", 10),
        ("a castle, at dawn", 5),
        ("(a castle)1.3, at dawn++", 5),
        ("(a castle:1.3), (at dawn)--", 5),
        (r"a castle \(at dawn\)", 6),
        ("a (castle)", 4),
        ("{a cat|a castle, at dawn|a}", 5),
        ("{a|{b|c, d}} {x y z|z}", 6),
        ('("a cat", "a castle, at dawn").blend(0.7, 0.3)', 5),
        ('("a cat", "a castle, at dawn").and()', 5),
        ('an ("a cat", "a castle, at dawn").blend() house', 7),
    ],
)
def test_known_answers_of_clip(prompt: str, count: int) -> None:
    assert tokens(token_count.count(prompt, shipped("sd15"))) == [count]


def test_the_starter_knows_few_words_as_one() -> None:
    starter = clip_tokenizer.of_model(catalog.find("starter"))
    assert tokens(token_count.count("a red apple", starter)) == [3]
    assert tokens(token_count.count("a red zyzzyva", starter)) > [3]


def test_the_encoders_of_sdxl_differ_where_one_takes_the_mark_that_it_fills_up_with() -> None:
    both = shipped("sdxl")
    assert [each.label for each in both] == ["text encoder", "second text encoder"]
    assert tokens(token_count.count("a cat, at dawn", both)) == [5, 5]
    assert tokens(token_count.count("a cat!!!", both)) == [3, 5]


@pytest.mark.parametrize("text", [*TRICKY, *map(noise, range(40))], ids=lambda text: ascii(text)[:30])
@pytest.mark.parametrize("family", ["sd15", "sdxl", "starter"])
def test_the_tokens_are_those_that_transformers_makes(family: str, text: str) -> None:
    if family == "starter":
        ours, folders = clip_tokenizer.of_model(catalog.find("starter")), [STARTER / "tokenizer"]
    else:
        ours = shipped(family)
        folders = [CONFIGS / family / name for name in ("tokenizer", "tokenizer_2")[: len(ours)]]
    readable = text.replace("\ud83d", "\ufffd")
    for each, folder in zip(ours, folders, strict=True):
        theirs = single_file.shipped_tokenizer(folder)(readable, add_special_tokens=False, return_offsets_mapping=True)
        assert each.starts(text) == [start for start, _ in theirs.offset_mapping]


@pytest.mark.parametrize("keep", ["vocab.json", "tokenizer.json"])
def test_either_form_of_the_files_is_read(keep: str, tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors", "loras"))
    for name in {"vocab.json", "merges.txt", "tokenizer.json"} - {keep, "merges.txt" if keep == "vocab.json" else keep}:
        (folder / "tokenizer" / name).unlink()
    assert tokens(token_count.count("a red apple!", clip_tokenizer.of_model(model("sd15", folder)))) == [4]


def test_special_tokens_are_found_in_every_way_they_are_written(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER / "tokenizer", tmp_path / "tokenizer")
    about = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
    about["pad_token"] = {"__type": "AddedToken", "content": "!", "normalized": True}
    about["added_tokens_decoder"] = {"803": {"content": "<hat>", "normalized": False, "special": False}}
    (folder / "tokenizer_config.json").write_text(json.dumps(about), "utf-8")
    text = "a <hat>!!! apple <HAT>"
    (ours,) = clip_tokenizer.of_model(model("sd15", tmp_path))
    assert len(ours.starts(text)) == len(tokenizer(folder)(text, add_special_tokens=False).input_ids)
    (plain,) = clip_tokenizer.of_model(catalog.find("starter"))
    assert len(ours.starts(text)) != len(plain.starts(text))


def test_an_encoder_of_other_length_has_other_room(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors", "loras"))
    config = folder / "text_encoder" / "config.json"
    config.write_text(
        config.read_text("utf-8").replace('"max_position_embeddings": 77', '"max_position_embeddings": 22')
    )
    counted = token_count.count("red " * 30, clip_tokenizer.of_model(model("sd15", folder)))
    assert [(each.tokens, each.room, each.chunks) for each in counted.encoders] == [(30, 20, 2)]
    assert counted.begins == (20 * 4,)


def test_damaged_files_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "tokenizer").mkdir()
    with pytest.raises(ModelError, match="missing or damaged"):
        clip_tokenizer.of_model(model("sd15", tmp_path))
    (tmp_path / "tokenizer" / "vocab.json").write_text("{", "utf-8")
    with pytest.raises(ModelError, match="missing or damaged"):
        clip_tokenizer.of_model(model("sd15", tmp_path))


def test_where_each_chunk_begins_and_what_is_beyond() -> None:
    prompt = "cat " * 160
    counted = token_count.count(prompt, shipped("sd15"))
    assert counted.encoders[0].chunks == 3
    assert counted.begins == (75 * 4, 150 * 4)
    assert counted.beyond == ((75 * 4, len(prompt)),)
    assert counted.unread == ()
    within = token_count.count("cat " * 75, shipped("sd15"))
    assert (within.begins, within.beyond, within.encoders[0].chunks) == ((), (), 1)


def test_what_is_cut_is_told_apart() -> None:
    counted = token_count.count("cat " * 800, shipped("sd15"))
    assert len(counted.begins) == 10
    assert counted.unread == ((750 * 4, 800 * 4),)


def test_places_are_those_of_the_prompt_with_its_weights_and_escapes() -> None:
    prompt = r"\(" + "(cat )1.3" * 80
    counted = token_count.count(prompt, shipped("sd15"))
    assert tokens(counted) == [81]
    assert counted.begins == (2 + 9 * 74 + 1,)
    assert prompt[counted.begins[0] - 1 :].startswith("(cat )1.3")
    assert counted.beyond == ((counted.begins[0], len(prompt) - 4),)


def test_of_a_blend_only_the_long_part_is_beyond() -> None:
    tail = ', "a dog").blend(1, 1) here'
    prompt = '("' + "cat " * 80 + '"' + tail
    counted = token_count.count(prompt, shipped("sd15"))
    assert tokens(counted) == [81]
    assert counted.beyond == ((2 + 75 * 4, 2 + 80 * 4), (len(prompt) - 5, len(prompt)))
    shared = "cat " * 80 + '("a dog", "a cow").blend(1, 1)'
    before = token_count.count(shared, shipped("sd15"))
    assert before.begins == (75 * 4,)
    assert {shared[start:end] for start, end in before.beyond} == {"cat " * 5 + '("a dog', "cat " * 5, "a cow"}


@pytest.mark.parametrize(
    "prompt", [LONG * 20, "a (red)1.3 hou(se)0.7 " * 18, "on(e house)1.2 " * 30, "café🙂 (x)0.5 " * 9]
)
def test_as_many_chunks_as_are_encoded_and_as_many_tokens_as_are_told(model_folder: Path, prompt: str) -> None:
    from diffusers import StableDiffusionPipeline

    pipe = StableDiffusionPipeline.from_pretrained(model_folder, safety_checker=None, local_files_only=True)
    (words,) = wording.of(prompt, 0).parts
    with torch.inference_mode():
        encoded = sd15.FAMILY.encode_text(pipe, words.text, 1, words.pieces if words.weighted else (), 0)
    (counted,) = token_count.count(prompt, clip_tokenizer.of_model(catalog.find(str(model_folder)))).encoders
    assert counted.chunks == encoded.chunks > 1
    assert f"has {counted.tokens} tokens" in encoded.notes[0]


def test_a_nest_of_choices_is_counted_at_once() -> None:
    nest = "{" * 20 + "cat" + "|a}" * 20
    asked: list[str] = []

    def count(words: wording.WeightedText) -> int:
        asked.append(words.text)
        return len(words.text)

    assert wording.longest(nest, count).parts[0].text == "cat"
    assert len(asked) == 40


def test_counting_imports_no_torch() -> None:
    code = (
        "import sys; from engine.catalog import catalog; from engine.prompt import clip_tokenizer, token_count as c;"
        "c.count('a cat', clip_tokenizer.of_model(catalog.find('starter')));"
        "sys.exit(bool({'torch', 'transformers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=resources_dir().parent, check=False).returncode == 0
