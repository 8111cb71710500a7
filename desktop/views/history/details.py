"""What is known of the chosen picture, and what can be done with it at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.parts import button, icon_button, label
from desktop.words import tr
from engine.history.entries import EntryOrigin, HistoryEntry
from engine.phrase import mark

WIDTH = 280
ORIGINS = {
    EntryOrigin.EXPLICIT: mark("asked for"),
    EntryOrigin.TAKEN: mark("taken from live"),
    EntryOrigin.REFINED: mark("refined at rest"),
}
"""All of EntryOrigin."""


class HistoryDetails(QWidget):
    """Shows one entry, or how many are chosen."""

    wanted = Signal(str)
    """The name of an action, for what is chosen."""
    tagged = Signal(str)
    """The tags of what is chosen are to be these."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("About the chosen picture"))
        self.prompt = label("", "label")
        self.prompt.setWordWrap(True)
        self.prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.prompt.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.prompt.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.figures = {
            name: ElidedLabel(look="figure-quiet") for name in (tr("Model"), tr("Seed"), tr("Size"), tr("Made"))
        }
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(tr("Tags, between commas"))
        self.tags.setAccessibleName(tr("Tags"))
        self.tags.setToolTip(tr("Words to find it by, between commas"))
        self.tags.editingFinished.connect(self._tell_tags)
        self.star = icon_button("star", tr("Favourite (F): never deleted to make room"), look="framed", side=16)
        self.star.setCheckable(True)
        self.star.clicked.connect(lambda: self.wanted.emit("star"))
        self.use = button(
            tr("Use settings"), "sliders-horizontal", tooltip=tr("Put all that it was made with into the panels")
        )
        self.use.clicked.connect(lambda: self.wanted.emit("settings"))
        self.seed = icon_button("dices", tr("Use only its seed"), look="framed", side=16)
        self.seed.clicked.connect(lambda: self.wanted.emit("seed"))
        self.compare = button(tr("Compare two"), "columns-2", tooltip=tr("See the two one over the other (C)"))
        self.compare.clicked.connect(lambda: self.wanted.emit("compare"))
        self._shown = ""
        self._place()
        self.show_entries([])

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show what is chosen."""
        one = entries[0] if len(entries) == 1 else None
        self._figures.setVisible(one is not None)
        usable = one is not None and not one.trashed
        self.use.setVisible(usable)
        self.seed.setVisible(usable)
        self.star.setVisible(bool(entries))
        self.tags.setVisible(bool(entries))
        self.compare.setVisible(len(entries) == 2)
        self.star.setChecked(bool(entries) and all(entry.favourite for entry in entries))
        common = {entry.tags for entry in entries}
        self._shown = common.pop() if len(common) == 1 else ""
        self.tags.setText(self._shown)
        if one is None:
            count = len(entries)
            self.prompt.setText(
                tr("{count} pictures are chosen.", count=count)
                if count
                else tr("Choose a picture to see how it was made.")
            )
            return
        self.prompt.setText(one.prompt or tr("Without words"))
        self.prompt.setToolTip(one.prompt)
        which = tr(", {value} of {among}", value=one.place + 1, among=one.among) if one.among > 1 else ""
        self.figures["Model"].setText(one.model_label)
        self.figures["Seed"].setText(one.seed)
        self.figures["Size"].setText(f"{one.width} × {one.height}{which}")
        self.figures["Made"].setText(f"{one.when:%Y-%m-%d %H:%M}, {ORIGINS.get(EntryOrigin(one.origin), '')}")

    def _tell_tags(self) -> None:
        if self.tags.text() != self._shown:
            self._shown = self.tags.text()
            self.tagged.emit(self._shown)

    def _place(self) -> None:
        self._figures = QWidget()
        grid = QGridLayout(self._figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (name, figure) in enumerate(self.figures.items()):
            grid.addWidget(_quiet(name), row, 0)
            grid.addWidget(figure, row, 1)
        marks = QHBoxLayout()
        marks.setSpacing(6)
        marks.addWidget(self.tags, 1)
        marks.addWidget(self.star)
        acts = QHBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self.use, 1)
        acts.addWidget(self.compare, 1)
        acts.addWidget(self.seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.prompt, 1)
        column.addWidget(self._figures)
        column.addLayout(marks)
        column.addLayout(acts)


def _quiet(text: str) -> QLabel:
    return label(text, "note")
