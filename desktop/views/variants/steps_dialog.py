"""The steps of a run, to be gone through, and to be continued from with other words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.history.compare_view import CompareView
from desktop.views.prompt.edit import PromptEdit
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark

TOLD = mark("The steps before stay as they are; those after it follow the words above.")


class StepsDialog(QDialog):
    """Asks from which step of a run it is to go on with other words; the arrow keys go from step to step."""

    wanted = Signal(int, str)
    """So many steps are to stay, and the words for the others."""

    def __init__(
        self, pictures: Sequence[QImage], prompt: str, parent: QWidget | None = None, *, most: int | None = None
    ) -> None:
        """`most`: the last step that it can be continued from; None: the one before the last."""
        super().__init__(parent)
        self.setWindowTitle(tr("Steps of the run"))
        resize_within(self, 760, 860)
        total = len(pictures)
        self._most = total - 1 if most is None else min(most, total - 1)
        self.view = CompareView(
            [(image, tr("Step {step} of {total}", step=step, total=total)) for step, image in enumerate(pictures, 1)]
        )
        self.view.set_still()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.step = Slider(tr("Step"), 1, total, default=total, step=1, tooltip=tr("Step: which of the run is seen"))
        self.prompt = PromptEdit(tr("Words for the steps after it"), lines=2)
        self.prompt.set_text(prompt)
        self.told = label(tr(TOLD), "note")
        self.go = button(tr("Continue from here"), "corner-down-left", look="primary")
        self.go.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for part in (self.view, self.step, self.prompt):
            column.addWidget(part, 1 if part is self.view else 0)
        column.addLayout(foot)
        self.step.number_changed.connect(self._show)
        self.prompt.submitted.connect(self._go)
        self.go.clicked.connect(self._go)
        self._show()

    def _show(self, _value: float = 0) -> None:
        step = round(self.step.number())
        self.view.show_only(step - 1)
        able = step <= self._most
        self.go.setEnabled(able)
        self.go.setText(tr("Continue after step {step}", step=step) if able else tr("Continue from an earlier step"))
        self.go.setAccessibleName(self.go.text())

    def _go(self) -> None:
        if self.go.isEnabled():
            self.wanted.emit(round(self.step.number()), self.prompt.toPlainText())
            self.accept()
