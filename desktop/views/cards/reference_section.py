"""All reference cards, and the menu that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ReferenceSettings
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.card_section import CardSection
from desktop.views.cards.reference_card import ReferenceCard
from desktop.views.cards.reference_words import PICTURES
from desktop.views.look.icons import icon
from desktop.views.widgets.picture_drop import local_file
from desktop.words import tr


class ReferenceSection(CardSection):
    """Bound to the settings' references. A picture dropped beside the cards becomes another one."""

    FIELD = "references"

    wanted = Signal(str, str)
    """The id of a card, "" for a new one, and a `PictureFrom`."""
    dropped = Signal(str, str)
    """The id of a card, "" for a new one, and a path."""
    mask_wanted = Signal(str)

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("References"), tr("Add a reference picture"), settings, model, parent)
        for source, (text, icon_name) in PICTURES.items():
            action = self.menu.addAction(icon(icon_name, "secondary"), tr(text))
            action.triggered.connect(lambda _checked=False, value=source.value: self.wanted.emit("", value))
        self.setAcceptDrops(True)

    def _show(self, names: frozenset[str]) -> None:
        before = set(self._cards)
        super()._show(names)
        if names == {self.FIELD}:
            for id in [each for each in self._cards if each not in before]:
                self.card_added.emit(self._cards[id])

    def _made(self, value: ReferenceSettings) -> ReferenceCard:
        card = ReferenceCard(value, self._settings, self._model)
        card.wanted.connect(self.wanted)
        card.dropped.connect(self.dropped)
        card.mask_wanted.connect(self.mask_wanted)
        card.download_wanted.connect(self.download_wanted)
        return card

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = local_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.dropped.emit("", path)
