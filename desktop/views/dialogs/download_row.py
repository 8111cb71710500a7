"""One download in the list: what it is, how large, and whether it is here, on its way, or to be had."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.icon_label import IconLabel
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import button, icon_button, label, rule
from desktop.words import tr
from engine.catalog.belongings import unlocks
from engine.catalog.download_table import Download
from engine.catalog.downloads import about_in_words, share_in_words, size_in_words

STATE_WIDTH, ACTION_WIDTH = 148, 84


class DownloadRow(QWidget):
    """Shows what `show_*` says; its button is a signal."""

    fetch_clicked = Signal()
    cancel_clicked = Signal()
    remove_clicked = Signal()

    def __init__(self, download: Download, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.download = download
        self.setAccessibleName(tr(download.label))
        self.action = button(tr("Fetch"))
        self.action.setFixedWidth(ACTION_WIDTH)
        self.action.clicked.connect(self._act)
        self.state = label("", "figure-quiet")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress: {label}", label=download.label))
        self.here = self._made_here()
        self.note = NoteLine()
        self._place()
        self.show_idle()

    def matches(self, words: str) -> bool:
        """Tell whether all of the words occur in what it is."""
        d = self.download
        about = f"{d.name} {d.label} {d.repo} {d.kind} {d.family} {d.control} {d.licence}".lower()
        return all(word in about for word in words.lower().split())

    def show_idle(self, trouble: str = "") -> None:
        """Look whether it is here; `trouble` is why it isn't."""
        here, partly = self.download.is_there, self.download.partial_bytes
        left = self.download.missing_megabytes
        size = tr(size_in_words(self.download.megabytes) if here else about_in_words(left))
        if partly and not here:
            size = tr("{done} of {total}", done=size_in_words(partly / 1e6), total=size_in_words(left))
        self.state.setText(size)
        self.bar.hide()
        self._end.setCurrentIndex(1 if here else 0)
        self._set_action(tr("Resume") if partly else tr("Fetch"))
        self.note.set_text("" if here else trouble, blocking=True)

    def show_waiting(self) -> None:
        """Show that it comes when those before it are through."""
        self._busy(tr("waiting"), 0, 0)
        self.bar.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show bytes; 0 of 0 while the hub is asked."""
        self._busy(share_in_words(done, total) if total else tr("asking…"), done, total)

    def show_stopping(self) -> None:
        """Show that it is cancelled, until the network lets go."""
        self.state.setText(tr("stopping…"))
        self.action.setEnabled(False)

    def _busy(self, told: str, done: int, total: int) -> None:
        self.state.setText(tr(told))
        # Kilobytes: a progress bar counts in 32 bits.
        self.bar.setRange(0, max(1, total // 1000))
        self.bar.setValue(done // 1000)
        self.bar.show()
        self._end.setCurrentIndex(0)
        self._set_action(tr("Cancel"))
        self.note.set_text("")

    def _set_action(self, verb: str) -> None:
        self.action.setEnabled(True)
        self.action.setText(verb)
        self.action.setAccessibleName(f"{verb}: {self.download.label}")

    def _act(self) -> None:
        if self.action.text() == tr("Cancel"):
            self.cancel_clicked.emit()
        else:
            self.fetch_clicked.emit()

    def _made_here(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(IconLabel("check", "good_text"))
        row.addWidget(label(tr("Here"), "label"))
        self.remove = icon_button("trash-2", tr("Remove {label}", label=self.download.label), side=16)
        self.remove.clicked.connect(self.remove_clicked)
        row.addWidget(self.remove)
        row.addStretch(1)
        return made

    def _place(self) -> None:
        d = self.download
        names = QVBoxLayout()
        names.setSpacing(2)
        title = ElidedLabel(d.label)
        about = ElidedLabel(" · ".join(part for part in (tr(unlocks(d)), d.repo, d.licence) if part), look="note")
        for each in (title, about):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            names.addWidget(each)
        figures = QVBoxLayout()
        figures.setSpacing(6)
        figures.addStretch(1)
        figures.addWidget(self.state)
        figures.addWidget(self.bar)
        figures.addStretch(1)
        self.state.setFixedWidth(STATE_WIDTH)
        self.bar.setFixedWidth(STATE_WIDTH)
        end = QWidget()
        end.setFixedWidth(ACTION_WIDTH)
        self._end = QStackedLayout(end)
        self._end.addWidget(self.action)
        self._end.addWidget(self.here)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(names, 1)
        line.addLayout(figures)
        line.addWidget(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(7)
        column.addWidget(rule())
        column.addLayout(line)
        column.addWidget(self.note)
