"""The bar under the canvas while the drawing's border is dragged: the same in figures, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from desktop.model.stage.extending import Extending
from desktop.model.stage.margins import SIDES, STEP
from desktop.views.widgets.parts import button, label, number_box
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.request import MARGIN

MARGIN_ROUND = 8
WIDTH = 680
"""Pixels that it takes where there are so many."""


class ExtendBar(QWidget):
    """Bound to `extending`, and hidden while nothing is extended. Enter is its Extend, Esc its Cancel."""

    def __init__(self, extending: Extending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extending = extending
        self.setAccessibleName(tr("Extend the drawing"))
        self.fields = {side: self._field(side) for side in SIDES}
        self.strength = Slider(
            tr("Strength"),
            0,
            1,
            0.05,
            default=extending.strength,
            tooltip=tr("Strength: how far the new part may leave the colours that run over the border"),
        )
        self.told = label("", "note")
        self.told.setWordWrap(True)
        self.told.setAccessibleName(tr("What comes of it"))
        self.cancel = button(tr("Cancel"), tooltip=tr("Leave the drawing as it is (Esc)"))
        self.go = button(tr("Extend"), look="primary", tooltip=tr("Have what is beyond the border drawn (Enter)"))
        self._place()
        self.strength.number_changed.connect(lambda number: setattr(extending, "strength", number))
        self.cancel.clicked.connect(extending.leave)
        self.go.clicked.connect(extending.ask)
        extending.changed.connect(self._show)
        self._show()

    def _field(self, side: str) -> QSpinBox:
        box = number_box(tr(side).capitalize(), MARGIN[0], MARGIN[-1], suffix=" px")
        box.setSingleStep(STEP)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setToolTip(tr("How far the drawing goes on at the {side}", side=side))
        box.valueChanged.connect(lambda pixels: self._put(side, pixels))
        return box

    def _place(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(6)
        for side, field in self.fields.items():
            if side != SIDES[0]:
                sides.addSpacing(6)
            sides.addWidget(label(tr(side).capitalize(), "label"))
            sides.addWidget(field, 1)
        rest = QHBoxLayout()
        rest.setSpacing(8)
        self.strength.setFixedWidth(150)
        rest.addWidget(self.strength)
        rest.addSpacing(6)
        rest.addWidget(self.told, 1)
        rest.addWidget(self.cancel)
        rest.addWidget(self.go)
        card = QFrame()
        card.setProperty("look", "floating")
        card.setMaximumWidth(WIDTH)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(sides)
        column.addLayout(rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_ROUND, MARGIN_ROUND, MARGIN_ROUND, 0)
        row.addWidget(card)

    def _put(self, side: str, pixels: int) -> None:
        self._extending.put(replace(self._extending.margins, **{side: pixels}))

    def _show(self) -> None:
        extending = self._extending
        self.setVisible(extending.active)
        for side, field in self.fields.items():
            field.setValue(getattr(extending.margins, side))
        self.strength.set_number(extending.strength)
        wanted, problem = extending.outpaint is not None, extending.problem
        frame = extending.frame.toRect()
        outcome = tr(
            "Becomes {width} × {height} px. The prompt says what is in it.", width=frame.width(), height=frame.height()
        )
        self.told.setText(problem or (outcome if wanted else tr("Drag a side or a corner outwards.")))
        self.go.setEnabled(extending.possible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._extending.ask()
        elif event.key() == Qt.Key.Key_Escape:
            self._extending.leave()
        else:
            super().keyPressEvent(event)
