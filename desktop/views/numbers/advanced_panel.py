"""What is left as it is by most: hidden, but for a line that says what isn't."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.settings import advanced_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.views.numbers.memory_options import MemoryOptions
from desktop.views.numbers.micro_options import MicroOptions
from desktop.views.numbers.refiner_options import RefinerOptions
from desktop.views.numbers.sampling_options import SamplingOptions
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import label
from desktop.words import tr
from engine.groups import value_of
from engine.phrase import mark

FIELDS = {
    "spacing": mark("spacing"),
    "diffusers_steps": mark("diffusers' steps"),
    "residual_guidance": mark("guidance from the sketch"),
    "deep_cache": "DeepCache",
    "prediction": mark("prediction"),
    "vae": "VAE",
    "tiny_vae": mark("tiny VAE"),
    "clip_skip": mark("CLIP skip"),
    "micro": mark("micro-conditioning"),
    "refiner": mark("refiner"),
    "placement": mark("memory"),
}
"""The settings that are changed here, as the closed line names them."""


class AdvancedPanel(QWidget):
    """Sampling, micro-conditioning, refiner and memory."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.sampling = SamplingOptions(settings, model)
        self.micro = MicroOptions(settings, model)
        self.refiner = RefinerOptions(settings, model)
        self.memory = MemoryOptions(settings)
        self.note = label("", "note")
        self.problem = NoteLine()
        self.body = QWidget()
        rows = QVBoxLayout(self.body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for part in (self.sampling, self.micro, self.refiner, self.memory):
            rows.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.problem)
        column.addWidget(self.body)
        self.body.hide()
        settings.changed.connect(lambda names: self._show() if names & {*FIELDS, "model"} else None)
        self._show()

    def set_open(self, open: bool) -> None:
        self.body.setVisible(open)
        self._show()

    def _show(self) -> None:
        value, usual = self._settings.value, Settings()
        changed = [tr(words) for name, words in FIELDS.items() if value_of(value, name) != value_of(usual, name)]
        self.note.setText(tr("Set under Advanced: {join}", join=", ".join(changed)))
        self.note.setVisible(bool(changed) and self.body.isHidden())
        self.problem.set_text(advanced_choice.lacking(value, self._model.or_none()), blocking=True)
        self.setVisible(bool(changed) or not self.body.isHidden())
