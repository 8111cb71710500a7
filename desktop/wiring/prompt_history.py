"""Alt+Up in a prompt brings back what was asked for before, Alt+Down goes towards what is being written."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.model.history.archive import Archive
from desktop.views.prompt.edit import PromptEdit


class PromptHistory(QObject):
    """Walks the prompts of the history, the newest first; what was being written is kept behind them."""

    def __init__(self, edit: PromptEdit, archive: Archive, *, negative: bool = False) -> None:
        super().__init__(edit)
        self._edit, self._archive, self._negative = edit, archive, negative
        self._earlier: list[str] | None = None
        self._draft, self._place = "", -1
        self._walking = False
        edit.recall_wanted.connect(self._step)
        edit.edited.connect(self._on_edited)

    def _step(self, by: int) -> None:
        if self._earlier is not None:
            self._walk(by)
        elif by > 0:
            self._draft, self._place = self._edit.toPlainText(), -1
            self._archive.ask(lambda history: history.prompts(negative=self._negative), self._begin)

    def _begin(self, earlier: list[str]) -> None:
        self._earlier = [each for each in earlier if each != self._draft]
        self._walk(1)

    def _walk(self, by: int) -> None:
        assert self._earlier is not None
        self._place = min(max(self._place + by, -1), len(self._earlier) - 1)
        text = self._draft if self._place < 0 else self._earlier[self._place]
        self._walking = True
        self._edit.set_text(text)
        self._edit.edited.emit(text)
        self._walking = False

    def _on_edited(self, _text: str) -> None:
        """Whoever types goes on from there: the next Alt+Up begins anew."""
        if not self._walking:
            self._earlier = None
