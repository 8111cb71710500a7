"""All LoRAs of the request, and the menu that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.model import lora_choice
from desktop.model.chosen_model import ChosenModel
from desktop.model.settings import SettingsModel
from desktop.views.icons import icon
from desktop.views.lora_card import LoraCard
from desktop.views.section_head import SectionHead
from engine.request import LoraUse


class LoraSection(QWidget):
    """Bound to the settings' LoRAs."""

    card_added = Signal(QWidget)
    file_wanted = Signal()
    """A LoRA from somewhere else."""
    download_wanted = Signal(str)
    """The name of one that can be fetched."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self._cards: dict[str, LoraCard] = {}
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.head = SectionHead("LoRAs", "Add a LoRA", self.menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)
        settings.changed.connect(self._show)
        self._match(settings.value.loras)

    def card(self, model: str) -> LoraCard:
        return self._cards[model]

    def add(self, model: str) -> None:
        """Use a LoRA, by name or path."""
        self._settings.replace(lora_choice.with_lora(self._settings.value, model))
        self.card_added.emit(self._cards[model])

    def _fill_menu(self) -> None:
        self.menu.clear()
        for each in lora_choice.offered(self._model.or_none()):
            action = self.menu.addAction(f"{each.name}\t{each.megabytes:.0f} MB" if not each.misfit else each.name)
            action.setToolTip(each.misfit or f"For {each.made_for or 'any model'}")
            action.setEnabled(not each.misfit)
            action.triggered.connect(lambda _checked=False, name=each.name: self.add(name))
        if self.menu.actions():
            self.menu.addSeparator()
        self.menu.addAction(icon("file", "secondary"), "LoRA file…").triggered.connect(self.file_wanted)
        fetch = self.menu.addAction(icon("download", "secondary"), "Fetch a LoRA…")
        fetch.triggered.connect(lambda: self.download_wanted.emit(lora_choice.fetchable(self._model.or_none())))

    def _show(self, names: frozenset[str]) -> None:
        if "loras" in names:
            self._match(self._settings.value.loras)
        if "model" in names:
            for card in self._cards.values():
                card.refresh()
        if "prompt" in names:
            for card in self._cards.values():
                card.show_prompt()

    def _match(self, wanted: tuple[LoraUse, ...]) -> None:
        for name in self._cards.keys() - {use.model for use in wanted}:
            card = self._cards.pop(name)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for use in wanted:
            if use.model in self._cards:
                self._cards[use.model].show_use(use)
            else:
                self._cards[use.model] = LoraCard(use, self._settings, self._model)
                self._column.addWidget(self._cards[use.model])
