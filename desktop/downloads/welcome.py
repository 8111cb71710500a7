"""The offer of the first start: in the right panel a while after the first picture, never again once dismissed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, QTimer, SignalInstance

from desktop.downloads.downloads import DownloadActions
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.welcome_card import WelcomeCard
from engine.catalog import sets

SEEN = "welcomed"
MOST = 2
"""Sets on the card: more would push the panel's own settings out of sight."""
WAIT = 4_000
"""Milliseconds after the first picture: what the program does comes first."""
ROOMY = 760
"""Height in pixels of the panel from which on the card opens unfolded."""


class Welcome(QObject):
    """Puts the card into the panel, if it was never dismissed and there is a set to offer; `pictures` tells of one."""

    def __init__(
        self, panel: RightPanel, downloads: DownloadActions, pictures: SignalInstance, preferences: QSettings
    ) -> None:
        super().__init__(panel)
        self._panel, self._preferences = panel, preferences
        self.card: WelcomeCard | None = None
        offered = [each for each in sets.sets() if not each.is_there][:MOST]
        if not offered or preferences.value(SEEN) is not None:
            return
        self.card = card = WelcomeCard(offered)
        card.dismissed.connect(self.dismiss)
        card.more_clicked.connect(lambda: downloads.show())
        self._sets = downloads.sets
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self.show)
        pictures.connect(self._begin)

    def _begin(self) -> None:
        if self.card is not None and not self.card.isVisible() and not self._wait.isActive():
            self._wait.start()

    def show(self) -> None:
        """Offer the sets now; only then is the machine measured for them."""
        if self.card is None or self.card.parent() is not None:
            return
        for row in self.card.rows.values():
            self._sets.bind(row)
        self.card.fold.set_open(self._panel.height() >= ROOMY)
        self._panel.set_offer(self.card)

    def dismiss(self) -> None:
        """Put it away for good."""
        self._preferences.setValue(SEEN, True)
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
