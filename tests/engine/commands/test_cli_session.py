"""What was recorded in the window, filmed and rendered again from the command line."""

from __future__ import annotations

import json

import numpy as np
import pytest

from engine.cli import main
from engine.picture import Picture
from engine.pictures.recipe import of_result
from engine.session.moments import MomentKind
from engine.session.store import SessionStore
from fakes import FakeEngine
from history_makers import finished


@pytest.fixture
def folder(tmp_path):
    store = SessionStore(tmp_path / "session")
    recording = store.recording_of("a document", "Harbour")
    for grey in (40, 90):
        drawing = Picture(np.full((64, 64, 3), grey, np.uint8))
        run = finished(seed=grey, source=drawing)
        result = of_result(run.request, 0, run.environment), run.images[0]
        store.add(recording, MomentKind.STROKE, "Stroke", drawing=drawing)
        store.add(recording, MomentKind.LIVE, "a red boat", drawing=drawing, result=result)
    store.close()
    return store.folder


def run(folder, *words: str) -> int:
    return main(["session", *words, "--folder", str(folder)], FakeEngine())


def test_recordings_are_listed_rendered_again_and_deleted(folder, capsys):
    assert run(folder, "render", "--scale", "2", "--name", "Larger") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2"
    assert run(folder, "list", "--json") == 0
    newest, first = map(json.loads, capsys.readouterr().out.splitlines())
    assert (newest["name"], newest["source"], newest["moments"]) == ("Larger", 1, 4) and first["id"] == 1
    store = SessionStore(folder)
    pictured = [moment for moment in store.moments(2) if moment.is_pictured]
    assert [store.result(each).shape for each in pictured] == [(128, 128, 3)] * 2
    store.close()
    assert run(folder, "delete", "2") == 0
    assert run(folder, "list") == 0 and "Larger" not in capsys.readouterr().out


def test_a_film_is_written(folder, tmp_path, capsys):
    path = tmp_path / "film.mp4"
    assert run(folder, "film", "1", "--out", str(path), "--height", "64", "--seconds", "1") == 0
    assert b"ftyp" in path.read_bytes()[:16] and capsys.readouterr().out.strip() == str(path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("render",), "--scale"),
        (("film", "9", "--out", "a.mp4"), "no recording 9"),
        (("film", "--out", "a.avi"), "ending"),
        (("film", "--out", "a.mp4", "--seconds", "nan"), "a length"),
        (("delete",), "by their numbers"),
        (("render", "--model", "nothing"), "no model"),
    ],
)
def test_what_can_not_be_done_is_said(folder, words, told, capsys):
    assert run(folder, *words) == 2
    assert told in capsys.readouterr().err
