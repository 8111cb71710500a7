"""The button that calls an embedding: its name goes to the end of the prompt, or of what is to be kept out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.views.widgets.parts import icon_button
from desktop.words import tr
from engine.catalog import embedding_files


class EmbeddingMenu(QWidget):
    """Hidden where there is no embedding that the model can read."""

    wanted = Signal(str, bool)
    """A name, and whether it is to be kept out."""

    def __init__(self, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.button = icon_button("puzzle", tr("Embeddings: call one by its name"), side=16)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.look_again()

    def look_again(self) -> None:
        """Show the button if there is something to call."""
        model = self._model.or_none()
        self.setVisible(model is not None and bool(embedding_files.lengths(model, self._model.loras)))

    def _fill(self) -> None:
        self.menu.clear()
        model = self._model.or_none()
        names = [] if model is None else [name for name, _ in embedding_files.lengths(model, self._model.loras)]
        for name in names:
            self.menu.addAction(name, partial(self.wanted.emit, name, False))
        out = self.menu.addMenu(tr("Keep out"))
        for name in names:
            out.addAction(name, partial(self.wanted.emit, name, True))
