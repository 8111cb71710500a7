"""How steps are spaced, what the model predicts, which layers of its text encoder count, which autoencoder decodes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.model.settings import advanced_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.prompt.edit import PromptEdit
from desktop.views.widgets.bound import bind_menu, bound_slider
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.seed_field import SeedField
from desktop.words import tr
from engine import prediction
from engine.phrase import mark
from engine.records import Feature
from engine.request import PREDICTIONS, SPACINGS, Seamless

OWN = ""
PREDICTION_WORDS = {name: prediction.CHOICES[name].in_words.capitalize() for name in PREDICTIONS}
OWN_VAE = mark("The model's own")
OFF = mark("Off")


SEAMLESS = (
    (Seamless.NONE.value, mark("Off")),
    (Seamless.BOTH.value, mark("At all sides")),
    (Seamless.ACROSS.value, mark("Left and right")),
    (Seamless.DOWN.value, mark("Top and bottom")),
)


class SamplingOptions(QWidget):
    """Bound to spacing, prediction, what steps are counted, what guidance leads away from, CLIP skip and VAEs."""

    vae_file_wanted = Signal()
    vae_folder_wanted = Signal()

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.spacing = MenuButton(
            tr("Spacing"), tooltip=tr("Spacing: which of the trained steps are the ones that are run")
        )
        self.spacing.set_choices([(OWN, tr("The sampler's")), *((each, each.capitalize()) for each in SPACINGS)])
        self.prediction = MenuButton(
            tr("Prediction"),
            tooltip=tr("Prediction: what the model was trained to predict, where its file doesn't say"),
        )
        self.prediction.set_choices([(OWN, tr("The model's")), *PREDICTION_WORDS.items()])
        self.vae = MenuButton("VAE", tooltip=tr("VAE: the autoencoder that turns latents into pixels"))
        self.tiny_vae = MenuButton(
            tr("Tiny VAE"),
            tooltip=tr("Tiny VAE: a small autoencoder in the VAE's place, much faster, a little less exact"),
        )
        self.clip_skip = bound_slider(settings, "clip_skip")
        self.deep_cache = bound_slider(settings, "deep_cache")
        self.seamless = MenuButton(
            tr("Seamless"), tooltip=tr("Seamless: the picture can be laid beside itself without a seam")
        )
        self.seamless.set_choices([(value, tr(text)) for value, text in SEAMLESS])
        self.checked = MenuButton(
            tr("Safety checker"),
            tooltip=tr("Safety checker: the model's own, where it has one, blots out what it finds"),
        )
        self.checked.set_choices([(OWN, tr("Off")), ("on", tr("On"))])
        self.variation = bound_slider(settings, "variation")
        self.variation_seed = SeedField(tr("Variation seed"))
        self.variation_seed.set_lockable(False)
        self.variation_seed.seed_chosen.connect(lambda seed: settings.set(variation_seed=seed))
        self.opening = PromptEdit(
            tr("Opening words"), lines=1, placeholder=tr("Words of the first steps, if they are others")
        )
        self.opening.edited.connect(lambda text: settings.set(opening=text))
        self.opening_steps = bound_slider(settings, "opening_steps")
        self.counting = MenuButton(
            tr("Steps count"), tooltip=tr("Steps count: as they are run, or as diffusers counts")
        )
        self.counting.set_choices([(OWN, tr("As they are run")), ("diffusers", tr("Steps × strength"))])
        self.guidance = MenuButton(
            tr("Guidance leads"),
            tooltip=tr("Guidance leads: away from the negative prompt, or from the sketch, which takes no time"),
        )
        self.guidance.set_choices([(OWN, tr("From the negative prompt")), ("residual", tr("From the sketch, fast"))])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(labelled(tr("Spacing"), self.spacing), 0, 0)
        grid.addWidget(labelled("VAE", self.vae), 0, 1)
        grid.addWidget(labelled(tr("Prediction"), self.prediction), 1, 0)
        grid.addWidget(labelled(tr("Steps count"), self.counting), 1, 1)
        grid.addWidget(labelled(tr("Guidance leads"), self.guidance), 7, 0, 1, 2)
        grid.addWidget(labelled(tr("Tiny VAE"), self.tiny_vae), 6, 0)
        grid.addWidget(self.deep_cache, 6, 1)
        grid.addWidget(self.variation, 2, 0)
        grid.addWidget(self.variation_seed, 2, 1)
        grid.addWidget(self.opening_steps, 3, 0)
        grid.addWidget(labelled(tr("Seamless"), self.seamless), 3, 1)
        grid.addWidget(self.clip_skip, 5, 0)
        grid.addWidget(labelled(tr("Safety checker"), self.checked), 5, 1)
        grid.addWidget(self.opening, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        bind_menu(self.spacing, settings, "spacing", {OWN: None, **{each: each for each in SPACINGS}})
        bind_menu(self.prediction, settings, "prediction", {OWN: None, **{each: each for each in PREDICTIONS}})
        bind_menu(self.checked, settings, "checked", {OWN: False, "on": True})
        bind_menu(self.seamless, settings, "seamless", {each.value: each for each in Seamless})
        bind_menu(self.counting, settings, "diffusers_steps", {OWN: False, "diffusers": True})
        bind_menu(self.guidance, settings, "residual_guidance", {OWN: False, "residual": True})
        bind_menu(self.vae, settings, "vae", {OWN: None}, label=advanced_choice.short)
        bind_menu(self.tiny_vae, settings, "tiny_vae", {OWN: None}, label=advanced_choice.short)
        self.vae.add_action(tr("VAE file…"), "file").triggered.connect(self.vae_file_wanted)
        self.vae.add_action(tr("VAE folder…"), "folder-open").triggered.connect(self.vae_folder_wanted)
        settings.changed.connect(self._show)
        self._show(frozenset(("model", "variation_seed", "opening")))

    def _show(self, names: frozenset[str]) -> None:
        if "opening" in names:
            self.opening.set_text(self._settings.value.words.opening)
        if "variation_seed" in names:
            self.variation_seed.set_seed(self._settings.value.sampling.variation_seed)
        if "model" in names:
            model, vae = self._model.or_none(), self._settings.value.uses.vae
            self.vae.set_choices([(OWN, OWN_VAE), *((name, name) for name in advanced_choice.vaes(model))])
            self.vae.set_value(vae or OWN, advanced_choice.short(vae) if vae else OWN_VAE)
            tiny = self._settings.value.uses.tiny_vae
            self.tiny_vae.set_choices([(OWN, OFF), *((name, name) for name in advanced_choice.tiny_vaes(model))])
            self.tiny_vae.set_value(tiny or OWN, advanced_choice.short(tiny) if tiny else OFF)
            self.clip_skip.setVisible(model is not None and Feature.CLIP_SKIP in model.supports)
