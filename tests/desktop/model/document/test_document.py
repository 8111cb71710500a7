from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from stages import set_figure

from desktop.model.document.changes import clear_mask, invert_mask, paste_result, set_map, set_mask, take_larger
from desktop.model.document.document import Document, LayerName
from desktop.model.document.pose import PoseFigure
from desktop.model.document.snapshots import has_mask, snapshot_full, snapshot_mask, snapshot_sketch
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.pixels.layer import TILE
from engine.openpose import JOINTS, Joint, Person, Pose

RED = Brush(size=20, target=(200, 30, 30, 255))
MASK = Brush(size=40, target=(255,))
UNMASK = Brush(size=40, target=(0,))


@pytest.fixture
def document() -> Document:
    return Document((600, 500))


def draw(document: Document, *places: tuple[float, float], brush: Brush = RED, layer: LayerName = LayerName.SKETCH):
    with begin_stroke(document, layer, brush) as stroke:
        for x, y in places:
            stroke.to(x, y)


def noise(width: int, height: int, channels: int = 4) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (height, width, channels), np.uint8)


def test_a_new_document_is_untouched_canvas(document: Document) -> None:
    assert not snapshot_full(document).any() and not snapshot_mask(document).any()
    assert not document.modified and not document.can_undo


def test_a_stroke_appears_where_it_was_painted_and_nowhere_else(document: Document) -> None:
    draw(document, (100, 100), (300, 100))
    pixels = snapshot_full(document)
    assert tuple(pixels[100, 200]) == (200, 30, 30, 255)
    assert not pixels[:85].any() and not pixels[115:].any() and not pixels[:, :85].any() and not pixels[:, 315:].any()


def test_a_stroke_across_tiles_has_no_seam(document: Document) -> None:
    draw(document, (200, TILE), (400, TILE))
    band = snapshot_full(document)[TILE - 12 : TILE + 12, 200:400]
    assert (band == band[:, :1]).all()


def test_what_changed_is_told_and_no_more(document: Document, qtbot) -> None:
    told = QRect()
    rects: list[QRect] = []
    document.sketch_changed.connect(rects.append)
    draw(document, (100, 100), (150, 120))
    for rect in rects:
        told = told.united(rect)
    changed = snapshot_full(document)[..., 3] > 0
    rows, columns = np.nonzero(changed)
    assert told.contains(QRect(columns.min(), rows.min(), np.ptp(columns), np.ptp(rows)))
    assert told.width() < 90 and told.height() < 60


def test_undo_restores_bit_for_bit_and_redo_brings_back(document: Document) -> None:
    document.load_pixels(noise(600, 500))
    before = snapshot_full(document)
    draw(document, (50, 50), (500, 400))
    after = snapshot_full(document)
    assert (before != after).any()
    document.undo()
    assert np.array_equal(snapshot_full(document), before)
    document.redo()
    assert np.array_equal(snapshot_full(document), after)


def test_one_undo_takes_back_one_whole_stroke(document: Document) -> None:
    draw(document, (50, 50), (100, 80), (150, 60), (400, 300))
    draw(document, (300, 50), (300, 450))
    document.undo()
    assert document.can_undo
    document.undo()
    assert not document.can_undo and not snapshot_full(document).any()


def test_a_stroke_that_is_broken_off_leaves_nothing(document: Document) -> None:
    draw(document, (300, 50), (300, 450))
    before = snapshot_full(document)
    with pytest.raises(KeyboardInterrupt), begin_stroke(document, LayerName.SKETCH, RED) as stroke:
        stroke.to(10, 10)
        stroke.to(500, 400)
        raise KeyboardInterrupt
    assert np.array_equal(snapshot_full(document), before)
    document.undo()
    assert not document.can_undo


def test_undo_while_the_pen_is_down_takes_back_that_stroke(document: Document) -> None:
    with begin_stroke(document, LayerName.SKETCH, RED) as stroke:
        stroke.to(10, 10)
        stroke.to(100, 100)
        document.undo()
        stroke.to(400, 400)
    assert not snapshot_full(document).any() and not document.can_undo and document.can_redo


def test_strokes_far_outside_the_canvas_are_harmless(document: Document) -> None:
    draw(document, (-5000, -300), (-400, 1e9), (float("nan"), 3), (700, 600))
    draw(document, (-50, -50))
    assert snapshot_full(document).shape == (500, 600, 4)
    draw(document, (-100, 250), (900, 250))
    assert snapshot_full(document)[250, :, 3].min() == 255


def test_a_stroke_outside_leaves_nothing_to_undo(document: Document) -> None:
    draw(document, (-80, -80), (-60, -90))
    assert not document.can_undo and not document.modified


def test_the_eraser_goes_back_to_untouched(document: Document) -> None:
    draw(document, (100, 100), (300, 100))
    draw(document, (200, 60), (200, 140), brush=Brush(size=30, target=(0, 0, 0, 0)))
    pixels = snapshot_full(document)
    assert not pixels[100, 200].any() and pixels[100, 120, 3] == 255


def test_mask_brush_and_mask_eraser_leave_the_sketch_alone(document: Document) -> None:
    draw(document, (100, 100), (300, 100), brush=MASK, layer=LayerName.MASK)
    draw(document, (200, 60), (200, 140), brush=UNMASK, layer=LayerName.MASK)
    mask = snapshot_mask(document)
    assert mask[100, 120] == 255 and mask[100, 200] == 0 and mask[300, 300] == 0
    assert has_mask(document) and not snapshot_full(document).any() and document.revision == 0


def test_the_mask_is_inverted_and_cleared_as_one_item_each(document: Document) -> None:
    draw(document, (100, 100), brush=MASK, layer=LayerName.MASK)
    painted = snapshot_mask(document)
    invert_mask(document)
    assert np.array_equal(snapshot_mask(document), 255 - painted)
    clear_mask(document)
    assert not has_mask(document)
    document.undo()
    document.undo()
    assert np.array_equal(snapshot_mask(document), painted)


def test_a_stroke_after_a_snapshot_copies_only_the_tiles_it_touches() -> None:
    document = Document((1024, 1024))
    document.load_pixels(noise(1024, 1024))
    kept = document.layer(LayerName.SKETCH).freeze()
    draw(document, (100, 100), (200, 100))
    now = document.layer(LayerName.SKETCH).freeze()
    assert [key for key in kept if now[key] is not kept[key]] == [(0, 0)]


def test_what_was_kept_does_not_change_when_one_paints_on(document: Document) -> None:
    draw(document, (100, 100))
    kept = document.layer(LayerName.SKETCH).freeze()
    before = kept[0, 0].copy()
    draw(document, (120, 120))
    assert np.array_equal(kept[0, 0], before)


def test_a_taken_result_is_one_undo_item_at_the_documents_size(document: Document) -> None:
    draw(document, (100, 100), (300, 100))
    before = snapshot_full(document)
    paste_result(document, np.full((64, 64, 3), (10, 200, 90), np.uint8), document.rect)
    assert (snapshot_full(document) == (10, 200, 90, 255)).all()
    document.undo()
    assert np.array_equal(snapshot_full(document), before)


def test_a_result_pasted_through_a_mask_leaves_the_rest_bit_for_bit(document: Document) -> None:
    document.load_pixels(noise(600, 500, 3))
    before = snapshot_full(document)
    mask = np.zeros((200, 200), np.uint8)
    mask[50:150, 50:150] = 255
    paste_result(document, np.zeros((200, 200, 3), np.uint8), QRect(100, 100, 200, 200), mask)
    after = snapshot_full(document)
    assert not after[150:250, 150:250, :3].any()
    after[150:250, 150:250] = before[150:250, 150:250]
    assert np.array_equal(after, before)


def test_a_result_that_hangs_over_the_edge_is_cut(document: Document) -> None:
    grey, mask = np.full((100, 100, 3), 50, np.uint8), np.full((100, 100), 255, np.uint8)
    paste_result(document, grey, QRect(550, 450, 100, 100), mask)
    pixels = snapshot_full(document)
    assert (pixels[450:, 550:] == (50, 50, 50, 255)).all() and not pixels[:450].any()


@pytest.mark.parametrize("size", [(256, 256), (600, 500), (1000, 800), (96, 640)])
def test_a_snapshot_has_the_size_asked_for_and_untouched_stays_transparent(document: Document, size) -> None:
    draw(document, (150, 0), (150, 500), brush=Brush(size=300, target=(40, 80, 120, 255)))
    pixels = snapshot_sketch(document, None, size)
    width, height = size
    assert pixels.shape == (height, width, 4) and pixels.dtype == np.uint8
    assert tuple(pixels[height // 2, width // 8]) == (40, 80, 120, 255)
    assert not pixels[height // 2, width * 7 // 8].any()


def test_a_reduced_snapshot_follows_every_stroke() -> None:
    document = Document((1024, 1024))
    snapshot_sketch(document, None, (256, 256))
    draw(document, (512, 512), brush=Brush(size=200, target=(9, 9, 9, 255)))
    first = snapshot_sketch(document, None, (256, 256))
    assert tuple(first[128, 128]) == (9, 9, 9, 255)
    document.undo()
    assert not snapshot_sketch(document, None, (256, 256)).any()


def test_a_snapshot_of_a_frame_shows_that_frame() -> None:
    document = Document((1024, 1024))
    pixels = noise(1024, 1024, 3)
    document.load_pixels(pixels)
    shown = snapshot_sketch(document, QRect(256, 128, 512, 512), (512, 512))
    assert np.array_equal(shown[..., :3], pixels[128:640, 256:768])
    assert snapshot_sketch(document, QRect(255, 129, 512, 512), (128, 128)).shape == (128, 128, 4)


def test_the_last_column_of_an_odd_sized_picture_stays_opaque_when_reduced() -> None:
    document = Document((1001, 777))
    document.load_pixels(np.full((777, 1001, 3), 80, np.uint8))
    assert (snapshot_sketch(document, None, (120, 96)) == (80, 80, 80, 255)).all()


def test_opening_another_picture_replaces_everything_and_forgets_undo(document: Document, qtbot) -> None:
    draw(document, (100, 100))
    draw(document, (100, 100), brush=MASK, layer=LayerName.MASK)
    pixels = noise(300, 200, 3)
    with qtbot.waitSignal(document.replaced):
        document.load_pixels(pixels)
    assert document.size == (300, 200) and not document.can_undo and not document.modified and not has_mask(document)
    assert np.array_equal(snapshot_full(document)[..., :3], pixels)


def test_opening_another_picture_while_the_pen_is_down_is_safe(document: Document) -> None:
    with begin_stroke(document, LayerName.SKETCH, RED) as stroke:
        stroke.to(10, 10)
        document.new((64, 64))
        stroke.to(20, 20)
    assert document.size == (64, 64) and not snapshot_full(document).any() and not document.can_undo


def test_the_revision_grows_with_the_sketch_and_not_with_the_mask(document: Document) -> None:
    seen = [document.revision]
    draw(document, (100, 100))
    seen.append(document.revision)
    document.undo()
    seen.append(document.revision)
    draw(document, (100, 100), brush=MASK, layer=LayerName.MASK)
    assert seen == sorted(set(seen)) and document.revision == seen[-1]


def test_saving_is_remembered_until_the_next_stroke(document: Document, qtbot) -> None:
    draw(document, (100, 100))
    assert document.modified
    document.modified = False
    with qtbot.waitSignal(document.modified_changed):
        draw(document, (200, 100))


def test_a_mask_of_another_size_is_fitted(document: Document) -> None:
    mask = np.zeros((50, 60), np.uint8)
    mask[:, :30] = 255
    set_mask(document, mask)
    assert snapshot_mask(document)[250, 100] == 255 and snapshot_mask(document)[250, 500] == 0


def test_undo_steps_are_packed_in_quiet_and_still_bit_exact(document: Document, qtbot) -> None:
    document.load_pixels(noise(600, 500))
    before = snapshot_full(document)
    draw(document, (50, 50), (500, 400))
    raw = document.history.bytes
    qtbot.waitUntil(lambda: document.history.bytes != raw)
    document.undo()
    assert np.array_equal(snapshot_full(document), before)


def test_a_larger_result_takes_mask_and_maps_along_as_one_undo_item(document: Document, qtbot) -> None:
    width, height = document.size
    draw(document, (100, 100), (300, 100))
    draw(document, (60, 60), brush=MASK, layer=LayerName.MASK)
    person = Person((Joint(10.0, 20.0), *[None] * (len(JOINTS) - 1)))
    set_figure(document, "pose", PoseFigure(Pose(document.size, (person,))))
    set_map(document, "depth", np.full((8, 8, 3), 77, np.uint8))
    before = snapshot_full(document), snapshot_mask(document)
    larger = noise(width + 70, height + 40, 3)
    with qtbot.wait_signal(document.resized):
        take_larger(document, larger, QRect(50, 30, width, height))
    assert document.size == (width + 70, height + 40)
    assert np.array_equal(snapshot_full(document)[..., :3], larger)
    assert np.array_equal(snapshot_mask(document)[30 : 30 + height, 50 : 50 + width], before[1])
    assert not snapshot_mask(document)[:30].any()
    assert document.maps.figure("pose").pose.people[0].joints[0] == Joint(60.0, 50.0)
    assert document.maps.layer("depth").read()[30, 50].tolist() == [77, 77, 77, 255]
    assert not document.maps.layer("depth").read()[:30].any()
    draw(document, (width + 60, 20))
    document.undo()
    with qtbot.wait_signal(document.resized):
        document.undo()
    assert document.size == (width, height)
    assert np.array_equal(snapshot_full(document), before[0])
    assert np.array_equal(snapshot_mask(document), before[1])
    assert document.maps.figure("pose").pose.people[0].joints[0] == Joint(10.0, 20.0)
    document.undo()
    document.redo()
    document.redo()
    assert document.size == (width + 70, height + 40)
    assert np.array_equal(snapshot_full(document)[..., :3], larger)


def test_enlarging_scales_the_mask_with_the_picture(document: Document) -> None:
    width, height = document.size
    mask = np.zeros((height, width), np.uint8)
    mask[: height // 2] = 255
    set_mask(document, mask)
    take_larger(document, noise(width * 2, height * 2, 3), QRect(0, 0, width * 2, height * 2))
    assert snapshot_mask(document).shape == (height * 2, width * 2)
    assert snapshot_mask(document)[: height - 8].min() == 255
    assert snapshot_mask(document)[height + 8 :].max() == 0
