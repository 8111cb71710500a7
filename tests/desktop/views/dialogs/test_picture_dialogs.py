"""How large, what varies: asked, checked while it is written, and told."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.dialogs.enlarge_dialog import EnlargeDialog
from desktop.views.dialogs.sheet_dialog import EXAMPLES, SheetDialog
from desktop.views.numbers.inpaint_panel import CONTENTS, InpaintPanel
from desktop.views.window.picture_action_row import WAYS
from desktop.views.window.right_panel import RightPanel
from engine.request import Axis, Enlarge, MaskedContent, Sheet, SheetAxis


def shown(dialog, qtbot):
    qtbot.add_widget(dialog)
    dialog.show()
    qtbot.wait_exposed(dialog)
    return dialog


def test_enlarging_tells_the_size_that_comes_of_it(qtbot) -> None:
    dialog = shown(EnlargeDialog((100, 60), lambda wanted: "Too large." if wanted.factor > 4 else ""), qtbot)
    assert dialog.enlarge == Enlarge(2, 64)
    assert "200 × 120 px" in dialog.told.text()
    dialog.factor.set_number(8)
    dialog.factor.number_changed.emit(8.0)
    assert (dialog.told.text(), dialog.go.isEnabled()) == ("Too large.", False)


def test_a_sheet_is_read_as_it_is_written(qtbot) -> None:
    asked: list[Sheet] = []

    def check(sheet: Sheet) -> str:
        asked.append(sheet)
        return "“x” is not a whole number." if "x" in sheet.x.values else ""

    dialog = shown(SheetDialog(check), qtbot)
    assert not dialog.go.isEnabled()
    dialog.axes["Columns"].chosen.emit("seed")
    dialog.axes["Columns"].set_value("seed")
    dialog.axes["Rows"].set_value("prompt")
    dialog.values["Columns"].setText("1, x")
    assert (dialog.told.text(), dialog.go.isEnabled()) == ("“x” is not a whole number.", False)
    dialog.values["Columns"].setText("1, 2,3,")
    dialog.values["Rows"].setText("a cat, asleep | a dog")
    wanted = Sheet(SheetAxis(Axis.SEED, ("1", "2", "3")), SheetAxis(Axis.PROMPT, ("a cat, asleep", "a dog")))
    assert dialog.sheet == asked[-1] == wanted
    assert dialog.go.isEnabled()
    assert "6 pictures" in dialog.told.text()
    dialog.axes["Rows"].set_value("")
    dialog.axes["Rows"].chosen.emit("")
    assert dialog.sheet == Sheet(wanted.x)
    assert not dialog.values["Rows"].isEnabled()


def test_tables_over_axes_and_contents_are_whole() -> None:
    assert set(EXAMPLES) == set(Axis)
    assert [value for value, _ in CONTENTS] == [each.value for each in MaskedContent]


def test_the_masks_content_is_chosen_in_its_panel(qtbot) -> None:
    settings = SettingsModel()
    panel = InpaintPanel(settings)
    qtbot.add_widget(panel)
    panel.content.chosen.emit("fill")
    assert settings.value.masking.content is MaskedContent.FILL
    assert "no effect at strength 1" in panel.content.toolTip()
    settings.set(content=MaskedContent.NOISE, inpaint_strength=0.8)
    assert panel.content.value() == "noise"
    assert "no effect" not in panel.content.toolTip()


def test_the_ways_stand_in_generate_alone_and_tell_which(qtbot) -> None:
    settings = SettingsModel()
    panel = RightPanel(settings)
    qtbot.add_widget(panel)
    assert panel.ways.isHidden()
    settings.set(workspace=Workspace.GENERATE)
    assert not panel.ways.isHidden()
    told: list[str] = []
    panel.way_clicked.connect(told.append)
    for button in panel.ways.buttons.values():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [name for name, *_ in WAYS]
