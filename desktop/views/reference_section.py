"""All reference cards, and the menu that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.model.chosen_model import ChosenModel
from desktop.model.control_settings import ReferenceSettings
from desktop.model.settings import SettingsModel
from desktop.views.icons import icon
from desktop.views.picture_drop import local_file
from desktop.views.reference_card import ReferenceCard
from desktop.views.reference_words import PICTURES
from desktop.views.section_head import SectionHead


class ReferenceSection(QWidget):
    """Bound to the settings' references. A picture dropped beside the cards becomes another one."""

    card_added = Signal(QWidget)
    wanted = Signal(str, str)
    """The id of a card, "" for a new one, and a `PictureFrom`."""
    dropped = Signal(str, str)
    """The id of a card, "" for a new one, and a path."""
    mask_wanted = Signal(str)
    download_wanted = Signal(str)

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self._cards: dict[str, ReferenceCard] = {}
        self.menu = QMenu(self)
        for source, (text, icon_name) in PICTURES.items():
            action = self.menu.addAction(icon(icon_name, "secondary"), text)
            action.triggered.connect(lambda _checked=False, value=source.value: self.wanted.emit("", value))
        self.head = SectionHead("References", "Add a reference picture", self.menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)
        self.setAcceptDrops(True)
        settings.changed.connect(self._show)
        self._match(settings.value.references)

    def cards(self) -> list[ReferenceCard]:
        """In the order in which they stand."""
        return list(self._cards.values())

    def _show(self, names: frozenset[str]) -> None:
        if "references" in names:
            before = set(self._cards)
            self._match(self._settings.value.references)
            for id in [each for each in self._cards if each not in before and names == {"references"}]:
                self.card_added.emit(self._cards[id])
        elif "model" in names:
            for card in self._cards.values():
                card.refresh()

    def _match(self, wanted: tuple[ReferenceSettings, ...]) -> None:
        for id in self._cards.keys() - {each.id for each in wanted}:
            card = self._cards.pop(id)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for each in wanted:
            if each.id not in self._cards:
                self._cards[each.id] = self._made(each.id)
            elif each != self._cards[each.id].card:
                self._cards[each.id].show_card(each)

    def _made(self, id: str) -> ReferenceCard:
        card = ReferenceCard(id, self._settings, self._model)
        card.wanted.connect(self.wanted)
        card.dropped.connect(self.dropped)
        card.mask_wanted.connect(self.mask_wanted)
        card.download_wanted.connect(self.download_wanted)
        self._column.addWidget(card)
        return card

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = local_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.dropped.emit("", path)
