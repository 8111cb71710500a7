"""The brush's popup: its list with strokes, curves to drag, one's own brushes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.model.pixels.pressure import EVEN
from desktop.model.stage.brush_presets import BRUSH_PRESETS, BrushLibrary
from desktop.model.stage.tool_state import ToolState
from desktop.views.look import theme
from desktop.views.tools.brush_options import BrushOptions
from desktop.views.tools.palette_popup import PalettePopup
from desktop.views.tools.pressure_curve import PressureCurve

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def state() -> ToolState:
    return ToolState()


@pytest.fixture
def options(state: ToolState, qtbot) -> BrushOptions:
    made = BrushOptions(state, BrushLibrary())
    qtbot.addWidget(made)
    made.show()
    made.open_popup()
    return made


@pytest.fixture
def curve(qtbot) -> PressureCurve:
    made = PressureCurve("Curve of the size")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_list_has_a_stroke_of_each_brush_and_takes_it(options: BrushOptions, state: ToolState) -> None:
    labels = [options.list.item(row).text() for row in range(options.list.count())]
    assert labels == [preset.label for preset in BRUSH_PRESETS.values()]
    images = [options.list.item(row).icon().pixmap(88, 28).toImage() for row in range(options.list.count())]
    assert all(any(image.pixelColor(x, 14).alpha() for x in range(88)) for image in images)
    assert len({bytes(image.constBits()) for image in images}) == len(images)
    place = options.list.visualItemRect(options.list.item(labels.index("Pencil"))).center()
    QTest.mouseClick(options.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert state.value.preset == "pencil" and state.value.tilt_size and options.tilt.isChecked()


def test_ones_own_brush_is_named_saved_offered_and_deleted(options: BrushOptions, state: ToolState, qtbot) -> None:
    popup = PalettePopup(state, options.library)
    qtbot.addWidget(popup)
    options.sliders["spacing"].set_number(0.12)
    state.set(size=77.0)
    assert not options.save.isEnabled() and not options.delete.isEnabled()
    QTest.keyClicks(options.own, "Quill")
    QTest.keyClick(options.own, Qt.Key.Key_Return)
    assert options.presets.text() == "Quill" and options.list.count() == len(BRUSH_PRESETS) + 1
    assert popup.chips["own:Quill"].text() == "Quill" and options.delete.isEnabled()
    options.library.take(state, "round")
    popup.chips["own:Quill"].click()
    assert state.value.size == 77.0
    QTest.keyClick(options.list, Qt.Key.Key_Delete)
    assert options.list.count() == len(BRUSH_PRESETS) and "own:Quill" not in popup.chips


def test_a_curve_is_bound_to_its_switch_and_the_brush(options: BrushOptions, state: ToolState) -> None:
    curve = options.curves["opacity_curve"]
    assert not curve.isEnabled()
    options.switches["pressure_opacity"].click()
    assert state.value.pressure_opacity and curve.isEnabled()
    curve.curve_changed.emit(((0.0, 0.3), (1.0, 1.0)))
    assert state.value.opacity_curve == ((0.0, 0.3), (1.0, 1.0))
    assert options.curves["size_curve"].curve == EVEN


def test_a_point_is_added_dragged_and_taken_away(curve: PressureCurve, qtbot) -> None:
    middle = QPoint(56, 30)
    with qtbot.wait_signal(curve.curve_changed):
        QTest.mousePress(curve, Qt.MouseButton.LeftButton, pos=middle)
    assert len(curve.curve) == 3 and curve.curve[1] == pytest.approx((0.5, 0.78), abs=0.03)
    QTest.mouseMove(curve, QPoint(40, 20))
    QTest.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert curve.curve[1][0] < 0.4 and curve.curve[1][1] > 0.85
    QTest.mouseDClick(curve, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert curve.curve == EVEN


def test_a_curve_goes_by_the_keyboard_and_its_ends_stay(curve: PressureCurve) -> None:
    QTest.keyClick(curve, Qt.Key.Key_Up)
    QTest.keyClick(curve, Qt.Key.Key_Right)
    assert curve.curve == ((0.0, pytest.approx(0.05)), (1.0, 1.0))
    QTest.keyClick(curve, Qt.Key.Key_Delete)
    assert len(curve.curve) == 2
    QTest.keyClick(curve, Qt.Key.Key_Space)
    QTest.keyClick(curve, Qt.Key.Key_Down)
    assert curve.curve[1][1] == pytest.approx(0.95)


def test_the_brush_popup_dark(options: BrushOptions, state: ToolState, golden) -> None:
    options.library.save("My quill", state)
    options.popup.focusWidget().clearFocus()
    golden(options.popup)


def test_the_brush_popup_light(options: BrushOptions, state: ToolState, golden) -> None:
    theme.watcher.choose(theme.ThemeChoice.LIGHT)
    options.library.save("My quill", state)
    options.popup.focusWidget().clearFocus()
    golden(options.popup)
