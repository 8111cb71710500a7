"""The range: two handles that never pass each other."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.views.widgets.range_slider import RangeSlider

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slider(qtbot) -> RangeSlider:
    made = RangeSlider("Steps")
    qtbot.addWidget(made)
    made.resize(212, 36)
    made.show()
    return made


def test_setting_the_range_says_nothing(slider: RangeSlider, qtbot) -> None:
    with qtbot.assertNotEmitted(slider.range_changed):
        slider.set_range(0.2, 0.65)
    assert slider.text() == "20–65 %"


def test_a_click_on_the_track_moves_the_nearer_handle(slider: RangeSlider, qtbot) -> None:
    for x, expected in ((46, (0.2, 1.0)), (166, (0.2, 0.8))):
        with qtbot.waitSignal(slider.range_changed) as got:
            QTest.mouseClick(slider, LEFT, pos=QPoint(x, 27))
        assert got.args == list(expected)


def test_a_handle_is_dragged_up_to_the_other(slider: RangeSlider) -> None:
    slider.set_range(0.2, 0.5)
    QTest.mousePress(slider.start, LEFT, pos=QPoint(14, 8))
    QTest.mouseMove(slider.start, QPoint(214, 8))
    QTest.mouseRelease(slider.start, LEFT)
    assert slider.text() == "45–50 %"


def test_each_handle_has_its_keys_and_a_double_click_takes_the_whole_run(slider: RangeSlider) -> None:
    QTest.keyClick(slider.end, Qt.Key.Key_PageDown)
    QTest.keyClick(slider.end, Qt.Key.Key_Left)
    QTest.keyClick(slider.start, Qt.Key.Key_End)
    assert slider.text() == "70–75 %"
    assert slider.start.accessibleDescription() == "70 %"
    QTest.mouseDClick(slider, LEFT, pos=QPoint(60, 8))
    assert slider.text() == "0–100 %"
