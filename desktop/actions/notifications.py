"""Tells the desktop that something long is done, where the person looks at something else."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop.views.look.icons import icon
from engine.paths import APP_NAME

PORTAL, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE, ONE = "org.freedesktop.portal.Notification", "queue"
SHOWN = 8_000
"""Milliseconds that a notification stays where the desktop asks that."""

Tell = Callable[[str, str], bool]
"""Shows a title and a text; whether it could."""


class Notifications(QObject):
    """Asks the window to be looked at, and tells by the desktop's own notifications what for.

    On Linux by the desktop portal, which every present desktop has, elsewhere and without it by the system tray.
    """

    def __init__(self, window: QWidget, tell: Tell | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._tell = tell or self._by_desktop

    def tell(self, title: str, text: str) -> bool:
        """Tell, unless the window is what the person looks at; whether it was told."""
        if self._window.isActiveWindow():
            return False
        QApplication.alert(self._window)
        return self._tell(title, text)

    def _by_desktop(self, title: str, text: str) -> bool:
        return (sys.platform == "linux" and by_portal(title, text)) or self._by_tray(title, text)

    def _by_tray(self, title: str, text: str) -> bool:
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon() or icon("sparkles"), self)
            self._tray.setToolTip(APP_NAME)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon(), SHOWN)
        return True


def by_portal(title: str, text: str) -> bool:
    """Show a notification by the desktop portal, in the place of an earlier one; whether there is a portal."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:  # a Qt without D-Bus
        return False
    bus = QDBusConnection.sessionBus()
    names = bus.interface() if bus.isConnected() else None
    if names is None:
        return False
    known = {*names.registeredServiceNames().value(), *names.activatableServiceNames().value()}
    if PORTAL not in known:
        return False
    message = QDBusMessage.createMethodCall(PORTAL, PATH, INTERFACE, "AddNotification")
    message.setArguments([ONE, {"title": title, "body": text, "priority": "normal"}])
    return bool(bus.send(message))
