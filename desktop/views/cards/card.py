"""A card: one line with a switch, and under it what belongs to it, while anybody wants to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.icon_label import IconLabel
from desktop.views.widgets.parts import label
from desktop.views.widgets.switch import Switch
from desktop.words import tr

HEAD = 36
"""Height in pixels of the line that is always there, with the card's edge."""


class Card(QFrame):
    """`title` names it; tools stand between the remark and the switch. A click on the line is one on the switch."""

    def __init__(self, title: str, icon_name: str, *, switch_tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(tr(title))
        self.icon = IconLabel(icon_name)
        self.remark = ElidedLabel(look="note")
        self.switch = Switch(tr("{title}: on", title=title))
        self.switch.setToolTip(switch_tip)
        self.body = QWidget()
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(0, 0, 3, 0)
        self.rows.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.icon)
        self._head.addWidget(label(title, "plain"))
        self._head.addWidget(self.remark, 1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(0)
        self._head.addLayout(self._tools)
        self._head.addWidget(self.switch)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._head)
        self._column.addWidget(self.body)
        self.set_open(False)

    def add_tool(self, tool: QToolButton) -> None:
        self._tools.addWidget(tool)

    def set_open(self, open: bool) -> None:
        """Set whether more than the one line is seen."""
        self.body.setVisible(open)
        self._column.setContentsMargins(12, 3, 8, 12 if open else 3)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < HEAD:
            self.switch.click()
