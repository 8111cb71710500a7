"""The tokens of the look, dark and light, and the one place that puts them on the application."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from engine.paths import resources_dir

UI_FONT = "Inter"
MONO_FONT = "JetBrains Mono"


@dataclass(frozen=True)
class Tokens:
    """Colours as `#rrggbb`. The first ten are the design's; the rest follow from them."""

    canvas: str
    window: str
    panel: str
    raised: str
    line: str
    text: str
    secondary: str
    faint: str
    """Ornaments, disabled things and placeholders: too weak for words that must be read."""
    accent: str
    good: str

    hover: str
    """Background of a quiet control under the pointer."""
    pressed: str
    track: str
    """The unfilled part of a slider, a switch that is off."""
    knob: str
    hint: str
    """Small text on canvas or window: `secondary`, as far as contrast allows."""
    accent_text: str
    """The accent where it is text on a panel."""
    accent_hover: str
    accent_soft: str
    """A wash of the accent behind chosen things."""
    on_accent: str
    good_text: str
    bad: str
    badge: str
    """Behind the small words that lie on a picture; the same in both schemes, as pictures are."""
    on_badge: str
    shadow: str


DARK = Tokens(
    canvas="#101114",
    window="#16171a",
    panel="#1e2024",
    raised="#272a2f",
    line="#30343a",
    text="#e8e6e3",
    secondary="#9a9ea6",
    faint="#6b7078",
    accent="#ffb454",
    good="#7fd1a0",
    hover="#2c3036",
    pressed="#353940",
    track="#363a41",
    knob="#f4f2ef",
    hint="#9a9ea6",
    accent_text="#ffb454",
    accent_hover="#ffc273",
    accent_soft="#43351f",
    on_accent="#1a1206",
    good_text="#7fd1a0",
    bad="#ff8f7a",
    badge="#1a1b1e",
    on_badge="#f2f0ed",
    shadow="#000000",
)

LIGHT = Tokens(
    canvas="#d8d5d0",
    window="#e9e7e3",
    panel="#f7f6f3",
    raised="#ffffff",
    line="#d9d6d0",
    text="#24262a",
    secondary="#666a72",
    faint="#8f939a",
    accent="#c9701a",
    good="#2f8f5b",
    hover="#eceae6",
    pressed="#e0ddd8",
    track="#d9d6d0",
    knob="#24262a",
    hint="#54585f",
    accent_text="#96500c",
    accent_hover="#d67f2b",
    accent_soft="#f3dfca",
    on_accent="#1a1206",
    good_text="#1f6b42",
    bad="#b3361f",
    badge="#1a1b1e",
    on_badge="#f2f0ed",
    shadow="#3c3a36",
)


MARK_COLOURS = ("#62d7ff", "#a97bff", "#ff7aa8", "#ffb454")
"""The mark's gradient, the same in both schemes."""


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
    """The tokens in force."""
    return watcher.tokens


def is_dark() -> bool:
    return watcher.tokens is DARK


def colour(value: str, opacity: float = 1.0) -> QColor:
    """A token as a QColor, let through to `opacity` (0–1)."""
    made = QColor(value)
    made.setAlphaF(opacity)
    return made


def ui_font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return _font(UI_FONT, pixels, weight)


def mono_font(pixels: int = 12, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """For figures, so that they don't jitter."""
    font = _font(MONO_FONT, pixels, weight)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def install(app: QApplication, choice: str = ThemeChoice.SYSTEM) -> None:
    """Load the fonts, put on the style, and follow the system from now on; an unknown choice is the system's. Called once, before the first window."""
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(ui_font())
    app.styleHints().colorSchemeChanged.connect(watcher.refresh)
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
    """Fusion's palette from the tokens, for whatever the style sheet doesn't reach."""
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
    from desktop.views.style_sheet import style_sheet

    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette(watcher.tokens))
        app.setStyleSheet(style_sheet(watcher.tokens))
