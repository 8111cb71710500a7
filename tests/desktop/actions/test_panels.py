"""Panels round the canvas: docked, laid over one another, floated, hidden, and found again where they were left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabBar

from desktop.actions.panels import WIDE
from desktop.model.settings.settings import Workspace

Right, Bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea


@pytest.fixture
def window(program):
    program.window.resize(1400, 900)
    program.window.panels.reset()
    QApplication.processEvents()
    return program.window


def do(window, name: str) -> None:
    window.findChild(QAction, f"command.{name}").trigger()
    QApplication.processEvents()


def seen(window) -> set[str]:
    QApplication.processEvents()
    return {name for name in window.docks.docks if window.docks.is_seen(name)}


def test_each_way_of_working_has_a_layout_of_its_own_and_remembers_what_became_of_it(window, program):
    assert seen(window) == {"colour", "layers", "settings"}
    program.settings.set(workspace=Workspace.INPAINT)
    assert seen(window) == {"layers", "settings"}
    window.docks.move_to("layers", Bottom)
    do(window, "panel.changes")
    assert {"layers", "changes"} <= seen(window)
    program.settings.set(workspace=Workspace.GENERATE)
    assert seen(window) == {"settings"}
    program.settings.set(workspace=Workspace.INPAINT)
    assert window.docks.dockWidgetArea(window.docks.docks["layers"]) is Bottom and "changes" in seen(window)
    do(window, "view.reset_layout")
    assert window.docks.dockWidgetArea(window.docks.docks["layers"]) is Right and seen(window) == {"layers", "settings"}


def test_a_layout_is_there_again_after_a_restart(window, program):
    window.docks.move_to("colour", Bottom)
    window.panels.keep()
    window.docks.move_to("colour", Right)
    window.panels.restore()
    assert window.docks.dockWidgetArea(window.docks.docks["colour"]) is Bottom
    program.window.preferences.setValue("panels.live", "not a layout")
    window.panels.restore()
    assert seen(window) == {"colour", "layers", "settings"}


def test_what_lies_under_the_canvas_shares_its_place_by_tabs(window, qtbot):
    for name in ("history", "queue", "session"):
        qtbot.mouseClick(getattr(window.strip, name), Qt.MouseButton.LeftButton)
        assert name in seen(window) and getattr(window.strip, name).isChecked()
    assert len(seen(window) & {"history", "queue", "session"}) == 1
    bars = [bar for bar in window.docks.findChildren(QTabBar) if bar.isVisible() and bar.count() == 3]
    assert bars and all(bar.accessibleName() for bar in bars)
    qtbot.keyClick(window.session.timeline, Qt.Key.Key_Escape)
    assert "session" not in seen(window) and not window.strip.session.isChecked()


def test_the_canvas_alone_brings_back_what_was_there(window):
    do(window, "view.alone")
    assert not seen(window) and not window.strip.isVisible()
    do(window, "view.alone")
    assert seen(window) == {"colour", "layers", "settings"} and window.strip.isVisible()


def test_a_panel_is_moved_floated_and_hidden_without_a_mouse(window, qtbot):
    dock = window.docks.docks["layers"]
    entries = {entry.text(): entry for entry in dock.menu().actions()}
    entries["Float"].trigger()
    assert dock.isFloating()
    {entry.text(): entry for entry in dock.menu().actions()}["Dock again"].trigger()
    entries["Dock at the left"].trigger()
    assert window.docks.dockWidgetArea(dock) is Qt.DockWidgetArea.LeftDockWidgetArea
    entries["Hide"].trigger()
    assert "layers" not in seen(window)
    do(window, "panel.layers")
    assert "layers" in seen(window)
    dock.grip.setFocus()
    qtbot.keyClick(dock.grip, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    dock.setFloating(True)
    do(window, "view.reset_layout")
    assert seen(window) == {"colour", "layers", "settings"} and not dock.isFloating()


def test_layers_and_colours_make_room_in_a_narrow_window_and_come_back(window):
    window.resize(1000, 700)
    assert seen(window) == {"settings"}
    assert window.docks.minimumSizeHint().width() < 960 - window.rail.width()
    window.resize(1400, 900)
    assert {"colour", "layers"} <= seen(window)
    assert window.minimumSizeHint().height() <= 540 and window.minimumSizeHint().width() <= WIDE
