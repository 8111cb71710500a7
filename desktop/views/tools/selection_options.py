"""What to do with what is selected: a menu, and its shortcuts for the whole window."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.model.document.document import Document
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.model.stage.tool_state import ToolState
from desktop.views.look.icons import icon
from desktop.views.widgets.parts import ICON_AND_GAP


class SelectionOptions(QPushButton):
    """The menu says what can be done just now."""

    def __init__(self, document: Document, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__("Selection", parent)
        self._document, self._state = document, state
        self.setIcon(icon("square-dashed", "text"))
        self.setIconSize(ICON_AND_GAP)
        self.setToolTip("Invert, grow, shrink or feather what is selected, or make it a mask")
        self.setAccessibleName("Selection")
        self.setMenu(QMenu(self))
        self._actions = {}
        last = 0
        for action in SELECTION_ACTIONS.values():
            if action.group != last:
                self.menu().addSeparator()
                last = action.group
            entry = self.menu().addAction(action.label)
            if action.shortcut:
                entry.setText(f"{action.label}\t{QKeySequence(action.shortcut).toString(QKeySequence.NativeText)}")
            entry.triggered.connect(partial(self.do, action.name))
            self._actions[action.name] = entry
        self.menu().aboutToShow.connect(self._show)

    def add_shortcuts(self, window: QWidget) -> None:
        """Have the shortcuts work in all of the window, whatever tool is in hand."""
        for action in SELECTION_ACTIONS.values():
            if action.shortcut:
                QShortcut(QKeySequence(action.shortcut), window, partial(self.do, action.name))

    def do(self, name: str, _checked: bool = False) -> None:
        """Do one of SELECTION_ACTIONS, if it can be done."""
        action = SELECTION_ACTIONS[name]
        if not action.needs or self._document.selection is not None:
            action.do(self._document, round(self._state.value.spread))

    def _show(self) -> None:
        by = f" by {self._state.value.spread:.0f} px"
        for name, entry in self._actions.items():
            action = SELECTION_ACTIONS[name]
            entry.setEnabled(not action.needs or self._document.selection is not None)
            if name in ("grow", "shrink", "feather"):
                shortcut = f"\t{action.shortcut}" if action.shortcut else ""
                entry.setText(f"{action.label}{by}{shortcut}")
