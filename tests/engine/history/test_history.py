"""What is made is found again: by words, model, date and star; deleted to a trash; and no file can break it."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.errors import CannotWrite, UnreadableFile
from engine.history.entries import EntryOrigin, HistoryEntry, Query, tidy_tags
from engine.history.files import SIDE
from engine.history.schema import MIGRATIONS, VERSION
from engine.history.store import DATABASE, TRASH_DAYS, HistoryStore
from engine.picture import Picture
from engine.pictures.picture_codec import decode
from engine.pictures.recipe_file import read_recipe
from history_makers import finished


class Clock:
    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(tmp_path: Path, clock: Clock) -> HistoryStore:
    return HistoryStore(tmp_path / "history", clock=clock)


def prompts(found: list[HistoryEntry]) -> list[str]:
    return [entry.prompt for entry in found]


def test_what_was_added_is_found_newest_first_with_its_pixels_and_recipe(history: HistoryStore) -> None:
    made = finished()
    history.add(made)
    history.add(finished("a blue boat", seed=8), EntryOrigin.TAKEN)
    found = history.find()
    assert prompts(found) == ["a blue boat", "a red boat"]
    assert [entry.origin for entry in found] == ["taken", "explicit"]
    assert np.array_equal(history.picture(found[1]).pixels, made.images[0])
    assert history.recipe(found[1]).request == made.request
    assert (found[1].seed, found[1].width, found[1].height) == ("7", 64, 64)


def test_it_is_there_after_it_was_opened_anew(history: HistoryStore) -> None:
    history.add(finished())
    history.star([1], True)
    history.close()
    again = HistoryStore(history.folder)
    assert [entry.favourite for entry in again.find()] == [True]
    again.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("boat", ["a blue boat", "a red boat"]),
        ("BOAT red", ["a red boat"]),
        ("oa", ["a blue boat", "a red boat"]),
        ("a", ["a blue boat", "一只红色的猫", "a red boat"]),
        ("红色的", ["一只红色的猫"]),
        ("猫", ["一只红色的猫"]),
        ("starter a", ["a blue boat", "一只红色的猫", "a red boat"]),
        ('" OR boat', []),
        ("50%", []),
        ("ship", []),
        ("blurred", []),
        ("", ["a blue boat", "一只红色的猫", "a red boat"]),
    ],
)
def test_words_are_found_anywhere_in_what_a_picture_is_called_by(
    history: HistoryStore, words: str, found: list[str]
) -> None:
    for seed, prompt in enumerate(("a red boat", "一只红色的猫", "a blue boat")):
        history.add(finished(prompt, seed=seed))
    assert prompts(history.find(Query(words))) == found


def test_model_date_star_and_tag_each_narrow_what_is_found(history: HistoryStore) -> None:
    for seed, model in enumerate(("starter", "/models/other.safetensors", "starter")):
        history.add(finished(f"picture {seed}", model=model, seed=seed))
    first, second, third = reversed(history.find())
    assert second.model_label == "other"
    assert history.models() == ["/models/other.safetensors", "starter"]
    assert prompts(history.find(Query(model=second.model))) == ["picture 1"]
    assert prompts(history.find(Query(since=second.made))) == ["picture 2", "picture 1"]
    assert prompts(history.find(Query(until=second.made))) == ["picture 0"]
    history.star([first.id], True)
    assert prompts(history.find(Query(favourite=True))) == ["picture 0"]
    assert history.tag([third.id], " sky ,, sea ,sky") == "sky, sea"
    assert prompts(history.find(Query(tag="sea"))) == prompts(history.find(Query("sea"))) == ["picture 2"]
    assert history.find(Query(tag="se")) == []
    assert history.tags() == ["sea", "sky"]
    history.tag([third.id], "")
    assert history.find(Query("sea")) == []


def test_pictures_that_were_made_together_are_one_where_they_are_gathered(history: HistoryStore) -> None:
    run = history.add(finished(among=4))
    history.add(finished("another", seed=20))
    assert [(entry.place, entry.among) for entry in run] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert [entry.seed for entry in run] == ["7", "8", "9", "10"]
    gathered = history.find(Query(gathered=True))
    assert prompts(gathered) == ["another", "a red boat"]
    assert gathered[1] == run[0]
    history.trash([run[0].id])
    assert history.find(Query(gathered=True))[1] == run[1]
    assert history.find(Query(run=run[0].run, gathered=True)) == run[1:]


def test_what_a_picture_was_made_from_comes_back_with_its_recipe_and_is_kept_once(history: HistoryStore) -> None:
    source = Picture(np.full((64, 64, 3), 90, np.uint8))
    history.add(finished(seed=1, source=source))
    history.add(finished(seed=2, source=source))
    for entry in history.find():
        assert history.recipe(entry).request.source == source
    assert len(list((history.folder / "sources").rglob("*.png"))) == 1
    first, second = history.find()
    history.trash([first.id, second.id])
    history.erase([first.id])
    assert history.recipe(second).missing == ()
    history.erase([second.id])
    assert list(history.folder.rglob("*.png")) == []


def test_the_trash_gives_back_what_it_holds_until_it_is_old(history: HistoryStore, clock: Clock) -> None:
    (entry,) = history.add(finished())
    history.erase([entry.id])
    assert history.find() == [entry], "only what is in the trash is deleted for good"
    history.trash([entry.id])
    assert history.find() == []
    assert [each.id for each in history.find(Query(trashed=True))] == [entry.id]
    history.restore([entry.id])
    assert history.find() == [entry]
    history.trash([entry.id])
    history.tidy()
    assert len(history.find(Query(trashed=True))) == 1
    clock.now += TRASH_DAYS * 86_400
    history.tidy()
    assert history.find(Query(trashed=True)) == []
    assert not history.path(entry).exists()


def on_disk(history: HistoryStore) -> int:
    """Bytes of all pictures and their thumbnails."""
    return sum(path.stat().st_size for path in history.folder.rglob("*") if path.suffix in (".png", ".jpg"))


def test_it_stays_within_its_limit_by_what_is_oldest_and_not_starred(history: HistoryStore) -> None:
    for seed in range(6):
        history.add(finished(f"picture {seed}", seed=seed))
    one = on_disk(history) // 6
    history.star([1], True)
    history.trash([5])
    history.limit = round(3.5 * one)
    history.add(finished("the newest", seed=50))
    assert prompts(history.find()) == ["the newest", "picture 5", "picture 0"]
    assert history.find(Query(trashed=True)) == []
    assert on_disk(history) <= history.limit
    assert len(list((history.folder / "pictures").rglob("*.png"))) == 3


def test_a_missing_or_broken_file_costs_that_picture_only(history: HistoryStore) -> None:
    history.add(finished("one", seed=1))
    history.add(finished("two", seed=2))
    two, one = history.find()
    history.path(one).unlink()
    history.path(two).write_bytes(b"no picture")
    assert history.find() == [two, one]
    assert history.thumbnail(one) is not None
    assert history.recipe(one).prompt == "one"
    for entry in (one, two):
        with pytest.raises(UnreadableFile):
            history.picture(entry)


def test_a_thumbnail_is_made_anew_where_it_is_missing(history: HistoryStore) -> None:
    big = finished()
    big = replace(big, images=(np.zeros((300, 600, 4), np.uint8),))
    (entry,) = history.add(big)
    for thumbnail in history.folder.rglob("*.jpg"):
        thumbnail.unlink()
    again = history.thumbnail(entry)
    assert again is not None
    pixels = decode(again, "")
    assert pixels.shape == (SIDE // 2, SIDE, 3)
    assert pixels.min() > 250, "transparent is white"


def test_files_that_lost_their_entry_are_taken_in_and_foreign_ones_left_alone(history: HistoryStore) -> None:
    source = Picture(np.full((64, 64, 3), 90, np.uint8))
    history.add(finished("lost and found", source=source))
    history.close()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{history.folder / DATABASE}{suffix}").unlink(missing_ok=True)
    month = next((history.folder / "pictures").iterdir())
    (month / "holiday.png").write_bytes(b"foreign")
    (month / "20260101-000000-00000000.png").write_bytes(b"broken")
    (history.folder / "pictures" / "notes.txt").write_text("mine")
    again = HistoryStore(history.folder)
    assert again.find() == []
    assert again.tidy() == 1
    (entry,) = again.find()
    assert entry.prompt == "lost and found"
    assert again.recipe(entry).missing == ()
    assert again.tidy() == 0
    assert (month / "holiday.png").exists()
    again.close()


def test_a_damaged_database_is_put_aside_and_the_pictures_are_taken_in_again(history: HistoryStore) -> None:
    history.add(finished())
    history.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{history.folder / DATABASE}{suffix}").unlink(missing_ok=True)
    (history.folder / DATABASE).write_bytes(b"garbage" * 4096)
    with pytest.raises(CannotWrite, match="renamed to history-damaged"):
        history.find()
    assert history.tidy() == 1
    assert prompts(history.find()) == ["a red boat"]


def test_a_database_of_a_newer_program_is_left_alone(history: HistoryStore) -> None:
    history.find()
    history.close()
    with sqlite3.connect(history.folder / DATABASE) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(CannotWrite, match="newer Sketchlight"):
        history.find()
    assert (history.folder / DATABASE).exists()


@pytest.mark.parametrize("version", range(VERSION))
def test_each_earlier_form_of_the_database_is_brought_to_the_present_one(history: HistoryStore, version: int) -> None:
    history.folder.mkdir()
    connection = sqlite3.connect(history.folder / DATABASE)
    for step in MIGRATIONS[:version]:
        connection.executescript(step)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    history.add(finished())
    assert prompts(history.find(Query("boat"))) == ["a red boat"]
    connection = sqlite3.connect(history.folder / DATABASE)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_a_name_in_the_database_leads_nowhere_else(history: HistoryStore, tmp_path: Path) -> None:
    (entry,) = history.add(finished())
    history.close()
    precious = tmp_path / "precious.png"
    precious.write_bytes(b"mine")
    with sqlite3.connect(history.folder / DATABASE) as connection:
        connection.execute("UPDATE entries SET name = '../../precious'")
    connection.close()
    (entry,) = history.find()
    with pytest.raises(UnreadableFile):
        history.picture(entry)
    assert history.thumbnail(entry) is None
    history.trash([entry.id])
    history.erase([entry.id])
    assert precious.exists()


def test_exporting_keeps_every_pixel_and_the_recipe_only_where_it_is_wanted(
    history: HistoryStore, tmp_path: Path
) -> None:
    source = Picture(np.full((64, 64, 3), 90, np.uint8))
    made = finished(source=source)
    (entry,) = history.add(made)
    history.export(entry, tmp_path / "with.png")
    history.export(entry, tmp_path / "bare.png", recipe=False)
    assert read_recipe(tmp_path / "with.png").request == made.request
    with pytest.raises(UnreadableFile, match="carries no recipe"):
        read_recipe(tmp_path / "bare.png")
    assert np.array_equal(decode((tmp_path / "bare.png").read_bytes(), ""), made.images[0])


def test_a_folder_that_cannot_be_written_to_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite, match="can't be used"):
        HistoryStore(tmp_path / "history").add(finished())


def test_tags_are_bounded_and_tidy() -> None:
    assert tidy_tags("") == ""
    assert tidy_tags("a;b\nc,  a ,d e  f") == "a, b, c, d e f"
    assert len(tidy_tags(",".join(str(i) for i in range(100))).split(", ")) == 20
    assert len(tidy_tags("x" * 500)) == 40
