"""The menu of trades of speed against finish: one click makes a checkpoint realtime."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.model.settings import preset_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.menu_button import MenuButton
from desktop.words import tr


class SpeedMenu(MenuButton):
    """Bound to sampler, steps, guidance, spacing and LoRAs."""

    lacking = Signal(str, str)
    """Which LoRA the chosen preset needs and where it belongs; and the name of a download that brings it, or ""."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Speed"),
            icon_name="gauge",
            tooltip=tr("Speed: sampler, steps, guidance and a LoRA in one choice"),
            parent=parent,
        )
        self._settings, self._model = settings, model
        self.chosen.connect(self._take)
        settings.changed.connect(self._show)
        self.menu().aboutToShow.connect(self._offer)
        self._show(preset_choice.FIELDS)

    def _offer(self) -> None:
        """Offer the presets for the model, and say beside each whether its LoRA is still to be had."""
        model = self._model.or_none()
        self.set_choices(
            [
                (
                    each.name,
                    tr("{label}	needs a LoRA", label=each.label)
                    if preset_choice.missing(each, model)
                    else each.label,
                )
                for each in preset_choice.offered(model)
            ]
        )

    def _take(self, name: str) -> None:
        model = self._model.or_none()
        preset = next((each for each in preset_choice.offered(model) if each.name == name), None)
        if preset is not None and model is not None:
            why = preset_choice.missing(preset, model)
            if why:
                self.lacking.emit(why, preset_choice.download_of(preset, model))
            else:
                self._settings.set(**preset_choice.changes(preset, self._settings.value, model))
        self._show(preset_choice.FIELDS)

    def _show(self, names: frozenset[str]) -> None:
        if "model" in names:
            self._offer()
        if names & preset_choice.FIELDS:
            self.set_value(*preset_choice.described(self._settings.value, self._model.or_none()))
