"""Chips of the words that a model knows: a colour, a thing, a place, a time, each opening all there are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.model.settings import known_words
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.widgets.flow_layout import FlowLayout
from desktop.views.widgets.menu_button import MenuButton
from desktop.words import tr


class WordChips(QWidget):
    """Bound to the prompt; hidden for a model that knows any word, and in Inpaint."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.chips: dict[str, MenuButton] = {}
        self._row = FlowLayout(self, gap=4)
        for group, name in known_words.GROUPS.items():
            chip = MenuButton(
                tr(name).capitalize(), tooltip=tr("Put a {name} that the model knows into the prompt", name=name)
            )
            chip.chosen.connect(lambda word, group=group: self._put(group, word))
            self.chips[group] = chip
            self._row.addWidget(chip)
        settings.changed.connect(self._show)
        self._show(frozenset({"model", "prompts"}))

    def _put(self, group: str, word: str) -> None:
        groups = known_words.offered(self._model.or_none())
        prompt = known_words.put(self._settings.value.words.prompt, groups, group, word)
        self._settings.set(prompts=(prompt,))
        self._show(frozenset({"prompts"}))

    def _show(self, names: frozenset[str]) -> None:
        groups = known_words.offered(self._model.or_none())
        if "model" in names:
            for group, chip in self.chips.items():
                chip.set_choices([(word, word) for word in groups.get(group, ())])
                chip.setVisible(group in groups)
        if names & {"model", "workspace"}:
            # Beside the mask's numbers there is no room for them.
            self.setVisible(bool(groups) and self._settings.value.workspace is not Workspace.INPAINT)
        if names & {"model", "prompts"}:
            prompt = self._settings.value.words.prompt
            for group, words in groups.items():
                word = known_words.found(prompt, words)
                self.chips[group].set_value(word, word or tr(known_words.GROUPS[group]).capitalize())
