"""A button of the tool rail: one tool, or a family of which it shows the one used last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from desktop.model.stage.tools import Tool
from desktop.views.look.icons import icon
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

CORNER = 4.5
USUAL, LEAST = 40, 28
"""Height in pixels, and where the window is low."""


def _lower(tip: str) -> str:
    """Go on in the middle of a sentence."""
    return f"{tip[:1].lower()}{tip[1:].removesuffix('.')}"


class RailButton(QToolButton):
    """A click takes the tool; holding it down, or the right button, offers the family's others."""

    tool_chosen = Signal(str)

    def __init__(self, tools: Sequence[Tool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = {tool.name: tool for tool in tools}
        self._shown = tools[0]
        self._labels = {tool.name: f"{tr(tool.label)}\t{tool.shortcut}" for tool in tools}
        self._entries: dict[str, QAction] = {}
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("look", "tool")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if len(tools) > 1:
            self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
            self.setMenu(self._menu())
        self.clicked.connect(lambda: self.tool_chosen.emit(self._shown.name))
        self.show_tool(self._shown.name)

    def show_tool(self, name: str) -> None:
        """Stand for this tool of the family."""
        tool = self._shown = self.tools[name]
        self.setIcon(icon(tool.icon, "text", on="on_accent"))
        more = tr(" Hold down for more.") if len(self.tools) > 1 else ""
        key = self._labels[name].partition("\t")[2]
        label = f"{tr(tool.label)} ({key})" if key else tr(tool.label)
        self.setToolTip(f"{label}: {_lower(tr(tool.tip))}.{more}")
        self.setAccessibleName(tr(tool.label))

    def show_keys(self, name: str, label: str) -> None:
        """Show a tool's name with its keys, parted by a tabulator, in menu and tooltip."""
        self._labels[name] = label
        if name in self._entries:
            self._entries[name].setText(label)
        self.show_tool(self._shown.name)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for tool in self.tools.values():
            entry = menu.addAction(icon(tool.icon, "secondary"), tr(self._labels[tool.name]))
            self._entries[tool.name] = entry
            entry.triggered.connect(lambda _on=False, name=tool.name: self.tool_chosen.emit(name))
        return menu

    def _open(self) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.mapToGlobal(QPoint(self.width() + 4, 0)))

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), USUAL)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small corner says that there are more."""
        super().paintEvent(event)
        if len(self.tools) > 1:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens().on_accent if self.isChecked() else tokens().secondary))
            at = QPointF(self.width() - 5, self.height() - 5)
            painter.drawPolygon(QPolygonF([at, at - QPointF(CORNER, 0), at - QPointF(0, CORNER)]))
