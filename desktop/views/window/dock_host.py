"""The middle of the window: the canvas, and round it the panels that can be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QByteArray, QChildEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget, QWidget

from desktop.views.window.dock import Dock
from desktop.words import tr

VERSION = 1
"""Of the panels that there are: a layout that was kept with others is not taken."""
BARS = 90
"""Pixels of the window's height that its bars take, about."""
Right, Bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True)
class DockLayout:
    """Where panels stand, by their names: `columns` at the right, each of places one under another, each with the
    panels that are tabs of it, the first in front; `bottom` are tabs under the canvas, and `hidden` aren't seen.

    `widths` are the columns' in pixels.
    """

    columns: Sequence[Sequence[Sequence[str]]]
    widths: Sequence[int]
    bottom: Sequence[str] = ()
    hidden: Sequence[str] = ()


class DockHost(QMainWindow):
    """A main window inside the window, as only that has docks; the bars round it are the outer one's."""

    changed = Signal()
    """Which panels are seen."""
    reset_wanted = Signal()

    def __init__(self, centre: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.docks: dict[str, Dock] = {}
        self._moved = QTimer(self, singleShot=True, interval=0)  # once Qt has laid it all out
        self._moved.timeout.connect(self._on_moved)
        self.setCentralWidget(centre)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner, area in (
            (Qt.Corner.BottomRightCorner, Right),
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
        ):
            self.setCorner(corner, area)

    def add(self, name: str, title: str, panel: QWidget, *, scrolls: bool = False) -> Dock:
        """Give a panel a dock, hidden till it is arranged."""
        dock = self.docks[name] = Dock(name, title, panel, self, scrolls=scrolls)
        self.addDockWidget(Right, dock)
        dock.hide()
        dock.visibilityChanged.connect(lambda _seen: self._moved.start())
        dock.reset_wanted.connect(self.reset_wanted)
        dock.side_wanted.connect(lambda area: self.move_to(name, area))
        return dock

    def is_seen(self, name: str) -> bool:
        """Tell whether a panel is open, and no tab covers it."""
        dock = self.docks[name]
        return dock.isVisible() and not dock.visibleRegion().isEmpty()

    def toggle(self, name: str, height: int = 0) -> bool:
        """Open a panel or bring it to the front, as `show_panel` does; hide it if it is there already.

        Returns whether it is open now.
        """
        opens = not self.is_seen(name)
        if opens:
            self.show_panel(name, height)
        else:
            self.docks[name].hide()
        return opens

    def show_panel(self, name: str, height: int = 0) -> None:
        """Open a panel, in front of those that it shares a place with; so high, in pixels, if it is alone there."""
        dock = self.docks[name]
        alone = not any(each.isVisible() for each in self.tabifiedDockWidgets(dock))
        opens = not dock.isVisible() and alone
        dock.show()
        dock.raise_()
        if height and opens and not dock.isFloating():
            self.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def move_to(self, name: str, area: Qt.DockWidgetArea) -> None:
        """Dock a panel at this side."""
        dock = self.docks[name]
        dock.setFloating(False)
        self.addDockWidget(area, dock)
        self.show_panel(name)

    def arrange(self, layout: DockLayout) -> None:
        """Put every panel where the layout says."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        tops = [self._column(column) for column in layout.columns]
        for before, top in pairwise(tops):
            self.splitDockWidget(before, top, Qt.Orientation.Horizontal)
        for column in layout.columns:
            self._fill(column)
        for name in layout.bottom:
            self.addDockWidget(Bottom, self.docks[name])
        self._tab(layout.bottom)
        shown = {name for column in layout.columns for place in column for name in place}
        for name, dock in self.docks.items():
            dock.setVisible(name in shown and name not in layout.hidden)
        for column in layout.columns:
            for place in column:
                self.docks[place[0]].raise_()
        seen = [(top, width) for top, width in zip(tops, layout.widths, strict=True) if top.name not in layout.hidden]
        self.resizeDocks([top for top, _ in seen], [width for _, width in seen], Qt.Orientation.Horizontal)
        for column in layout.columns:
            self._share_height([self.docks[place[0]] for place in column])

    def kept(self) -> QByteArray:
        """Give the layout to be kept."""
        return self.saveState(VERSION)

    def bring_back(self, kept: object) -> bool:
        """Put the panels where they were when the layout was kept; whether that could be read."""
        return isinstance(kept, QByteArray) and self.restoreState(kept, VERSION)

    def _column(self, column: Sequence[Sequence[str]]) -> Dock:
        top = self.docks[column[0][0]]
        self.addDockWidget(Right, top)
        return top

    def _fill(self, column: Sequence[Sequence[str]]) -> None:
        above = self.docks[column[0][0]]
        for place in column[1:]:
            first = self.docks[place[0]]
            self.splitDockWidget(above, first, Qt.Orientation.Vertical)
            above = first
        for place in column:
            self._tab(place)

    def _share_height(self, docks: Sequence[Dock]) -> None:
        """Let each of these be as high as it wants, and the lowest take the rest."""
        if len(docks) > 1:
            wanted = [dock.panel.sizeHint().height() + dock.grip.sizeHint().height() + 4 for dock in docks[:-1]]
            rest = max(200, self.window().height() - BARS - sum(wanted))
            self.resizeDocks(list(docks), [*wanted, rest], Qt.Orientation.Vertical)

    def _tab(self, names: Sequence[str]) -> None:
        for name in names[1:]:
            self.tabifyDockWidget(self.docks[names[0]], self.docks[name])

    def _on_moved(self) -> None:
        """Let the keyboard pass over tabs that aren't seen: Qt parks them outside of the window."""
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            seen = bar.count() > 1 and self.rect().intersects(bar.geometry())
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if seen else Qt.FocusPolicy.NoFocus)
        self.changed.emit()

    def childEvent(self, event: QChildEvent) -> None:
        """Name the tabs, which Qt makes when they are needed."""
        super().childEvent(event)
        bar = event.child()
        if event.polished() and isinstance(bar, QTabBar):
            bar.setAccessibleName(tr("Panels in this place"))
            bar.setProperty("look", "docks")
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.style().polish(bar)
            self._moved.start()
