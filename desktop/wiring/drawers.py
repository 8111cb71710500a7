"""The drawers of the strip: one of them is open at a time, or none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QSplitter, QWidget

HEIGHT = 330
"""How high a drawer opens first; afterwards as high as a person left it."""


class Drawers(QObject):
    """Opens panels under the stage, in a splitter whose first widget that is."""

    changed = Signal(str)
    """The name of the drawer that is open, or ""."""

    def __init__(self, splitter: QSplitter, preferences: QSettings) -> None:
        super().__init__(splitter)
        self._splitter, self._preferences = splitter, preferences
        self._panels: dict[str, QWidget] = {}
        self.open = ""
        splitter.splitterMoved.connect(self._remember)

    def add(self, name: str, panel: QWidget) -> None:
        """Put a panel in, closed."""
        panel.hide()
        self._panels[name] = panel
        self._splitter.addWidget(panel)
        self._splitter.setCollapsible(self._splitter.count() - 1, False)

    def toggle(self, name: str) -> None:
        """Open this drawer in the place of any other, or close it."""
        self.show("" if self.open == name else name)

    def show(self, name: str) -> None:
        """Open this drawer; "": close whichever is open."""
        self.open = name
        for each, panel in self._panels.items():
            panel.setVisible(each == name)
        if name:
            whole, height = sum(self._splitter.sizes()), self._height()
            sizes = [height if each == name else 0 for each in self._panels]
            self._splitter.setSizes([max(0, whole - height), *sizes])
        self.changed.emit(name)

    def set_alone(self, alone: bool) -> None:
        """Leave the canvas alone, or bring back what was open."""
        for name, panel in self._panels.items():
            panel.setVisible(name == self.open and not alone)

    def _height(self) -> int:
        kept = str(self._preferences.value("drawer", HEIGHT))
        return int(kept) if kept.isdecimal() else HEIGHT

    def _remember(self, _at: int = 0, _handle: int = 0) -> None:
        if self.open:
            self._preferences.setValue("drawer", self._panels[self.open].height())
