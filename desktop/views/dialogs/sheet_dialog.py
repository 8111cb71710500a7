"""Asks what varies on an X/Y sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.views.dialogs.ask_dialog import AskDialog
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import label
from desktop.words import tr
from engine.request import Axis, Sheet, SheetAxis

NOTHING = ""
EXAMPLES = {
    Axis.PROMPT: "a cat | a dog",
    Axis.SEED: "1, 2, 3",
    Axis.STEPS: "2, 4, 8",
    Axis.GUIDANCE: "1, 2, 4",
    Axis.STRENGTH: "0.3, 0.5, 0.7",
    Axis.SAMPLER: "lcm, ddim",
    Axis.CONTROL: "0.5, 1, 1.5",
    Axis.REFERENCE: "0.3, 0.6, 1",
    Axis.LORA: "0, 0.5, 1",
}
"""What values look like; all of Axis."""


class SheetDialog(AskDialog):
    """`check` tells what stands in the way of a sheet, or ""; after it was accepted: `sheet`."""

    def __init__(self, check: Callable[[Sheet], str], parent: QWidget | None = None) -> None:
        super().__init__(tr("X/Y sheet"), tr("Make sheet"), parent)
        self._check = check
        self.axes = {"Columns": self._axis(tr("Columns"), Axis.GUIDANCE), "Rows": self._axis(tr("Rows"), Axis.SEED)}
        self.values = {name: self._line(name) for name in self.axes}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, name in enumerate(self.axes):
            grid.addWidget(label(name, "label"), row, 0)
            grid.addWidget(self.axes[name], row, 1)
            grid.addWidget(self.values[name], row, 2)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.setMinimumWidth(560)
        for name in self.axes:
            self._show_example(name)
        self.values["Columns"].setFocus()

    @property
    def sheet(self) -> Sheet | None:
        """None while there is nothing in the columns; rows without values are none."""
        columns, rows = (self._read(name) for name in (tr("Columns"), tr("Rows")))
        if columns is None or not columns.values:
            return None
        return Sheet(columns, rows if rows is not None and rows.values else None)

    def _axis(self, name: str, axis: Axis) -> MenuButton:
        made = MenuButton(name, tooltip=tr("{name}: what varies from one to the next", name=name))
        choices = [(each.value, each.value[:1].upper() + each.value[1:]) for each in Axis]
        made.set_choices(choices if name == "Columns" else [(NOTHING, tr("Nothing")), *choices])
        made.set_value(axis.value)
        made.setMinimumWidth(150)
        made.chosen.connect(lambda _value: self._show_example(name))
        return made

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(tr("Values of the {lower}", lower=name.lower()))
        made.textChanged.connect(lambda _text: self._show())
        return made

    def _show_example(self, name: str) -> None:
        value, line = self.axes[name].value(), self.values[name]
        line.setEnabled(value != NOTHING)
        line.setPlaceholderText(EXAMPLES[Axis(value)] if value else "")
        self._show()

    def _read(self, name: str) -> SheetAxis | None:
        value = self.axes[name].value()
        if value == NOTHING:
            return None
        axis = Axis(value)
        between = "|" if axis is Axis.PROMPT else ","
        text = self.values[name].text().strip().strip(between)
        return SheetAxis(axis, tuple(each.strip() for each in text.split(between)) if text else ())

    def _show(self) -> None:
        sheet = self.sheet
        if sheet is None:
            self.tell("", tr("Give the values of the columns, such as those shown."))
            return
        cells = len(sheet.x.values) * (len(sheet.y.values) if sheet.y else 1)
        self.tell(
            tr("{cells} pictures, one after another; everything else as in the panel.", cells=cells), self._check(sheet)
        )
