"""Sketch live: a drawing, and the picture beside it, drawn finer at rest."""

from screenshots.desk import Desk
from screenshots.session import paint_tree, refined

NAME = "window"


def play(desk: Desk) -> None:
    desk.blank()
    paint_tree(desk)
    desk.go_live()
    refined(desk)
