"""Pose editing: somebody of the library, an arm dragged, and the person in the picture beside it."""

from engine.openpose import JOINTS
from screenshots.desk import Desk
from screenshots.strokes import filled, through

NAME = "screen-pose"
SKY, GRASS = (166, 206, 240), (124, 184, 102)


def play(desk: Desk) -> None:
    desk.blank()
    desk.say("a person in red in a meadow", strength=1.0)
    desk.draw(filled(-20, -20, 532, 330, 90), SKY, 90)
    desk.draw(filled(-20, 310, 532, 532, 90), GRASS, 90)
    desk.drop_control("canny")
    desk.add_control("pose").draw.click()
    options = desk.window.pose_options
    options.delete.click()
    options.menu.chosen.emit("waving")
    bend(desk, "left wrist", (60, -130))
    bend(desk, "left elbow", (40, -60))
    desk.go_live()


def bend(desk: Desk, joint: str, by: tuple[float, float]) -> None:
    """Drag a joint of the chosen person."""
    found = desk.window.editing.posing.pose.people[0].joints[JOINTS.index(joint)]
    assert found is not None
    desk.drag(through((found.x, found.y), (found.x + by[0], found.y + by[1])))
