"""What was made in the window, found and written from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.history.entries import Query
from engine.history.store import HistoryStore
from engine.picture import Picture
from engine.pictures.recipe_file import read_recipe
from fakes import FakeEngine
from history_makers import finished


@pytest.fixture
def made(tmp_path: Path) -> HistoryStore:
    """Three boats, of which the second is starred and tagged."""
    history = HistoryStore(tmp_path / "history")
    for seed, prompt in enumerate(("a red boat", "a blue boat\x1b[31m", "a green boat")):
        source = Picture(np.full((64, 64, 3), 90, np.uint8))
        history.add(finished(prompt, seed=seed, source=source))
    history.star([2], True)
    history.tag([2], "sea")
    history.close()
    return history


def run(made: HistoryStore, *words: str) -> int:
    return main(["history", *words, "--folder", str(made.folder)])


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_it_lists_newest_first_and_obeys_no_prompt(made: HistoryStore, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(made, "list") == 0
    third, second, first = lines(capsys)
    assert third.endswith("a green boat") and first.split()[0] == "1"
    assert second.split()[:2] == ["2", "*"] and second.endswith("[sea]") and "\x1b" not in second
    assert run(made, "list", "--limit", "1", "--json") == 0
    (line,) = lines(capsys)
    assert json.loads(line)["prompt"] == "a green boat"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("search", "boat", "red"), ["1"]),
        (("search", "sea"), ["2"]),
        (("list", "--favourites"), ["2"]),
        (("list", "--tag", "sea"), ["2"]),
        (("list", "--since", "2020-01-01"), ["3", "2", "1"]),
        (("list", "--until", "2020-01-01"), ["Nothing"]),
        (("list", "--trash"), ["Nothing"]),
        (("search", "ship"), ["Nothing"]),
    ],
)
def test_it_finds(
    made: HistoryStore, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], found: list[str]
) -> None:
    assert run(made, *words) == 0
    assert [line.split()[0] for line in lines(capsys)] == found


def test_what_is_exported_can_be_made_again(
    made: HistoryStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(made, "export", "2", "3", "--out", str(out)) == 0
    written = [Path(line) for line in lines(capsys)]
    assert [path.name.rpartition("-")[2] for path in written] == ["2.png", "3.png"]
    assert read_recipe(written[1]).request == made.recipe(made.find(Query("green"))[0]).request
    made.close()
    engine = FakeEngine()
    assert main(["generate", "--recipe", str(written[1]), "--out", str(tmp_path / "again.png")], engine) == 0
    assert engine.asked[0].words.prompt == "a green boat"
    assert run(made, "export", "3", "--out", str(out)) == 0
    assert Path(lines(capsys)[-1]).name.endswith("3-2.png"), "nothing is replaced"


def test_a_picture_that_is_gone_keeps_no_other_from_being_written(
    made: HistoryStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made.path(made.find()[1]).unlink()
    made.close()
    assert (
        run(made, "export", "--search", "boat", "--no-recipe", "--format", "jpg", "--out", str(tmp_path / "out")) == 2
    )
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == len(list((tmp_path / "out").glob("*.jpg"))) == 2
    assert "1 of 3 pictures could not be written" in told.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "--out", "x"), "Say which pictures"),
        (("export", "9", "--out", "x"), "no picture 9"),
        (("list", "--since", "monday"), "is not a day"),
        (("list", "--since", "2026-13-40"), "no day of the calendar"),
        ((), "ACTION"),
    ],
)
def test_what_cannot_be_done_is_told(
    made: HistoryStore, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert main(["history", *words, *(["--folder", str(made.folder)] if words else [])]) == 2
    assert told in capsys.readouterr().err


def test_where_nothing_was_made_there_is_no_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "list", "--folder", str(tmp_path)]) == 2
    assert "nothing was made" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
