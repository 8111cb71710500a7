"""How sparingly with memory, and how precisely, a picture is computed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from engine.request import Attention, Backend, Offload

AUTOMATIC = ("", "Automatic")
OFFLOAD = (
    AUTOMATIC,
    (Offload.NONE.value, "All on the device"),
    (Offload.MODEL.value, "Model by model"),
    (Offload.GROUP.value, "Group by group"),
    (Offload.SEQUENTIAL.value, "Layer by layer"),
)
ATTENTION = (
    AUTOMATIC,
    (Attention.SDPA.value, "SDPA"),
    (Attention.SLICED.value, "Sliced"),
    (Attention.XFORMERS.value, "xFormers"),
)
PRECISION = (AUTOMATIC, ("float32", "float32"), ("bfloat16", "bfloat16"), ("float16", "float16"))
TILES = (AUTOMATIC, ("on", "In tiles"), ("off", "In one piece"))
DEVICE = (AUTOMATIC, ("cpu", "Processor"))
BACKEND = (AUTOMATIC, (Backend.GRAPHS.value, "Graphs"), (Backend.TORCH.value, "PyTorch"))


class MemoryOptions(QWidget):
    """Bound to the settings' `placement`; “automatic” leaves it to the engine."""

    def __init__(self, settings: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.offload = MenuButton("Memory", tooltip="Memory: what lies on the device while it isn't used")
        self.attention = MenuButton("Attention", tooltip="Attention: how the largest products are computed")
        self.precision = MenuButton("Precision", tooltip="Precision: the numbers that are computed with")
        self.tiles = MenuButton("Decoding", tooltip="Decoding: large pictures take less memory in tiles")
        self.device = MenuButton("Device", tooltip="Device: where it is computed")
        self.backend = MenuButton("On a processor", tooltip="On a processor: graphs by ONNX Runtime, or PyTorch")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        menus = (
            (self.offload, OFFLOAD),
            (self.precision, PRECISION),
            (self.attention, ATTENTION),
            (self.tiles, TILES),
            (self.device, DEVICE),
            (self.backend, BACKEND),
        )
        for place, (button, choices) in enumerate(menus):
            button.set_choices(choices)
            grid.addWidget(labelled(button.accessibleName(), button), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.offload.chosen.connect(lambda name: self._change(offload=Offload(name) if name else None))
        self.attention.chosen.connect(lambda name: self._change(attention=Attention(name) if name else None))
        self.precision.chosen.connect(lambda name: self._change(dtype=name or None))
        self.tiles.chosen.connect(lambda name: self._change(vae_tiling={"on": True, "off": False}.get(name)))
        self.device.chosen.connect(lambda name: self._change(device=name or None))
        self.backend.chosen.connect(lambda name: self._change(backend=Backend(name) if name else None))
        settings.changed.connect(self._show)
        self._show(frozenset(("placement",)))

    def _change(self, **changes: object) -> None:
        self._settings.set(placement=replace(self._settings.value.placement, **changes))  # type: ignore[arg-type]

    def _show(self, names: frozenset[str]) -> None:
        if "placement" in names:
            placement = self._settings.value.placement
            self.offload.set_value(placement.offload or "")
            self.attention.set_value(placement.attention or "")
            self.precision.set_value(placement.dtype or "")
            self.tiles.set_value({True: "on", False: "off", None: ""}[placement.vae_tiling])
            self.device.set_value(placement.device or "", placement.device or AUTOMATIC[1])
            self.backend.set_value(placement.backend or "")
