"""Segments, menus, seed, chips, switch: by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.views.widgets.chip import Chip
from desktop.views.widgets.menu_button import MenuButton, fitted
from desktop.views.widgets.seed_field import SeedField, grouped, parsed
from desktop.views.widgets.segmented import Segmented
from desktop.views.widgets.switch import Switch

CHOICES = (("live", "Sketch live", "zap", ""), ("inpaint", "Inpaint", "", ""), ("generate", "Generate", "", ""))


@pytest.fixture
def segmented(qtbot) -> Segmented:
    made = Segmented("Way of working", CHOICES)
    qtbot.addWidget(made)
    return made


def test_one_segment_is_always_chosen(segmented: Segmented, qtbot) -> None:
    assert segmented.value() == "live"
    with qtbot.waitSignal(segmented.chosen) as got:
        segmented.button("inpaint").click()
    assert got.args == ["inpaint"]
    assert segmented.value() == "inpaint"


def test_arrows_move_the_choice_and_go_round(segmented: Segmented) -> None:
    QTest.keyClick(segmented.button("live"), Qt.Key.Key_Left)
    assert segmented.value() == "generate"
    QTest.keyClick(segmented.button("generate"), Qt.Key.Key_Right)
    assert segmented.value() == "live"


def test_showing_a_choice_says_nothing(segmented: Segmented, qtbot) -> None:
    with qtbot.assertNotEmitted(segmented.chosen):
        segmented.set_value("generate")


@pytest.fixture
def menu(qtbot) -> MenuButton:
    made = MenuButton("Sampler")
    qtbot.addWidget(made)
    made.set_choices([("lcm", "LCM"), ("ddim", "DDIM")])
    made.set_value("lcm")
    return made


def test_menu_shows_and_chooses(menu: MenuButton, qtbot) -> None:
    assert menu.text() == "LCM"
    with qtbot.waitSignal(menu.chosen) as got:
        menu.menu().actions()[1].trigger()
    assert got.args == ["ddim"]
    assert menu.text() == "DDIM"
    assert [action.isChecked() for action in menu.menu().actions()] == [False, True]


def test_menu_by_arrow_keys(menu: MenuButton) -> None:
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.value() == "ddim"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.value() == "ddim"


def test_menu_shows_a_value_that_is_no_choice(menu: MenuButton) -> None:
    menu.set_value("/models/dream.safetensors", "dream")
    assert menu.text() == "dream"
    assert not any(action.isChecked() for action in menu.menu().actions())


def test_extra_entries_stay_when_the_choices_change(menu: MenuButton, qtbot) -> None:
    action = menu.add_action("Open model file…")
    menu.set_choices([("euler", "Euler")])
    assert action in menu.menu().actions()
    with qtbot.assertNotEmitted(menu.chosen):
        action.trigger()


@pytest.mark.parametrize(
    ("text", "seed"), [("417 203", 417203), ("417203", 417203), ("", None), ("abc", None), ("9" * 20, None)]
)
def test_seed_reads_what_a_person_types(text: str, seed: int | None) -> None:
    assert parsed(text) == seed


def test_seed_is_grouped_for_the_eye() -> None:
    assert parsed(grouped(1234567)) == 1234567
    assert grouped(1234567).count("\u202f") == 2


def test_dice_and_typing_choose_a_seed(qtbot) -> None:
    field = SeedField(draw=lambda limit: 7)
    qtbot.addWidget(field)
    field.set_seed(1)
    with qtbot.waitSignal(field.seed_chosen) as got:
        field.dice.click()
    assert got.args == [7]
    field.edit.setText("12")
    with qtbot.waitSignal(field.seed_chosen) as got:
        field.edit.editingFinished.emit()
    assert got.args == [12]
    field.edit.setText("nothing")
    field.edit.editingFinished.emit()
    assert field.seed() == 12
    assert field.edit.text() == "12"


@pytest.mark.parametrize("made", [Switch, Chip])
def test_space_toggles(qtbot, made: type[Switch] | type[Chip]) -> None:
    button = made("Show edges")
    qtbot.addWidget(button)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    assert button.accessibleName() == "Show edges"
    assert button.sizeHint().height() >= 28


@pytest.mark.parametrize("label", ["Context: automatic", "上下文：自动"])
def test_where_a_label_is_too_long_its_value_stays_whole(label: str, qtbot) -> None:
    button = MenuButton("Context")
    qtbot.addWidget(button)
    metrics = button.fontMetrics()
    whole = metrics.horizontalAdvance(label)
    value = label.replace("：", ": ").partition(": ")[2]
    assert fitted(label, metrics, whole) == label
    for width in range(metrics.horizontalAdvance(value), whole):
        shown = fitted(label, metrics, width)
        assert shown.endswith(value) and metrics.horizontalAdvance(shown) <= width
    assert value not in fitted(label, metrics, metrics.horizontalAdvance(value) - 1)
