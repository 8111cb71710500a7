"""Sliders for the numbers that a control itself has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.records import Setting

Numbers = tuple[tuple[str, float], ...]


class SettingSliders(QWidget):
    """Two to a row, made from the control's records."""

    changed = Signal(tuple)
    """The numbers that aren't the usual ones, as (name, value) pairs, by the user."""

    def __init__(self, settings: Sequence[Setting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sliders = {
            each.name: Slider(each.label, each.low, each.high, each.step, default=each.default) for each in settings
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (name, slider) in enumerate(self._sliders.items()):
            slider.setToolTip(
                tr(
                    "{accessibleName} of the map; double-click for the usual one",
                    accessibleName=slider.accessibleName(),
                )
            )
            slider.number_changed.connect(lambda _number, name=name: self._take(name))
            grid.addWidget(slider, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    @property
    def any(self) -> bool:
        """Whether the control has numbers."""
        return bool(self._sliders)

    def slider(self, name: str) -> Slider:
        return self._sliders[name]

    def set_numbers(self, numbers: Numbers) -> None:
        """Show these, and the usual ones for those not given."""
        given = dict(numbers)
        for name, slider in self._sliders.items():
            slider.set_number(given.get(name, slider.default))

    def numbers(self) -> Numbers:
        """Give those that aren't the usual ones: the engine makes no other map for a usual one that is named."""
        numbers = ((name, slider.number(), slider.default) for name, slider in self._sliders.items())
        return tuple((name, number) for name, number, usual in numbers if number != usual)

    def summary(self) -> str:
        """Say “80 · 160”."""
        return " · ".join(slider.text() for slider in self._sliders.values())

    def _take(self, name: str) -> None:
        self._keep_in_order(name)
        self.changed.emit(self.numbers())

    def _keep_in_order(self, name: str) -> None:
        """Take the high threshold along where the low one passes it, and the other way round."""
        low, high = self._sliders.get("low"), self._sliders.get("high")
        if low is not None and high is not None and low.number() > high.number():
            (high if name == "low" else low).set_number(self._sliders[name].number())
