"""Editing a pose: what is chosen, and that every change is one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from stages import set_figure, stage_over

from desktop.model.document.document import Document
from desktop.model.document.pose import PoseFigure
from desktop.model.stage.posing import Posing
from desktop.model.stage.tool_state import Drawn, ToolState
from desktop.model.stage.tools import TOOLS, Phase, Pointer, Stage
from engine import openpose
from engine.openpose import JOINTS, Joint, Pose
from engine.pictures import pose_library

WRIST = JOINTS.index("right wrist")
TOOL = TOOLS["pose"]


@pytest.fixture
def document() -> Document:
    return Document((400, 400))


@pytest.fixture
def tools() -> ToolState:
    return ToolState()


@pytest.fixture
def posing(document: Document, tools: ToolState) -> Posing:
    made = Posing(document, tools)
    tools.set(drawn=Drawn("card", "pose"))
    return made


@pytest.fixture
def stage(document: Document, tools: ToolState, posing: Posing) -> Stage:
    made = stage_over(document, tools, posing=posing, pane=(416, 416))
    assert made.viewport.value.scale == 1.0
    return made


def joint(pose: Pose, index: int = WRIST, person: int = 0) -> Joint:
    found = pose.people[person].joints[index]
    assert found is not None
    return found


def drag(stage: Stage, start: QPointF, *places: QPointF, shift: bool = False, lift: bool = True) -> None:
    gesture = TOOL.gesture(stage, Pointer(start, start, Phase.PRESS))
    next(gesture)
    for place in places:
        gesture.send(Pointer(place, place, Phase.MOVE, 1.0, shift))
    if lift:
        with pytest.raises(StopIteration):
            gesture.send(Pointer(places[-1], places[-1], Phase.RELEASE, 1.0, shift))
    else:
        gesture.close()


def test_somebody_stands_there_first_and_undo_takes_them_away(document: Document, posing: Posing) -> None:
    assert len(posing.pose.people) == 1
    assert posing.person == 0
    document.undo()
    assert posing.pose.people == ()
    assert posing.person is None
    document.redo()
    assert len(posing.pose.people) == 1


def test_a_pose_that_is_there_stays(document: Document, tools: ToolState) -> None:
    pose = Pose((400, 400), pose_library.named("running").people)
    set_figure(document, "other", PoseFigure(pose))
    posing = Posing(document, tools)
    tools.set(drawn=Drawn("other", "pose"))
    assert posing.pose == pose


def test_dragging_a_joint_shows_it_all_the_way_and_is_one_undo(stage: Stage, posing: Posing) -> None:
    before = posing.pose
    start = QPointF(joint(before).x, joint(before).y)
    seen: list[float] = []
    posing.changed.connect(lambda: seen.append(joint(posing.pose).x))
    drag(stage, start, start + QPointF(-10, 0), start + QPointF(-30, 5))
    assert (joint(posing.pose).x, joint(posing.pose).y) == pytest.approx((start.x() - 30, start.y() + 5))
    assert any(x == pytest.approx(start.x() - 10) for x in seen)
    assert (posing.person, posing.joint) == (0, WRIST)
    assert stage.document.history.undo_label == "Move joint"
    stage.document.undo()
    assert posing.pose == before
    stage.document.redo()
    assert joint(posing.pose).x == pytest.approx(start.x() - 30)


def test_a_cancelled_drag_leaves_nothing(stage: Stage, posing: Posing) -> None:
    before, label = posing.pose, stage.document.history.undo_label
    start = QPointF(joint(before).x, joint(before).y)
    drag(stage, start, start + QPointF(40, 40), lift=False)
    assert posing.pose == before
    assert stage.document.history.undo_label == label


def test_a_click_chooses_and_changes_nothing(stage: Stage, posing: Posing) -> None:
    label = stage.document.history.undo_label
    start = QPointF(joint(posing.pose).x, joint(posing.pose).y)
    drag(stage, start, start)
    assert (posing.person, posing.joint) == (0, WRIST)
    assert stage.document.history.undo_label == label
    with pytest.raises(StopIteration):
        next(TOOL.gesture(stage, Pointer(QPointF(2, 2), QPointF(2, 2), Phase.PRESS)))
    assert posing.person is None


def test_shift_turns_the_limb(stage: Stage, posing: Posing) -> None:
    start = QPointF(joint(posing.pose).x, joint(posing.pose).y)
    elbow = joint(posing.pose, JOINTS.index("right elbow"))
    drag(stage, start, QPointF(elbow.x - 300, elbow.y), shift=True)
    now = joint(posing.pose)
    assert now.y == pytest.approx(elbow.y)
    assert elbow.x - now.x == pytest.approx(((start.x() - elbow.x) ** 2 + (start.y() - elbow.y) ** 2) ** 0.5)


def test_people_are_added_mirrored_and_deleted(document: Document, posing: Posing) -> None:
    posing.add("waving", QPointF(100, 200))
    assert (len(posing.pose.people), posing.person) == (2, 1)
    before = posing.pose
    posing.mirror()
    assert posing.pose.people[0] == before.people[0]
    assert posing.pose.people[1] == openpose.mirrored(before.people[1])
    posing.choose(None)
    posing.mirror()
    assert posing.pose.people[1] != openpose.mirrored(before.people[1])
    posing.choose(0)
    posing.delete_person()
    assert (len(posing.pose.people), posing.person) == (1, 0)
    posing.delete_person()
    assert posing.person is None
    for _ in range(4):
        document.undo()
    assert posing.pose == before


def test_others_people_come_instead_of_these(posing: Posing) -> None:
    other = Pose((800, 400), pose_library.named("holding hands").people)
    posing.replace_by(other, "Import pose")
    assert posing.pose == openpose.fitted(other, (400, 400))


def test_keys_go_from_joint_to_joint_nudge_and_hide(stage: Stage, posing: Posing) -> None:
    posing.choose(0, WRIST)
    before = joint(posing.pose)
    assert TOOL.key(stage, Qt.Key.Key_Left, False)
    assert TOOL.key(stage, Qt.Key.Key_Down, True)
    assert (joint(posing.pose).x, joint(posing.pose).y) == (before.x - 1, before.y + 10)
    assert TOOL.key(stage, Qt.Key.Key_Delete, False)
    assert posing.joint_is_hidden and posing.has_hidden
    assert TOOL.key(stage, Qt.Key.Key_Tab, False)
    assert posing.joint == WRIST + 1
    assert TOOL.key(stage, Qt.Key.Key_Backtab, True)
    assert posing.joint == WRIST
    posing.show_all()
    assert not posing.has_hidden
    assert not TOOL.key(stage, Qt.Key.Key_A, False)
    posing.choose(0)
    assert TOOL.key(stage, Qt.Key.Key_Delete, False)
    assert posing.pose.people == ()


def test_tab_goes_on_to_the_next_person(posing: Posing) -> None:
    posing.add("waving")
    posing.choose(0, len(JOINTS) - 1)
    posing.cycle(1)
    assert (posing.person, posing.joint) == (1, 0)
    posing.choose(None)
    posing.cycle(-1)
    assert (posing.person, posing.joint) == (1, len(JOINTS) - 1)


def test_esc_puts_the_tool_down(stage: Stage, posing: Posing) -> None:
    stage.state.set(tool="pose")
    assert TOOL.key(stage, Qt.Key.Key_Escape, False)
    assert stage.state.tool == "brush"
    stage.state.set(drawn=None)
    assert not TOOL.key(stage, Qt.Key.Key_Escape, False)
    assert posing.grip_at(QPointF(200, 200), 9) is None


def test_another_document_that_comes_while_a_joint_is_dragged_does_not_get_the_pose(
    document: Document, stage: Stage
) -> None:
    wrist = joint(stage.posing.pose)
    at = QPointF(wrist.x, wrist.y)
    gesture = TOOL.gesture(stage, Pointer(at, at, Phase.PRESS))
    next(gesture)
    gesture.send(Pointer(at + QPointF(20, 0), at, Phase.MOVE))
    document.new((64, 64))
    gesture.close()
    assert document.maps.is_empty("card")
