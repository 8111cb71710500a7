"""A set of downloads: what it is for, how large it is, what it would be on this machine, and fetching it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import button, label
from desktop.words import tr
from engine.catalog.downloads import about_in_words, share_in_words, size_in_words
from engine.catalog.sets import DownloadSet

ACTION_WIDTH = 84


class SetRow(QWidget):
    """Shows what `show_*` says; its button is a signal: to fetch what is missing, or to pause."""

    fetch_clicked = Signal()
    pause_clicked = Signal()

    def __init__(self, wanted: DownloadSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self.setAccessibleName(tr(wanted.label))
        self._fit = tr("measuring this machine…")
        self.title = label(wanted.label, "strong")
        self.megabytes = label("", "figure-quiet")
        self.told = label("", "note")
        self.action = button(tr("Fetch"))
        self.action.setFixedWidth(ACTION_WIDTH)
        self.action.clicked.connect(self._act)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress: {label}", label=wanted.label))
        self.note = NoteLine()
        for each in (self.title, self.told):
            each.setWordWrap(True)
        self._place()
        self.show_idle()

    def set_fit(self, words: str) -> None:
        """Tell what it would be here, as it was measured."""
        self._fit = tr(words)
        self._show_told()

    def show_idle(self, trouble: str = "", remark: str = "") -> None:
        """Look what of it is here; `trouble` is why the rest isn't, `remark` what else is to be said."""
        here = self.wanted.is_there
        begun = any(each.is_there or each.partial_bytes for each in self.wanted.downloads)
        left = self.wanted.megabytes if here else self.wanted.missing_megabytes
        self.megabytes.setText(tr(size_in_words(left) if here else about_in_words(left)))
        self._set_action(tr("Here") if here else tr("Resume") if begun else tr("Fetch"))
        self.action.setEnabled(not here)
        self.bar.hide()
        self.note.set_text("" if here else trouble or remark, blocking=bool(trouble))
        self._show_told()

    def show_progress(self, done: int, total: int) -> None:
        """Show bytes of the whole set."""
        self.megabytes.setText(tr(share_in_words(done, total)))
        self.bar.setRange(0, max(1, total // 1000))
        self.bar.setValue(done // 1000)
        self.bar.show()
        self._set_action(tr("Pause"))
        self.action.setEnabled(True)
        self.note.set_text("")

    def _show_told(self) -> None:
        end = "" if self._fit.endswith("…") else "."
        self.told.setText(f"{self._fit[:1].upper()}{self._fit[1:]}{end} {tr(self.wanted.about)}")

    def _set_action(self, verb: str) -> None:
        self.action.setText(verb)
        self.action.setAccessibleName(f"{verb}: {self.wanted.label}")

    def _act(self) -> None:
        if self.action.text() == tr("Pause"):
            self.pause_clicked.emit()
        else:
            self.fetch_clicked.emit()

    def _place(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.megabytes)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(names, 1)
        line.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        column.addWidget(self.note)
