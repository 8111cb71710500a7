"""The slider: every way to change a number, and none that changes it unasked."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop.views.widgets.slider import Slider

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slider(qtbot) -> Slider:
    made = Slider("Strength", 0, 1, 0.05, default=0.7)
    qtbot.addWidget(made)
    made.resize(150, 36)
    made.show()
    return made


def spun(slider: Slider, delta: int) -> None:
    at = QPointF(40, 30)
    event = QWheelEvent(
        at,
        slider.mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)


def test_setting_the_number_says_nothing(slider: Slider, qtbot) -> None:
    with qtbot.assertNotEmitted(slider.number_changed):
        slider.set_number(0.333)
    assert slider.number() == 0.333
    assert slider.text() == "0.33"


@pytest.mark.parametrize(
    ("key", "number"),
    [(Qt.Key.Key_Right, 0.75), (Qt.Key.Key_Left, 0.65), (Qt.Key.Key_Home, 0.0), (Qt.Key.Key_End, 1.0)],
)
def test_keys(slider: Slider, qtbot, key: Qt.Key, number: float) -> None:
    with qtbot.waitSignal(slider.number_changed) as got:
        QTest.keyClick(slider, key)
    assert got.args == [number]


def test_wheel_moves_one_step_a_notch(slider: Slider) -> None:
    spun(slider, 120)
    assert slider.number() == 0.75
    for _ in range(3):
        spun(slider, -40)
    assert slider.number() == 0.7


def test_wheel_scrolls_a_panel_that_is_too_long(qtbot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    inner = QWidget()
    column = QVBoxLayout(inner)
    sliders = [Slider(f"Number {place}", 0, 10, default=5) for place in range(9)]
    for each in sliders:
        column.addWidget(each)
    area.setWidget(inner)
    area.resize(200, 120)
    area.show()
    spun(sliders[0], -120)
    assert sliders[0].number() == 5
    sliders[0].setFocus()
    qtbot.waitUntil(sliders[0].hasFocus)
    spun(sliders[0], -120)
    assert sliders[0].number() == 4


def test_track_follows_the_pointer(slider: Slider) -> None:
    QTest.mousePress(slider, LEFT, pos=QPoint(75, 30))
    assert slider.number() == 0.5
    QTest.mouseMove(slider, QPoint(150, 30))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(150, 30))
    assert slider.number() == 1.0


def test_double_click_resets(slider: Slider) -> None:
    slider.set_number(0.1)
    QTest.mouseDClick(slider, LEFT, pos=QPoint(20, 8))
    assert slider.number() == 0.7


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0.25", 0.25), ("0,25", 0.25), ("7", 1.0), ("-3", 0.0), ("much", 0.7), ("nan", 0.7), ("", 0.7)],
)
def test_typing_over_the_figure(slider: Slider, typed: str, number: float) -> None:
    QTest.mouseClick(slider, LEFT, pos=QPoint(145, 8))
    editor = slider.editor
    editor.setText(typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert slider.number() == number
    assert slider.editor is None


def test_escape_leaves_the_number(slider: Slider) -> None:
    slider.edit_figure()
    slider.editor.setText("0.1")
    QTest.keyClick(slider.editor, Qt.Key.Key_Escape)
    assert slider.number() == 0.7


def test_percent_is_shown_and_typed_as_percent(qtbot) -> None:
    slider = Slider("Opacity", 0, 1, 0.05, default=0.8, percent=True)
    qtbot.addWidget(slider)
    assert slider.text() == "80 %"
    slider.edit_figure()
    slider.editor.setText("45 %")
    slider.editor.editingFinished.emit()
    assert slider.number() == 0.45


def test_units_and_names(qtbot) -> None:
    slider = Slider("Feather", 0, 64, default=8, unit="px", tooltip="How softly")
    qtbot.addWidget(slider)
    assert slider.text() == "8 px"
    assert slider.accessibleName() == "Feather"
    assert slider.accessibleDescription() == "8 px"


def test_a_curve_gives_small_numbers_more_room(qtbot) -> None:
    straight = Slider("Size", 0, 100, default=0)
    curved = Slider("Size", 0, 100, default=0, curve=2.0)
    for slider in (straight, curved):
        qtbot.addWidget(slider)
        slider.resize(112, 36)
        QTest.mouseClick(slider, LEFT, pos=QPoint(56, 30))
    assert straight.number() == 50
    assert curved.number() == 25
