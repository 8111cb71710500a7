"""The whole window walked by Tab: each control is reached, and says what it is. And laid out from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.model.settings.settings import Workspace

MOST = 400
"""Controls of one window, at most: a walk that doesn't come back is stopped."""


@pytest.fixture
def window(program, qtbot):
    window = program.window
    window.resize(1440, 900)
    window.panels.reset()
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    return window


def walked(window, first: QWidget) -> set[QWidget]:
    """Press Tab until the walk is round. On the canvas that key is the canvas's own: there it goes on by itself."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    met: set[QWidget] = set()
    for _step in range(MOST):
        here = QApplication.focusWidget()
        if here in met:
            return met
        met.add(here)
        if here in (window.canvas.first, window.canvas.second):
            window.focusNextChild()
        else:
            QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError("the walk doesn't come round")


def wanted(window) -> list[QWidget]:
    """List what a person could press, drag or type into now."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window)
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not each.visibleRegion().isEmpty()
    ]


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("workspace", list(Workspace))
def test_each_control_of_the_window_is_reached_by_tab_and_named(window, program, qtbot, workspace):
    program.settings.set(workspace=workspace)
    for drawer in ("history", "queue", "session"):
        window.panels.toggle_drawer(drawer)
    QApplication.processEvents()
    first = window.top_bar.model
    missed = set(wanted(window)) - walked(window, first)
    assert not missed, [(type(each).__name__, name_of(each)) for each in missed]
    nameless = [each for each in wanted(window) if not name_of(each)]
    assert not nameless, [(type(each).__name__, each.parent()) for each in nameless]


def test_from_right_to_left_the_bars_turn_and_the_drawing_does_not(window, program):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()
        rail, panel, canvas = (part.mapToGlobal(QPoint()).x() for part in (window.rail, window.panel, window.canvas))
        assert rail > panel > canvas
        corner = window.canvas.viewport.value
        left, right = (corner.to_screen(QPointF(x, 10)).x() for x in (0, 60))
        assert left < right
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
