"""All LoRAs of the request, and the menu that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.model.settings import lora_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.card_section import CardSection
from desktop.views.cards.lora_card import LoraCard
from desktop.views.look.icons import icon
from desktop.words import tr
from engine.request import LoraUse


class LoraSection(CardSection):
    """Bound to the settings' LoRAs."""

    FIELD = "loras"
    KEY = "model"

    file_wanted = Signal()
    """A LoRA from somewhere else."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__("LoRAs", tr("Add a LoRA"), settings, model, parent)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)

    def add(self, model: str) -> None:
        """Use a LoRA, by name or path."""
        self._settings.replace(lora_choice.with_lora(self._settings.value, model))
        self.card_added.emit(self._cards[model])

    def _fill_menu(self) -> None:
        self.menu.clear()
        for each in lora_choice.offered(self._model.or_none()):
            action = self.menu.addAction(f"{each.name}\t{each.megabytes:.0f} MB" if not each.misfit else each.name)
            fits = tr("For {model}", model=each.made_for) if each.made_for else tr("For any model")
            action.setToolTip(tr(each.misfit) or fits)
            action.setEnabled(not each.misfit)
            action.triggered.connect(lambda _checked=False, name=each.name: self.add(name))
        if self.menu.actions():
            self.menu.addSeparator()
        self.menu.addAction(icon("file", "secondary"), tr("LoRA file…")).triggered.connect(self.file_wanted)
        fetch = self.menu.addAction(icon("download", "secondary"), tr("Fetch a LoRA…"))
        fetch.triggered.connect(lambda: self.download_wanted.emit(lora_choice.fetchable(self._model.or_none())))

    def _show(self, names: frozenset[str]) -> None:
        super()._show(names)
        if "prompts" in names:
            for card in self._cards.values():
                card.show_prompt()

    def _made(self, value: LoraUse) -> LoraCard:
        return LoraCard(value, self._settings, self._model)
