"""Asks how much larger a picture becomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.views.dialogs.ask_dialog import AskDialog
from desktop.views.widgets.bound import slider_of
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark
from engine.request import Enlarge
from engine.setting import facts_of

LANCZOS = ""
UPSCALERS = mark("Upscalers (*.safetensors *.pth *.pt)")
USUAL = 0.2
"""Strength: enough for new detail, too little for other things."""


class EnlargeDialog(AskDialog):
    """`check` tells what stands in the way, or ""; after it was accepted: `enlarge` and `strength`."""

    def __init__(
        self,
        size: tuple[int, int],
        check: Callable[[Enlarge], str],
        parent: QWidget | None = None,
        *,
        upscalers: Sequence[str] = (),
    ) -> None:
        """`upscalers` are the names of those in the person's folder."""
        super().__init__(tr("Enlarge picture"), tr("Enlarge"), parent)
        self._size, self._check = size, check
        self.factor = slider_of(facts_of(Enlarge, "factor"))
        self.strength = Slider(
            tr("Strength"),
            0,
            1,
            0.05,
            default=USUAL,
            tooltip=tr("Strength: how much of the enlarged picture is drawn anew, tile by tile"),
        )
        self.overlap = slider_of(facts_of(Enlarge, "overlap"))
        self.upscaler = MenuButton(
            tr("Enlarged by"), tooltip=tr("Enlarged by: what makes it larger before it is drawn anew")
        )
        self.upscaler.set_choices([(LANCZOS, tr("Lanczos")), *((name, name) for name in upscalers)])
        self.upscaler.set_value(LANCZOS)
        self.upscaler.add_action(tr("File…"), "file").triggered.connect(self._ask_file)
        for slider in (self.factor, self.strength, self.overlap):
            slider.number_changed.connect(lambda _number: self._show())
            self.body.addWidget(slider)
        self.body.addWidget(labelled(tr("Enlarged by"), self.upscaler))
        self.setMinimumWidth(400)
        self.factor.setFocus()
        self._show()

    @property
    def enlarge(self) -> Enlarge:
        upscaler = self.upscaler.value() or None
        return Enlarge(self.factor.number(), round(self.overlap.number()), upscaler)

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Use an upscaler"), "", tr(UPSCALERS))
        if path:
            self.upscaler.set_value(path, PurePath(path).stem)

    def _show(self) -> None:
        width, height = (round(side * self.factor.number()) for side in self._size)
        self.tell(
            tr(
                "{value} × {value_2} px becomes {width} × {height} px. The prompt says what is in it.",
                value=self._size[0],
                value_2=self._size[1],
                width=width,
                height=height,
            ),
            self._check(self.enlarge),
        )
