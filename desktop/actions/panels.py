"""Where the panels stand round the canvas: each way of working has its layout, and remembers it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.widgets.commands import command
from desktop.views.window.dock import Dock
from desktop.views.window.dock_host import DockHost, DockLayout
from desktop.words import tr

WIDE = 1264
"""Width in pixels from which on there is room for layers and colours beside the canvas."""
ROOMY = 800
"""Height in pixels of the window from which on colours stand over the layers, else behind them as a tab."""
SIDE = ("layers", "colour", "changes")
"""The panels that make room where a window is narrow."""
DRAWERS = ("history", "queue", "session")
DRAWER = 330
"""How high the panels under the canvas open first; afterwards as high as a person left them."""
SIDE_WIDTH, SETTINGS_WIDTH = 260, 348


def usual_layout(workspace: Workspace, height: int) -> DockLayout:
    """Give the layout of a way of working in a window so high: colours for who paints, layers for who masks."""
    colours_over_layers: Sequence[Sequence[str]] = (("colour",), ("layers", "changes"))
    tabs: Sequence[Sequence[str]] = (("layers", "colour", "changes"),)
    over = workspace is Workspace.LIVE and height >= ROOMY
    return DockLayout(
        columns=(colours_over_layers if over else tabs, (("settings",),)),
        widths=(SIDE_WIDTH, SETTINGS_WIDTH),
        bottom=DRAWERS,
        hidden=(*DRAWERS, *(SIDE if workspace is Workspace.GENERATE else ())),
    )


class Panels(QObject):
    """Tab leaves the canvas alone and brings everything back, F7 is layers' and colours', F11 the full screen's."""

    def __init__(
        self,
        window: QMainWindow,
        host: DockHost,
        parts: Sequence[QWidget],
        settings: SettingsModel,
        preferences: QSettings,
    ) -> None:
        """`parts` are the bars that leave the canvas alone as well."""
        super().__init__(window)
        self._window, self._host, self._parts = window, host, parts
        self._settings, self._preferences = settings, preferences
        self._workspace = settings.value.workspace
        self._alone: object = None
        """The layout that comes back after the canvas was alone."""
        self._narrow: list[str] = []
        """The panels that made room in a narrow window."""
        self._arranged = False
        settings.changed.connect(lambda names: self._on_workspace() if "workspace" in names else None)
        host.reset_wanted.connect(self.reset)
        self.commands = (
            command(window, "view.alone", tr("Canvas alone (Tab)"), tr("View"), self.toggle),
            command(window, "view.side", tr("Layers and colours"), tr("View"), self.toggle_side, "F7"),
            *(self._command(name) for name in host.docks if name not in DRAWERS),
            command(window, "view.float", tr("Float the panel in use, or dock it"), tr("View"), self.toggle_float),
            command(window, "view.reset_layout", tr("Reset layout"), tr("View"), self.reset),
            command(window, "view.full_screen", tr("Full screen"), tr("View"), self.toggle_full_screen, "F11"),
        )
        """As they stand in a menu."""
        window.installEventFilter(self)
        for name in DRAWERS:
            host.docks[name].installEventFilter(self)

    def toggle(self) -> None:
        """Leave the canvas alone in the window, or bring the panels back."""
        alone = self._alone is None
        if alone:
            self._alone = self._host.kept()
            for dock in self._host.docks.values():
                dock.hide()
        else:
            self._host.bring_back(self._alone)
            self._alone = None
        for part in self._parts:
            part.setVisible(not alone)
        if not alone:
            self._fit()

    def toggle_drawer(self, name: str) -> bool:
        """Open what lies under the canvas, or hide it; whether it is open now."""
        return self._host.toggle(name, _number(self._preferences.value("drawer"), DRAWER))

    def toggle_side(self) -> None:
        """Show layers and colours, or no more."""
        self._narrow = []
        if any(self._host.docks[name].isVisible() for name in SIDE):
            for name in SIDE:
                self._host.docks[name].hide()
        else:
            for name in reversed(SIDE):
                self._host.show_panel(name)

    def toggle_float(self) -> None:
        """Float the panel that has the keyboard, or dock it again."""
        focus = self._window.focusWidget()
        for dock in self._host.docks.values():
            if focus is not None and dock.isAncestorOf(focus):
                dock.setFloating(not dock.isFloating())
                focus.setFocus()

    def reset(self) -> None:
        """Put every panel where this way of working has it usually."""
        self._narrow = []
        self._host.arrange(usual_layout(self._settings.value.workspace, self._window.height()))
        self._fit()

    def restore(self) -> None:
        """Put the panels where they were the last time that a person worked this way."""
        kept = self._preferences.value(self._key(self._settings.value.workspace))
        self._narrow = []
        if not self._host.bring_back(kept):
            self.reset()
        self._arranged = True
        self._fit()

    def keep(self) -> None:
        """Remember where the panels are, for this way of working."""
        if self._arranged and self._alone is None:
            self._widen()
            self._preferences.setValue(self._key(self._workspace), self._host.kept())

    def _on_workspace(self) -> None:
        if self._settings.value.workspace is self._workspace:
            return
        self.keep()
        self._workspace = self._settings.value.workspace
        if self._arranged and self._alone is None:
            self.restore()

    def _key(self, workspace: Workspace) -> str:
        return f"panels.{workspace.value}"

    def _command(self, name: str) -> QAction:
        dock = self._host.docks[name]
        text = tr("Panel: {title}", title=dock.windowTitle())
        return command(self._window, f"panel.{name}", text, tr("View"), lambda: self._host.toggle(name))

    def _fit(self) -> None:
        """Hide layers and colours where the window is narrow, and show them again where it isn't."""
        if not self._arranged or self._alone is not None:
            return
        if self._window.width() < WIDE:
            for name in SIDE:
                dock = self._host.docks[name]
                if dock.isVisible() and not dock.isFloating():
                    self._narrow.append(name)
                    dock.hide()
        else:
            self._widen()

    def _widen(self) -> None:
        """Show what made room; where several share a place, the first of them in front."""
        for name in self._narrow:
            self._host.docks[name].show()
        for name in reversed(self._narrow):
            self._host.docks[name].raise_()
        self._narrow = []

    def toggle_full_screen(self) -> None:
        """Fill the screen with the window, or no more."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, Dock):
            at_bottom = self._host.dockWidgetArea(watched) is Qt.DockWidgetArea.BottomDockWidgetArea
            if at_bottom and self._host.is_seen(watched.name) and not watched.isFloating():
                self._preferences.setValue("drawer", watched.height())
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.Show and not self._arranged:
            self.restore()
        return super().eventFilter(watched, event)


def _number(kept: object, usual: int) -> int:
    return int(str(kept)) if str(kept).isdecimal() else usual
