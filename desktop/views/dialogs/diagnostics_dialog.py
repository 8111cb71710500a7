"""The page of diagnostics: what is known of this copy of the program, to read and to copy into a report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from desktop.views.look.theme import mono_font
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label
from desktop.words import tr


class DiagnosticsDialog(QDialog):
    """Shows what `show_sections` says, each section on a tab of its own."""

    copy_clicked = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Diagnostics"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 680, 480)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.texts: dict[str, QPlainTextEdit] = {}
        for name, title in titles.items():
            text = self.texts[name] = QPlainTextEdit()
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setFont(mono_font(12))
            text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap if name == "latency" else text.lineWrapMode())
            text.setAccessibleName(tr(title))
            self.tabs.addTab(text, title)
        note = label(
            tr("Nothing of this leaves your machine unless you paste it somewhere. Paths are shortened."), "note"
        )
        note.setWordWrap(True)
        self.copy = button(tr("Copy report"), "copy")
        self.copy.clicked.connect(self._copy)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(note, 1)
        foot.addWidget(self.copy)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Diagnostics"), "title"))
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def show_sections(self, sections: Mapping[str, str]) -> None:
        """Show these texts; where one reads on stays where it is."""
        for name, told in sections.items():
            text = self.texts[name]
            if text.toPlainText() != told:
                bar = text.verticalScrollBar()
                at = bar.value()
                text.setPlainText(told)
                bar.setValue(at)

    def _copy(self) -> None:
        self.copy_clicked.emit()
        self.copy.setText(tr("Copied"))
