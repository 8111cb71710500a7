"""The heading of a group of cards, with the button that adds one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.views.widgets.parts import icon_button, section


class SectionHead(QWidget):
    """`tip` names what the button's menu does."""

    def __init__(self, title: str, tip: str, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = icon_button("plus", tip, side=16)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(section(title), 1)
        row.addWidget(self.add)
