"""The words of the active layer or mask: what a model is told of the places that it covers."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.model.document.document import Document
from desktop.model.stage import layer_actions as actions
from desktop.views.widgets.commands import command
from desktop.words import tr

LONGEST = 2000


class RegionWords(QLineEdit):
    """Bound to the active layer; what is typed without a pause elsewhere is one undo item."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAccessibleName(tr("Words for what this layer covers"))
        self.setPlaceholderText(tr("Region: what is to be here"))
        self.setToolTip(
            tr("A region (Shift+F2): where this layer is painted, the model is told these words instead of the prompt")
        )
        self.setClearButtonEnabled(True)
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._set)
        document.stack_changed.connect(self._show)
        document.replaced.connect(self._show)
        command(
            self, "layer.region_words", tr("Write the words of a region"), tr("Layers"), self.take_keyboard, "Shift+F2"
        )
        self._show()

    def take_keyboard(self) -> None:
        """Be typed into."""
        self.setFocus()
        self.selectAll()

    def _set(self, words: str) -> None:
        actions.describe(self._document, self._document.active, words)

    def _show(self) -> None:
        words = self._document.active_node.words
        if words != self.text():
            self.setText(words)
