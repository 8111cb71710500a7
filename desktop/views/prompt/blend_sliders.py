"""A slider for each part of the prompt's blend."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.settings.prompt_blend import blend_in, with_share
from desktop.views.widgets.slider import Slider
from desktop.words import tr

LETTERS = 32
"""Of a part's words, in its label."""


class BlendSliders(QWidget):
    """Hidden unless the prompt blends; moving a slider rewrites the shares in it."""

    edited = Signal(str)
    """The prompt with the shares that the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders: list[Slider] = []
        self._prompt = ""
        self._parts: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setVisible(False)

    def set_prompt(self, prompt: str) -> None:
        """Show the shares of this prompt; nothing is emitted."""
        self._prompt = prompt
        blend = blend_in(prompt)
        parts = () if blend is None or len(blend.parts) < 2 else blend.parts
        if parts != self._parts:
            self._rebuild(parts)
        for slider, share in zip(self.sliders, blend.shares if blend and parts else (), strict=True):
            slider.set_number(share)
        self.setVisible(bool(parts))

    def _rebuild(self, parts: tuple[str, ...]) -> None:
        for slider in self.sliders:
            self._column.removeWidget(slider)
            slider.hide()
            slider.deleteLater()
        self._parts = parts
        self.sliders = [self._slider(index, part, 1 / len(parts)) for index, part in enumerate(parts)]
        for slider in self.sliders:
            self._column.addWidget(slider)

    def _slider(self, index: int, part: str, even: float) -> Slider:
        words = " ".join(part.split()) or "nothing"
        label = words if len(words) <= LETTERS else words[: LETTERS - 1] + "…"
        slider = Slider(
            label, 0.0, 1.0, 0.01, default=even, percent=True, tooltip=tr("How much of “{words}” is in it", words=words)
        )
        slider.number_changed.connect(lambda share: self.edited.emit(with_share(self._prompt, index, share)))
        return slider
