"""Segmentation: meaning painted with named classes, and the picture that follows it."""

from engine.catalog import ade20k
from screenshots.desk import Desk
from screenshots.strokes import Place, filled, filled_loop, through

NAME = "screen-segmentation"


def play(desk: Desk) -> None:
    desk.blank()
    desk.say("a red house and a green tree in a meadow", strength=1.0)
    desk.drop_control("canny")
    card = desk.add_control("segmentation")
    card.draw.click()
    paint(desk, "sky", filled(-20, -20, 532, 350, 100), 100)
    paint(desk, "grass", filled(-20, 320, 532, 532, 100), 100)
    paint(desk, "house", filled(60, 240, 230, 400, 50), 50)
    paint(desk, "house", through((60, 240), (145, 160), (230, 240), (80, 236), (145, 190), (200, 230), (145, 225)), 40)
    paint(desk, "tree", filled_loop(380, 200, 84, 50), 50)
    paint(desk, "tree", through((380, 270), (380, 390)), 40)
    desk.go_live()


def paint(desk: Desk, name: str, places: list[Place], size: float) -> None:
    """One stroke of a class."""
    ink = next(each.colour for each in ade20k.classes() if each.name == name)
    desk.window.editing.set_ink(ink)
    desk.tools.set(size=size)
    desk.drag(places)
