"""The seed: a figure to type, a new one by dice, a lock to keep it."""

from __future__ import annotations

from collections.abc import Callable
from secrets import randbelow

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.views.look.icons import icon
from desktop.words import tr
from engine.phrase import mark
from engine.seeds import SEEDS

MOST = 2**31 - 1
TOOLTIP = mark("Seed: the number the noise grows from; the same seed and settings give the same picture")

EACH_TIME, KEPT = mark("new each time"), mark("kept")
"""What the lock does, in words."""


def grouped(seed: int) -> str:
    """Write 417203 as “417 203” (narrow spaces)."""
    return f"{seed:,}".replace(",", "\u202f")


def parsed(text: str) -> int | None:
    """Give what a person typed, digits and separators, as a seed; None if there is no digit or it is too large."""
    digits = "".join(each for each in text if each.isdigit())
    return int(digits) if digits and int(digits) < SEEDS else None


class SeedField(QWidget):
    """`draw(limit)` gives the dice's number below `limit`."""

    seed_chosen = Signal(int)
    lock_toggled = Signal(bool)

    def __init__(
        self, name: str = "", parent: QWidget | None = None, *, draw: Callable[[int], int] = randbelow
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._seed = 0
        self._label = QLabel(name or tr("Seed"))
        self._label.setProperty("look", "label")
        self.edit = QLineEdit()
        self.edit.setProperty("look", "seed")
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setAccessibleName(name or tr("Seed"))
        self.edit.setToolTip(tr(TOOLTIP))
        self.edit.setMaxLength(len(grouped(SEEDS)))
        self.edit.setTextMargins(0, 0, -2, 0)
        self.edit.editingFinished.connect(self._take_text)
        self.dice = self._button("dices", tr("New seed"))
        self.dice.clicked.connect(lambda: self._choose(self._draw(MOST)))
        self.lock = self._button("lock-open", tr("Keep this seed for the next picture"))
        self.lock.setCheckable(True)
        self.lock.toggled.connect(self._show_lock)
        self.lock.toggled.connect(self.lock_toggled)
        self.told = QLabel(tr(EACH_TIME))
        self.told.setProperty("look", "label")
        self.setToolTip(tr(TOOLTIP))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self.edit, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self.dice)
        foot.addWidget(self.lock)
        foot.addWidget(self.told)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(foot)

    def seed(self) -> int:
        return self._seed

    def set_seed(self, seed: int) -> None:
        """Show this seed; nothing is emitted."""
        self._seed = seed
        self.edit.setText(grouped(seed))

    def set_lockable(self, lockable: bool) -> None:
        """Set whether the button may draw a new seed: what is drawn live keeps its own."""
        self.lock.setVisible(lockable)
        self.told.setVisible(lockable)

    def set_locked(self, locked: bool) -> None:
        self.lock.setChecked(locked)

    def _button(self, icon_name: str, tooltip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name, "secondary", on="accent_text"))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tr(tooltip))
        button.setAccessibleName(tr(tooltip))
        return button

    def _take_text(self) -> None:
        seed = parsed(self.edit.text())
        if seed is None or seed == self._seed:
            self.set_seed(self._seed)
        else:
            self._choose(seed)

    def _choose(self, seed: int) -> None:
        self.set_seed(seed)
        self.seed_chosen.emit(seed)

    def _show_lock(self, locked: bool) -> None:
        self.lock.setIcon(icon("lock" if locked else "lock-open", "secondary", on="accent_text"))
        self.told.setText(tr(KEPT if locked else EACH_TIME))
