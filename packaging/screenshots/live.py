"""Sketch live: a drawing, and the picture beside it."""

from screenshots.desk import Desk
from screenshots.strokes import filled, filled_loop, through

NAME = "window"
SKY, GRASS, WALL, ROOF, DOOR, SUN = (
    (150, 196, 238),
    (120, 178, 96),
    (150, 84, 184),
    (84, 50, 134),
    (72, 44, 60),
    (252, 220, 92),
)


def play(desk: Desk) -> None:
    desk.blank()
    desk.say("a purple castle in a meadow", strength=0.5)
    desk.draw(filled(-20, -20, 532, 340, 90), SKY, 90)
    desk.draw(filled(-20, 320, 532, 532, 90), GRASS, 90)
    desk.draw(filled(176, 212, 336, 384, 60), WALL, 60)
    for x in (150, 362):
        desk.draw(through((x, 196), (x, 374)), WALL, 66)
        desk.draw(through((x - 26, 166), (x, 112), (x + 26, 166), (x - 14, 160), (x, 130)), ROOF, 30)
    desk.draw(through((256, 340), (256, 382)), DOOR, 44)
    desk.draw(filled_loop(436, 84, 36, 26), SUN, 26)
    desk.rest_at((436, 84))
    desk.go_live()
