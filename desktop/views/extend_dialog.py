"""Asks how far a picture is carried on beyond its sides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from desktop.views.ask_dialog import AskDialog
from desktop.views.margin_view import SIDES, STEP, MarginView, as_outpaint
from desktop.views.parts import label
from desktop.views.slider import Slider
from engine.request import MARGIN, Outpaint

USUAL = 0.9
"""Strength: how far the new part leaves the colours carried over the border."""


class ExtendDialog(AskDialog):
    """`check` tells what stands in the way of an extension, or ""; after it was accepted: `outpaint` and `strength`."""

    def __init__(
        self,
        image: QImage,
        size: tuple[int, int],
        check: Callable[[Outpaint], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Extend picture", "Extend", parent)
        self._size, self._check = size, check
        self.view = MarginView(image, size)
        self.fields = {side: self._field(side) for side in SIDES}
        self.strength = Slider(
            "Strength",
            0,
            1,
            0.05,
            default=USUAL,
            tooltip="Strength: how far the new part may leave the colours that run over the border",
        )
        self.view.dragged.connect(lambda side, pixels: self.fields[side].setValue(pixels))
        self.body.addWidget(self.view, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, side in enumerate(SIDES):
            grid.addWidget(label(side.capitalize(), "label"), 0, place)
            grid.addWidget(self.fields[side], 1, place)
        self.body.addLayout(grid)
        self.body.addWidget(self.strength)
        self.fields["right"].setFocus()
        self._show()

    @property
    def outpaint(self) -> Outpaint | None:
        return as_outpaint(self._margins())

    def _margins(self) -> dict[str, int]:
        return {side: field.value() for side, field in self.fields.items()}

    def _field(self, side: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(MARGIN[0], MARGIN[-1])
        box.setSingleStep(STEP)
        box.setSuffix(" px")
        box.setAccessibleName(side.capitalize())
        box.valueChanged.connect(self._show)
        return box

    def _show(self) -> None:
        if not hasattr(self, "strength"):
            return
        margins = self._margins()
        self.view.set_margins(margins)
        beyond = as_outpaint(margins)
        if beyond is None:
            self.tell("", "Drag a side of the picture outwards, or give pixels for one.")
            return
        width = self._size[0] + beyond.left + beyond.right
        height = self._size[1] + beyond.top + beyond.bottom
        self.tell(f"The picture becomes {width} × {height} px. The prompt says what is in it.", self._check(beyond))
