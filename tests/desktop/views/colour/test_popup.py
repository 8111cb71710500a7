"""Choosing a colour: by square, hue, hex and keyboard, and back again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.views.colour.button import ColourButton
from desktop.views.colour.popup import ColourPopup

LEFT = Qt.MouseButton.LeftButton
BLUE = (40, 80, 200)


@pytest.fixture
def popup(qtbot) -> ColourPopup:
    made = ColourPopup()
    qtbot.addWidget(made)
    made.show_colour(BLUE)
    made.show()
    return made


def test_showing_a_colour_says_nothing(popup: ColourPopup, qtbot) -> None:
    with qtbot.assertNotEmitted(popup.colour_chosen):
        popup.show_colour((1, 2, 3))
    assert popup.hex.text() == "#010203"


def test_square_corners_are_white_and_black(popup: ColourPopup, qtbot) -> None:
    with qtbot.waitSignal(popup.colour_chosen) as got:
        QTest.mouseClick(popup.field, LEFT, pos=QPoint(0, 1))
    assert min(got.args[0]) >= 252
    with qtbot.waitSignal(popup.colour_chosen) as got:
        QTest.mouseClick(popup.field, LEFT, pos=QPoint(10, popup.field.height()))
    assert got.args == [(0, 0, 0)]


def test_hue_survives_a_visit_to_grey(popup: ColourPopup) -> None:
    hue = popup.hue.value()
    QTest.mouseClick(popup.field, LEFT, pos=QPoint(0, 40))
    assert popup.hue.value() == hue


def test_hue_by_keys(popup: ColourPopup, qtbot) -> None:
    before = popup.hue.value()
    with qtbot.waitSignal(popup.colour_chosen):
        QTest.keyClick(popup.hue, Qt.Key.Key_Right)
    assert popup.hue.value() == before + 1


def test_arrows_move_in_the_square(popup: ColourPopup, qtbot) -> None:
    with qtbot.waitSignal(popup.colour_chosen) as got:
        QTest.keyClick(popup.field, Qt.Key.Key_Up)
    assert max(got.args[0]) > max(BLUE)


@pytest.mark.parametrize(
    ("typed", "rgb"), [("#ff8000", (255, 128, 0)), ("ff8000", (255, 128, 0)), ("#f80", (255, 136, 0))]
)
def test_hex_is_taken(popup: ColourPopup, qtbot, typed: str, rgb: tuple[int, int, int]) -> None:
    popup.hex.setText(typed)
    with qtbot.waitSignal(popup.colour_chosen) as got:
        popup.hex.editingFinished.emit()
    assert got.args == [rgb]


def test_nonsense_in_the_hex_field_is_put_back(popup: ColourPopup, qtbot) -> None:
    popup.hex.setText("orange")
    with qtbot.assertNotEmitted(popup.colour_chosen):
        popup.hex.editingFinished.emit()
    assert popup.hex.text() == "#2850c8"


def test_back_to_the_colour_before(popup: ColourPopup, qtbot) -> None:
    QTest.mouseClick(popup.field, LEFT, pos=QPoint(0, 1))
    with qtbot.waitSignal(popup.colour_chosen) as got:
        popup.before.click()
    assert got.args == [BLUE]


def test_button_opens_it_with_its_colour(qtbot) -> None:
    button = ColourButton()
    qtbot.addWidget(button)
    button.set_rgb(BLUE)
    button.show()
    button.click()
    assert button.popup.isVisible()
    assert button.popup.hex.text() == "#2850c8"
    QTest.keyClick(button.popup, Qt.Key.Key_Escape)
    assert not button.popup.isVisible()
