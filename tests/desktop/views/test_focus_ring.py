"""Who tabs sees where he is; who clicks isn't shown."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.views.focus_ring import has_ring


def test_ring_is_for_the_keyboard(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    buttons = [QPushButton("One"), QPushButton("Two")]
    for button in buttons:
        row.addWidget(button)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    # No button is down from a test before.
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(buttons[0].hasFocus)
    assert has_ring(buttons[0])
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert [has_ring(each) for each in buttons] == [False, True]
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=buttons[0].geometry().center())
    assert buttons[0].hasFocus()
    assert [has_ring(each) for each in buttons] == [False, False]
