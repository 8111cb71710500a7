"""SDXL's micro-conditioning: as what kind of picture it is to be drawn."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.dialogs.new_document_dialog import NewDocumentDialog
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.sizes import size_of, size_text
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark
from engine.records import Feature
from engine.request import Micro, Size

AS_MADE = mark("As it is made")
USUAL = ((512, 512), (1024, 1024), (2048, 2048), (4096, 4096))
CROP_SHOWN = 512
SIZES = (
    ("original", mark("Original size"), mark("as if the picture had been made smaller from it")),
    ("target", mark("Target size"), mark("the size and shape that is composed for")),
    ("negative_original", mark("Not from size"), mark("an original size that the picture is kept from looking like")),
    ("negative_target", mark("Not for size"), mark("a size and shape that is not composed for")),
)
"""Fields of `Micro`, what each is called, and what it does."""
CROPS = (("crop", mark("Crop")), ("negative_crop", mark("Not cropped")))


class MicroOptions(QWidget):
    """Bound to the settings' `micro`; shown where the model's family is told such things."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self.sizes = {field: self._size_menu(name, f"{tr(name)}: {tr(words)}", field) for field, name, words in SIZES}
        self.crops = {
            (field, side): self._crop(f"{tr(name)} {tr(('left', 'top')[side])}", field, side)
            for field, name in CROPS
            for side in (0, 1)
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        boxes = [labelled(menu.accessibleName(), menu) for menu in self.sizes.values()]
        rows = [*boxes[:2], *list(self.crops.values())[:2], *boxes[2:], *list(self.crops.values())[2:]]
        for place, widget in enumerate(rows):
            grid.addWidget(widget, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        settings.changed.connect(self._show)
        self._show(frozenset(("micro", "model")))

    def _size_menu(self, name: str, tip: str, field: str) -> MenuButton:
        made = MenuButton(name, tooltip=tip)
        made.set_choices([("", AS_MADE), *((size_text(size), size_text(size)) for size in USUAL)])
        made.chosen.connect(lambda text: self._change(**{field: size_of(text) if text else None}))
        made.add_action(tr("Other size…")).triggered.connect(lambda: self._ask(name, field))
        return made

    def _crop(self, name: str, field: str, side: int) -> Slider:
        tip = tr("{name}: as if so much had been cut off; 0 is centred", name=name)
        made = Slider(name, 0, CROP_SHOWN, 8, default=0, unit="px", tooltip=tip)

        def take(number: float) -> None:
            pair = list(getattr(self._settings.value.uses.micro, field))
            pair[side] = round(number)
            self._change(**{field: tuple(pair)})

        made.number_changed.connect(take)
        return made

    def _ask(self, name: str, field: str) -> None:
        now = getattr(self._settings.value.uses.micro, field) or self._settings.value.size
        dialog = NewDocumentDialog(now, title=name, verb=tr("Use size"), parent=self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._change(**{field: dialog.chosen_size()})

    def _change(self, **changes: object) -> None:
        self._settings.set(micro=replace(self._settings.value.uses.micro, **changes))  # type: ignore[arg-type]

    def _show(self, names: frozenset[str]) -> None:
        if "micro" in names:
            micro: Micro = self._settings.value.uses.micro
            for field, menu in self.sizes.items():
                text = _text(getattr(micro, field))
                menu.set_value(text, text or AS_MADE)
            for (field, side), slider in self.crops.items():
                slider.set_number(getattr(micro, field)[side])
        if "model" in names:
            model = self._model.or_none()
            self.setVisible(model is not None and Feature.MICRO in model.supports)


def _text(size: Size | None) -> str:
    return "" if size is None else size_text(size)
