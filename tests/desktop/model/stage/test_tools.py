from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from stages import stage_over

from desktop.model.document.document import Document
from desktop.model.document.snapshots import has_mask, map_colour_at, snapshot_full, snapshot_mask
from desktop.model.stage.tool_state import BrushSettings, Drawn, Rgb, ToolState
from desktop.model.stage.tools import TOOLS, Phase, Pointer, Stage


@pytest.fixture
def stage() -> Stage:
    pick = lambda at: (9, 8, 7) if at.x() > 100 else None  # noqa: E731
    return stage_over(Document((300, 200)), ToolState(), pick=pick)


def ink(stage: Stage) -> Rgb | None:
    assert stage.state.value.painted is not None
    return stage.state.value.painted.ink


def use(stage: Stage, name: str, *places: tuple[float, float], lift: bool = True) -> None:
    """Press, move and, unless the gesture is to be cancelled, release."""
    points = [QPointF(*place) for place in places]
    gesture = TOOLS[name].gesture(stage, Pointer(points[0], points[0], Phase.PRESS))
    next(gesture)
    for point in points[1:]:
        gesture.send(Pointer(point, point, Phase.MOVE))
    if lift:
        with pytest.raises(StopIteration):
            gesture.send(Pointer(points[-1], points[-1], Phase.RELEASE))
    else:
        gesture.close()


def test_every_tool_is_whole() -> None:
    options = set(BrushSettings.__dataclass_fields__) | {"brush", "selection", "transform"}
    assert [tool.group for tool in TOOLS.values()] == sorted(tool.group for tool in TOOLS.values())
    assert next(iter(TOOLS)) == "brush" and next(reversed(TOOLS)) == "guide"
    assert len({tool.shortcut for tool in TOOLS.values()}) == len(TOOLS)
    for tool in TOOLS.values():
        assert tool.label and tool.tip and tool.icon and set(tool.options) <= options
        assert not tool.eraser or tool.eraser in TOOLS


def test_the_brush_paints_in_its_colour_and_remembers_it(stage: Stage) -> None:
    stage.state.choose_colour((12, 34, 56))
    use(stage, "brush", (50, 50), (150, 50))
    assert tuple(snapshot_full(stage.document)[50, 100]) == (12, 34, 56, 255)
    assert stage.state.value.recent[0] == (12, 34, 56) and stage.document.history.undo_label == "Stroke"


@pytest.mark.parametrize("name", ["brush", "mask_brush"])
def test_a_cancelled_stroke_leaves_nothing(stage: Stage, name: str) -> None:
    use(stage, name, (50, 50), (150, 50), lift=False)
    assert not snapshot_full(stage.document).any() and not has_mask(stage.document) and not stage.document.can_undo


def test_eraser_and_mask_tools_do_their_part(stage: Stage) -> None:
    use(stage, "brush", (50, 100), (250, 100))
    use(stage, "eraser", (150, 100))
    assert not snapshot_full(stage.document)[100, 150].any()
    use(stage, "mask_brush", (50, 100), (250, 100))
    use(stage, "mask_eraser", (150, 100))
    mask = snapshot_mask(stage.document)
    assert mask[100, 70] == 255 and mask[100, 150] == 0


def test_the_eyedropper_takes_what_is_seen_and_puts_back_when_cancelled(stage: Stage) -> None:
    before = stage.state.value.colour
    use(stage, "eyedropper", (150, 10), lift=False)
    assert stage.state.value.colour == before
    use(stage, "eyedropper", (50, 10), (150, 10))
    assert stage.state.value.colour == (9, 8, 7) and stage.state.value.previous_colour == before


def test_the_hand_moves_the_canvas_and_not_the_drawing(stage: Stage) -> None:
    use(stage, "brush", (50, 50), (150, 50))
    pixels, centre = snapshot_full(stage.document), stage.viewport.value.centre
    use(stage, "hand", (10, 10), (30, 25))
    moved = (centre - stage.viewport.value.centre) * stage.viewport.value.scale
    assert (moved.x(), moved.y()) == (pytest.approx(20), pytest.approx(15))
    assert np.array_equal(snapshot_full(stage.document), pixels)


def test_brush_and_eraser_paint_a_map_in_its_ink_without_mixing(stage: Stage) -> None:
    stage.state.set(size=20, hardness=0.2, opacity=0.5, drawn=Drawn("card", "segmentation", (6, 230, 230)))
    use(stage, "brush", (50, 50), (250, 120))
    painted = stage.document.maps.layer("card").read()
    assert {tuple(each) for each in painted.reshape(-1, 4).tolist()} == {(0, 0, 0, 0), (6, 230, 230, 255)}
    assert not stage.document.picture.read().any()
    use(stage, "eraser", (50, 50))
    assert map_colour_at(stage.document, "card", 50, 50) is None
    assert map_colour_at(stage.document, "card", 250, 120) == (6, 230, 230)
    stage.document.undo()
    assert map_colour_at(stage.document, "card", 50, 50) == (6, 230, 230)


def test_a_map_without_ink_of_its_own_takes_the_brushs_colour(stage: Stage) -> None:
    stage.state.set(colour=(1, 2, 3), drawn=Drawn("card", "tile"))
    use(stage, "brush", (50, 50))
    assert map_colour_at(stage.document, "card", 50, 50) == (1, 2, 3)


def test_the_eyedropper_takes_the_maps_ink_and_gives_it_back_when_cancelled(stage: Stage) -> None:
    stage.state.set(size=20, drawn=Drawn("card", "depth", (200, 0, 0)))
    use(stage, "brush", (50, 50))
    stage.state.set(drawn=Drawn("card", "depth", (0, 9, 0)))
    use(stage, "eyedropper", (50, 50), lift=False)
    assert ink(stage) == (0, 9, 0)
    use(stage, "eyedropper", (50, 50))
    assert ink(stage) == (200, 0, 0)
    assert stage.state.value.colour != (200, 0, 0)
    use(stage, "eyedropper", (150, 150))
    assert ink(stage) == (200, 0, 0)


@pytest.mark.parametrize("name", [name for name, tool in TOOLS.items() if tool.map_options is not None])
def test_esc_ends_painting_a_map_with_every_tool_that_goes_on_with_it(stage: Stage, name: str) -> None:
    assert not TOOLS[name].key(stage, Qt.Key.Key_Escape, False)
    stage.state.set(drawn=Drawn("card", "tile"))
    assert TOOLS[name].key(stage, Qt.Key.Key_Escape, False)
    assert stage.state.value.drawn is None
