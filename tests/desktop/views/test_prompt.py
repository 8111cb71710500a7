"""The prompt: typing it, marking what the model never saw, styles."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from desktop.model.settings import SettingsModel
from desktop.views.prompt_edit import PromptEdit
from desktop.views.prompt_highlighter import count_pieces, unknown_words
from desktop.views.prompt_panel import PromptPanel, style_in, with_style

KNOWN = frozenset({"a", "red", "apple", "oil", "painting"})
STYLES = ("oil painting", "pixel art")


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


@pytest.mark.parametrize(
    ("prompt", "style", "after"),
    [
        ("a cat", "pixel art", "a cat, pixel art"),
        ("a cat, pixel art", "oil painting", "a cat, oil painting"),
        ("a cat, pixel art", "", "a cat"),
        ("a cat, asleep", "", "a cat, asleep"),
        ("", "pixel art", "pixel art"),
        ("a cat,", "pixel art", "a cat, pixel art"),
    ],
)
def test_a_style_replaces_the_one_before(prompt: str, style: str, after: str) -> None:
    assert with_style(prompt, style, STYLES) == after
    assert style_in(after, STYLES) == style


def test_only_styles_that_the_model_knows_are_offered(panel: PromptPanel) -> None:
    panel.set_vocabulary(KNOWN)
    assert list(panel._chips) == ["oil painting"]
    panel.set_vocabulary(None)
    assert len(panel._chips) == 4


def test_chips_and_prompt_say_the_same(panel: PromptPanel, settings: SettingsModel) -> None:
    settings.set(prompt="a cat, pixel art")
    assert [chip.isChecked() for chip in panel._chips.values()] == [False, True]
    panel._chips["oil painting"].click()
    assert settings.value.prompt == "a cat, oil painting"
    assert [chip.isChecked() for chip in panel._chips.values()] == [True, False]


def test_negative_prompt_is_folded_and_says_when_it_is_off(panel: PromptPanel, settings: SettingsModel) -> None:
    panel.show()
    assert not panel.negative.isVisible()
    panel._fold.header.click()
    assert panel.negative.isVisible()
    assert panel._note.isVisible()
    settings.set(guidance=5.0)
    assert not panel._note.isVisible()
