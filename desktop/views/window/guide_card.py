"""The first steps, one small card after another: draw, mask, control."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.widgets.icon_label import IconLabel
from desktop.views.widgets.parts import button, icon_button, label
from desktop.words import tr
from engine.phrase import mark

STEPS = (
    ("brush", mark("Draw"), mark("Paint on the sketch: the picture beside it follows every stroke.")),
    (
        "venetian-mask",
        mark("Mask"),
        mark("To change one part only, choose Inpaint and paint over it: all else stays as it is."),
    ),
    (
        "spline",
        mark("Control"),
        mark("Switch on Edges in the right panel, and the picture keeps your lines. More kinds are under the plus."),
    ),
)
"""Icon, title and sentence of each card."""


class GuideCard(QFrame):
    """Shows one step at a time; the last one's button ends them."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = 0
        self.setProperty("look", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("First steps"))
        self._icon = IconLabel("brush", "accent_text", side=18)
        self.title = label("", "strong")
        self.count = label("", "figure-quiet")
        self.text = label("", "note")
        self.text.setWordWrap(True)
        self.next = button(tr("Next"), look="link")
        self.next.clicked.connect(self._go_on)
        self.close_button = icon_button("x", tr("Dismiss for good"), side=14)
        self.close_button.clicked.connect(self.finished)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.next)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text)
        self._show()

    def _go_on(self) -> None:
        if self.step == len(STEPS) - 1:
            self.finished.emit()
            return
        self.step += 1
        self._show()

    def _show(self) -> None:
        icon_name, title, text = STEPS[self.step]
        self._icon.set_icon(icon_name, "accent_text")
        self.title.setText(tr(title))
        self.text.setText(tr(text))
        self.setAccessibleDescription(tr(text))
        self.count.setText(f"{self.step + 1} / {len(STEPS)}")
        last = self.step == len(STEPS) - 1
        self.next.setText(tr("Done") if last else tr("Next"))
        self.next.setAccessibleName(self.next.text())
