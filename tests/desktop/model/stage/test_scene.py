from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect

from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.pixels.overlays import Overlay, kind_of
from desktop.model.stage.scene import Scene
from desktop.model.stage.tool_state import ToolState


@pytest.fixture
def scene() -> Scene:
    document = Document((400, 200))
    pixels = np.zeros((200, 400, 4), np.uint8)
    pixels[:, :100] = (200, 100, 50, 255)
    document.load_pixels(pixels)
    return Scene(document, ToolState())


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
    scene.set_overlays({"a": Overlay(kind_of("canny"), plain(8, 8, (255, 255, 255)), 0.5)})
    scene.document.new((64, 64))
    assert not scene.has_result and not scene.overlays


def test_overlays_that_stay_as_they_are_paint_nothing_anew(scene: Scene, qtbot) -> None:
    laid = Overlay(kind_of("depth"), plain(8, 8, (5, 5, 5)), 0.5)
    scene.set_overlays({"a": laid})
    with qtbot.assertNotEmitted(scene.overlays_changed):
        scene.set_overlays({"a": replace(laid)})
    with qtbot.waitSignal(scene.overlays_changed):
        scene.set_overlays({"a": replace(laid, opacity=0.25)})


def test_a_pose_lies_over_the_picture_without_its_black() -> None:
    pixels = np.zeros((8, 8, 3), np.uint8)
    pixels[4] = (255, 0, 85)
    laid = kind_of("pose").prepare(conversions.to_drawable(pixels), (1, 2, 3))
    assert conversions.opacity(laid)[:, 0].tolist() == [0, 0, 0, 0, 255, 0, 0, 0]
    edges = kind_of("canny").prepare(conversions.to_drawable(pixels // 255 * 255), (1, 2, 3))
    assert edges.pixelColor(0, 4).red() <= 1 and conversions.opacity(edges)[0, 0] == 0
