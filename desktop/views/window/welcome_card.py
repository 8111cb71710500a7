"""What a new user is offered once: which larger models would run on this machine, and fetching one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.widgets.fold import Fold
from desktop.views.widgets.parts import button, icon_button, label
from desktop.views.widgets.set_row import SetRow
from desktop.words import tr
from engine.catalog.sets import DownloadSet


class WelcomeCard(QFrame):
    """Stands in the right panel, where nothing is drawn, until it is dismissed; folded it is one line."""

    dismissed = Signal()
    more_clicked = Signal()

    def __init__(self, sets: Sequence[DownloadSet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Larger models for this machine"))
        self.rows: Mapping[str, SetRow] = {each.name: SetRow(each) for each in sets}
        self.close_button = icon_button("x", tr("Dismiss for good"), side=16)
        self.close_button.clicked.connect(self.dismissed)
        self.more = button(tr("All models…"), look="link")
        self.more.clicked.connect(self.more_clicked)
        self.fold = Fold(tr("Larger models for this machine"), self._inside())
        head = QHBoxLayout(self)
        head.setContentsMargins(10, 6, 6, 6)
        head.setSpacing(0)
        head.addWidget(self.fold, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _inside(self) -> QWidget:
        remark = label(tr("The small model that came along draws already. Larger ones make finished pictures."), "note")
        remark.setWordWrap(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 0, 2)
        column.setSpacing(2)
        column.addWidget(remark)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        return inside
