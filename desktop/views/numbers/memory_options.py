"""How sparingly with memory, and how precisely, a picture is computed."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QGridLayout, QInputDialog, QWidget

from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.bound import bind_menu
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.words import tr
from engine.phrase import mark
from engine.request import Attention, Backend, Offload

AUTOMATIC = ("", mark("Automatic"))
OFFLOAD = (
    AUTOMATIC,
    (Offload.NONE.value, mark("All on the device")),
    (Offload.MODEL.value, mark("Model by model")),
    (Offload.GROUP.value, mark("Group by group")),
    (Offload.SEQUENTIAL.value, mark("Layer by layer")),
)
ATTENTION = (
    AUTOMATIC,
    (Attention.SDPA.value, "SDPA"),
    (Attention.SLICED.value, mark("Sliced")),
    (Attention.XFORMERS.value, "xFormers"),
)
PRECISION = (AUTOMATIC, ("float32", "float32"), ("bfloat16", "bfloat16"), ("float16", "float16"))
TILES = (AUTOMATIC, ("on", mark("In tiles")), ("off", mark("In one piece")))
SLICES = (AUTOMATIC, ("on", mark("One by one")), ("off", mark("All at once")))
GRAPHICS = (
    (("mps", mark("Graphics")),)
    if sys.platform == "darwin"
    else (("cuda", mark("Graphics card")), ("cuda:1", mark("Second card")))
)
DEVICE = (AUTOMATIC, ("cpu", mark("Processor")), *GRAPHICS)
BACKEND = (AUTOMATIC, (Backend.GRAPHS.value, mark("Graphs")), (Backend.TORCH.value, "PyTorch"))


class MemoryOptions(QWidget):
    """Bound to the settings' `placement`; “automatic” leaves it to the engine."""

    def __init__(self, settings: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.offload = MenuButton(tr("Memory"), tooltip=tr("Memory: what lies on the device while it isn't used"))
        self.attention = MenuButton(tr("Attention"), tooltip=tr("Attention: how the largest products are computed"))
        self.precision = MenuButton(tr("Precision"), tooltip=tr("Precision: the numbers that are computed with"))
        self.tiles = MenuButton(tr("Decoding"), tooltip=tr("Decoding: large pictures take less memory in tiles"))
        self.slices = MenuButton(tr("Batches"), tooltip=tr("Batches: pictures decoded one by one take less memory"))
        self.device = MenuButton(tr("Device"), tooltip=tr("Device: where it is computed"))
        self.backend = MenuButton(
            tr("On a processor"), tooltip=tr("On a processor: graphs by ONNX Runtime, or PyTorch")
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        menus = (
            (self.offload, OFFLOAD),
            (self.precision, PRECISION),
            (self.attention, ATTENTION),
            (self.tiles, TILES),
            (self.slices, SLICES),
            (self.device, DEVICE),
            (self.backend, BACKEND),
        )
        for place, (button, choices) in enumerate(menus):
            button.set_choices(choices)
            grid.addWidget(labelled(button.accessibleName(), button), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for button, name, values in (
            (self.offload, "offload", {each.value: each for each in Offload}),
            (self.precision, "dtype", {each: each for each, _ in PRECISION[1:]}),
            (self.attention, "attention", {each.value: each for each in Attention}),
            (self.tiles, "vae_tiling", {"on": True, "off": False}),
            (self.slices, "vae_slicing", {"on": True, "off": False}),
            (self.device, "device", {each: each for each, _ in DEVICE[1:]}),
            (self.backend, "backend", {each.value: each for each in Backend}),
        ):
            bind_menu(button, settings, name, {AUTOMATIC[0]: None, **values})
        self.device.add_action(tr("Other device…")).triggered.connect(self._ask_device)

    def _ask_device(self) -> None:
        now = self._settings.value.placement.device or ""
        told, taken = QInputDialog.getText(
            self.window(), tr("Device"), tr("Such as cpu, cuda, cuda:1 or mps"), text=now
        )
        if taken:
            self._settings.set(device=told.strip() or None)
