"""The tools, at the left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import TOOLS, Tool
from desktop.views.tools.rail_button import RailButton
from desktop.views.widgets.commands import command, follow_keys
from desktop.views.widgets.keys import keep_one_stop
from desktop.words import tr

WIDTH = 52
GROUP_GAP, TOP = 12, 6


class ToolRail(QWidget):
    """One button a tool or family, a gap between the groups; the letter of each tool is a shortcut of the window."""

    def __init__(self, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.buttons: dict[str, RailButton] = {}
        self.setProperty("look", "panel-left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Tools"))
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 7, 2)
        column.setSpacing(0)
        column.addItem(QSpacerItem(0, TOP, vData=QSizePolicy.Policy.Maximum))
        last: Tool | None = None
        for tools in _families():
            if last is not None and last.group != tools[0].group:
                column.addItem(QSpacerItem(0, GROUP_GAP, vData=QSizePolicy.Policy.Maximum))
            button = RailButton(tools)
            button.tool_chosen.connect(lambda name: self._state.set(tool=name))
            group.addButton(button)
            column.addWidget(button)
            for tool in tools:
                self.buttons[tool.name] = button
                choose = partial(self._state.set, tool=tool.name)
                key = [tool.shortcut] if tool.shortcut else []
                made = command(self, f"tool.{tool.name}", tool.label, tr("Tools"), choose, *key, icon_name=tool.icon)
                follow_keys(made, partial(button.show_keys, tool.name))
            last = tools[0]
        column.addStretch(1)
        keep_one_stop(group)
        state.changed.connect(self._show)
        self._show(frozenset(("tool",)))

    def _show(self, names: frozenset[str]) -> None:
        if "tool" in names and self._state.tool in self.buttons:
            button = self.buttons[self._state.tool]
            button.show_tool(self._state.tool)
            button.setChecked(True)


def _families() -> list[list[Tool]]:
    """Give the tools by the button that they share, in the order of the rail."""
    found: dict[str, list[Tool]] = {}
    for tool in TOOLS.values():
        found.setdefault(tool.family or tool.name, []).append(tool)
    return list(found.values())
