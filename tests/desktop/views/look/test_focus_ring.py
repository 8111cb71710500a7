"""Who tabs sees where he is; who clicks isn't shown."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.views.look.focus_ring import has_ring


@pytest.fixture
def buttons(qtbot) -> list[QPushButton]:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    made = [QPushButton("One"), QPushButton("Two")]
    for button in made:
        row.addWidget(button)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    # No button of the mouse is down from a test before.
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    made[0].setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(made[0].hasFocus)
    made[0].window_kept = window
    return made


def rings(buttons: list[QPushButton]) -> list[bool]:
    return [has_ring(each) for each in buttons]


def test_the_first_focus_of_a_window_shows_no_ring(buttons: list[QPushButton]) -> None:
    assert rings(buttons) == [False, False]


def test_tab_shows_where_the_keyboard_is(buttons: list[QPushButton]) -> None:
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert rings(buttons) == [False, True]
    QTest.keyClick(buttons[1], Qt.Key.Key_Tab)
    assert rings(buttons) == [True, False]


def test_a_click_shows_none(buttons: list[QPushButton]) -> None:
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    window = buttons[0].window().windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=buttons[0].geometry().center())
    assert buttons[0].hasFocus()
    assert rings(buttons) == [False, False]
