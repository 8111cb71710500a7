"""What to do with what is selected: a menu, and its shortcuts for the whole window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget, QWidgetAction

from desktop.model.document.document import Document
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.model.stage.tool_state import ToolState
from desktop.views.look.icons import icon
from desktop.views.widgets.commands import command, follow_keys
from desktop.views.widgets.parts import ICON_AND_GAP
from desktop.views.widgets.slider import Slider
from desktop.words import tr


class SelectionOptions(QPushButton):
    """The menu says what can be done just now."""

    def __init__(self, document: Document, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(tr("Selection"), parent)
        self._document, self._state = document, state
        self.setIcon(icon("square-dashed", "text"))
        self.setIconSize(ICON_AND_GAP)
        self.setToolTip(tr("Invert, grow, shrink or feather what is selected, or make it a mask"))
        self.setAccessibleName(tr("Selection"))
        self.setMenu(QMenu(self))
        self._actions = {}
        last = 0
        self.spread = Slider(
            tr("By"), 1, 100, default=state.value.spread, unit="px", tooltip=tr("How far to grow, shrink or feather")
        )
        self.spread.number_changed.connect(lambda number: state.set(spread=number))
        for action in SELECTION_ACTIONS.values():
            if action.group != last:
                self.menu().addSeparator()
                last = action.group
                if action.name == "grow":
                    self.menu().addAction(self._spread_entry())
            entry = self.menu().addAction(tr(action.label))
            entry.triggered.connect(partial(self.do, action.name))
            self._actions[action.name] = entry
        self.menu().aboutToShow.connect(self._show)

    def _spread_entry(self) -> QWidgetAction:
        """Give the slider as an entry of the menu, over the actions that it is for."""
        entry, box = QWidgetAction(self), QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.spread)
        entry.setDefaultWidget(box)
        return entry

    def add_commands(self, window: QWidget) -> None:
        """Have them and their keys work in all of the window, whatever tool is in hand."""
        for action in SELECTION_ACTIONS.values():
            keys = [action.shortcut] if action.shortcut else []
            do, entry = partial(self.do, action.name), self._actions[action.name]
            made = command(window, f"select.{action.name}", action.label, tr("Selection"), do, *keys)
            follow_keys(made, entry.setText)

    def do(self, name: str, _checked: bool = False) -> None:
        """Do one of SELECTION_ACTIONS, if it can be done."""
        self._document.settle()
        action = SELECTION_ACTIONS[name]
        if not action.needs or self._document.selection is not None:
            action.do(self._document, round(self._state.value.spread))

    def _show(self) -> None:
        self.spread.set_number(self._state.value.spread)
        for name, entry in self._actions.items():
            action = SELECTION_ACTIONS[name]
            entry.setEnabled(not action.needs or self._document.selection is not None)
