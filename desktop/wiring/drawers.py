"""Joins what lies under the canvas (history, queue, session) to the buttons and keys that open and close it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions.panels import Panels
from desktop.views.history.panel import HistoryPanel
from desktop.views.queue.panel import QueuePanel
from desktop.views.session.panel import SessionPanel
from desktop.views.window.dock_host import DockHost
from desktop.views.window.strip import Strip
from desktop.views.window.top_bar import TopBar


class DrawerWiring(QObject):
    """Opens a drawer, or hides it; the keyboard goes there, or back to the `canvas`."""

    def __init__(
        self,
        panels: Panels,
        docks: DockHost,
        *,
        strip: Strip,
        top_bar: TopBar,
        history: HistoryPanel,
        queue: QueuePanel,
        session: SessionPanel,
        canvas: QWidget,
    ) -> None:
        super().__init__(docks)
        self._panels, self._docks, self._strip, self._canvas = panels, docks, strip, canvas
        self._focus: Mapping[str, QWidget] = {
            "history": history.search,
            "queue": queue.list,
            "session": session.timeline,
        }
        for name, opens in (
            ("history", (strip.history_clicked, top_bar.history_requested, history.closed)),
            ("queue", (strip.queue_clicked, queue.closed)),
            ("session", (strip.session_clicked, session.closed)),
        ):
            for signal in opens:
                signal.connect(self.toggler(name))
        docks.changed.connect(self._show)

    def toggler(self, name: str) -> Callable[..., None]:
        """Give what opens or hides the drawer of that name, whatever a signal says besides."""
        return partial(self._toggle, name)

    def _toggle(self, name: str, *_told: object) -> None:
        (self._focus[name] if self._panels.toggle_drawer(name) else self._canvas).setFocus()

    def _show(self) -> None:
        for name in self._focus:
            getattr(self._strip, name).setChecked(self._docks.is_seen(name))
