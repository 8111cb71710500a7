"""Small ready-made parts that the panels are put together from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from desktop.views.look.icons import icon
from desktop.words import tr

ICON_AND_GAP = QSize(20, 16)
"""An icon of 16 px and 4 px more between it and the text."""
TEXT_MARGIN = 6


def label(text: str, look: str) -> QLabel:
    """Give a plain-text label with one of the style sheet's looks."""
    made = QLabel(tr(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    return made


def section(text: str) -> QLabel:
    """Give a heading over a group; drawn in capitals, read out as it is written."""
    made = label(tr(text).upper(), "section")
    made.setAccessibleName(tr(text))
    return made


def button(text: str, icon_name: str = "", *, tooltip: str = "", look: str = "") -> QPushButton:
    """Give a push button named by its text."""
    text = tr(text)
    made = QPushButton(text)
    if look:
        made.setProperty("look", look)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if look == "primary" else "text"))
        made.setIconSize(ICON_AND_GAP)
    made.setToolTip(tr(tooltip))
    made.setAccessibleName(tr(text))
    return made


def icon_button(icon_name: str, name: str, *, look: str = "", side: int = 18, colour: str = "text") -> QToolButton:
    """Give a tool button that is only an icon; `name` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon(icon_name, colour, on="on_accent" if look == "tool" else "accent_text"))
    made.setIconSize(QSize(side, side))
    made.setToolTip(tr(name))
    made.setAccessibleName(tr(name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if look:
        made.setProperty("look", look)
    return made


def number_box(name: str, low: int, high: int, *, suffix: str = "") -> QSpinBox:
    """Give a field for a whole number that is typed; `name` is what a screen reader says."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setSuffix(suffix)
    made.setAccessibleName(tr(name))
    made.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)  # its style sheet's padding is left out by Qt
    return made


def labelled(text: str, widget: QWidget) -> QWidget:
    """Give the widget with its label over it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(text, "label"))
    column.addWidget(widget)
    return box


def rule(*, upright: bool = False, parent: QWidget | None = None) -> QFrame:
    """Give a hairline."""
    made = QFrame(parent)
    made.setProperty("look", "rule")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
