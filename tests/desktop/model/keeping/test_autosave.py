"""A person's work survives the program, at a cost that follows the change."""

import gc
import sqlite3
import threading
import weakref
from dataclasses import replace

import numpy as np
import pytest
from stages import set_figure

from desktop.model.asking.candidates import Candidate
from desktop.model.document.changes import set_map
from desktop.model.document.content import LayerName
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full, snapshot_mask
from desktop.model.document.strokes import begin_stroke
from desktop.model.keeping import documents, older
from desktop.model.keeping.autosave import FILE, Autosave
from desktop.model.keeping.first_start import first_start
from desktop.model.keeping.work import Work
from desktop.model.pixels.brush import Brush
from desktop.model.settings.control_settings import ControlSettings, MapSource, ReferenceSettings
from desktop.model.settings.settings import Settings, Workspace
from engine.errors import CannotWrite
from engine.groups import built
from engine.picture import Picture
from engine.pictures import pose_library
from engine.request import Request
from fakes import ENVIRONMENT


def noise(seed: int) -> Picture:
    return Picture(np.random.default_rng(seed).integers(0, 256, (9, 7, 3), dtype=np.uint8))


CARDS = (
    ControlSettings("canny", source=MapSource.PICTURE, picture=noise(1), settings=(("low", 9.0),), start=0.1, end=0.7),
    ControlSettings("segmentation", id="drawn", source=MapSource.DRAWN, shown=True, opacity=0.3),
)
RED = Brush(12, target=(200, 10, 20, 255))


def result(id: int, seed: int) -> Candidate:
    request = built(Request, model="starter", prompts=("a cat",), source=noise(seed), strength=0.5, size=(64, 64))
    return Candidate(id, noise(seed + 100).pixels, request, ENVIRONMENT)


@pytest.fixture
def document():
    made = Document((600, 300))
    stroke(made, 40, 30)
    return made


def stroke(document: Document, x: int, y: int, layer: str = LayerName.SKETCH) -> None:
    with begin_stroke(document, layer, RED if layer == LayerName.SKETCH else Brush(20, target=(255,))) as painted:
        painted.to(x, y)
        painted.to(x + 30, y + 10)


def work(document: Document, settings: Settings | None = None, results=()) -> Work:
    settings = settings or Settings()
    drawn = [card.id for card in settings.controls]
    return Work(settings, (documents.kept(document, drawn, tuple(results)),))


def read(folder) -> tuple[Work, Document, list[Candidate]]:
    keep = Autosave(folder)
    kept = keep.load()
    document = Document(kept.documents[0].content.size)
    documents.put_back(document, kept.documents[0])
    results = list(keep.results(document.id))
    keep.close()
    return kept, document, results


def test_everything_comes_back(tmp_path, document):
    references = (ReferenceSettings(picture=noise(3), mask=Picture(np.eye(8, dtype=np.uint8) * 255)),)
    settings = built(Settings, prompts=("a cat",), workspace=Workspace.INPAINT, controls=CARDS, references=references)
    stroke(document, 300, 200, LayerName.MASK)
    set_map(document, "drawn", noise(4).pixels)
    document.rename("boat.ora", "/pictures/boat.ora")
    made = [result(2, 5), result(1, 6)]
    keep = Autosave(tmp_path / "new")
    keep.save(work(document, settings, made))
    keep.close()
    kept, again, results = read(tmp_path / "new")
    assert kept.lost == () and kept.settings == settings
    assert np.array_equal(snapshot_full(again), snapshot_full(document))
    assert np.array_equal(snapshot_mask(again), snapshot_mask(document))
    assert np.array_equal(again.maps.painted(["drawn"])["drawn"], document.maps.painted(["drawn"])["drawn"])
    assert (again.id, again.name, again.modified) == (document.id, "boat.ora", True)
    assert again.path == "/pictures/boat.ora"
    assert [(each.id, each.request, each.environment) for each in results] == [
        (each.id, each.request, each.environment) for each in made
    ]
    assert all(np.array_equal(one.image, two.image) for one, two in zip(results, made, strict=True))
    assert kept.documents[0].last_result == 2


def test_poses_come_back(tmp_path, document):
    settings = Settings(controls=(ControlSettings("pose", id="posed", source=MapSource.DRAWN),))
    from desktop.model.document.pose import PoseFigure
    from engine.openpose import fitted

    set_figure(document, "posed", PoseFigure(fitted(pose_library.named("waving"), document.size)))
    keep = Autosave(tmp_path)
    keep.save(work(document, settings))
    keep.close()
    poses = read(tmp_path)[1].maps.poses(["posed"])
    assert len(poses["posed"].people) == 1


def test_a_stroke_writes_its_tiles_and_no_others(tmp_path):
    large = Document((4096, 4096))
    large.load_pixels(np.random.default_rng(0).integers(0, 256, (4096, 4096, 3), np.uint8))
    keep = Autosave(tmp_path)
    keep.save(work(large))
    keep.close()
    keep = Autosave(tmp_path)
    kept = keep.load()
    documents.put_back(large, kept.documents[0])
    stroke(large, 1000, 1000)
    keep.save(work(large))  # a new WAL: all that was written since the start
    whole, changed = (path.stat().st_size for path in (tmp_path / FILE, tmp_path / f"{FILE}-wal"))
    assert 0 < changed < whole / 20
    keep.close()
    assert np.array_equal(snapshot_full(read(tmp_path)[1]), snapshot_full(large))


def test_what_was_undone_is_undone_in_the_journal(tmp_path, document):
    keep = Autosave(tmp_path)
    stroke(document, 500, 250)
    keep.save(work(document))
    document.undo()
    document.undo()
    keep.save(work(document))
    keep.close()
    assert not snapshot_full(read(tmp_path)[1]).any()


def test_results_and_their_pictures_go_when_they_are_discarded(tmp_path, document):
    keep = Autosave(tmp_path)
    first, second = result(1, 5), result(2, 6)
    keep.save(work(document, results=[second, first]))
    keep.save(work(document, results=[second]))
    keep.close()
    assert [each.id for each in read(tmp_path)[2]] == [2]
    with sqlite3.connect(tmp_path / FILE) as database:
        assert database.execute("SELECT COUNT(*) FROM pictures").fetchone() == (2,)
    database.close()


def test_results_that_were_not_read_yet_stay(tmp_path, document):
    keep = Autosave(tmp_path)
    keep.save(work(document, results=[result(1, 5)]))
    unread = replace(work(document).documents[0], results=None)
    stroke(document, 500, 250)
    keep.save(Work(Settings(), (unread,)))
    keep.close()
    assert len(read(tmp_path)[2]) == 1


def test_another_document_takes_the_place_of_the_one_that_was_closed(tmp_path, document):
    keep = Autosave(tmp_path)
    keep.save(work(document, results=[result(1, 5)]))
    document.new((64, 64))
    keep.save(work(document))
    keep.close()
    kept, again, results = read(tmp_path)
    assert again.size == (64, 64) and not results and len(kept.documents) == 1


def test_nothing_to_load_is_no_error(tmp_path):
    assert Autosave(tmp_path).load() is None


def test_a_damaged_journal_is_set_aside_and_another_begun(tmp_path, document):
    (tmp_path / FILE).write_bytes(b"not a database" * 1000)
    keep = Autosave(tmp_path)
    kept = keep.load()
    assert kept.documents == () and "set aside" in kept.lost[0]
    assert len(list(tmp_path.glob("work-damaged-*"))) == 1
    keep.save(work(document))
    keep.close()
    assert np.array_equal(snapshot_full(read(tmp_path)[1]), snapshot_full(document))


@pytest.mark.parametrize(
    ("statement", "lost"),
    [
        ("UPDATE tiles SET pixels = x'00'", "parts of a layer"),
        ("UPDATE tiles SET x = 9000", "parts of a layer"),
        ("UPDATE documents SET about = json_set(about, '$.stack', json('[]'))", "the order of the layers"),
        ("UPDATE documents SET about = json_set(about, '$.stack[1].kind', 'paint')", "the order of the layers"),
        ("UPDATE documents SET about = '{'", "a drawing"),
        ("UPDATE documents SET about = json_set(about, '$.size[0]', 1000000000)", "a drawing"),
        ("UPDATE panels SET settings = '[1]'", "all settings"),
        ('UPDATE panels SET settings = \'{"steps": "many"}\'', "steps"),
        ("UPDATE panels SET settings = json_set(settings, '$.controls[0].scale', 'x')", "card 1 of"),
        ("DELETE FROM pictures", "pictures of cards"),
    ],
)
def test_what_is_damaged_is_left_out_named_and_set_aside(tmp_path, document, statement, lost):
    keep = Autosave(tmp_path)
    keep.save(work(document, built(Settings, prompts=("a cat",), controls=CARDS), [result(1, 5)]))
    keep.close()
    database = sqlite3.connect(tmp_path / FILE)
    database.execute(statement)
    database.commit()
    database.close()
    keep = Autosave(tmp_path)
    kept = keep.load()
    assert any(lost in each for each in kept.lost)
    assert list(tmp_path.glob("work-damaged-*"))
    keep.save(work(document))
    keep.close()
    assert read(tmp_path)[0].lost == ()


def test_cards_that_are_sound_come_back_without_the_damaged_one(tmp_path, document):
    keep = Autosave(tmp_path)
    keep.save(work(document, built(Settings, prompts=("a cat",), controls=CARDS)))
    keep.close()
    database = sqlite3.connect(tmp_path / FILE)
    database.execute("UPDATE panels SET settings = json_set(settings, '$.controls[1].scale', 'x')")
    database.commit()
    database.close()
    kept = Autosave(tmp_path).load()
    assert kept.settings == built(Settings, prompts=("a cat",), controls=CARDS[:1])


def test_a_folder_that_cannot_be_made_is_named(tmp_path, document):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite, match="taken"):
        Autosave(tmp_path / "taken").save(work(document))


def test_two_programs_do_not_share_a_journal(tmp_path, document):
    first = Autosave(tmp_path)
    first.save(work(document))
    with pytest.raises(CannotWrite, match="another Sketchlight"):
        Autosave(tmp_path).save(work(document))
    first.close()


def test_a_journal_that_was_taken_away_is_written_whole_again(tmp_path, document):
    keep = Autosave(tmp_path / "last")
    keep.save(work(document))
    for path in (tmp_path / "last").iterdir():
        path.unlink()
    keep.save(work(document))
    keep.close()
    assert np.array_equal(snapshot_full(read(tmp_path / "last")[1]), snapshot_full(document))


def test_a_slow_picture_keeps_no_stroke_waiting(tmp_path, document):
    """While a large result is encoded the drawing is written."""
    keep = Autosave(tmp_path)
    keep.save(work(document))
    huge = replace(result(1, 5), image=np.random.default_rng(1).integers(0, 256, (3000, 3000, 3), np.uint8))
    lane = threading.Thread(target=keep.save_pictures, args=(work(document, results=[huge]),))
    lane.start()
    strokes = 0
    while lane.is_alive():
        stroke(document, 10 + strokes % 400, 200)
        keep.save_drawn(work(document, results=[huge]))
        strokes += 1
    assert strokes > 1
    keep.close()
    assert [each.id for each in read(tmp_path)[2]] == [1]


def test_what_an_older_version_kept_is_taken_over(tmp_path):
    from PIL import Image

    pixels = np.zeros((30, 40, 4), np.uint8)
    pixels[4, 3] = (200, 10, 20, 255)
    Image.fromarray(pixels).save(tmp_path / older.SKETCH)
    (tmp_path / older.SETTINGS).write_text('{"prompt": "a cat", "steps": "many"}')
    keep = Autosave(tmp_path)
    kept = keep.load()
    assert kept.settings.words.prompt == "a cat" and "steps" in kept.lost[0]
    made = Document((40, 30))
    documents.put_back(made, kept.documents[0])
    assert np.array_equal(snapshot_full(made), pixels)
    keep.save(work(made, kept.settings))
    keep.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE]
    assert np.array_equal(snapshot_full(read(tmp_path)[1]), pixels)


def test_leftovers_of_killed_writes_go(tmp_path):
    (tmp_path / ".sketchlight-0123456789ab.part").write_bytes(b"half")
    (tmp_path / "mine.part").write_bytes(b"somebody's")
    Autosave(tmp_path).load()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.part"]


def test_a_new_user_gets_a_sketch_with_untouched_paper_and_words_for_it():
    first = first_start()
    document = Document((1, 1))
    documents.put_back(document, first.documents[0])
    assert set(np.unique(snapshot_full(document)[..., 3])) >= {0, 255}
    assert first.settings.live and first.settings.words.prompt


def test_where_nothing_can_be_written_what_was_kept_is_read_all_the_same(tmp_path, document):
    """As on a disk that is full or may only be read: SQLite can't even open it."""
    keep = Autosave(tmp_path)
    keep.save(work(document, Settings(), [result(1, 5)]))
    keep.close()
    wal = tmp_path / "work.sqlite-wal"
    wal.mkdir()
    again = Autosave(tmp_path)
    kept = again.load()
    assert again.is_copied and not kept.lost
    assert np.array_equal(_pixels(kept), snapshot_full(document))
    assert [each.id for each in again.results(document.id)] == [1]
    with pytest.raises(CannotWrite):
        again.save(kept)
    wal.rmdir()
    again.save(work(document, Settings(), [result(1, 5)]))
    again.close()
    assert np.array_equal(_pixels(Autosave(tmp_path).load()), snapshot_full(document))
    assert not list(tmp_path.glob("*before*"))


def test_what_nobody_could_read_is_set_aside_before_anything_else_is_written(tmp_path, document):
    """It may be somebody's work: a first sketch must not take its place."""
    keep = Autosave(tmp_path)
    keep.save(work(document, Settings(), []))
    keep.close()
    holding = sqlite3.connect(tmp_path / "work.sqlite")
    holding.execute("BEGIN EXCLUSIVE")
    late = Autosave(tmp_path)
    with pytest.raises(CannotWrite, match="another Sketchlight"):
        late.load()
    other = Document((64, 64))
    with pytest.raises(CannotWrite, match="another Sketchlight"):
        late.save(work(other, Settings(), []))
    assert not list(tmp_path.glob("*before*")), "the other program has it open"
    holding.close()
    late.save(work(other, Settings(), []))
    late.close()
    (before,) = tmp_path.glob("work-before-*.sqlite")
    assert np.array_equal(_pixels(Autosave(tmp_path, before).load()), snapshot_full(document))
    assert Autosave(tmp_path).load().documents[0].content.size == (64, 64)


def _pixels(kept: Work) -> np.ndarray:
    again = Document(kept.documents[0].content.size)
    documents.put_back(again, kept.documents[0])
    return snapshot_full(again)


def test_what_is_closed_is_held_no_longer(tmp_path, document):
    keep = Autosave(tmp_path)
    drawn = work(document)
    keep.save(drawn)
    tile = weakref.ref(next(iter(drawn.documents[0].content.tiles[LayerName.SKETCH].values())))
    del drawn
    document.new(document.size)
    keep.save(work(document))
    gc.collect()
    assert tile() is None
    keep.close()
