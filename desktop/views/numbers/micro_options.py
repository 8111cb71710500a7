"""SDXL's micro-conditioning: as what kind of picture it is to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.dialogs.new_document_dialog import NewDocumentDialog
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.sizes import size_of, size_text
from desktop.views.widgets.slider import Slider
from engine.records import Feature
from engine.request import Micro, Size

AS_MADE = "As it is made"
USUAL = ((512, 512), (1024, 1024), (2048, 2048), (4096, 4096))
CROP_SHOWN = 512


class MicroOptions(QWidget):
    """Bound to the settings' `micro`; shown where the model's family is told such things."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.original = self._size_menu(
            "Original size", "Original size: as if the picture had been made smaller from it", "original"
        )
        self.target = self._size_menu("Target size", "Target size: the size and shape that is composed for", "target")
        self.left = self._crop("Crop left", lambda number, crop: (number, crop[1]))
        self.top = self._crop("Crop top", lambda number, crop: (crop[0], number))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(labelled("Original size", self.original), 0, 0)
        grid.addWidget(labelled("Target size", self.target), 0, 1)
        grid.addWidget(self.left, 1, 0)
        grid.addWidget(self.top, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        settings.changed.connect(self._show)
        self._show(frozenset(("micro", "model")))

    def _size_menu(self, name: str, tip: str, field: str) -> MenuButton:
        made = MenuButton(name, tooltip=tip)
        made.set_choices([("", AS_MADE), *((size_text(size), size_text(size)) for size in USUAL)])
        made.chosen.connect(lambda text: self._change(**{field: size_of(text) if text else None}))
        made.add_action("Other size…").triggered.connect(lambda: self._ask(name, field))
        return made

    def _crop(self, name: str, put: Callable[[int, tuple[int, int]], tuple[int, int]]) -> Slider:
        tip = f"{name}: as if so much had been cut off; 0 is centred"
        made = Slider(name, 0, CROP_SHOWN, 8, default=0, unit="px", tooltip=tip)
        made.number_changed.connect(
            lambda number: self._change(crop=put(round(number), self._settings.value.uses.micro.crop))
        )
        return made

    def _ask(self, name: str, field: str) -> None:
        now = getattr(self._settings.value.uses.micro, field) or self._settings.value.size
        dialog = NewDocumentDialog(now, title=name, verb="Use size", parent=self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._change(**{field: dialog.chosen_size()})

    def _change(self, **changes: object) -> None:
        self._settings.set(micro=replace(self._settings.value.uses.micro, **changes))  # type: ignore[arg-type]

    def _show(self, names: frozenset[str]) -> None:
        if "micro" in names:
            micro: Micro = self._settings.value.uses.micro
            self.original.set_value(_text(micro.original), _text(micro.original) or AS_MADE)
            self.target.set_value(_text(micro.target), _text(micro.target) or AS_MADE)
            self.left.set_number(micro.crop[0])
            self.top.set_number(micro.crop[1])
        if "model" in names:
            model = self._model.or_none()
            self.setVisible(model is not None and Feature.MICRO in model.supports)


def _text(size: Size | None) -> str:
    return "" if size is None else size_text(size)
