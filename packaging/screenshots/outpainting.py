"""Outpainting: a picture that was made, carried on beyond its sides."""

from screenshots.desk import Desk
from screenshots.strokes import through

NAME = "screen-outpainting"
MARGIN = 96
"""Pixels at the left and at the right, beside a picture of 256."""


def play(desk: Desk) -> None:
    desk.blank((256, 256))
    desk.say("a purple castle in a meadow at dawn", size=(256, 256))
    desk.generate()
    desk.window.strip.take.click()
    desk.say("a meadow at dawn")
    desk.window.panel.ways.buttons["extend"].click()
    desk.drag(through((0, 128), (-MARGIN, 128)))
    desk.drag(through((256, 128), (256 + MARGIN, 128)))
    desk.window.canvas.extend_bar.go.click()
    desk.settle()
    desk.look_away()
