"""The card of the first start: shown over the canvas until it is dismissed, and never again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.download_actions import DownloadActions
from desktop.model.document.document import Document
from desktop.views.window.welcome_card import WelcomeCard
from engine.catalog import sets

SEEN = "welcomed"
MOST = 2
"""Sets on the card: more would hide the drawing."""
LEAST_WIDTH = 480
MARGINS = (16, 16, 16, 52)
"""Round the card: the canvas's own buttons lie under it."""


class Welcome(QObject):
    """Shows the card in a layout that lies over the canvas, if it was never dismissed and there is a set to offer."""

    def __init__(
        self,
        stage: QGridLayout,
        downloads: DownloadActions,
        document: Document,
        preferences: QSettings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        offered = [each for each in sets.sets() if not each.is_there][:MOST]
        self.card: WelcomeCard | None = None
        if not offered or preferences.value(SEEN) is not None:
            return
        self.card = card = WelcomeCard(offered)
        self._frame = QWidget()
        inside = QGridLayout(self._frame)
        inside.setContentsMargins(*MARGINS)
        inside.addWidget(card)
        stage.addWidget(self._frame, 0, 0, Qt.AlignmentFlag.AlignBottom)
        for row in card.rows.values():
            downloads.sets.bind(row)
        card.dismissed.connect(self.dismiss)
        document.history_changed.connect(self._step_aside)
        card.more_clicked.connect(lambda: downloads.show())

    def fit(self) -> None:
        """Leave it for another start where there is no room for it."""
        if self.card is not None and self._frame.width() < LEAST_WIDTH:
            self._frame.hide()

    def _step_aside(self) -> None:
        """Whoever draws wants to see: the next start offers it again."""
        if self.card is not None:
            self._frame.hide()

    def dismiss(self) -> None:
        """Put it away for good."""
        self._preferences.setValue(SEEN, True)
        if self.card is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self.card = None
