"""How steps are spaced, what the model predicts, which layers of its text encoder count, which autoencoder decodes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.model.settings import advanced_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.slider import Slider
from engine import prediction
from engine.records import Feature
from engine.request import PREDICTIONS, SPACINGS

OWN = ""
PREDICTION_WORDS = {name: prediction.CHOICES[name].in_words.capitalize() for name in PREDICTIONS}
OWN_VAE = "The model's own"
SKIP_SHOWN = 4


class SamplingOptions(QWidget):
    """Bound to spacing, prediction, CLIP skip and VAE."""

    vae_file_wanted = Signal()
    vae_folder_wanted = Signal()

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.spacing = MenuButton("Spacing", tooltip="Spacing: which of the trained steps are the ones that are run")
        self.spacing.set_choices([(OWN, "The sampler's"), *((each, each.capitalize()) for each in SPACINGS)])
        self.prediction = MenuButton(
            "Prediction", tooltip="Prediction: what the model was trained to predict, where its file doesn't say"
        )
        self.prediction.set_choices([(OWN, "The model's"), *PREDICTION_WORDS.items()])
        self.vae = MenuButton("VAE", tooltip="VAE: the autoencoder that turns latents into pixels")
        self.clip_skip = Slider(
            "CLIP skip", 0, SKIP_SHOWN, default=0, tooltip="CLIP skip: the text encoder's last layers that are left out"
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(labelled("Spacing", self.spacing), 0, 0)
        grid.addWidget(labelled("VAE", self.vae), 0, 1)
        grid.addWidget(labelled("Prediction", self.prediction), 1, 0)
        grid.addWidget(self.clip_skip, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.spacing.chosen.connect(lambda name: settings.set(spacing=name or None))
        self.prediction.chosen.connect(lambda name: settings.set(prediction=name or None))
        self.vae.chosen.connect(lambda name: settings.set(vae=name or None))
        self.vae.add_action("VAE file…", "file").triggered.connect(self.vae_file_wanted)
        self.vae.add_action("VAE folder…", "folder-open").triggered.connect(self.vae_folder_wanted)
        self.clip_skip.number_changed.connect(lambda number: settings.set(clip_skip=round(number)))
        settings.changed.connect(self._show)
        self._show(frozenset(("spacing", "prediction", "vae", "clip_skip", "model")))

    def _show(self, names: frozenset[str]) -> None:
        value = self._settings.value
        if "spacing" in names:
            self.spacing.set_value(value.sampling.spacing or OWN)
        if "prediction" in names:
            self.prediction.set_value(value.uses.prediction or OWN)
        if "vae" in names:
            self.vae.set_value(
                value.uses.vae or OWN, advanced_choice.short(value.uses.vae) if value.uses.vae else OWN_VAE
            )
        if "clip_skip" in names:
            self.clip_skip.set_number(value.uses.clip_skip)
        if "model" in names:
            model = self._model.or_none()
            self.vae.set_choices([(OWN, OWN_VAE), *((name, name) for name in advanced_choice.vaes(model))])
            self.clip_skip.setVisible(model is not None and Feature.CLIP_SKIP in model.supports)
