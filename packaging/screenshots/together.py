"""Two controls and a reference picture in one live request."""

from desktop.model.settings.settings import Workspace
from desktop.views.cards.reference_words import PictureFrom
from screenshots.desk import Desk
from screenshots.segmentation import paint
from screenshots.strokes import filled, loop, through

NAME = "screen-together"


def play(desk: Desk) -> None:
    desk.blank()
    desk.say("a pink castle on the beach at sunset", size=(256, 256), seed=7)
    desk.drop_control("canny")
    desk.generate()
    desk.settings.set(workspace=Workspace.LIVE)
    desk.say("a house", strength=1.0)
    desk.draw(through((150, 400), (150, 250), (370, 250), (370, 400), (150, 400)))
    desk.draw(through((130, 256), (260, 140), (390, 256)))
    desk.draw(through((240, 398), (240, 330), (290, 330), (290, 398)))
    desk.draw(loop(330, 300, 18))
    desk.add_control("scribble")
    card = desk.add_control("segmentation")
    card.draw.click()
    paint(desk, "sky", filled(-20, -20, 532, 360, 100), 100)
    paint(desk, "sand", filled(-20, 340, 532, 532, 100), 100)
    paint(desk, "house", filled(140, 250, 380, 400, 50), 50)
    paint(desk, "house", through((150, 250), (260, 170), (370, 250), (200, 240), (260, 200)), 40)
    desk.window.map_wiring.map_options.done.click()
    desk.settings.set(workspace=Workspace.GENERATE)
    desk.window.reference_files.do("", PictureFrom.RESULT)
    desk.tools.set(size=7)
    desk.go_live()
    desk.show_all_cards()
