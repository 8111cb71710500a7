"""An X/Y sheet: prompts by how strongly a control is followed."""

from engine.request import Axis
from screenshots.desk import Desk
from screenshots.strokes import loop, through

NAME = "screen-sheet"


def play(desk: Desk) -> None:
    desk.blank()
    desk.drop_control("canny")
    desk.add_control("scribble")
    desk.draw(through((150, 400), (150, 250), (370, 250), (370, 400), (150, 400)))
    desk.draw(through((130, 256), (260, 140), (390, 256)))
    desk.draw(loop(80, 90, 40))
    desk.say("a house", size=(256, 256))
    desk.generate()
    desk.window.pictures.sheet()
    dialog = desk.window.pictures.dialog
    choose(dialog.axes["Columns"], Axis.PROMPT)
    dialog.values["Columns"].setText("a red house in a meadow | a blue house in the snow | a pink house on the beach")
    choose(dialog.axes["Rows"], Axis.CONTROL)
    dialog.values["Rows"].setText("0, 0.5, 1")
    dialog.go.click()
    desk.settle()
    desk.look_away()


def choose(menu, axis: Axis) -> None:
    """Choose from a menu button."""
    next(action for action in menu.menu().actions() if action.data() == axis.value).trigger()
