"""Pose editing: somebody of the library, made smaller, a hand dragged, and the person in the picture beside it."""

from desktop.model.document.pose import box
from desktop.model.stage.tools.pose import REACH
from engine.openpose import JOINTS
from screenshots.desk import Desk
from screenshots.strokes import filled, through

NAME = "screen-pose"
SKY, SEA, SAND = (166, 206, 240), (70, 140, 178), (236, 214, 160)


def play(desk: Desk) -> None:
    desk.blank()
    desk.say("a person in blue on the beach", strength=1.0)
    desk.draw(filled(-20, -20, 532, 310, 90), SKY, 90)
    desk.draw(filled(-20, 280, 532, 350, 70), SEA, 70)
    desk.draw(filled(-20, 340, 532, 532, 90), SAND, 90)
    desk.drop_control("canny")
    desk.add_control("pose").draw.click()
    options = desk.window.map_wiring.pose_options
    options.delete.click()
    options.menu.chosen.emit("waving")
    shrink(desk, (29, 70))
    bend(desk, "right wrist", (-14, -26))
    desk.go_live()


def shrink(desk: Desk, by: tuple[float, float]) -> None:
    """Drag the top left corner of the chosen person inwards: the feet stay."""
    reach = REACH / desk.window.canvas.viewport.value.scale
    around = box(desk.window.editing.posing.pose.people[0], 2 * reach)
    assert around is not None
    desk.drag(through((around.x(), around.y()), (around.x() + by[0], around.y() + by[1])))


def bend(desk: Desk, joint: str, by: tuple[float, float]) -> None:
    """Drag a joint of the chosen person."""
    found = desk.window.editing.posing.pose.people[0].joints[JOINTS.index(joint)]
    assert found is not None
    desk.drag(through((found.x, found.y), (found.x + by[0], found.y + by[1])))
