"""Layers by mouse and keyboard, in the real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from desktop.model.document.content import NodeKind, walk
from desktop.model.document.document import Document
from desktop.model.settings.settings import SettingsModel
from desktop.views.layers.delegate import ROW
from desktop.views.layers.panel import LayersPanel


@pytest.fixture
def panel(qtbot) -> LayersPanel:
    document, settings = Document((320, 200)), SettingsModel()
    made = LayersPanel(document, settings)
    made.document = document  # for the tests
    qtbot.addWidget(made)
    made.resize(248, 500)
    made.show()
    return made


def index(panel: LayersPanel, name: str):
    model = panel.tree.model()

    def find(parent):
        for row in range(model.rowCount(parent)):
            each = model.index(row, 0, parent)
            if each.data(ROW).name == name:
                return each
            inner = find(each)
            if inner is not None:
                return inner
        return None

    return find(panel.tree.rootIndex())


def click_eye(qtbot, panel: LayersPanel, name: str) -> None:
    rect = panel.tree.visualRect(index(panel, name))
    at = panel.tree.itemDelegate().eye_rect(rect).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def choose(qtbot, panel: LayersPanel, name: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    rect = panel.tree.visualRect(index(panel, name))
    qtbot.mouseClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(rect.x() + 70, rect.center().y())
    )


def test_a_layer_is_added_above_and_is_the_one_painted_on(qtbot, panel) -> None:
    panel.buttons["add"].click()
    assert [node.name for node in panel.document.stack] == ["Sketch", "Layer", "Mask"]
    assert panel.document.active_node.name == "Layer"
    choose(qtbot, panel, "Sketch")
    assert panel.document.active == "sketch"


def test_the_eye_hides_without_choosing(qtbot, panel) -> None:
    panel.buttons["add"].click()
    click_eye(qtbot, panel, "Sketch")
    assert not panel.document.content.node("sketch").visible and panel.document.active_node.name == "Layer"
    click_eye(qtbot, panel, "Sketch")
    assert panel.document.content.node("sketch").visible


def test_several_are_chosen_and_grouped_at_once(qtbot, panel) -> None:
    panel.buttons["add"].click()
    choose(qtbot, panel, "Sketch", Qt.KeyboardModifier.ControlModifier)
    assert len(panel.document.chosen) == 2
    qtbot.keyClick(panel, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    group = next(node for node in panel.document.stack if node.kind is NodeKind.GROUP)
    assert [node.name for node in group.children] == ["Sketch", "Layer"] and panel.document.active == group.id
    assert index(panel, "Sketch").parent().data(ROW).name == "Group"


def test_a_name_is_typed_in_the_list(qtbot, panel) -> None:
    choose(qtbot, panel, "Sketch")
    panel.tree.rename()
    editor = panel.tree.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Castle")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: panel.document.content.node("sketch").name == "Castle")
    panel.document.undo()
    assert index(panel, "Sketch") is not None


def test_mode_and_opacity_are_those_of_the_chosen_layer(qtbot, panel) -> None:
    panel.mode.chosen.emit("svg:multiply")
    panel.opacity.number_changed.emit(0.4)
    node = panel.document.content.node("sketch")
    assert (node.mode, node.opacity) == ("svg:multiply", 0.4)
    assert index(panel, "Sketch").data(ROW).note == "40 % · multiply"
    choose(qtbot, panel, "Mask")
    assert not panel.mode.isEnabled()


def test_a_layer_is_dragged_into_a_group(panel) -> None:
    panel.buttons["add_group"].click()
    place = panel.tree.drop_place(index(panel, "Group"), panel.tree.DropIndicatorPosition.OnItem)
    from desktop.model.stage.layer_actions import move

    move(panel.document, ("sketch",), *place)
    assert [node.name for node in walk(panel.document.stack)] == ["Group", "Sketch", "Mask"]


def test_a_second_mask_is_the_one_in_use_once_it_is_chosen(qtbot, panel) -> None:
    panel.buttons["add_mask"].click()
    assert panel.document.mask_id == panel.document.active != "mask"
    choose(qtbot, panel, "Mask")
    assert panel.document.mask_id == "mask"
