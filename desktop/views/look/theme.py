"""Which tokens are in force, and the one place that puts them on the application."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.views.look.focus_ring import FocusRing
from desktop.views.look.style_sheet import style_sheet
from desktop.views.look.tokens import DARK, LIGHT, MONO_FONT, UI_FONT, Tokens
from engine.paths import resources_dir


class ThemeChoice(StrEnum):
    """What a person asked for; SYSTEM follows the desktop."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class ThemeWatcher(QObject):
    """Knows which tokens are in force; `changed` comes after palette and style sheet are in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = ThemeChoice.SYSTEM
        self.tokens = DARK

    def choose(self, choice: str) -> None:
        """Take the user's choice: "system", "dark" or "light"."""
        self.choice = ThemeChoice(choice)
        self.refresh()

    def refresh(self) -> None:
        """Look again at choice and system, and dress the application if that changes the tokens."""
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            _dress()
            self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.choice is ThemeChoice.SYSTEM:
            light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
            return LIGHT if light else DARK
        return LIGHT if self.choice is ThemeChoice.LIGHT else DARK


watcher = ThemeWatcher()


def tokens() -> Tokens:
    """Give the tokens in force."""
    return watcher.tokens


def is_dark() -> bool:
    return watcher.tokens is DARK


def colour(value: str, opacity: float = 1.0) -> QColor:
    """Give a token as a QColor, let through to `opacity` (0–1)."""
    made = QColor(value)
    made.setAlphaF(opacity)
    return made


def ui_font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return _font(UI_FONT, pixels, weight)


def mono_font(pixels: int = 12, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Give the font for figures, so that they don't jitter."""
    font = _font(MONO_FONT, pixels, weight)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def install(app: QApplication, choice: str = ThemeChoice.SYSTEM) -> None:
    """Load the fonts, put on the style, and follow the system from now on. Called once, before the first window.

    A choice that this version doesn't know is the system's.
    """
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(ui_font())
    app.styleHints().colorSchemeChanged.connect(watcher.refresh)
    if app.findChild(FocusRing) is None:
        FocusRing(app)
    watcher.choice = ThemeChoice(choice) if choice in list(ThemeChoice) else ThemeChoice.SYSTEM
    watcher.tokens = watcher._wanted()
    _dress()
    watcher.changed.emit()


def load_fonts() -> list[str]:
    """Register the shipped fonts; their families. A missing file leaves the system's fonts in place."""
    files = sorted((resources_dir() / "fonts").glob("*.[ot]tf"))
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in files]
    return sorted({family for each in loaded if each >= 0 for family in QFontDatabase.applicationFontFamilies(each)})


def palette(t: Tokens) -> QPalette:
    """Make Fusion's palette from the tokens, for whatever the style sheet doesn't reach."""
    role = QPalette.ColorRole
    table = {
        role.Window: t.panel,
        role.WindowText: t.text,
        role.Base: t.window,
        role.AlternateBase: t.panel,
        role.Text: t.text,
        role.PlaceholderText: t.hint,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent_text,
        role.LinkVisited: t.accent_text,
        role.Accent: t.accent,
        role.Light: t.raised,
        role.Midlight: t.hover,
        role.Mid: t.line,
        role.Dark: t.line,
        role.Shadow: t.shadow,
    }
    made = QPalette()
    for each, value in table.items():
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(t.faint))
    return made


def _font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _dress() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette(watcher.tokens))
        app.setStyleSheet(style_sheet(watcher.tokens))
