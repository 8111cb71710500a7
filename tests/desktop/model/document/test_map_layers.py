"""Maps drawn by hand: painted or posed over the document, undone and redone with everything else."""

from dataclasses import dataclass

import numpy as np
import pytest
from stages import set_figure

from desktop.model.document.changes import clear_map, set_map
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush

GREEN = Brush(size=20.0, target=(10, 200, 30, 255))


@dataclass(frozen=True)
class Dot:
    """A figure of one point."""

    x: int
    y: int

    def drawn(self, document, size, shrink):
        made = np.zeros((size[1], size[0], 3), np.uint8)
        made[self.y * size[1] // document[1], self.x * size[0] // document[0]] = 255
        return made


@pytest.fixture
def document() -> Document:
    return Document((300, 200))


def test_painting_a_map_is_one_undo_item_and_leaves_the_sketch_alone(document, qtbot):
    before = snapshot_full(document)
    touched = []
    document.maps.changed.connect(touched.append)
    assert document.maps.is_empty("a")
    with begin_stroke(document, "a", GREEN) as stroke:
        stroke.to(100, 100)
        stroke.to(200, 100)
    assert set(touched) == {"a"}
    painted = document.maps.picture("a", (300, 200)).pixels
    assert painted[100, 150].tolist() == [10, 200, 30, 255] and painted[20, 150, 3] == 0
    assert np.array_equal(snapshot_full(document), before) and document.maps.is_empty("b")
    assert document.history.undo_label == "Map stroke"
    document.undo()
    assert document.maps.is_empty("a")
    document.redo()
    assert np.array_equal(document.maps.picture("a", (300, 200)).pixels, painted)


def test_a_map_is_drawn_once_for_a_size_until_it_changes(document):
    set_map(document, "a", np.full((20, 30, 3), 90, np.uint8))
    first = document.maps.picture("a", (60, 40))
    assert document.maps.picture("a", (60, 40)) is first
    assert (first.pixels == (90, 90, 90, 255)).all()
    clear_map(document, "a")
    assert not document.maps.picture("a", (60, 40)).pixels.any()


def test_a_figure_is_undone_among_strokes(document):
    set_figure(document, "p", Dot(30, 20), "Move joint")
    with begin_stroke(document, "a", GREEN) as stroke:
        stroke.to(10, 10)
    set_figure(document, "p", Dot(60, 40), "Move joint")
    set_figure(document, "p", Dot(60, 40), "Move joint")
    assert document.history.undo_label == "Move joint"
    document.undo()
    assert document.maps.figure("p") == Dot(30, 20) and not document.maps.is_empty("a")
    assert np.argwhere(document.maps.picture("p", (30, 20)).pixels[..., 0]).tolist() == [[2, 3]]
    document.undo()
    document.undo()
    assert document.maps.is_empty("p") and not document.can_undo
    document.redo()
    assert document.maps.figure("p") == Dot(30, 20)


def test_another_document_has_no_drawn_maps(document):
    set_map(document, "a", np.full((8, 8, 3), 90, np.uint8))
    set_figure(document, "p", Dot(1, 1))
    document.new((64, 32))
    assert document.maps.is_empty("a") and document.maps.is_empty("p")
    assert document.maps.layer("a").size == (64, 32)
