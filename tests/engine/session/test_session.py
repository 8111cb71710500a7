"""The recorded session: kept exactly, bounded, asked again, and written as a film that others can play."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from engine.catalog import catalog
from engine.errors import CannotWrite, InvalidRequest
from engine.groups import altered
from engine.picture import Picture
from engine.pictures.recipe import of_result
from engine.request import ModelUse
from engine.session.films import write_film
from engine.session.moments import MomentKind
from engine.session.store import DATABASE, SessionStore
from engine.session.timelapse import Show, plan_film
from engine.steering_parts import LoraUse
from engine.wishes.rerun import asked_again, rerun
from fakes import bare_model
from history_makers import finished


def sketch(strokes: int, side: int = 300) -> Picture:
    pixels = np.full((side, side, 3), 255, np.uint8)
    for stroke in range(strokes):
        pixels[stroke * 20 : stroke * 20 + 9, 10 : side - 10] = (200, 20 * stroke % 256, 40)
    return Picture(pixels)


def recorded(store: SessionStore, moments: int = 4, **more: object) -> int:
    """A drawing that grows by a stroke at a time, each with its live picture."""
    recording = store.recording_of("a document", "Harbour")
    for number in range(1, moments + 1):
        drawing = sketch(number)
        run = finished(f"boat {number}", seed=number, source=drawing, **more)
        store.add(recording, MomentKind.STROKE, "Stroke", drawing=drawing)
        recipe = of_result(run.request, 0, run.environment)
        store.add(recording, MomentKind.LIVE, recipe.prompt, drawing=drawing, result=(recipe, run.images[0]))
    return recording


@pytest.fixture
def store(tmp_path):
    made = SessionStore(tmp_path / "session")
    yield made
    made.close()


def test_what_is_recorded_comes_back_exactly_after_a_restart(store):
    recording = recorded(store)
    store.add(recording, MomentKind.PARAMETERS, "Steps", panels='{"steps": 4}')
    store.close()
    store = SessionStore(store.folder)
    (kept,) = store.recordings()
    moments = store.moments(kept.id)
    assert (kept.name, kept.moments, len(moments)) == ("Harbour", 9, 9)
    assert store.drawing(moments[4].drawing) == sketch(3)
    recipe = store.recipe(moments[5])
    assert recipe.prompt == "boat 3" and not recipe.missing and recipe.request.source == sketch(3)
    seen = store.result(moments[5]).astype(int)
    assert seen.shape == (64, 64, 3) and store.panels(moments[8]) == '{"steps": 4}'
    store.close()


def test_a_stroke_costs_the_tiles_that_it_touched(store):
    recording = store.recording_of("a document", "")
    noise = np.random.default_rng(1).integers(0, 256, (1024, 1024, 3), np.uint8)
    store.add(recording, MomentKind.STROKE, "Paste", drawing=Picture(noise.copy()))
    first = store.bytes
    for stroke in range(5):
        noise[:40, :40] = stroke
        store.add(recording, MomentKind.STROKE, "Stroke", drawing=Picture(noise.copy()))
    assert store.bytes - first < first / 5


def test_the_oldest_goes_where_there_is_no_room_and_the_rest_is_whole(store):
    recording = recorded(store, 120)
    store.limit = store.bytes // 2
    store.keep_within()
    assert store.bytes <= store.limit
    left = store.moments(recording)
    assert 0 < len(left) < 240
    assert store.drawing(left[-1].drawing) == sketch(120) and not store.recipe(left[-1]).missing
    store.limit = 1
    store.keep_within()
    assert not store.recordings()


def test_a_deleted_recording_leaves_no_tile_behind(store):
    store.erase(recorded(store))
    store.close()
    with closing(sqlite3.connect(store.folder / DATABASE)) as connection:
        for table in ("recordings", "moments", "results", "panels", "uses", "pictures", "tiles"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_a_damaged_file_is_put_aside_and_another_begun(store):
    recorded(store)
    store.close()
    (store.folder / DATABASE).write_bytes(b"no database" * 1000)
    with pytest.raises(CannotWrite):
        store.recordings()
    recorded(store)
    assert len(store.recordings()) == 1


def test_a_recorded_picture_is_asked_again_larger(store):
    recording = recorded(store, 1)
    request, notes = asked_again(store, store.moments(recording)[1], 2.0, "")
    before = store.recipe(store.moments(recording)[1]).request
    assert not notes and request == replace(before, size=(128, 128))


def test_another_family_leaves_out_what_it_can_not_take_and_says_so(tmp_path):
    starter, other = catalog.find("starter"), catalog.find(str(bare_model(tmp_path / "other")))
    asked = finished(source=sketch(1)).request
    asked = altered(asked, loras=(LoraUse("a LoRA"),), clip_skip=1, tiny_vae="taesdxl")
    again, notes = rerun(asked, 1.0, replace(starter, family="sdxl"), other)
    assert again.uses == ModelUse(other.name)
    assert again.sampling.steps == other.steps and any("LoRAs" in note for note in notes)
    same, notes = rerun(asked, 1.0, other, replace(other, name="twin", path=tmp_path / "twin"))
    assert same.uses.loras and not notes


def test_what_was_lost_is_not_asked(store):
    recording = recorded(store, 1)
    with closing(sqlite3.connect(store.folder / DATABASE)) as connection, connection:
        connection.execute("DELETE FROM tiles")
    assert store.drawing(store.moments(recording)[0].drawing) is None
    with pytest.raises(InvalidRequest, match="made from"):
        asked_again(store, store.moments(recording)[1], 2.0, "")


@pytest.mark.parametrize("show", list(Show))
def test_a_film_is_as_long_as_its_moments_want_and_no_longer(store, show):
    moments = store.moments(recorded(store, 6))
    plan = plan_film(store, moments, show=show, seconds=100, height=120, rate=10)
    assert plan.states[-1].drawing == sketch(6).revision
    assert len(plan.states) <= 12 * 5 + 15
    assert all(side % 2 == 0 for side in plan.size) and (plan.size[0] > 200) is (show is Show.BOTH)


@pytest.mark.parametrize("suffix", [".mp4", ".webp"])
def test_a_film_is_played_by_others(store, tmp_path, suffix):
    import av

    plan = plan_film(store, store.moments(recorded(store)), seconds=2, height=96, rate=10)
    path = tmp_path / f"film{suffix}"
    told = list(write_film(store, plan, path))
    assert told[-1] == (len(plan.states), len(plan.states))
    if suffix == ".mp4":
        with av.open(str(path)) as film:
            frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
        assert len(frames) == len(plan.states)
    else:
        with Image.open(path) as film:
            assert film.n_frames >= 4
            frames = []
            for number in range(film.n_frames):
                film.seek(number)
                frames.append(np.array(film.convert("RGB")))
    assert frames[0].shape == (plan.size[1], plan.size[0], 3)
    assert np.abs(frames[0].astype(int) - frames[-1]).mean() > 5, "it never changes"


def test_a_film_that_is_given_up_leaves_nothing(store, tmp_path):
    plan = plan_film(store, store.moments(recorded(store)), seconds=2, height=96)
    writing = write_film(store, plan, tmp_path / "film.mp4")
    next(writing)
    writing.close()
    assert not list(tmp_path.glob("*film*"))
    with pytest.raises(CannotWrite, match="ending"):
        next(write_film(store, plan, tmp_path / "film.avi"))
    with pytest.raises(InvalidRequest, match="Nothing"):
        plan_film(store, [])
    shutil.rmtree(store.folder)
