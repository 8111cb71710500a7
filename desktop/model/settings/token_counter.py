"""Counts what encoders read of a prompt while it is typed, off the GUI thread, for the model that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop.background import Errand
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.prompt_reading import to_utf16
from desktop.model.throttle import Throttle
from desktop.words import tr
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
from engine.prompt import clip_tokenizer, token_count
from engine.prompt.clip_tokenizer import CHUNKS_MAX
from engine.prompt.token_count import PromptCount, Range
from engine.request import LoraUse

INTERVAL = 100
"""Milliseconds between two counts while somebody types."""


@dataclass(frozen=True)
class Counted:
    """A text and its count, whose places are in UTF-16 units as Qt counts."""

    text: str
    count: PromptCount

    @property
    def is_cut(self) -> bool:
        return self.count.fullest.chunks > CHUNKS_MAX

    @property
    def figure(self) -> str:
        """“23 / 75”, or “92, 96 / 150 · 2 chunks”: one number where all encoders agree."""
        most = self.count.fullest
        alike = [each.tokens for each in self.count.encoders if each.room == most.room]
        tokens = ", ".join(f"{each}" for each in dict.fromkeys(alike))
        if self.is_cut:
            return tr("{tokens} / {value} · cut", tokens=tokens, value=most.room * CHUNKS_MAX)
        return f"{tokens} / {most.room * most.chunks}" + (f" · {most.in_chunks}" if most.chunks > 1 else "")

    @property
    def told(self) -> str:
        """The same in sentences, for each encoder."""
        lines = [
            tr(
                "{capitalize}: {tokens} tokens, {room} are read at once",
                capitalize=each.label.capitalize(),
                tokens=each.tokens,
                room=each.room,
            )
            for each in self.count.encoders
        ]
        if self.is_cut:
            lines.append(
                tr("Only the first {CHUNKS_MAX} chunks are read; what is struck out is not", CHUNKS_MAX=CHUNKS_MAX)
            )
        elif self.count.fullest.chunks > 1:
            lines.append(
                tr(
                    "Read in {in_chunks}; a line shows where each ends. Short prompts are obeyed best",
                    in_chunks=self.count.fullest.in_chunks,
                )
            )
        return "\n".join(lines)


class TokenCounter(QObject):
    """For one field: `ask` at every key, and `counted` follows, now and then and at the end."""

    counted = Signal(object)
    """A `Counted` of the text that was asked for last; None where the model's tokenizer can't be read."""

    def __init__(self, model: ChosenModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._text = ""
        self._busy = self._again = False
        self._throttle = Throttle(INTERVAL, self._count, self)

    def ask(self, text: str) -> None:
        self._text = text
        self._throttle.trigger()

    def ask_again(self) -> None:
        """Count the same for another model, or other LoRAs on it."""
        self._throttle.trigger()

    def _count(self) -> None:
        if self._busy:
            self._again = True
            return
        text, about, loras = self._text, self._model.or_none(), self._model.loras
        if about is None:
            return self.counted.emit(None)
        self._busy = True
        errand = Errand(lambda: _counted(text, about, loras), self)
        errand.done.connect(self._on_done)
        errand.failed.connect(self._on_failed)
        errand.start()

    def _on_done(self, counted: Counted) -> None:
        if counted.text == self._text:
            self.counted.emit(counted)
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self.counted.emit(None)
        self._go_on()
        if not isinstance(error, SketchlightError):
            raise error

    def _go_on(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self._count()


def _counted(text: str, about: Model, loras: Sequence[LoraUse]) -> Counted:
    found = token_count.count(text, clip_tokenizer.of_model(about, loras))

    def ranges(spans: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((to_utf16(text, start), to_utf16(text, end)) for start, end in spans)

    begins = tuple(to_utf16(text, at) for at in found.begins)
    return Counted(text, replace(found, begins=begins, beyond=ranges(found.beyond), unread=ranges(found.unread)))
