"""What a new user is told once: it draws already, and which larger models would run on this machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.widgets.parts import button, icon_button, label
from desktop.views.widgets.set_row import SetRow
from engine.catalog.sets import DownloadSet

REMARK = "The small model that came along draws already. Larger ones make finished pictures."
WIDTH = 560


class WelcomeCard(QFrame):
    """Lies over the canvas until it is dismissed."""

    dismissed = Signal()
    more_clicked = Signal()

    def __init__(self, sets: Sequence[DownloadSet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("First start")
        self.setMaximumWidth(WIDTH)
        self.rows: Mapping[str, SetRow] = {each.name: SetRow(each) for each in sets}
        self.close_button = icon_button("x", "Dismiss", side=16)
        self.close_button.clicked.connect(self.dismissed)
        self.more = button("All models…", look="link")
        self.more.clicked.connect(self.more_clicked)
        head = QHBoxLayout()
        head.addWidget(label("Larger models for this machine", "strong"), 1)
        head.addWidget(self.more)
        head.addWidget(self.close_button)
        remark = label(REMARK, "note")
        remark.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 10)
        column.setSpacing(2)
        column.addLayout(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(2)
        inner.addWidget(remark)
        for row in self.rows.values():
            inner.addWidget(row)
        column.addLayout(inner)
