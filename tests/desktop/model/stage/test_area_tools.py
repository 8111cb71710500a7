"""Fill, gradient, shapes, selections and transforms, each by its gesture and against what it should look like."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from stages import stage_over, wait_for_object

from desktop.model.document import edits, selecting
from desktop.model.document.content import SELECTION, LayerName, NodeKind
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full, snapshot_mask
from desktop.model.document.strokes import begin_stroke
from desktop.model.document.transform import lifted, put_down, quad_of, warp
from desktop.model.pixels.brush import Brush
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import TOOLS, Phase, Pointer, Stage
from desktop.model.stage.transforming import TransformHandle

SIZE = (320, 240)
RED, GREEN = (200, 30, 30), (20, 160, 60)


@pytest.fixture
def stage(qapp) -> Stage:
    state = ToolState()
    state.set(colour=RED, previous_colour=GREEN)
    return stage_over(Document(SIZE), state)


def drag(stage: Stage, tool: str, *places: tuple[float, float], **held: bool) -> None:
    """Press at the first place, move over the others, release at the last."""
    stage.state.set(tool=tool)

    def pointer(place: tuple[float, float], phase: Phase) -> Pointer:
        return Pointer(QPointF(*place), QPointF(*place), phase, **held)

    gesture = TOOLS[tool].gesture(stage, pointer(places[0], Phase.PRESS))
    try:
        gesture.send(None)
        for place in places[1:]:
            gesture.send(pointer(place, Phase.MOVE))
        gesture.send(pointer(places[-1], Phase.RELEASE))
    except StopIteration:
        pass


def ring(stage: Stage, *, gap: int = 0) -> None:
    """A circle's outline, open over `gap` pixels at its right."""
    with begin_stroke(stage.document, LayerName.SKETCH, Brush(size=6, target=(0, 0, 0, 255))) as stroke:
        start = gap / 60
        for step in range(81):
            angle = start + (2 * np.pi - 2 * start) * step / 80
            stroke.to(150 + 60 * np.cos(angle), 120 + 60 * np.sin(angle))


def seen(stage: Stage) -> np.ndarray:
    return snapshot_full(stage.document)


def test_a_fill_stops_at_lines_and_leaves_no_seam(stage) -> None:
    ring(stage)
    drag(stage, "fill", (150, 120))
    pixels = seen(stage)
    assert tuple(pixels[120, 150]) == (*RED, 255) and pixels[5, 5, 3] == 0
    assert pixels[120, 150:208, 3].min() > 200  # up to and under the line's soft rim
    stage.document.undo()
    assert seen(stage)[120, 150, 3] == 0


def test_a_fill_closes_gaps_up_to_the_size_asked_for(stage) -> None:
    ring(stage, gap=4)
    drag(stage, "fill", (150, 120))
    assert seen(stage)[5, 5, 3] == 255
    stage.document.undo()
    stage.state.set(gap=14)
    drag(stage, "fill", (150, 120))
    assert seen(stage)[5, 5, 3] == 0 and seen(stage)[120, 150, 3] == 255


def test_a_fill_is_bounded_by_what_is_selected(stage) -> None:
    drag(stage, "select_rectangle", (40, 40), (100, 100))
    drag(stage, "fill", (10, 10))
    alpha = seen(stage)[..., 3]
    assert alpha[40:100, 40:100].min() == 255 and alpha.sum() == 255 * 60 * 60


def test_a_fill_of_a_mask_masks(stage) -> None:
    stage.document.choose((LayerName.MASK,))
    stage.state.set(colour=(255, 255, 255))
    drag(stage, "fill", (10, 10))
    assert snapshot_mask(stage.document).min() == 255 and not seen(stage).any()


def test_a_gradient_runs_evenly_from_one_colour_to_the_other(stage) -> None:
    drag(stage, "gradient", (0.5, 100), (319.5, 100))
    pixels = seen(stage).astype(int)
    assert tuple(pixels[10, 0, :3]) == RED and tuple(pixels[200, -1, :3]) == GREEN
    wanted = np.round([RED[0] + (GREEN[0] - RED[0]) * x / 319 for x in range(320)])
    assert np.abs(pixels[50, :, 0] - wanted).max() <= 1
    assert (pixels == pixels[:1]).all()


def test_a_gradient_into_nothing_leaves_what_is_under_it(stage) -> None:
    stage.state.set(to_transparent=True, radial=True)
    drag(stage, "gradient", (160, 120), (260, 120))
    alpha = seen(stage)[..., 3].astype(int)
    assert alpha[120, 160] >= 252 and abs(alpha[120, 210] - 127) <= 2 and alpha[120, 262] == 0


@pytest.mark.parametrize(("tool", "area"), [("rectangle", 100 * 60), ("ellipse", np.pi * 50 * 30)])
def test_a_shape_has_the_area_that_geometry_gives_it(stage, tool, area) -> None:
    drag(stage, tool, (50, 50), (150, 110))
    assert abs(seen(stage)[..., 3].sum() / 255 - area) < area * 0.01
    stage.document.undo()
    stage.state.set(filled=False, size=4)
    drag(stage, tool, (50, 50), (150, 110))
    assert seen(stage)[80, 100, 3] == 0 and seen(stage)[80, 50, 3] == 255


def test_a_line_keeps_to_eighths_with_shift(stage) -> None:
    stage.state.set(size=3)
    drag(stage, "line", (20, 20), (200, 40), shift=True)
    assert seen(stage)[20, 100, 3] == 255 and seen(stage)[32, 150, 3] == 0


def test_a_polygon_is_clicked_together_and_closed_with_enter(stage) -> None:
    for corner in ((50, 50), (150, 50), (150, 150)):
        drag(stage, "polygon", corner)
    assert not seen(stage).any()
    assert TOOLS["polygon"].key(stage, Qt.Key.Key_Return, False)
    assert seen(stage)[60, 140, 3] == 255 and seen(stage)[140, 60, 3] == 0
    assert abs(seen(stage)[..., 3].sum() / 255 - 5000) < 60


def coverage(stage: Stage) -> np.ndarray:
    return stage.document.content.layer(SELECTION).read()


def test_selections_add_subtract_and_intersect(stage) -> None:
    drag(stage, "select_rectangle", (20, 20), (100, 100))
    drag(stage, "select_rectangle", (60, 60), (140, 140), shift=True)
    assert coverage(stage)[30, 30] == coverage(stage)[130, 130] == 255 and coverage(stage)[30, 130] == 0
    drag(stage, "select_rectangle", (70, 70), (90, 90), alt=True)
    assert coverage(stage)[80, 80] == 0 and coverage(stage)[65, 65] == 255
    drag(stage, "select_rectangle", (0, 0), (80, 240), shift=True, alt=True)
    assert coverage(stage)[30, 30] == 255 and coverage(stage)[130, 130] == 0
    drag(stage, "select_rectangle", (5, 5), (5, 5))
    assert stage.document.selection is None
    stage.document.undo()
    assert stage.document.selection is not None


def test_a_lasso_selects_its_inside(stage) -> None:
    drag(stage, "lasso", (50, 50), (150, 50), (150, 150), (50, 150))
    assert coverage(stage)[100, 100] == 255 and coverage(stage)[200, 100] == 0


def test_the_wand_selects_what_touches_or_all_of_a_colour(stage) -> None:
    for x in (20, 200):
        drag(stage, "rectangle", (x, 20), (x + 60, 80))
    drag(stage, "wand", (50, 50))
    assert coverage(stage)[50, 50] == 255 and coverage(stage)[50, 230] == 0
    stage.state.set(contiguous=False)
    drag(stage, "wand", (50, 50))
    assert coverage(stage)[50, 50] == coverage(stage)[50, 230] == 255 and coverage(stage)[50, 140] == 0


def test_a_thing_is_told_from_its_ground_by_a_box_round_it(stage) -> None:
    random = np.random.default_rng(4)
    pixels = random.normal((90, 150, 90), 8, (240, 320, 3)).clip(0, 255)
    y, x = np.mgrid[:240, :320]
    disc = (x - 150) ** 2 + (y - 110) ** 2 < 50**2
    pixels[disc] = random.normal((200, 80, 60), 8, (int(disc.sum()), 3)).clip(0, 255)
    stage.document.load_pixels(pixels.astype(np.uint8))
    drag(stage, "select_object", (85, 45), (215, 175))
    wait_for_object(stage)
    found = coverage(stage) >= 128
    assert (found & disc).sum() / (found | disc).sum() > 0.93


def test_growing_shrinking_inverting_and_masks_go_both_ways(stage) -> None:
    drag(stage, "select_rectangle", (100, 100), (140, 140))
    do = {name: action.do for name, action in SELECTION_ACTIONS.items()}
    do["grow"](stage.document, 10)
    assert coverage(stage)[120, 92] == 255 and coverage(stage)[120, 88] == 0
    do["shrink"](stage.document, 10)
    assert coverage(stage)[120, 99] == 0 and coverage(stage)[120, 101] == 255
    do["to_mask"](stage.document, 0)
    assert np.array_equal(snapshot_mask(stage.document), coverage(stage))
    do["invert"](stage.document, 0)
    assert coverage(stage)[120, 120] == 0 and coverage(stage)[5, 5] == 255
    do["from_mask"](stage.document, 0)
    do["feather"](stage.document, 6)
    assert 100 < coverage(stage)[120, 100] < 160
    assert np.array_equal(selecting.combined(None, coverage(stage), selecting.Combine.SUBTRACT), 255 - coverage(stage))


def test_moving_by_whole_pixels_changes_no_pixel(stage) -> None:
    drag(stage, "ellipse", (40, 40), (90, 100))
    before = seen(stage)
    drag(stage, "move", (60, 60), (95, 70))
    assert np.array_equal(seen(stage)[10:, 35:], before[:-10, :-35])
    assert stage.transforming.active
    TOOLS["move"].leave(stage)
    assert stage.document.history.undo_label == "Transform"
    assert np.array_equal(seen(stage)[10:, 35:], before[:-10, :-35])
    stage.document.undo()
    assert np.array_equal(seen(stage), before)


def test_only_what_is_selected_moves_and_the_selection_with_it(stage) -> None:
    drag(stage, "rectangle", (20, 20), (120, 120))
    drag(stage, "select_rectangle", (20, 20), (60, 120))
    drag(stage, "move", (30, 30), (180, 30))
    stage.transforming.apply()
    alpha = seen(stage)[..., 3]
    assert alpha[50, 30] == 0 and alpha[50, 100] == 255 and alpha[50, 180] == 255 and alpha[50, 215] == 0
    assert coverage(stage)[50, 180] == 255 and coverage(stage)[50, 30] == 0


@pytest.mark.parametrize("key", ["Esc", "Ctrl+Z"])
def test_esc_forgets_a_transform_and_undo_takes_it_back(stage, key) -> None:
    drag(stage, "rectangle", (20, 20), (120, 120))
    before = seen(stage)
    drag(stage, "move", (30, 30), (180, 30))
    moved = seen(stage)
    if key == "Esc":
        stage.transforming.cancel()
    else:
        stage.document.undo()
    assert not stage.transforming.active and np.array_equal(seen(stage), before)
    stage.document.redo()
    assert np.array_equal(seen(stage), before if key == "Esc" else moved)


def test_the_frame_scales_turns_and_distorts(stage) -> None:
    drag(stage, "rectangle", (100, 80), (140, 120))
    transforming = stage.transforming
    assert transforming.begin()
    corner = QPointF(140, 120)
    assert transforming.grip_at(corner, 5) == TransformHandle(1, 1) and transforming.grip_at(QPointF(300, 10), 5).turn
    held = {"shift": False, "alt": False, "ctrl": False}
    wider = transforming.dragged(TransformHandle(1, 1), transforming.quad, corner, QPointF(180, 160), **held)
    transforming.put(wider)
    assert transforming.numbers[2:4] == (80, 80)
    transforming.turn(90)
    assert round(transforming.numbers[4]) == 90
    slanted = transforming.dragged(
        TransformHandle(0, -1), wider, QPointF(140, 80), QPointF(160, 80), **held | {"ctrl": True}
    )
    assert slanted[0] == QPointF(120, 80) and slanted[3] == wider[3]
    transforming.put(quad_of(QRectF(100, 80, 0, 0)))
    assert transforming.numbers[2] == 80  # what can't be is left out


def smooth(width: int, height: int) -> np.ndarray:
    """An opaque picture without edges but its own, so that resampling has little to lose."""
    y, x = np.mgrid[:height, :width]
    waves = [127 + 100 * np.sin(x / 9), 127 + 100 * np.cos(y / 11), 127 + 100 * np.sin((x + y) / 15)]
    return np.dstack([*waves, np.full((height, width), 255.0)]).astype(np.uint8)


@pytest.mark.parametrize("degrees", [30, 90, 200])
def test_turning_there_and_back_is_nearly_nothing(degrees) -> None:
    from PySide6.QtGui import QTransform

    rect, whole = QRect(60, 60, 80, 60), QRect(0, 0, 220, 200)
    pixels = smooth(80, 60)
    about = QTransform().translate(100, 90).rotate(degrees).translate(-100, -90)
    quad = tuple(about.map(corner) for corner in quad_of(QRectF(rect)))
    place, turned = warp(pixels, rect, quad, whole)
    back_quad = tuple(about.inverted()[0].map(corner) for corner in quad_of(QRectF(place)))
    back_place, back = warp(turned, place, back_quad, whole)
    top, left = rect.y() - back_place.y(), rect.x() - back_place.x()
    again = back[top : top + 60, left : left + 80]
    assert np.abs(again[4:-4, 4:-4].astype(int) - pixels[4:-4, 4:-4]).mean() < 2


def test_halving_averages_four_pixels(stage) -> None:
    rect = QRect(20, 20, 80, 60)
    pixels = smooth(80, 60)
    _place, half = warp(pixels, rect, quad_of(QRectF(20, 20, 40, 30)), QRect(0, 0, *SIZE))
    wanted = pixels.reshape(30, 2, 40, 2, 4).mean(axis=(1, 3))
    assert np.abs(half[2:-2, 2:-2][: 30 - 2, : 40 - 2].astype(float) - wanted[1:-1, 1:-1]).max() < 3


def test_a_group_is_moved_with_all_that_it_holds(stage) -> None:
    drag(stage, "rectangle", (20, 20), (60, 60))
    content, id = edits.added(stage.document.content, NodeKind.PAINT, LayerName.SKETCH)
    stage.document.change("Add", content, choose=(id,))
    drag(stage, "rectangle", (100, 20), (140, 60))
    content, group = edits.grouped(stage.document.content, {id, LayerName.SKETCH})
    stage.document.change("Group", content, choose=(group,))
    lift = lifted(stage.document.content, {group})
    moved = put_down(lift, tuple(corner + QPointF(0, 100) for corner in lift.quad))
    stage.document.change("Move", moved)
    alpha = seen(stage)[..., 3]
    assert alpha[140, 40] == alpha[140, 120] == 255 and not alpha[:100].any()


def test_smudging_carries_colour_over_an_edge_and_blurring_softens_it(stage) -> None:
    stage.state.set(size=24, hardness=0.5, pressure_size=False)
    drag(stage, "rectangle", (40, 40), (120, 200))
    before = seen(stage)
    drag(stage, "smudge", *[(x, 120) for x in range(100, 160, 4)])
    assert before[120, 130, 3] == 0 and seen(stage)[120, 130, 3] > 60
    assert np.array_equal(seen(stage)[:100], before[:100])
    stage.document.undo()
    assert np.array_equal(seen(stage), before)
    drag(stage, "blur", *[(120, y) for y in range(100, 140, 4)])
    assert 0 < seen(stage)[120, 122, 3] < 255 and seen(stage)[60, 121, 3] == 0


@pytest.mark.parametrize(("symmetry", "twins"), [("vertical", 2), ("both", 4), ("radial", 6)])
def test_symmetry_repeats_a_stroke_about_the_middle(stage, symmetry, twins) -> None:
    stage.state.set(size=10, pressure_size=False, symmetry=symmetry)
    drag(stage, "brush", (200, 60), (202, 60))
    whole = seen(stage)[..., 3].astype(float).sum()
    stage.document.undo()
    stage.state.set(symmetry="none")
    drag(stage, "brush", (200, 60), (202, 60))
    assert abs(whole / seen(stage)[..., 3].astype(float).sum() - twins) < 0.05


def test_shift_draws_straight_from_where_the_last_stroke_ended(stage) -> None:
    stage.state.set(size=6, pressure_size=False)
    drag(stage, "brush", (30, 30), (40, 30))
    drag(stage, "brush", (200, 130), (200, 130), shift=True)
    assert seen(stage)[80, 120, 3] == 255


def test_flow_builds_up_and_grain_leaves_paper_showing(stage) -> None:
    stage.state.set(size=60, hardness=1.0, flow=0.1, pressure_size=False)
    drag(stage, "brush", (100, 100), (103, 100))
    once = int(seen(stage)[100, 100, 3])
    drag(stage, "brush", (100, 100), (103, 100))
    assert 0 < once < int(seen(stage)[100, 100, 3]) < 255
    stage.document.undo()
    stage.document.undo()
    stage.state.set(flow=0.5, grain=1.0)
    drag(stage, "brush", (60, 100), (200, 100))
    alpha = seen(stage)[90:110, 80:180, 3]
    assert alpha.std() > 15
