"""A remark that must be read: an icon, and as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.widgets.icon_label import IconLabel
from desktop.views.widgets.parts import label
from desktop.words import tr


class NoteLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "secondary", side=14)
        self._text = label("", "note")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def text(self) -> str:
        return self._text.accessibleName()

    def set_text(self, text: str, *, blocking: bool = False) -> None:
        """Show a line; `blocking`: nothing goes on until something is done about it."""
        text = tr(text)
        self._text.setText(_breakable(text))
        self._text.setAccessibleName(text)
        self._icon.set_icon("triangle-alert" if blocking else "info", "accent_text" if blocking else "secondary")
        self.setVisible(bool(text))


def _breakable(text: str) -> str:
    """Let paths be broken after a slash: a long one would be cut off else."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")
