"""The open documents as tabs; a dot after a name says that it has changes that are in no file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from desktop.views.widgets.parts import icon_button
from desktop.words import tr

WIDEST, NARROWEST = 180, 84
MARK = " •"


class DocumentTabs(QTabBar):
    """Shows what it is told; which document is in front is decided elsewhere."""

    chosen = Signal(str)
    """The id of the document that is wanted in front."""
    close_requested = Signal(str)
    moved = Signal(str, int)
    """A document's id, and its new place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.setAccessibleName(tr("Documents"))
        self.setProperty("look", "documents")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current)
        self.tabMoved.connect(self._on_moved)

    def set_tabs(self, tabs: Sequence[tuple[str, str, bool]], front: str) -> None:
        """Show (id, name, whether it is modified) of each document, and the id of the one in front."""
        self._busy = True
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for place, (id, name, modified) in enumerate(tabs):
            if place == self.count():
                self.addTab("")
                self.setTabButton(place, QTabBar.ButtonPosition.RightSide, self._close_button())
            if self.tabText(place) != (text := _escaped(name) + MARK * modified):
                self.setTabText(place, text)
            self.setTabData(place, id)
            said = tr("{name}, changed", name=name) if modified else name
            self.setTabToolTip(place, said)
            self.setAccessibleTabName(place, said)
        ids = [id for id, _name, _modified in tabs]
        if front in ids:
            self.setCurrentIndex(ids.index(front))
        self._busy = False

    @property
    def names(self) -> list[str]:
        """What stands on the tabs."""
        return [self.tabText(place).replace("&&", "&") for place in range(self.count())]

    def _close_button(self) -> QToolButton:
        made = icon_button("x", tr("Close (Ctrl+W)"), look="tab", side=12, colour="secondary")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._close(made))
        return made

    def _close(self, button: QWidget) -> None:
        side = QTabBar.ButtonPosition.RightSide
        place = next((place for place in range(self.count()) if self.tabButton(place, side) is button), None)
        if place is not None:
            self.close_requested.emit(self.tabData(place))

    def _on_current(self, place: int) -> None:
        if not self._busy and place >= 0:
            self.chosen.emit(self.tabData(place))

    def _on_moved(self, _before: int, place: int) -> None:
        if not self._busy:
            self.moved.emit(self.tabData(place), place)

    # Qt

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(max(hint.width(), NARROWEST), WIDEST), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close by the middle button, as in a browser."""
        if event.button() == Qt.MouseButton.MiddleButton and (place := self.tabAt(event.position().toPoint())) >= 0:
            self.close_requested.emit(self.tabData(place))
            return
        super().mouseReleaseEvent(event)


def _escaped(name: str) -> str:
    return name.replace("&", "&&")
