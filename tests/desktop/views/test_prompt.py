"""The prompt: typing it, marking what the model never saw, styles."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.model.settings import SettingsModel
from desktop.views.prompt_edit import PromptEdit
from desktop.views.prompt_highlighter import count_pieces, unknown_words
from desktop.views.prompt_panel import PromptPanel
from desktop.views.theme import colour, tokens
from engine import styles
from engine.styles import Style

KNOWN = frozenset({"a", "red", "apple", "oil", "painting"})
STYLES = (Style("oil painting", "oil painting"), Style("pixel art", "pixel art", "photograph"))


@pytest.fixture
def panel(qtbot, settings: SettingsModel) -> PromptPanel:
    made = PromptPanel(settings)
    qtbot.addWidget(made)
    made.set_styles(STYLES)
    return made


def marked(edit: PromptEdit) -> list[str]:
    block = edit.document().firstBlock()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    formats = [each for each in block.layout().formats() if each.format.underlineStyle() == wave]
    return [block.text()[each.start : each.start + each.length] for each in formats]


@pytest.mark.parametrize(
    ("text", "words"),
    [("a red apple", []), ("A Red apple, 3d", ["d"]), ("a dragon", ["dragon"]), ("a red-apple dragon's", ["dragon's"])],
)
def test_unknown_words(text: str, words: list[str]) -> None:
    assert [text[start : start + length] for start, length in unknown_words(text, KNOWN)] == words


def test_no_vocabulary_knows_everything() -> None:
    assert unknown_words("zyzzyva", None) == []


def test_count_is_words_and_marks() -> None:
    assert count_pieces("a castle, at dawn") == 5


def test_words_are_marked_as_the_vocabulary_changes(qtbot) -> None:
    edit = PromptEdit("Prompt")
    qtbot.addWidget(edit)
    edit.set_text("a red dragon")
    assert marked(edit) == []
    edit.set_vocabulary(KNOWN)
    assert marked(edit) == ["dragon"]
    edit.set_vocabulary(None)
    assert marked(edit) == []


def test_typing_changes_the_settings(panel: PromptPanel, settings: SettingsModel) -> None:
    QTest.keyClicks(panel.prompt, "a red apple")
    assert settings.value.prompt == "a red apple"
    assert panel.prompt.count.text() == "3 / 75"


def test_a_prompt_from_elsewhere_is_shown_and_can_be_undone(panel: PromptPanel, settings: SettingsModel) -> None:
    QTest.keyClicks(panel.prompt, "mine")
    settings.set(prompt="a blue car")
    assert panel.prompt.toPlainText() == "a blue car"
    panel.prompt.undo()
    assert panel.prompt.toPlainText() == "mine"
    assert settings.value.prompt == "mine"


def test_pasted_markup_is_plain(panel: PromptPanel) -> None:
    assert not panel.prompt.acceptRichText()


def test_ctrl_enter_asks_for_the_picture(panel: PromptPanel, qtbot) -> None:
    with qtbot.waitSignal(panel.submitted):
        QTest.keyClick(panel.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.prompt.toPlainText() == ""


def test_only_styles_that_the_model_knows_are_offered(panel: PromptPanel) -> None:
    panel.set_vocabulary(KNOWN)
    assert list(panel._chips) == ["oil painting"]
    panel.set_vocabulary(None)
    assert list(panel._chips) == [style.name for style in styles.styles()]


def test_chips_and_prompt_say_the_same(panel: PromptPanel, settings: SettingsModel) -> None:
    settings.set(prompt="a cat, pixel art")
    assert [chip.isChecked() for chip in panel._chips.values()] == [False, True]
    panel._chips["oil painting"].click()
    assert settings.value.prompt == "a cat, oil painting"
    assert [chip.isChecked() for chip in panel._chips.values()] == [True, False]


def test_a_style_brings_its_negative_words_and_takes_them_along(panel: PromptPanel, settings: SettingsModel) -> None:
    settings.set(prompt="a cat", negative="rain")
    panel._chips["pixel art"].click()
    assert (settings.value.prompt, settings.value.negative) == ("a cat, pixel art", "rain, photograph")
    panel._chips["pixel art"].click()
    assert (settings.value.prompt, settings.value.negative) == ("a cat", "rain")


def test_negative_prompt_is_folded_and_says_when_it_is_off(panel: PromptPanel, settings: SettingsModel) -> None:
    panel.show()
    assert not panel.negative.isVisible()
    panel._fold.header.click()
    assert panel.negative.isVisible()
    assert panel._note.isVisible()
    settings.set(guidance=5.0)
    assert not panel._note.isVisible()


def underlined(edit: PromptEdit, line: str) -> list[str]:
    """What is underlined in this colour of the tokens."""
    block = edit.document().firstBlock()
    found: list[tuple[int, int]] = []
    for each in block.layout().formats():
        waved = each.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
        if waved and each.format.underlineColor() == colour(line):
            if found and found[-1][1] == each.start:
                found[-1] = (found[-1][0], each.start + each.length)
            else:
                found.append((each.start, each.start + each.length))
    return [block.text()[start:end] for start, end in found]


def washed(edit: PromptEdit) -> str:
    """The characters of the first line that lie on the accent."""
    block = edit.document().firstBlock()
    wash = colour(tokens().accent_soft)
    formats = [each for each in block.layout().formats() if each.format.background().color() == wash]
    return "".join(block.text()[each.start : each.start + each.length] for each in formats)


@pytest.fixture
def edit(qtbot) -> PromptEdit:
    made = PromptEdit("Prompt")
    qtbot.addWidget(made)
    made.set_vocabulary(KNOWN)
    return made


def test_syntax_is_neither_unknown_nor_counted(edit: PromptEdit) -> None:
    edit.set_text('("a (red)1.3 apple", "a red:1.2 apple").blend(0.7, 0.3)')
    assert marked(edit) == []
    edit.set_text("a (red)1.3 {red|very red} apple--")
    assert marked(edit) == ["very"]
    assert edit.count.text() == "5 / 75"


def test_weights_lie_on_the_accent_and_keep_the_mark_of_unknown_words(edit: PromptEdit) -> None:
    edit.set_text("a (red dragon)1.3 apple++ here")
    assert washed(edit) == "(red dragon)1.3apple++"
    assert underlined(edit, tokens().secondary) == ["dragon", "here"]


def test_what_cannot_be_read_is_underlined_as_an_error_and_the_rest_goes_on(
    edit: PromptEdit, panel: PromptPanel, settings: SettingsModel
) -> None:
    edit.set_text("a dragon (red apple")
    assert underlined(edit, tokens().bad) == ["("]
    assert underlined(edit, tokens().secondary) == ["dragon"]
    edit.set_text("a (red)9 apple")
    assert underlined(edit, tokens().bad) == ["9"]
    QTest.keyClicks(panel.prompt, "a (red")
    assert settings.value.prompt == "a (red"
    assert panel.prompt.isEnabled()


def test_a_group_over_two_lines_is_marked_on_both_as_it_closes(edit: PromptEdit) -> None:
    edit.set_text("a (red\napple")
    assert underlined(edit, tokens().bad) == ["("]
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, ")1.2")
    assert underlined(edit, tokens().bad) == []
    assert washed(edit) == "(red"


def test_the_reason_is_told_over_the_place(edit: PromptEdit, qtbot) -> None:
    edit.set_text("a () apple")
    edit.show()
    cursor = edit.textCursor()
    cursor.setPosition(3)
    at = edit.cursorRect(cursor).center()
    help = QHelpEvent(QEvent.Type.ToolTip, at, edit.viewport().mapToGlobal(at))
    QApplication.sendEvent(edit.viewport(), help)
    assert "nothing in these parentheses" in QToolTip.text()
    QToolTip.hideText()


def test_ctrl_up_and_down_weigh_the_selection_and_undo(panel: PromptPanel, settings: SettingsModel) -> None:
    edit = panel.prompt
    QTest.keyClicks(edit, "a red apple")
    edit.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    QTest.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert settings.value.prompt == "a red (apple)1.2"
    assert edit.textCursor().selectedText() == "apple"
    edit.undo()
    assert settings.value.prompt == "a red (apple)1.1"
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert settings.value.prompt == "a red apple"


def test_a_blend_has_a_slider_a_part_and_moving_one_rewrites_the_shares(
    panel: PromptPanel, settings: SettingsModel
) -> None:
    panel.show()
    assert not panel.blend.isVisible()
    settings.set(prompt='("a red apple", "a cat").blend(0.7, 0.3)')
    assert panel.blend.isVisible()
    assert [slider.text() for slider in panel.blend.sliders] == ["70 %", "30 %"]
    QTest.keyClick(panel.blend.sliders[0], Qt.Key.Key_Left)
    assert settings.value.prompt == '("a red apple", "a cat").blend(0.69, 0.31)'
    assert panel.prompt.toPlainText() == settings.value.prompt
    assert panel.blend.sliders[1].text() == "31 %"
    settings.set(prompt="a cat")
    assert not panel.blend.isVisible()
