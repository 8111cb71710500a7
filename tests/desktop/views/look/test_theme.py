"""Colours come from one file, can be read, and change while the window is open."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.views.look import theme, tokens

VIEWS = Path(theme.__file__).parents[1]
TABLE = {
    "canvas": ("#101114", "#d8d5d0"),
    "window": ("#16171a", "#e9e7e3"),
    "panel": ("#1e2024", "#f7f6f3"),
    "raised": ("#272a2f", "#ffffff"),
    "line": ("#30343a", "#d9d6d0"),
    "text": ("#e8e6e3", "#24262a"),
    "secondary": ("#a4a8b0", "#54585f"),
    "faint": ("#8d929a", "#62666d"),
    "accent": ("#ffb454", "#9c520d"),
    "good": ("#7fd1a0", "#217047"),
}
READ_ON = [
    ("text", "canvas"),
    ("text", "window"),
    ("text", "panel"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "pressed"),
    ("text", "accent_soft"),
    ("secondary", "panel"),
    ("secondary", "raised"),
    ("secondary", "window"),
    ("faint", "panel"),
    ("faint", "raised"),
    ("faint", "window"),
    ("accent", "panel"),
    ("accent", "raised"),
    ("accent", "window"),
    ("good", "panel"),
    ("good", "window"),
    ("hint", "window"),
    ("hint", "canvas"),
    ("hint", "panel"),
    ("accent_text", "panel"),
    ("accent_text", "raised"),
    ("accent_text", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("good_text", "panel"),
    ("bad", "raised"),
    ("bad", "window"),
    ("on_badge", "badge"),
]


def luminance(value: str) -> float:
    parts = QColor(value).getRgbF()[:3]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", TABLE)
def test_tokens_are_the_designs(name: str) -> None:
    assert (getattr(tokens.DARK, name), getattr(tokens.LIGHT, name)) == TABLE[name]


@pytest.mark.parametrize("scheme", [tokens.DARK, tokens.LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_words_can_be_read(scheme: tokens.Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(scheme, ink), getattr(scheme, ground)) >= 4.5


def test_scheme_changes_while_the_window_is_open(qtbot, qapp: QApplication) -> None:
    button = QPushButton("Generate")
    qtbot.addWidget(button)
    button.show()
    dark = button.grab().toImage().pixelColor(button.width() // 2, 4).lightness()
    with qtbot.waitSignal(theme.watcher.changed):
        theme.watcher.choose("light")
    assert button.grab().toImage().pixelColor(button.width() // 2, 4).lightness() > dark + 100
    assert theme.tokens() is tokens.LIGHT
    assert qapp.palette().window().color() == QColor(tokens.LIGHT.panel)


def test_choosing_the_same_again_repaints_nothing(qtbot) -> None:
    with qtbot.assertNotEmitted(theme.watcher.changed):
        theme.watcher.choose("dark")


def test_a_choice_that_no_version_knows_is_the_systems(qapp: QApplication) -> None:
    theme.install(qapp, "sepia")
    assert theme.watcher.choice is theme.ThemeChoice.SYSTEM


def test_shipped_fonts_are_there(qapp: QApplication) -> None:
    assert {tokens.UI_FONT, tokens.MONO_FONT} <= set(theme.load_fonts())


def test_no_widget_names_a_colour() -> None:
    named = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|GlobalColor\.(?!transparent)|QColor\(\d")
    for path in VIEWS.rglob("*.py"):
        if path.name != "tokens.py":
            assert not named.findall(path.read_text(encoding="utf-8")), path.name


def test_sheet_leaves_no_token_unfilled() -> None:
    from desktop.views.look.style_sheet import style_sheet

    assert "$" not in style_sheet(tokens.DARK)
