"""Waits for what is under way to end, instead of for a time: no timer runs out any more, no request is answered."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.mailbox import Mailbox

PATIENCE = 30_000
"""Milliseconds, on a busy machine."""


def wait_until_idle(qtbot: QtBot, *roots: QObject, mailbox: Mailbox | None = None, timeout: int = PATIENCE) -> None:
    """Wait until no single shot of what is below `roots` is pending, nor a request in the `mailbox`."""

    def idle() -> bool:
        QApplication.processEvents()  # what was answered last may start something
        pending = [timer for root in roots for timer in root.findChildren(QTimer) if timer.isSingleShot()]
        return not any(timer.isActive() for timer in pending) and not (mailbox is not None and mailbox.busy)

    qtbot.wait_until(idle, timeout=timeout)
    qtbot.wait_until(idle, timeout=timeout)
