"""Asks how a recording is rendered again: with which model, and how large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.views.dialogs.ask_dialog import AskDialog
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.segmented import Segmented
from desktop.words import tr
from engine.phrase import mark

SCALES = (
    ("1", mark("As recorded"), "", mark("The size that it was drawn at")),
    ("1.5", "1.5 ×", "", mark("One and a half times as wide and high")),
    ("2", "2 ×", "", mark("Twice as wide and high: four times the work")),
)
AS_RECORDED = ""


class RenderDialog(AskDialog):
    """After it was accepted: `model`, "" for the one that was used, and `scale`."""

    def __init__(self, pictures: int, models: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(tr("Render the session again"), tr("Render"), parent)
        self._pictures = pictures
        self.models = MenuButton(tr("Model"), icon_name="box", tooltip=tr("Model: the network that draws"))
        self.models.set_choices([(AS_RECORDED, tr("As recorded")), *models])
        self.models.set_value(AS_RECORDED)
        self.scales = Segmented(tr("Size"), SCALES)
        self.scales.set_value("2")
        for part in (labelled(tr("Model"), self.models), labelled(tr("Size"), self.scales)):
            self.body.addWidget(part)
        self.models.chosen.connect(self._show)
        self.scales.chosen.connect(self._show)
        self.setMinimumWidth(420)
        self._show()

    @property
    def model(self) -> str:
        return self.models.value()

    @property
    def scale(self) -> float:
        return float(self.scales.value())

    def _show(self, _chosen: str = "") -> None:
        same = self.model == AS_RECORDED and self.scale == 1
        many = tr(
            "%n picture(s) are made again while nothing else is asked, as a recording of their own.", "", self._pictures
        )
        self.tell(many, tr("Choose another size or model: this one there is already.") if same else "")
