"""The refiner: a second model that draws the last part of the run."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.model.settings import advanced_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.bound import slider_of
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.words import tr
from engine.records import Feature
from engine.request import RefinerUse
from engine.setting import settings as settings_of

NONE = ""


class RefinerOptions(QWidget):
    """Bound to the settings' `refiner`; shown where the model's family can hand over to one."""

    file_wanted = Signal()

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self._labels: dict[str, str] = {}
        """What the refiners on this machine are called."""
        self.refiner = MenuButton(
            tr("Refiner"), tooltip=tr("Refiner: a model that draws the last steps, for fine detail")
        )
        self.numbers = {name: slider_of(facts) for name, facts in settings_of(RefinerUse).items()}
        """By the names of the refiner's fields."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(labelled(tr("Refiner"), self.refiner), 0, 0, 1, 2)
        for place, (name, slider) in enumerate(self.numbers.items()):
            grid.addWidget(slider, 1 + place // 2, place % 2)
            slider.number_changed.connect(lambda number, name=name: self._change(**{name: number}))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.refiner.chosen.connect(self._choose)
        self.refiner.add_action(tr("Refiner file…"), "file").triggered.connect(self.file_wanted)
        settings.changed.connect(self._show)
        self._show(frozenset(("refiner", "model")))

    def _choose(self, name: str) -> None:
        now = self._settings.value.uses.refiner
        self._settings.set(
            refiner=None if name == NONE else replace(now, model=name) if now is not None else RefinerUse(name)
        )

    def _change(self, **changes: object) -> None:
        now = self._settings.value.uses.refiner
        if now is not None:
            self._settings.set(refiner=replace(now, **changes))  # type: ignore[arg-type]

    def _label(self, model: str) -> str:
        return self._labels.get(model, advanced_choice.short(model))

    def _show(self, names: frozenset[str]) -> None:
        if "model" in names:
            model = self._model.or_none()
            usable = model is not None and Feature.REFINER in model.supports
            self.setVisible(usable)
            if usable:
                self._labels = dict(advanced_choice.refiners(model))
                self.refiner.set_choices([(NONE, tr("None")), *self._labels.items()])
        if names & {"refiner", "model"}:
            use = self._settings.value.uses.refiner
            self.refiner.set_value(use.model if use else NONE, self._label(use.model) if use else tr("None"))
            for name, slider in self.numbers.items():
                slider.setVisible(use is not None)
                if use is not None:
                    slider.set_number(getattr(use, name))
