"""The window's queue on the command line: listed, changed, added to, and made where no window has it open."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.errors import ModelError
from engine.history.store import HistoryStore
from engine.pictures.files import write_picture
from engine.pictures.recipe_file import read_recipe
from engine.queue.store import QueueStore
from fakes import FakeEngine, bare_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bare_model(tmp_path / "model")
    return tmp_path / "queue"


def run(folder: Path, *words: str, fake: FakeEngine | None = None) -> int:
    return main(["queue", *words, "--folder", str(folder)], fake or FakeEngine())


def add(folder: Path, prompt: str, *words: str) -> None:
    assert run(folder, "add", "--model", str(folder.with_name("model")), "--prompt", prompt, *words) == 0


def prompts(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(folder, "list", "--json") == 0
    return [json.loads(line)["prompt"] for line in capsys.readouterr().out.splitlines()]


def test_what_is_added_is_listed_moved_paused_and_cancelled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for prompt in ("a boat", "a \x1b[31mhouse", "a tree"):
        add(folder, prompt)
    add(folder, "first", "--first")
    assert prompts(folder, capsys) == ["first", "a boat", "a \x1b[31mhouse", "a tree"]
    assert run(folder, "move", "3", "--to", "1") == 0
    assert run(folder, "cancel", "1", "4") == 0
    assert prompts(folder, capsys) == ["a tree", "a \x1b[31mhouse"]
    assert run(folder, "pause", "2") == 0
    assert run(folder, "list") == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out and "paused" in out.splitlines()[1]
    assert run(folder, "cancel", "--all") == 0
    assert prompts(folder, capsys) == []
    assert run(folder, "cancel", "9") == 2
    assert "no job 9" in capsys.readouterr().err


def test_all_that_waits_is_made_into_history_and_folder(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "sketch.png"
    write_picture(source, np.full((64, 64, 3), 50, np.uint8))
    add(folder, "a boat", "--image", str(source), "--count", "2")
    add(folder, "paused")
    add(folder, "a house", "--seed", "7")
    assert run(folder, "pause", "2") == 0
    assert run(folder, "run", "--out", str(tmp_path / "out")) == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["job-1-1.png", "job-1-2.png", "job-3.png"]
    assert read_recipe(tmp_path / "out" / "job-3.png").seed == 7
    history = HistoryStore(tmp_path / "history")
    assert [entry.prompt for entry in history.find()] == ["a house", "a boat", "a boat"]
    history.close()
    store = QueueStore(folder)
    assert [job.prompt for job in store.jobs()] == ["paused"]
    store.close()


def test_a_job_that_fails_stays_with_its_reason_and_the_others_are_made(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(folder, "a boat")
    assert run(folder, "run", fake=FakeEngine(ending=ModelError("The model folder is gone."))) == 2
    assert "1 of 1 jobs could not be made. The model folder is gone." in capsys.readouterr().err
    assert run(folder, "list") == 0
    assert "failed" in capsys.readouterr().out
    assert run(folder, "resume", "1") == 0
    assert run(folder, "run") == 0
    assert prompts(folder, capsys) == []


def test_a_window_that_has_it_open_keeps_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(folder, "a boat")
    window = QueueStore(folder)
    assert window.lock()
    for words in (("run",), ("cancel", "1"), ("pause",)):
        assert run(folder, *words) == 2
        assert "A window has the queue open" in capsys.readouterr().err
    assert prompts(folder, capsys) == ["a boat"]
    window.close()
    assert run(folder, "pause") == 0
    assert run(folder, "run") == 2
    assert "paused" in capsys.readouterr().err
