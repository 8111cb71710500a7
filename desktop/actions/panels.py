"""Which panels are seen round the canvas: all, or the canvas alone; layers and colours where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.widgets.commands import command
from desktop.words import tr

WIDE = 1180
"""Width in pixels from which on there is room for the side column beside the canvas."""


class Panels(QObject):
    """Tab leaves the canvas alone and brings everything back, F7 is the side column's, F11 the full screen's."""

    alone_changed = Signal(bool)
    """Whether the canvas is alone in the window."""

    def __init__(
        self,
        window: QMainWindow,
        parts: Sequence[QWidget],
        side: QWidget,
        settings: SettingsModel,
        preferences: QSettings,
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._side = window, parts, side
        self._settings, self._preferences = settings, preferences
        self._alone = False
        settings.changed.connect(lambda names: self._fit() if "workspace" in names else None)
        self.commands = (
            command(window, "view.alone", tr("Canvas alone (Tab)"), tr("View"), self.toggle),
            command(window, "view.side", tr("Layers and colours"), tr("View"), self.toggle_side, "F7"),
            command(window, "view.full_screen", tr("Full screen"), tr("View"), self.toggle_full_screen, "F11"),
        )
        """As they stand in a menu."""
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Leave the canvas alone in the window, or bring the panels back."""
        self._alone = not self._alone
        for part in self._parts:
            part.setVisible(not self._alone)
        self.alone_changed.emit(self._alone)
        self._fit()

    def toggle_side(self) -> None:
        """Show layers and colours beside the canvas, or no more; each way of working remembers it for itself."""
        self._preferences.setValue(self._key, not self._is_wanted)
        self._fit()

    @property
    def _key(self) -> str:
        return f"side.{self._settings.value.workspace.value}"

    @property
    def _is_wanted(self) -> bool:
        kept = self._preferences.value(self._key)
        if kept is None:
            return self._settings.value.workspace is not Workspace.GENERATE  # where nothing is painted
        return str(kept).lower() == "true"

    def _fit(self) -> None:
        self._side.setVisible(self._is_wanted and not self._alone and self._window.width() >= WIDE)

    def toggle_full_screen(self) -> None:
        """Fill the screen with the window, or no more."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)
