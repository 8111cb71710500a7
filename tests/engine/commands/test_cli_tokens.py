"""`sketchlight-cli tokens`: what the encoders read of a prompt."""

from __future__ import annotations

import pytest

from engine.cli import main


def test_a_short_prompt_is_one_chunk(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tokens", "--prompt", "a (red)1.5 apple"]) == 0
    assert capsys.readouterr().out.split() == ["text", "encoder", "3", "/", "75", "1", "chunk"]


def test_a_long_one_says_where_it_is_read_on_and_that_it_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tokens", "--prompt", "red " * 75 + "apple here"]) == 0
    said = capsys.readouterr().out
    assert "2 chunks" in said
    assert "another chunk at character 301: apple here" in said
    assert main(["tokens", "--prompt", "red " * 751]) == 0
    assert "Only the first 10 chunks are read." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--prompt", "a (red)9"], "outside 0–2"), (["--prompt", "a", "--model", "gone"], "There is no model “gone”")],
)
def test_what_cannot_be_counted_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tokens", *words]) == 2
    assert told in capsys.readouterr().err
