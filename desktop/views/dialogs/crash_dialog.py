"""What is known of a crash, to be copied into a report, and the way to a start with less."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label
from desktop.words import tr
from engine.phrase import mark

REMARK = mark(
    "Your drawing was kept. The report says what program and machine this is and where it stopped, nothing of your "
    "drawings or words; it goes nowhere unless you send it. Safe mode starts on the processor with every setting at "
    "its default and nothing reopened; your drawing and settings stay as they are."
)


class CrashDialog(QDialog):
    """Shows `report`."""

    safe_mode_clicked = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Crash report"))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Report"))
        remark = label(REMARK, "note")
        remark.setWordWrap(True)
        self.copy = button(tr("Copy report"), "copy", look="primary")
        self.copy.clicked.connect(self._copy)
        self.safe_mode = button(tr("Restart in safe mode"))
        self.safe_mode.clicked.connect(self.safe_mode_clicked)
        close = button(tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.safe_mode)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("Sketchlight ended unexpectedly"), "title"))
        column.addWidget(remark)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        resize_within(self, 560, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(tr("Copied"))
