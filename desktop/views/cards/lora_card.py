"""The card of one LoRA: how much of it, and the words that call it up."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.settings import lora_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.bound import slider_of
from desktop.views.widgets.chip import Chip
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.flow_layout import FlowLayout
from desktop.views.widgets.icon_label import IconLabel
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import icon_button
from desktop.words import tr
from engine.request import LoraUse
from engine.setting import facts_of

"""Weights on the slider; more is never wanted, though a request may have it."""


class LoraCard(QFrame):
    """Bound to the weight of one LoRA of the settings, and to the prompt for its words."""

    def __init__(
        self, use: LoraUse, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.card = use
        name = lora_choice.short(use.model)
        self.setProperty("look", "card")
        self.setAccessibleName(f"LoRA {name}")
        self.name = ElidedLabel(name, look="plain")
        self.remove = icon_button("x", tr("Remove the LoRA {name}", name=name), side=16, colour="secondary")
        self.weight = slider_of(facts_of(LoraUse, "weight"))
        self.note = NoteLine()
        self.words = QWidget()
        self._row = FlowLayout(self.words, gap=4)
        self._chips: list[Chip] = []
        self._place()
        self.remove.clicked.connect(lambda: settings.replace(lora_choice.without_lora(settings.value, use.model)))
        self.weight.number_changed.connect(
            lambda number: settings.replace(lora_choice.with_weight(settings.value, use.model, number))
        )
        self.show_card(use)
        self.refresh()

    def show_card(self, card: LoraUse) -> None:
        """Show this use of it."""
        self.card = card
        self.weight.set_number(card.weight)

    def show_prompt(self) -> None:
        """Mark the words that the prompt has."""
        for chip in self._chips:
            chip.setChecked(lora_choice.has_word(self._settings.value.words.prompt, chip.text()))

    def refresh(self) -> None:
        """Look again whether it fits the model, and which words call it up."""
        found = self._model.or_none()
        self.note.set_text(lora_choice.misfit(self.card, found), blocking=True)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        words = lora_choice.trigger_words(self.card, found)
        self._chips = [self._chip(word) for word in words]
        for chip in self._chips:
            self._row.addWidget(chip)
        self.words.setVisible(bool(words))
        self.show_prompt()

    def _chip(self, word: str) -> Chip:
        chip = Chip(word)
        chip.setToolTip(tr("A word that calls this LoRA up: puts “{word}” into the prompt", word=word))
        chip.clicked.connect(lambda: self._say(word))
        return chip

    def _say(self, word: str) -> None:
        self._settings.set(prompts=(lora_choice.with_word(self._settings.value.words.prompt, word),))
        self.show_prompt()

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("puzzle"))
        head.addWidget(self.name, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 4, 0)
        for part in (self.weight, self.words, self.note):
            body.addWidget(part)
        column.setContentsMargins(12, 3, 8, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(body)
