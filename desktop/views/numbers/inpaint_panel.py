"""How the mask is used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.settings.settings import Context, SettingsModel
from desktop.views.widgets.bound import bind_menu, bound_slider
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button, labelled, section
from desktop.words import tr
from engine.phrase import mark
from engine.request import MaskedContent

CONTENTS = (
    (MaskedContent.ORIGINAL.value, mark("Original")),
    (MaskedContent.FILL.value, mark("Fill")),
    (MaskedContent.NOISE.value, mark("Noise")),
    (MaskedContent.BLURRED.value, mark("Blurred")),
)
"""What each is called; all of MaskedContent."""
CONTEXTS = (
    (Context.AUTOMATIC.value, mark("Automatic")),
    (Context.AROUND.value, mark("Around the mask")),
    (Context.WHOLE.value, mark("Whole picture")),
)
"""What each is called; all of Context."""
CONTEXT_TOOLTIP = mark(
    "Context: how much of the picture the model sees; automatic is as much as it drew at once when the picture was made"
)
TOOLTIP = mark("Masked content: what the masked part starts from; fill takes the colours around it")
WITHOUT_EFFECT = mark(
    "Masked content: what the masked part starts from; of no effect at strength 1, which starts from noise alone"
)


class InpaintPanel(QWidget):
    """Bound to inpaint strength and the numbers of a mask; the mask itself is changed by who listens."""

    clear_mask_clicked = Signal()
    invert_mask_clicked = Signal()
    mask_hole_clicked = Signal()

    def __init__(self, settings: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.strength = bound_slider(settings, "inpaint_strength")
        self.grow = bound_slider(settings, "grow")
        self.feather = bound_slider(settings, "feather")
        self.match = bound_slider(settings, "match")
        self.content = MenuButton(tr("Masked content"), tooltip=TOOLTIP)
        self.content.set_choices(CONTENTS)
        bind_menu(self.content, settings, "content", {each.value: each for each in MaskedContent})
        self.context = MenuButton(tr("Context"), tooltip=CONTEXT_TOOLTIP)
        self.context.set_choices(CONTEXTS)
        bind_menu(self.context, settings, "context", {each.value: each for each in Context})
        self.clear = icon_button("trash-2", tr("Clear mask: take all of it away"), side=16)
        self.invert = icon_button("contrast", tr("Invert mask: mask what isn't masked"), side=16)
        self.hole = icon_button(
            "circle-dashed", tr("Mask the hole: mask what is transparent inside what is painted"), side=16
        )
        self.clear.clicked.connect(self.clear_mask_clicked)
        self.hole.clicked.connect(self.mask_hole_clicked)
        self.invert.clicked.connect(self.invert_mask_clicked)
        self._place()
        settings.changed.connect(self._show)
        self._show(frozenset(("inpaint_strength",)))

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        rows = ((self.strength, self.grow), (self.feather, self.match))
        for row, pair in enumerate(rows):
            for column, each in enumerate(pair):
                grid.addWidget(each, row, column)
        grid.addWidget(labelled(tr("Masked content"), self.content), len(rows), 0)
        grid.addWidget(labelled(tr("Context"), self.context), len(rows), 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        heading = QHBoxLayout()
        heading.setSpacing(4)
        heading.addWidget(section(tr("Mask")), 1)
        for button in (self.clear, self.invert, self.hole):
            button.setFixedSize(28, 20)
            heading.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(heading)
        whole.addLayout(grid)

    def _show(self, names: frozenset[str]) -> None:
        if "inpaint_strength" in names:
            free = self._settings.value.inpaint_strength >= 1
            self.content.setToolTip(tr(WITHOUT_EFFECT if free else TOOLTIP))
