"""What Sketch live does by itself: follow the sketch's lines, refine at rest, show drafts while the pen moves."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.model.settings import drafting
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.follow_lines import followed, net
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.parts import label
from desktop.views.widgets.switch import Switch
from desktop.words import tr
from engine import registry
from engine.catalog.catalog import Model
from engine.phrase import mark

FOLLOW = mark("Follow my lines")
FOLLOW_TIP = mark(
    "The picture keeps to the outlines of the sketch at every strength; strength rules colour and shading"
)
NO_NET = mark("{model} has no ControlNet for sketches. “Models and weights” says which can be fetched")
REFINE = mark("Refine at rest")
REFINE_TIP = mark("When the pen rests, the picture is drawn finer and larger; the next stroke takes it back")
DRAFTS = mark("Draft while drawing")
DRAFTS_TIP = mark(
    "While the pen moves, a small autoencoder ({}) shows the picture, faster and a little less exact; when the pen "
    "rests, and before it is taken or saved, the picture is drawn exactly"
)
NO_TINY = mark("With {} the picture comes faster while the pen moves. “Models and weights” fetches it (10 MB)")


class LiveSwitches(QWidget):
    """Bound to the settings' `follow_lines`, `refine` and `drafts`; the last only where a model can be drafted."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.follow, self.refine, self.drafts = Switch(FOLLOW), Switch(REFINE), Switch(DRAFTS)
        self._follow_text, self._refine_text = label(FOLLOW, "label"), label(REFINE, "label")
        self._drafts_text = label(DRAFTS, "label")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, column, switch, text in (
            (0, 0, self.follow, self._follow_text),
            (0, 2, self.refine, self._refine_text),
            (1, 0, self.drafts, self._drafts_text),
        ):
            text.setBuddy(switch)
            grid.addWidget(switch, row, column)
            grid.addWidget(text, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.refine.setToolTip(tr(REFINE_TIP))
        self._refine_text.setToolTip(tr(REFINE_TIP))
        self.follow.clicked.connect(lambda on: settings.set(follow_lines=on))
        self.refine.clicked.connect(lambda on: settings.set(refine=on))
        self.drafts.clicked.connect(lambda on: settings.set(drafts=on))
        settings.changed.connect(self._show)
        self._show(frozenset({"follow_lines", "refine", "drafts", "model"}))

    def _show(self, names: frozenset[str]) -> None:
        if names & {"follow_lines", "model"}:
            self._show_follow(self._follow_text)
        if names & {"drafts", "tiny_vae", "model"}:
            self._show_drafts(self._model.or_none())
        if "refine" in names:
            self.refine.setChecked(self._settings.value.refine)

    def _show_follow(self, text: QLabel) -> None:
        model = self._model.or_none()
        there = net(model) is not None
        tip = tr(FOLLOW_TIP) if there else tr(NO_NET, model=model.label if model else tr("The model"))
        self.follow.setEnabled(there)
        self.follow.setChecked(followed(self._settings.value, model))
        for part in (self.follow, text):
            part.setToolTip(tip)

    def _show_drafts(self, model: Model | None) -> None:
        usual = "" if model is None else registry.families()[model.family].tiny_decoder
        name = drafting.at_hand(self._settings.value, model)
        self.drafts.setEnabled(name is not None)
        self.drafts.setChecked(name is not None and self._settings.value.drafts)
        for part in (self.drafts, self._drafts_text):
            part.setVisible(drafting.can_win(model) and bool(name or usual))
            part.setToolTip(tr(NO_TINY).format(usual.upper()) if name is None else tr(DRAFTS_TIP).format(name))
