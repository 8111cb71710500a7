"""A panel that can be moved: docked at a side, laid over another as a tab, floated, hidden."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDockWidget, QFrame, QMenu, QScrollArea, QWidget

from desktop.views.look.focus_ring import PROPERTY, has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr
from engine.phrase import mark

HEIGHT, DOTS, APART = 12, 5, 6
SCROLL_BAR = 10
SIDES = (
    (Qt.DockWidgetArea.LeftDockWidgetArea, mark("Dock at the left")),
    (Qt.DockWidgetArea.RightDockWidgetArea, mark("Dock at the right")),
    (Qt.DockWidgetArea.BottomDockWidgetArea, mark("Dock at the bottom")),
)


class DockGrip(QWidget):
    """The edge that a panel is moved by. Its menu does the same without a mouse."""

    menu_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(PROPERTY, False)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(tr("Move panel: {title}", title=title))
        self.setToolTip(tr("Drag to move this panel, double-click to float it, right-click for more"))

    def sizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the dock's

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.menu_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, t = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(t.secondary if self.underMouse() or has_ring(self) else t.track))
        left = self.width() / 2 - APART * (DOTS - 1) / 2
        for dot in range(DOTS):
            painter.drawEllipse(QPointF(left + APART * dot, self.height() / 2), 1.5, 1.5)
        if has_ring(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(t.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class Dock(QDockWidget):
    """Holds one panel. `objectName` is what a layout that is kept knows it by."""

    reset_wanted = Signal()
    """All panels are wanted where they belong."""
    side_wanted = Signal(object)
    """It is wanted at this side, a Qt.DockWidgetArea."""

    def __init__(self, name: str, title: str, panel: QWidget, parent: QWidget, *, scrolls: bool = False) -> None:
        """`scrolls`: the panel may be higher than its place."""
        super().__init__(title, parent)
        self.setObjectName(f"dock.{name}")
        self.name, self.panel = name, panel
        self.setAccessibleName(title)
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea
            | Qt.DockWidgetArea.RightDockWidgetArea
            | Qt.DockWidgetArea.BottomDockWidgetArea
        )
        self.grip = DockGrip(title)
        self.grip.menu_wanted.connect(self._open_menu)
        self.setTitleBarWidget(self.grip)
        self.setWidget(_scrolled(panel) if scrolls else panel)

    def menu(self) -> QMenu:
        """Give what can be done with the panel."""
        menu = QMenu(self)
        floats = menu.addAction(tr("Dock again") if self.isFloating() else tr("Float"))
        floats.triggered.connect(lambda: self.setFloating(not self.isFloating()))
        for area, text in SIDES:
            menu.addAction(tr(text)).triggered.connect(lambda _on=False, area=area: self.side_wanted.emit(area))
        menu.addSeparator()
        menu.addAction(tr("Hide")).triggered.connect(self.hide)
        menu.addAction(tr("Reset layout")).triggered.connect(self.reset_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.grip.mapToGlobal(self.grip.rect().bottomLeft()))


def _scrolled(panel: QWidget) -> QWidget:
    """Let a panel that is higher than its place be scrolled, so that no panel makes the window higher."""
    scroll = QScrollArea()
    panel.setProperty("look", "scrolled")
    scroll.setWidget(panel)
    scroll.setMinimumWidth(panel.minimumSizeHint().width() + SCROLL_BAR)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll
