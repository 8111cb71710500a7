"""A group of cards, one for each of what a field of the settings holds, and the menu that adds one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.section_head import SectionHead
from engine.groups import value_of


class CardSection(QWidget):
    """A group says which field it is bound to, what tells one of its values from another, and makes its cards."""

    FIELD = ""
    """The settings' field: a tuple."""
    KEY = "id"
    """The attribute by which one of its values is known again when it changed."""

    card_added = Signal(QWidget)
    download_wanted = Signal(str)
    """The name of what is to be fetched; "" for a look at what there is."""

    def __init__(
        self, title: str, tip: str, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self._cards: dict[str, Any] = {}
        self.menu = QMenu(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(SectionHead(title, tip, self.menu))
        settings.changed.connect(self._show)
        self._match()

    def card(self, key: str) -> Any:
        return self._cards[key]

    def cards(self) -> list[Any]:
        """Give the cards in the order in which they stand."""
        return list(self._cards.values())

    def _made(self, value: Any) -> QWidget:
        """Give a card for one of the field's values, with `card`, `show_card(value)` and `refresh()`."""
        raise NotImplementedError

    def _show(self, names: frozenset[str]) -> None:
        if self.FIELD in names:
            self._match()
        if names & {"model", "workspace"}:
            for card in self._cards.values():
                card.refresh()

    def _match(self) -> None:
        wanted = {getattr(value, self.KEY): value for value in value_of(self._settings.value, self.FIELD)}
        for key in self._cards.keys() - wanted.keys():
            card = self._cards.pop(key)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, value in wanted.items():
            if key not in self._cards:
                self._cards[key] = self._made(value)
                self._column.addWidget(self._cards[key])
            elif value != self._cards[key].card:
                self._cards[key].show_card(value)
