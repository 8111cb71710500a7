"""Outpainting: a picture that was made, carried on beyond its sides."""

from screenshots.desk import Desk

NAME = "screen-outpainting"
MARGIN = 96
"""Pixels at the left and at the right, beside a picture of 256."""


def play(desk: Desk) -> None:
    desk.blank((256, 256))
    desk.say("a purple castle in a meadow at dawn", size=(256, 256))
    desk.generate()
    desk.window.strip.take.click()
    desk.say("a meadow at dawn")
    desk.window.pictures.extend()
    dialog = desk.window.pictures.dialog
    for side in ("left", "right"):
        dialog.fields[side].setValue(MARGIN)
    dialog.go.click()
    desk.settle()
    desk.look_away()
