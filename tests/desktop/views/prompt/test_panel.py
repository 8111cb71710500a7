"""The prompt: typing it, marking what the model never saw, styles."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from safetensors.numpy import save_file

from desktop.model.settings.settings import SettingsModel
from desktop.views.look.theme import colour, tokens
from desktop.views.prompt.edit import PromptEdit
from desktop.views.prompt.highlighter import unknown_words
from desktop.views.prompt.panel import PromptPanel
from engine.catalog import styles
from engine.catalog.styles import Style
from engine.paths import resources_dir

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
    assert settings.value.words.prompt == "a red apple"


WAIT = 30_000
"""Milliseconds that a busy machine may take to count."""


def sdxl_words(folder: Path) -> Path:
    """A folder of SDXL's, without weights: its two tokenizers are what ships with us."""
    shutil.copytree(resources_dir() / "configs" / "sdxl", folder)
    for name in ("vocab.json", "merges.txt"):
        for tokenizer in ("tokenizer", "tokenizer_2"):
            shutil.copy(resources_dir() / "configs" / "sd15" / "tokenizer" / name, folder / tokenizer)
    return folder


def test_the_count_follows_the_typing_and_the_model(
    panel: PromptPanel, settings: SettingsModel, qtbot, tmp_path: Path
) -> None:
    QTest.keyClicks(panel.prompt, "a red apple!")
    qtbot.waitUntil(lambda: panel.prompt.count.text() == "4 / 75", timeout=WAIT)
    assert panel.prompt.count.toolTip() == "Text encoder: 4 tokens, 75 are read at once"
    settings.set(negative="apple, " * 40)
    qtbot.waitUntil(lambda: panel.negative.count.text() == "80 / 150 · 2 chunks", timeout=WAIT)
    settings.set(model=str(sdxl_words(tmp_path / "xl")), prompts=("a house!!!",))
    qtbot.waitUntil(lambda: panel.prompt.count.text() == "3, 5 / 75", timeout=WAIT)
    assert "Second text encoder: 5 tokens" in panel.prompt.count.toolTip()
    settings.set(model="gone")
    qtbot.waitUntil(lambda: panel.prompt.count.text() == "", timeout=WAIT)


def toned(edit: PromptEdit, struck: bool = False) -> list[str]:
    """What lies beyond the first chunk, or is struck out."""
    marks = edit.extraSelections()
    return [each.cursor.selectedText() for each in marks if each.format.fontStrikeOut() == struck]


def test_what_is_beyond_a_chunk_is_quieter_behind_a_line_and_moves_with_the_text(
    panel: PromptPanel, settings: SettingsModel, qtbot
) -> None:
    edit = panel.prompt
    panel.resize(320, 600)
    panel.show()
    settings.set(prompts=("🙂 " + "red " * 74 + "apple here",))
    qtbot.waitUntil(lambda: bool(toned(edit)), timeout=WAIT)
    assert toned(edit)[0].endswith("apple here")
    edit.verticalScrollBar().setValue(0)
    settings.set(prompts=("red " * 75 + "apple",))
    qtbot.waitUntil(lambda: toned(edit) == ["apple"], timeout=WAIT)
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
    cursor = edit.textCursor()
    cursor.setPosition(75 * 4)
    place = edit.cursorRect(cursor)
    line = edit.viewport().grab().toImage().pixelColor(place.left() - 1, place.center().y())
    assert line == colour(tokens().secondary)
    settings.set(prompts=("red " * 75,))
    qtbot.waitUntil(lambda: toned(edit) == [], timeout=WAIT)
    assert edit.viewport().grab().toImage().pixelColor(place.left() - 1, place.center().y()) != line
    QTest.keyClicks(edit, "x")
    settings.set(prompts=("red " * 751,))
    qtbot.waitUntil(lambda: edit.count.text() == "751 / 750 · cut", timeout=WAIT)
    assert toned(edit, struck=True) == ["red "]


def test_a_prompt_from_elsewhere_is_shown_and_can_be_undone(panel: PromptPanel, settings: SettingsModel) -> None:
    QTest.keyClicks(panel.prompt, "mine")
    settings.set(prompts=("a blue car",))
    assert panel.prompt.toPlainText() == "a blue car"
    panel.prompt.undo()
    assert panel.prompt.toPlainText() == "mine"
    assert settings.value.words.prompt == "mine"


def test_pasted_markup_is_plain(panel: PromptPanel) -> None:
    assert not panel.prompt.acceptRichText()


def test_ctrl_enter_asks_for_the_picture(panel: PromptPanel, qtbot) -> None:
    with qtbot.waitSignal(panel.submitted):
        QTest.keyClick(panel.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.prompt.toPlainText() == ""


def test_only_styles_that_the_model_knows_are_offered(panel: PromptPanel) -> None:
    panel.set_vocabulary(KNOWN)
    assert list(panel.chips) == ["oil painting"]
    panel.set_vocabulary(None)
    assert list(panel.chips) == [style.name for style in styles.styles()]


def test_chips_and_prompt_say_the_same(panel: PromptPanel, settings: SettingsModel) -> None:
    settings.set(prompts=("a cat, pixel art",))
    assert [chip.isChecked() for chip in panel.chips.values()] == [False, True]
    panel.chips["oil painting"].click()
    assert settings.value.words.prompt == "a cat, oil painting"
    assert [chip.isChecked() for chip in panel.chips.values()] == [True, False]


def test_a_style_brings_its_negative_words_and_takes_them_along(panel: PromptPanel, settings: SettingsModel) -> None:
    settings.set(prompts=("a cat",), negative="rain")
    panel.chips["pixel art"].click()
    assert (settings.value.words.prompt, settings.value.words.negative) == ("a cat, pixel art", "rain, photograph")
    panel.chips["pixel art"].click()
    assert (settings.value.words.prompt, settings.value.words.negative) == ("a cat", "rain")


def test_negative_prompt_is_folded_and_says_when_it_is_off(panel: PromptPanel, settings: SettingsModel) -> None:
    panel.show()
    assert not panel.negative.isVisible()
    panel.fold.header.click()
    assert panel.negative.isVisible()
    assert panel.note.isVisible()
    settings.set(guidance=5.0)
    assert not panel.note.isVisible()


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


def test_syntax_is_not_unknown(edit: PromptEdit) -> None:
    edit.set_text('("a (red)1.3 apple", "a red:1.2 apple").blend(0.7, 0.3)')
    assert marked(edit) == []
    edit.set_text("a (red)1.3 {red|very red} apple--")
    assert marked(edit) == ["very"]


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
    assert settings.value.words.prompt == "a (red"
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
    assert settings.value.words.prompt == "a red (apple)1.2"
    assert edit.textCursor().selectedText() == "apple"
    edit.undo()
    assert settings.value.words.prompt == "a red (apple)1.1"
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert settings.value.words.prompt == "a red apple"


def test_a_blend_has_a_slider_a_part_and_moving_one_rewrites_the_shares(
    panel: PromptPanel, settings: SettingsModel
) -> None:
    panel.show()
    assert not panel.blend.isVisible()
    settings.set(prompts=('("a red apple", "a cat").blend(0.7, 0.3)',))
    assert panel.blend.isVisible()
    assert [slider.text() for slider in panel.blend.sliders] == ["70 %", "30 %"]
    QTest.keyClick(panel.blend.sliders[0], Qt.Key.Key_Left)
    assert settings.value.words.prompt == '("a red apple", "a cat").blend(0.69, 0.31)'
    assert panel.prompt.toPlainText() == settings.value.words.prompt
    assert panel.blend.sliders[1].text() == "31 %"
    settings.set(prompts=("a cat",))
    assert not panel.blend.isVisible()


def test_an_embedding_is_called_from_the_menu(qtbot, settings: SettingsModel, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "Sketchlight" / "models" / "embeddings"
    panel = PromptPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.embeddings.isVisible()
    folder.mkdir(parents=True)
    save_file({"emb_params": np.zeros((2, 64), np.float32)}, folder / "bad-hands.safetensors")
    panel.embeddings.look_again()
    assert panel.embeddings.isVisible()
    settings.set(prompts=("a cat",), negative="")
    panel.embeddings.menu.aboutToShow.emit()
    first, keep_out = panel.embeddings.menu.actions()
    first.trigger()
    keep_out.menu().actions()[0].trigger()
    assert settings.value.words.prompt == "a cat, bad-hands"
    assert settings.value.words.negative == "bad-hands"
