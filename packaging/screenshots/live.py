"""Sketch live: a drawing, and the picture beside it."""

from screenshots.desk import Desk
from screenshots.strokes import filled, through

NAME = "window"
SKY, GRASS, WALL, ROOF, DOOR, CLOUD = (
    (150, 196, 238),
    (120, 178, 96),
    (150, 84, 184),
    (84, 50, 134),
    (72, 44, 60),
    (248, 250, 252),
)


def play(desk: Desk) -> None:
    desk.blank()
    desk.say("a purple castle in a meadow", strength=0.35)
    desk.draw(filled(-20, -20, 532, 340, 90), SKY, 90)
    desk.draw(filled(-20, 320, 532, 532, 90), GRASS, 90)
    desk.draw(through((96, 92), (130, 76), (160, 92), (112, 100), (150, 100)), CLOUD, 34)
    desk.draw(filled(176, 222, 336, 392, 60), WALL, 60)
    desk.draw(through((256, 186), (256, 260)), WALL, 50)
    tower(desk, 256, 150, 20)
    for x in (150, 362):
        desk.draw(through((x, 206), (x, 380)), WALL, 66)
        tower(desk, x, 172, 28)
    desk.draw(through((256, 344), (256, 392)), DOOR, 44)
    desk.draw(through((404, 112), (440, 96), (470, 112), (420, 118), (460, 118)), CLOUD, 30)
    desk.rest_at((460, 118))
    desk.go_live()


def tower(desk: Desk, x: float, y: float, half: float) -> None:
    """A pointed roof whose eaves are at that height."""
    places = through((x - half, y), (x, y - 2 * half), (x + half, y), (x - half / 2, y - 4), (x, y - half))
    desk.draw(places, ROOF, half)
