"""Drawing a card's map by hand: which, with what, from what, and until when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from desktop.model.document.document import Document
from desktop.model.document.snapshots import map_colour_at
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings, MapSource, changed, found
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.model.stage.map_editing import MapEditing
from desktop.model.stage.scene import Scene
from desktop.model.stage.tool_state import Drawn, ToolState
from engine import registry
from engine.catalog import ade20k

SEG = ControlSettings("segmentation", id="seg", on=False)
DEPTH = ControlSettings("depth", id="depth", on=False, opacity=0.4)
POSE = ControlSettings("pose", id="pose", on=False)


@dataclass
class Parts:
    settings: SettingsModel
    document: Document
    tools: ToolState
    scene: Scene
    editing: MapEditing

    @property
    def source(self) -> MapSource:
        card = self.editing.card
        assert card is not None
        return card.source


@pytest.fixture
def parts() -> Parts:
    settings, document, tools = SettingsModel(Settings(controls=(SEG, DEPTH, POSE))), Document((64, 48)), ToolState()
    scene = Scene(document, tools)
    editing = MapEditing(settings, document, ChosenModel(settings), tools, scene)
    return Parts(settings, document, tools, scene, editing)


def test_classes_are_painted_with_one_of_theirs_first() -> None:
    assert registry.control("segmentation").ink in ade20k.by_colour()


def test_drawing_a_map_gives_it_brush_and_eraser(parts: Parts) -> None:
    parts.tools.set(tool="mask_brush")
    parts.editing.edit("seg")
    assert parts.editing.painting
    assert parts.source is MapSource.DRAWN
    assert parts.tools.tool == "brush"
    assert parts.tools.value.drawn == Drawn("seg", "segmentation", (6, 230, 230))
    drawn = parts.scene.drawn
    assert drawn is not None
    assert (drawn.label, drawn.flat, drawn.posed) == ("Segmentation map", True, False)


def test_of_two_poses_the_one_that_was_asked_for_is_edited(parts: Parts) -> None:
    second = ControlSettings("pose", id="second", on=False)
    parts.settings.set(controls=(POSE, second))
    parts.editing.edit("second")
    assert parts.editing.card is not None and parts.editing.card.id == parts.editing.posing.id == "second"
    assert parts.tools.tool == "pose"
    assert parts.document.maps.is_empty("pose")
    assert found(parts.settings.value.controls, "pose") == POSE


def test_another_ink_puts_the_eraser_down(parts: Parts) -> None:
    parts.editing.edit("seg")
    parts.tools.set(tool="eraser")
    assert parts.editing.painting
    parts.editing.set_ink((4, 200, 3))
    assert parts.editing.ink == (4, 200, 3)
    assert parts.tools.tool == "brush"


@pytest.mark.parametrize("end", ["done", "esc", "tool", "card", "source", "document"])
def test_it_ends_and_the_sketch_has_the_brush_back(parts: Parts, end: str) -> None:
    parts.editing.edit("depth")
    cards = parts.settings.value.controls
    {
        "done": parts.editing.stop,
        "esc": lambda: parts.tools.set(drawn=None),
        "tool": lambda: parts.tools.set(tool="mask_brush"),
        "card": lambda: parts.settings.set(controls=(SEG,)),
        "source": lambda: parts.settings.set(controls=changed(cards, "depth", source=MapSource.CANVAS)),
        "document": lambda: parts.document.new((32, 32)),
    }[end]()
    assert not parts.editing.painting
    assert parts.editing.card is None
    assert parts.scene.drawn is None
    assert parts.tools.value.drawn is None
    assert parts.tools.tool == ("mask_brush" if end == "tool" else "brush")


def test_moving_the_canvas_does_not_end_it(parts: Parts) -> None:
    parts.editing.edit("depth")
    parts.tools.set(tool="hand")
    assert parts.editing.painting


def test_the_cards_opacity_is_the_drawings(parts: Parts) -> None:
    parts.editing.edit("depth")
    assert parts.scene.drawing_opacity == 0.4
    parts.settings.set(controls=changed(parts.settings.value.controls, "depth", opacity=0.9))
    assert parts.scene.drawing_opacity == 0.9


def test_the_map_that_was_there_can_be_painted_on(parts: Parts) -> None:
    sky, tree = (6, 230, 230), (4, 200, 3)
    there = np.full((12, 16, 3), sky, np.uint8)
    there[6:, :] = tree
    parts.editing.edit("seg", there)
    assert parts.editing.can_start_from
    assert parts.document.maps.is_empty("seg")
    parts.editing.start_from()
    assert not parts.editing.can_start_from
    picture = parts.document.maps.picture("seg", (40, 30), flat=True)
    assert {tuple(each) for each in picture.pixels.reshape(-1, 4).tolist()} == {(*sky, 255), (*tree, 255)}
    assert parts.document.history.undo_label == "Start from the map"
    parts.editing.clear()
    assert parts.document.maps.is_empty("seg")
    parts.document.undo()
    assert not parts.document.maps.is_empty("seg")


def test_what_is_black_in_it_counts_as_not_painted(parts: Parts) -> None:
    there = np.zeros((48, 64, 3), np.uint8)
    there[10:20] = 255
    parts.editing.edit("depth", there)
    parts.editing.start_from()
    assert map_colour_at(parts.document, "depth", 5, 15) == (255, 255, 255)
    assert map_colour_at(parts.document, "depth", 5, 40) is None


def test_a_map_drawn_before_is_gone_on_with(parts: Parts) -> None:
    parts.editing.edit("seg")
    parts.editing.stop()
    parts.editing.edit("seg", np.zeros((4, 4, 3), np.uint8))
    assert not parts.editing.can_start_from


def test_class_colours_stay_exact_at_any_size(parts: Parts) -> None:
    parts.editing.edit("seg")
    for x, ink in ((10, (6, 230, 230)), (40, (4, 250, 7))):
        with begin_stroke(parts.document, "seg", Brush(21, (*ink, 255), flat=True)) as stroke:
            stroke.to(x, 20)
            stroke.to(x + 7, 31)
    for size in ((24, 16), (200, 152)):
        pixels = parts.document.maps.picture("seg", size, flat=True).pixels
        seen = {tuple(each) for each in pixels.reshape(-1, 4).tolist()}
        assert seen == {(0, 0, 0, 0), (6, 230, 230, 255), (4, 250, 7, 255)}


def test_a_pose_card_is_edited_by_its_skeleton(parts: Parts) -> None:
    parts.editing.edit("pose")
    assert parts.editing.posing.active and not parts.editing.painting
    assert parts.tools.tool == "pose"
    assert parts.scene.drawn is not None and parts.scene.drawn.posed
    parts.tools.set(tool="brush")
    assert not parts.editing.posing.active
    assert not parts.document.maps.is_empty("pose")


def test_the_tool_takes_the_pose_card_there_is(parts: Parts) -> None:
    parts.tools.set(tool="pose")
    assert parts.editing.card is not None and parts.editing.card.id == "pose"
    parts.editing.stop()
    assert parts.tools.tool == "brush"


def test_the_tool_adds_a_card_where_there_is_none_off_without_a_controlnet(parts: Parts) -> None:
    parts.settings.set(controls=(SEG,), model="no such model")
    parts.tools.set(tool="pose")
    card = parts.editing.card
    assert card is not None
    assert (card.control, card.source, card.on, card.shown) == ("pose", MapSource.DRAWN, False, True)
    assert found(parts.settings.value.controls, card.id) == card


def test_from_a_pose_to_a_map_and_back(parts: Parts) -> None:
    parts.editing.edit("pose")
    parts.editing.edit("seg")
    assert parts.editing.painting and not parts.editing.posing.active
    parts.tools.set(tool="pose")
    assert parts.editing.posing.active and parts.tools.value.painted is None


def test_a_card_that_is_not_there_is_not_edited(parts: Parts) -> None:
    parts.editing.edit("gone")
    assert parts.editing.card is None
    assert parts.tools.value.drawn is None
