"""Top bar, strip, status bar, message bar, tools: what is shown and what is said."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import TOOLS
from desktop.views.dialogs.new_document_dialog import NewDocumentDialog
from desktop.views.look import theme
from desktop.views.tools.tool_options import TOGGLES, ToolOptions
from desktop.views.tools.tool_rail import ToolRail
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.window.status_bar import StatusBar
from desktop.views.window.strip import Strip
from desktop.views.window.top_bar import TopBar


def picture(value: int = 100) -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB888)
    image.fill(QColor(value, 120, 40))
    return image


@pytest.fixture
def bar(qtbot, settings: SettingsModel) -> TopBar:
    made = TopBar(settings)
    qtbot.addWidget(made)
    made.set_models([("starter", "Starter storybook"), ("dream", "Dream")])
    return made


def test_workspace_goes_both_ways(bar: TopBar, settings: SettingsModel) -> None:
    bar.workspaces.button("inpaint").click()
    assert settings.value.workspace is Workspace.INPAINT
    settings.set(workspace=Workspace.GENERATE)
    assert bar.workspaces.value() == "generate"


def test_a_chosen_model_is_asked_for_not_set(bar: TopBar, settings: SettingsModel, qtbot) -> None:
    with qtbot.waitSignal(bar.model_chosen) as got:
        bar.model.menu().actions()[1].trigger()
    assert got.args == ["dream"]
    assert settings.value.uses.model == "starter"
    assert bar.model.text() == "Starter storybook"
    settings.set(model="dream")
    assert bar.model.text() == "Dream"


def test_document_name_says_that_it_changed(bar: TopBar) -> None:
    bar.tabs.set_tabs([("a", "castle.png", True), ("b", "R&B.ora", False)], "b")
    assert bar.tabs.names == ["castle.png •", "R&B.ora"] and bar.tabs.currentIndex() == 1
    bar.tabs.set_tabs([("a", "castle.png", False)], "a")
    assert bar.tabs.names == ["castle.png"]


def test_a_tab_is_chosen_closed_and_moved(bar: TopBar, qtbot) -> None:
    bar.tabs.set_tabs([("a", "one", False), ("b", "two", False)], "a")
    with qtbot.waitSignal(bar.tabs.chosen) as got:
        bar.tabs.setCurrentIndex(1)
    assert got.args == ["b"]
    with qtbot.waitSignal(bar.tabs.close_requested) as got:
        bar.tabs.tabButton(0, bar.tabs.ButtonPosition.RightSide).click()
    assert got.args == ["a"]
    with qtbot.waitSignal(bar.tabs.moved) as got:
        bar.tabs.moveTab(0, 1)
    assert got.args == ["a", 1]


def test_theme_is_chosen_in_the_menu(bar: TopBar, qtbot) -> None:
    themes = next(each.menu() for each in bar.menu.actions() if each.text() == "Theme")
    light = next(each for each in themes.actions() if each.text() == "Light theme")
    with qtbot.waitSignal(bar.theme_chosen) as got:
        light.trigger()
    assert got.args == ["light"]
    assert not theme.is_dark()


@pytest.mark.parametrize(
    ("text", "signal"),
    [("New drawing…", "new_requested"), ("Open…", "open_requested"), ("Quit", "quit_requested")],
)
def test_file_actions_are_signals(bar: TopBar, qtbot, text: str, signal: str) -> None:
    action = next(each for each in bar.menu.actions() if each.text() == text)
    with qtbot.waitSignal(getattr(bar, signal)):
        action.trigger()


@pytest.fixture
def strip(qtbot) -> Strip:
    made = Strip()
    qtbot.addWidget(made)
    made.resize(800, 112)
    made.show()
    return made


def test_strip_keeps_one_selected_and_says_what_is_chosen(strip: Strip, qtbot) -> None:
    assert not strip.take.isEnabled()
    strip.set_results([(2, picture(50)), (1, picture(90))])
    strip.set_selected(2)
    assert strip.take.isEnabled()
    with qtbot.waitSignal(strip.selected) as got:
        strip.tiles[1].click()
    assert got.args == [1]
    assert [tile.isChecked() for tile in strip.tiles.values()] == [False, True]


def test_strip_follows_what_comes_and_goes(strip: Strip) -> None:
    strip.set_results([(2, picture()), (1, picture())])
    kept = strip.tiles[2]
    strip.set_results([(3, picture()), (2, picture())])
    assert set(strip.tiles) == {2, 3}
    assert strip.tiles[2] is kept
    assert strip.row.itemAt(0).widget() is strip.tiles[3]
    strip.set_selected(3)
    strip.set_results([(2, picture())])
    assert not strip.discard.isEnabled()
    strip.set_results([])
    assert strip.hint.isVisible()


def test_compare_lasts_as_long_as_the_button_is_down(strip: Strip, qtbot) -> None:
    strip.set_results([(1, picture())])
    strip.set_selected(1)
    with qtbot.waitSignal(strip.compare_pressed):
        QTest.mousePress(strip.compare, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(strip.compare_released):
        QTest.mouseRelease(strip.compare, Qt.MouseButton.LeftButton)


def test_status_shows_loading_and_lets_messages_pass(qtbot) -> None:
    status = StatusBar()
    qtbot.addWidget(status)
    status.show()
    assert status.device.text() == "Starting…"
    status.set_loading("Loading the text encoder", 1, 4)
    assert status.progress.isVisible()
    assert status.message.text() == "Loading the text encoder…"
    status.set_message("Saved castle.png")
    assert status.message.text() == "Saved castle.png"
    status.timer.timeout.emit()
    assert status.message.text() == "Loading the text encoder…"
    status.set_loading("", 0, 0)
    assert not status.progress.isVisible()
    status.set_message("")
    assert status.message.text() == ""


def test_an_error_stays_and_its_details_are_only_copied(qtbot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_error("The model folder /m is no longer there. Open another model.", "Traceback: …")
    assert bar.isVisible()
    assert "Traceback" not in bar.text.text()
    assert not bar.timer.isActive()
    bar.copy.click()
    assert "Traceback" in QGuiApplication.clipboard().text()
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_note_goes_by_itself(qtbot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_note("The mask was fitted.")
    assert not bar.copy.isVisible()
    bar.timer.timeout.emit()
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("typed", "size"), [((500, 333), (496, 336)), ((512, 768), (512, 768)), ((10, 9999), (64, 4096))]
)
def test_new_document_has_a_possible_size(qtbot, typed: tuple[int, int], size: tuple[int, int]) -> None:
    dialog = NewDocumentDialog()
    qtbot.addWidget(dialog)
    dialog.width_box.setValue(typed[0])
    dialog.height_box.setValue(typed[1])
    assert dialog.chosen_size() == size


def test_rail_and_options_follow_the_tool_in_hand(qtbot) -> None:
    state = ToolState()
    rail, options = ToolRail(state), ToolOptions(state)
    for widget in (rail, options):
        qtbot.addWidget(widget)
        widget.show()
    assert len(rail.findChildren(QToolButton)) == len({tool.family or tool.name for tool in TOOLS.values()})
    state.set(tool="ellipse")
    assert rail.buttons["ellipse"] is rail.buttons["line"] and rail.buttons["line"].accessibleName() == "Ellipse"
    rail.buttons["mask_brush"].click()
    assert state.tool == "mask_brush"
    assert options.slider("mask_size").isVisible()
    assert not options.slider("size").isVisible()
    assert not options.swatches.isVisible()
    state.set(tool="brush")
    assert rail.buttons["brush"].isChecked()
    assert options.colour.isVisible()


def test_every_option_of_every_tool_has_a_widget(qtbot) -> None:
    extras = {"brush", "selection", "transform"}  # the main window's, which has a document
    options = ToolOptions(ToolState(), {name: QWidget() for name in extras})
    qtbot.addWidget(options)
    have = {*options.sliders, *TOGGLES, *extras, "colour", "combine"}
    assert {name for tool in TOOLS.values() for name in tool.options} <= have


def test_tool_options_change_the_tool(qtbot) -> None:
    state = ToolState()
    options = ToolOptions(state)
    qtbot.addWidget(options)
    options.resize(1000, 44)
    options.show()
    QTest.keyClick(options.slider("hardness"), Qt.Key.Key_End)
    assert state.value.hardness == 1.0
    QTest.mouseClick(options.swatches.patches[2], Qt.MouseButton.LeftButton, pos=QPoint(14, 14))
    assert state.value.colour == state.value.recent[2]
    options.pressure.click()
    assert not state.value.pressure_size


def test_undo_and_redo_are_grey_when_there_is_nothing(qtbot) -> None:
    options = ToolOptions(ToolState())
    qtbot.addWidget(options)
    options.set_history(False, True)
    assert not options.undo.isEnabled()
    assert options.redo.isEnabled()
