"""The pose over the canvas, as the mouse and the keys work it, and its options."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from stages import set_figure

from desktop.model.document.document import Document
from desktop.model.document.pose import PoseFigure
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.model.stage.map_editing import MapEditing
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.canvas.canvas import Canvas
from desktop.views.tools.pose_options import PoseOptions
from engine import openpose
from engine.openpose import JOINTS, Pose
from engine.pictures import pose_library

WRIST = JOINTS.index("right wrist")
SIZE = (400, 400)


class Parts:
    def __init__(self) -> None:
        self.settings = SettingsModel(Settings(controls=(ControlSettings("pose", id="pose", on=False),)))
        self.document, self.tools = Document(SIZE), ToolState()
        self.area = CanvasArea(self.document, self.tools)
        self.area.set_workspace(Workspace.INPAINT)
        model = ChosenModel(self.settings)
        self.editing = MapEditing(self.settings, self.document, model, self.tools, self.area.scene)
        self.options = PoseOptions(self.editing)

    @property
    def pane(self) -> Canvas:
        return self.area.first

    @property
    def pose(self) -> Pose:
        return self.editing.posing.pose

    def at(self, index: int) -> QPoint:
        joint = self.pose.people[0].joints[index]
        assert joint is not None
        return self.area.viewport.value.to_screen(QPointF(joint.x, joint.y)).toPoint()


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Parts]:
    made = Parts()
    for widget in (made.area, made.options):
        qtbot.addWidget(widget)
    made.area.resize(520, 500)
    made.area.show()
    qtbot.waitExposed(made.area)
    made.area.activateWindow()
    QCursor.setPos(made.area.mapToGlobal(QPoint(1, 1)))
    qtbot.waitUntil(made.area.isActiveWindow)
    pose = pose_library.named("standing")
    set_figure(made.document, "pose", PoseFigure(openpose.fitted(pose, SIZE)))
    made.tools.set(tool="pose")
    made.pane.setFocus()
    yield made


def test_the_mouse_drags_a_wrist(parts: Parts) -> None:
    before = parts.pose.people[0]
    start = parts.at(WRIST)
    QTest.mousePress(parts.pane, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(parts.pane, start + QPoint(-20, -40))
    QTest.mouseRelease(parts.pane, Qt.MouseButton.LeftButton, pos=start + QPoint(-20, -40))
    assert (parts.at(WRIST) - start - QPoint(-20, -40)).manhattanLength() <= 2
    assert parts.pose.people[0].with_joint(WRIST, before.joints[WRIST]) == before
    assert parts.options.chosen.text() == "Person · right wrist"
    parts.document.undo()
    assert parts.pose.people[0] == before


def test_tab_and_arrows_work_and_esc_gives_tab_back(parts: Parts) -> None:
    QTest.keyClick(parts.pane, Qt.Key.Key_Tab)
    assert (parts.editing.posing.person, parts.editing.posing.joint) == (0, 0)
    before = parts.pose.people[0].joints[0]
    QTest.keyClick(parts.pane, Qt.Key.Key_Right)
    after = parts.pose.people[0].joints[0]
    assert before is not None and after is not None and after.x == before.x + 1
    assert parts.pane.hasFocus()
    QTest.keyClick(parts.pane, Qt.Key.Key_Escape)
    assert parts.tools.tool == "brush"
    assert parts.editing.card is None
    hidden = []
    parts.pane.hide_panels_wanted.connect(lambda: hidden.append(True))
    QTest.keyClick(parts.pane, Qt.Key.Key_Tab)
    assert hidden and parts.pane.hasFocus()
    QTest.keyClick(parts.pane, Qt.Key.Key_F6)
    assert not parts.pane.hasFocus()


def test_painting_does_not_go_on_under_the_pose(parts: Parts) -> None:
    QTest.mousePress(parts.pane, Qt.MouseButton.LeftButton, pos=parts.at(WRIST))
    QTest.mouseRelease(parts.pane, Qt.MouseButton.LeftButton, pos=parts.at(WRIST))
    assert not parts.document.picture.read().any()


def test_the_buttons_do_what_they_say(parts: Parts, qtbot: QtBot) -> None:
    options, posing = parts.options, parts.editing.posing
    assert not options.hide_joint.isEnabled() and not options.show_all.isEnabled()
    posing.choose(0, WRIST)
    qtbot.mouseClick(options.hide_joint, Qt.MouseButton.LeftButton)
    assert posing.joint_is_hidden
    assert options.hide_joint.accessibleName() == "Show joint"
    qtbot.mouseClick(options.show_all, Qt.MouseButton.LeftButton)
    assert not posing.has_hidden
    before = parts.pose.people[0]
    qtbot.mouseClick(options.mirror, Qt.MouseButton.LeftButton)
    assert parts.pose.people[0] == openpose.mirrored(before)
    qtbot.mouseClick(options.delete, Qt.MouseButton.LeftButton)
    assert parts.pose.people == ()
    assert options.chosen.text() == "Nobody yet"
    assert not options.save.isEnabled() and not options.delete.isEnabled()
    qtbot.mouseClick(options.done, Qt.MouseButton.LeftButton)
    assert parts.tools.tool == "brush"


def test_the_library_adds_a_person(parts: Parts, qtbot: QtBot) -> None:
    buttons = parts.options.menu.findChildren(QToolButton)
    assert len(buttons) == len(pose_library.library())
    (running,) = [each for each in buttons if each.accessibleName() == "Running"]
    qtbot.mouseClick(running, Qt.MouseButton.LeftButton)
    assert len(parts.pose.people) == 2
    assert parts.editing.posing.person == 1


def test_the_pose_over_the_canvas_looks_so(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    parts.editing.posing.add("waving", QPointF(110, 190))
    parts.editing.posing.choose(1, WRIST)
    parts.editing.posing.toggle_joint()
    parts.editing.posing.choose(1, JOINTS.index("left elbow"))
    golden(parts.area)


def test_the_library_looks_so(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    golden(parts.options.menu)


def test_the_pose_options_look_so(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    assert parts.options.minimumSizeHint().width() <= 420
    parts.options.resize(860, 40)
    parts.editing.posing.choose(0, WRIST)
    golden(parts.options)
