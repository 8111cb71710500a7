from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect

from desktop.model import conversions
from desktop.model.document import Document
from desktop.model.scene import Scene


@pytest.fixture
def scene() -> Scene:
    document = Document((400, 200))
    pixels = np.zeros((200, 400, 4), np.uint8)
    pixels[:, :100] = (200, 100, 50, 255)
    document.load_pixels(pixels)
    return Scene(document)


def plain(width: int, height: int, colour: tuple[int, int, int]):
    return conversions.to_drawable(np.full((height, width, 3), colour, np.uint8))


def test_colours_are_picked_from_paint_and_not_from_bare_paper(scene: Scene) -> None:
    assert scene.colour_of_sketch(QPointF(50.5, 199.9)) == (200, 100, 50)
    assert scene.colour_of_sketch(QPointF(150, 100)) is None
    assert scene.colour_of_sketch(QPointF(-0.5, 100)) is None


def test_a_result_of_another_size_covers_its_frame(scene: Scene) -> None:
    scene.set_result(plain(64, 64, (1, 2, 3)), QRect(100, 50, 100, 100))
    assert scene.colour_of_result(QPointF(199, 149)) == (1, 2, 3)
    assert scene.colour_of_result(QPointF(99, 100)) is None


def test_a_large_result_is_halved_for_a_small_place_and_once(scene: Scene) -> None:
    scene.set_result(plain(1024, 512, (9, 9, 9)), None)
    assert scene.result_at(1.0).width() == 1024
    small = scene.result_at(0.2)
    assert small.width() == 256 and scene.result_at(0.2) is small


def test_another_document_takes_result_and_overlays_away(scene: Scene) -> None:
    scene.set_result(plain(8, 8, (1, 1, 1)), None)
    scene.set_overlay("canny", plain(8, 8, (255, 255, 255)), 0.5)
    scene.document.new((64, 64))
    assert not scene.has_result and not scene.overlays


def test_an_overlay_is_taken_off_by_none(scene: Scene) -> None:
    scene.set_overlay("depth", plain(8, 8, (5, 5, 5)), 0.5)
    scene.set_overlay_opacity("depth", 0.25)
    assert scene.overlays["depth"].opacity == 0.25 and scene.overlays["depth"].kind.label == "Depth"
    scene.set_overlay("depth", None, 0.5)
    assert not scene.overlays
