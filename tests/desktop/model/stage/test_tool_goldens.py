"""One golden picture a tool and a transform, as each is used: `pytest tests/desktop --update-goldens`, then look.

The pictures are the document's own pixels, without fonts and styles: a level or two is what may differ by rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from stages import stage_over, wait_for_object

from desktop.model.document.document import Document, LayerName
from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.document.transform import quad_of
from desktop.model.pixels.brush import Brush
from desktop.model.stage.brush_presets import BRUSH_PRESETS, BrushLibrary
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.model.stage.symmetry import SYMMETRIES
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import TOOLS, Phase, Pointer, Stage
from desktop.model.stage.transforming import Transforming

SIZE = (160, 112)
RED, GREEN, BLUE = (200, 40, 40), (40, 150, 80), (50, 90, 200)
LEVELS = 2
GOLDENS = Path(__file__).parent / "goldens"
WAVE = tuple((20.0 + 120 * step / 10, 56.0 + 30 * np.sin(step * 0.7)) for step in range(11))


@pytest.fixture
def stage(qapp) -> Stage:
    state = ToolState()
    state.set(colour=RED, previous_colour=GREEN, size=14.0)
    return stage_over(Document(SIZE), state)


def use(stage: Stage, tool: str, *places: tuple[float, float], **held: bool) -> None:
    """Press at the first place, light at first, and let go at the last."""
    stage.state.set(tool=tool)

    def pointer(place: tuple[float, float], phase: Phase, pressure: float) -> Pointer:
        return Pointer(QPointF(*place), QPointF(*place), phase, pressure, **held)

    gesture = TOOLS[tool].gesture(stage, pointer(places[0], Phase.PRESS, 0.3))
    try:
        gesture.send(None)  # type: ignore[arg-type]  # the first send starts the generator
        for number, place in enumerate(places[1:], 1):
            gesture.send(pointer(place, Phase.MOVE, 0.3 + 0.7 * number / len(places)))
        gesture.send(pointer(places[-1], Phase.RELEASE, 1.0))
    except StopIteration:
        pass
    wait_for_object(stage)


def scene(stage: Stage) -> None:
    """A blue disc and a green bar, to be worked on."""
    with begin_stroke(stage.document, LayerName.SKETCH, Brush(60.0, (*BLUE, 255))) as stroke:
        stroke.to(56, 56)
    with begin_stroke(stage.document, LayerName.SKETCH, Brush(18.0, (*GREEN, 255), hardness=0.4)) as stroke:
        stroke.to(90, 20)
        stroke.to(140, 90)


def corners(stage: Stage, tool: str) -> None:
    for place in ((30, 20), (130, 40), (100, 95), (40, 80), (30, 20)):
        use(stage, tool, place)


def filled_after(select: Callable[[Stage], None]) -> Callable[[Stage], None]:
    """A selection is seen by what is filled in it."""

    def do(stage: Stage) -> None:
        scene(stage)
        select(stage)
        stage.state.set(sample_all=False, tolerance=1.0)
        use(stage, "fill", (10, 10))
        use(stage, "fill", (56, 56))

    return do


def transformed(change: Callable[[Transforming], object]) -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        scene(stage)
        assert stage.transforming.begin()
        change(stage.transforming)
        stage.transforming.apply()

    return do


def perspective(transforming: Transforming) -> None:
    top_left, top_right, bottom_right, bottom_left = quad_of(transforming.rect)
    transforming.put(
        (top_left + QPointF(18, 4), top_right + QPointF(-12, 16), bottom_right, bottom_left + QPointF(0, -6))
    )


def sheared(transforming: Transforming) -> None:
    top_left, top_right, bottom_right, bottom_left = quad_of(QRectF(transforming.rect))
    by = QPointF(20, 0)
    transforming.put((top_left + by, top_right + by, bottom_right, bottom_left))


def preset(name: str) -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        BrushLibrary().take(stage.state, name)
        stage.state.set(size=min(stage.state.value.size, 30.0))
        use(stage, "brush", *WAVE)

    return do


def mirrored(symmetry: str) -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        stage.state.set(symmetry=symmetry, size=8.0)
        use(stage, "brush", (30, 20), (60, 30), (66, 44))

    return do


def after_scene(tool: str, *places: tuple[float, float], **settings: object) -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        scene(stage)
        stage.state.set(**settings)
        use(stage, tool, *places)

    return do


def shape(tool: str, **settings: object) -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        stage.state.set(**settings)
        use(stage, tool, (25, 20), (80, 60), (135, 90))

    return do


def feathered(stage: Stage) -> None:
    use(stage, "select_ellipse", (20, 16), (140, 96))
    SELECTION_ACTIONS["feather"].do(stage.document, 12)


CASES: dict[str, Callable[[Stage], None]] = {
    **{f"brush_{name}": preset(name) for name in BRUSH_PRESETS},
    **{f"symmetry_{name}": mirrored(name) for name in SYMMETRIES if name != "none"},
    "smudge": after_scene("smudge", (40, 56), (80, 56), (120, 60), size=30.0),
    "blur": after_scene("blur", *WAVE, size=40.0),
    "fill": after_scene("fill", (56, 56)),
    "gradient": shape("gradient"),
    "gradient_radial": shape("gradient", radial=True, to_transparent=True),
    "line": shape("line"),
    "rectangle": shape("rectangle"),
    "rectangle_outline": shape("rectangle", filled=False),
    "ellipse": shape("ellipse"),
    "ellipse_outline": shape("ellipse", filled=False),
    "polygon": lambda stage: corners(stage, "polygon"),
    "select_rectangle": filled_after(lambda stage: use(stage, "select_rectangle", (20, 16), (90, 70))),
    "select_ellipse": filled_after(lambda stage: use(stage, "select_ellipse", (20, 16), (140, 96))),
    "select_feathered": filled_after(feathered),
    "select_polygon": filled_after(lambda stage: corners(stage, "select_polygon")),
    "lasso": filled_after(lambda stage: use(stage, "lasso", (20, 56), (60, 16), (120, 30), (90, 90))),
    "wand": filled_after(lambda stage: use(stage, "wand", (56, 56))),
    "select_object": filled_after(lambda stage: use(stage, "select_object", (16, 16), (96, 96))),
    "move": after_scene("move", (56, 56), (70, 40)),
    "transform_scale": transformed(lambda each: each.scale(0.6, 1.1)),
    "transform_turn": transformed(lambda each: each.turn(30)),
    "transform_flip": transformed(lambda each: each.scale(-1, 1)),
    "transform_shear": transformed(sheared),
    "transform_perspective": transformed(perspective),
}
ELSEWHERE = {"pose", "extend", "eyedropper", "hand", "guide", "mask_brush", "mask_eraser"}
"""Tools that leave the picture's pixels alone; what they do has tests of its own."""


def is_shown(tool: str) -> bool:
    return any(case == tool or case.startswith(f"{tool}_") for case in CASES)


# Any other tool, such as a new one, is used with a stroke over the scene.
CASES |= {name: after_scene(name, *WAVE) for name in TOOLS if name not in ELSEWHERE and not is_shown(name)}


@pytest.mark.parametrize("name", CASES)
def test_what_a_tool_leaves_is_what_it_left(name: str, stage: Stage, request: pytest.FixtureRequest) -> None:
    CASES[name](stage)
    if stage.transforming.active:
        TOOLS["move"].key(stage, Qt.Key.Key_Return, False)
    seen = cv2.cvtColor(snapshot_full(stage.document), cv2.COLOR_RGBA2BGRA)
    path = GOLDENS / f"{name}.png"
    if request.config.getoption("--update-goldens", default=False):
        GOLDENS.mkdir(exist_ok=True)
        cv2.imwrite(str(path), seen)
        return
    kept = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    assert kept is not None, f"no golden picture: run pytest tests/desktop --update-goldens, then look at {path.name}"
    assert kept[..., 3].any()
    solid = np.maximum(seen[..., 3:], kept[..., 3:]) > LEVELS
    assert (np.abs(seen.astype(int) - kept.astype(int)) * solid).max() <= LEVELS
