"""Words from files: chosen by the seed, bounded, and written into the request."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import InvalidRequest
from engine.groups import built
from engine.prompt import wildcards
from engine.request import Request


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clothes").mkdir()
    (tmp_path / "colour.txt").write_text("\ufeffred\n# a remark\n\n  blue\ngreen\n", encoding="utf-8")
    (tmp_path / "clothes" / "hats.txt").write_text("a __colour__ hat\n", encoding="utf-8")
    (tmp_path / "loop.txt").write_text("again __loop__\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    (tmp_path.parent / "secret.txt").write_text("a secret\n", encoding="utf-8")
    return tmp_path


def test_each_picture_has_its_own_word_by_its_seed_and_it_stands_in_the_request(folder: Path) -> None:
    request = built(Request, model="any", prompts=("a __colour__ boat",), seed=3, count=8, negative="__colour__")
    filled = wildcards.filled(request, folder)
    assert filled.pictures == 8 and len(filled.words.prompts) == 8
    assert set(filled.words.prompts) == {"a red boat", "a blue boat", "a green boat"}
    assert filled.words.negative in ("red", "blue", "green")
    assert [wildcards.fill("a __colour__ boat", 3 + index, folder) for index in range(8)] == list(filled.words.prompts)
    assert wildcards.filled(request, folder) == filled and wildcards.filled(filled, folder) is filled


def test_what_is_the_same_for_all_stays_one_prompt(folder: Path) -> None:
    (folder / "one.txt").write_text("only\n", encoding="utf-8")
    filled = wildcards.filled(built(Request, model="any", prompts=("__one__ boat",), count=4), folder)
    assert filled.words.prompts == ("only boat",) and filled.sampling.count == 4


def test_a_line_may_hold_wildcards_of_its_own(folder: Path) -> None:
    assert wildcards.fill("__clothes/hats__", 1, folder) in ("a red hat", "a blue hat", "a green hat")
    assert wildcards.names(folder) == ["clothes/hats", "colour", "empty", "loop"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("__nowhere__", "no wildcard __nowhere__"),
        ("__loop__", "back to itself"),
        ("__empty__", "is empty"),
        ("__colour__ " * 65, "more than 64"),
    ],
)
def test_what_cannot_be_filled_is_told(folder: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidRequest, match=told):
        wildcards.fill(text, 1, folder)


@pytest.mark.parametrize("text", ["__../secret__", r"\__colour__", "snake__case", "____", "__ __", "a__b"])
def test_nothing_outside_the_folder_is_read_and_other_underscores_stay(folder: Path, text: str) -> None:
    assert wildcards.fill(text, 1, folder) == text


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    with pytest.raises(InvalidRequest, match="no wildcard"):
        wildcards.fill("__out__", 1, folder)
