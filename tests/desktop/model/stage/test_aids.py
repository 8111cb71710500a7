"""Grid, guides and snapping: a guide is pulled, moved, taken away, undone, and turns with its picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect

from desktop.model.document import edits, reshaping
from desktop.model.document.content import Content, Guide
from desktop.model.document.document import Document
from desktop.model.stage.aids import DrawingAids

SIZE = (320, 200)


@pytest.fixture
def document() -> Document:
    return Document(SIZE)


@pytest.fixture
def aids(document: Document) -> DrawingAids:
    made = DrawingAids(document)
    made.toggle_snap()
    return made


def put(aids: DrawingAids, guide: Guide) -> None:
    aids.lift(None, guide)
    aids.put_down()


def test_a_guide_is_undone_with_the_rest_and_dropped_outside_it_goes(document: Document, aids: DrawingAids) -> None:
    put(aids, Guide(True, 100.0))
    put(aids, Guide(False, 50.0))
    assert (
        document.content.guides == (Guide(True, 100.0), Guide(False, 50.0)) and document.history.undo_label == "Guide"
    )
    aids.lift(aids.guide_near(QPointF(103, 10), 5), Guide(True, -20.0))
    assert aids.guides == (Guide(False, 50.0), Guide(True, -20.0))
    aids.put_down()
    assert document.content.guides == (Guide(False, 50.0),)
    document.undo()
    assert len(document.content.guides) == 2
    aids.lift(0, Guide(True, 7.0))
    aids.let_go()
    assert aids.guides == document.content.guides
    aids.clear_guides()
    assert not aids.guides
    document.undo()
    assert len(aids.guides) == 2


def test_points_go_to_guides_then_the_middle_and_the_rim_then_the_grid(aids: DrawingAids) -> None:
    put(aids, Guide(True, 100.0))
    assert aids.snapped(QPointF(104, 97), 6) == QPointF(100, 100)
    assert aids.snapped(QPointF(157, 3), 6) == QPointF(160, 0)
    assert aids.snapped(QPointF(67, 30), 6) == QPointF(67, 30)
    aids.set_spacing(32)
    assert aids.snapped(QPointF(67, 30), 6) == QPointF(64, 32)
    aids.toggle_snap()
    assert aids.snapped(QPointF(104, 97), 6) == QPointF(104, 97)


def test_guides_keep_their_place_in_a_picture_that_is_reshaped() -> None:
    content = replace(Content(SIZE), guides=(Guide(True, 80.0), Guide(False, 50.0)))
    scaled = reshaping.scaled(content, (640, 100))
    assert scaled.guides == (Guide(True, 160.0), Guide(False, 25.0))
    assert reshaping.cropped(content, QRect(30, 10, 100, 100)).guides == (Guide(True, 50.0), Guide(False, 40.0))
    assert reshaping.flipped(content, across=True).guides == (Guide(True, 240.0), Guide(False, 50.0))
    turned = reshaping.turned(content, 1)
    assert turned.size == (200, 320) and turned.guides == (Guide(False, 80.0), Guide(True, 150.0))
    assert reshaping.turned(turned, 3).guides == content.guides
    assert edits.placed_in(content, (400, 400), QRect(40, 100, 320, 200)).guides == (
        Guide(True, 120.0),
        Guide(False, 150.0),
    )
