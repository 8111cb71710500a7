"""What Sketch live does by itself: follow the sketch's lines, refine the picture when the pen rests."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.follow_lines import followed, net
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.parts import label
from desktop.views.widgets.switch import Switch
from desktop.words import tr
from engine.phrase import mark

FOLLOW = mark("Follow my lines")
FOLLOW_TIP = mark(
    "The picture keeps to the outlines of the sketch at every strength; strength rules colour and shading"
)
NO_NET = mark("{} has no ControlNet for sketches. “Models and weights” says which can be fetched")
REFINE = mark("Refine at rest")
REFINE_TIP = mark("When the pen rests, the picture is drawn finer and larger; the next stroke takes it back")


class LiveSwitches(QWidget):
    """Bound to the settings' `follow_lines` and `refine`."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.follow, self.refine = Switch(FOLLOW), Switch(REFINE)
        self._follow_text, self._refine_text = label(FOLLOW, "label"), label(REFINE, "label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for switch, text in ((self.follow, self._follow_text), (self.refine, self._refine_text)):
            text.setBuddy(switch)
            row.addWidget(switch)
            row.addWidget(text, 1)
        self.refine.setToolTip(REFINE_TIP)
        self._refine_text.setToolTip(REFINE_TIP)
        self.follow.clicked.connect(lambda on: settings.set(follow_lines=on))
        self.refine.clicked.connect(lambda on: settings.set(refine=on))
        settings.changed.connect(self._show)
        self._show(frozenset({"follow_lines", "refine", "model"}))

    def _show(self, names: frozenset[str]) -> None:
        if names & {"follow_lines", "model"}:
            self._show_follow(self._follow_text)
        if "refine" in names:
            self.refine.setChecked(self._settings.value.refine)

    def _show_follow(self, text: QLabel) -> None:
        model = self._model.or_none()
        there = net(model) is not None
        tip = FOLLOW_TIP if there else NO_NET.format(model.label if model else "The model")
        self.follow.setEnabled(there)
        self.follow.setChecked(followed(self._settings.value, model))
        for part in (self.follow, text):
            part.setToolTip(tr(tip))
