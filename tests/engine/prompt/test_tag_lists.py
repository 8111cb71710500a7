"""Lists of tags in the two programs' format, bounded, and searched by how they begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.catalog.styles import Style
from engine.prompt import own_words
from engine.prompt.tag_lists import TagList, read_all


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "danbooru.csv").write_text(
        '1girl,0,6008644,"1girls,sole_female"\nlong_hair,0,4350743,"longhair"\nlong_sleeves,0,1,\n'
        "smile_(happy),0,5,\n^_^,0,9,\n,,,\n\x00odd,0,1,\nno_count\n",
        encoding="utf-8",
    )
    (tmp_path / "broken.csv").write_bytes(b"\xff\xfe\x00" * 50)
    (tmp_path / "notes.txt").write_text("long_tail", encoding="utf-8")
    return tmp_path


def names(tags: TagList, text: str) -> list[str]:
    return [tag.name for tag in tags.beginning(text, 10)]


def test_tags_are_found_by_name_and_alias_the_most_used_first(folder: Path) -> None:
    tags = read_all(folder)
    assert names(tags, "long") == ["long hair", "long sleeves"]
    assert names(tags, "Long_H") == ["long hair"]
    assert names(tags, "sole f") == ["1girl"]
    assert names(tags, "smile") == [r"smile \(happy\)"]
    assert names(tags, "^_") == ["^_^"]
    assert names(tags, "no c") == ["no count"]
    assert names(tags, "") == [] and len(read_all(folder / "nowhere")) == 0


def test_ones_own_words_come_back_as_they_were_kept_and_as_webui_writes_them(tmp_path: Path) -> None:
    kept = [Style("Mine", 'ink, "thin" lines', "blur"), Style("Snippet", "a red boat"), Style("Out", "", "text, frame")]
    own_words.keep_own(kept, tmp_path)
    assert list(own_words.own(tmp_path)) == kept
    (tmp_path / "styles.csv").write_text(
        '\ufeffname,prompt,negative_prompt\nNone,,\nPhoto,"photo of {prompt}, 35mm",drawing\n', encoding="utf-8"
    )
    assert list(own_words.own(tmp_path)) == [Style("Photo", "photo of , 35mm", "drawing")]
    (tmp_path / "styles.csv").write_bytes(b"\x00\xff")
    assert own_words.own(tmp_path) == ()
