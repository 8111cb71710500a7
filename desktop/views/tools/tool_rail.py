"""The tools, at the left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import TOOLS, Tool
from desktop.views.widgets.parts import icon_button

WIDTH = 52
GROUP_GAP = 16


class ToolRail(QWidget):
    """One button a tool, a gap between the groups; the letter of each is a shortcut of the window."""

    def __init__(self, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._buttons: dict[str, QToolButton] = {}
        self.setProperty("look", "panel-left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Tools")
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 7, 8)
        column.setSpacing(2)
        last: Tool | None = None
        for tool in TOOLS.values():
            if last is not None and last.group != tool.group:
                column.addSpacing(GROUP_GAP)
            button = self._button(tool)
            group.addButton(button)
            self._buttons[tool.name] = button
            column.addWidget(button)
            last = tool
        column.addStretch(1)
        state.changed.connect(self._show)
        self._show(frozenset(("tool",)))

    def _button(self, tool: Tool) -> QToolButton:
        button = icon_button(tool.icon, f"{tool.label} ({tool.shortcut}): {_lowered(tool.tip)}", look="tool")
        button.setAccessibleName(tool.label)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._state.set(tool=tool.name))
        shortcut = QShortcut(QKeySequence(tool.shortcut), self)
        shortcut.activated.connect(lambda: self._state.set(tool=tool.name))
        return button

    def _show(self, names: frozenset[str]) -> None:
        if "tool" in names and self._state.tool in self._buttons:
            self._buttons[self._state.tool].setChecked(True)


def _lowered(tip: str) -> str:
    return tip[:1].lower() + tip[1:].removesuffix(".")
