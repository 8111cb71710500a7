"""Undo for the panels: each parameter, word and card that a person changes is an item of the document's history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer

from desktop.model.document.document import Document
from desktop.model.document.history import Outside
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.words import tr
from engine.groups import kind_of, leaves, value_of
from engine.phrase import mark
from engine.setting import settings as numbers_of

UNRECORDED = frozenset({"workspace", "live"})
"""Where a person looks, not what is made."""
WORDS = {
    "prompts": mark("Prompt"),
    "negative": mark("Negative prompt"),
    "model": mark("Model"),
    "loras": "LoRAs",
    "controls": mark("Controls"),
    "references": mark("References"),
    "size": mark("Picture size"),
    "content": mark("Masked content"),
    "vae": mark("Autoencoder"),
    "tiny_vae": mark("Tiny autoencoder"),
    "drafts": mark("Draft while drawing"),
    "sampler": mark("Sampler"),
    "spacing": mark("Spacing"),
    "diffusers_steps": mark("Steps as diffusers counts them"),
    "residual_guidance": mark("Guidance leads"),
    "opening": mark("Words of the first steps"),
    "prediction": mark("Prediction"),
    "refiner": mark("Refiner"),
    "micro": mark("Micro-conditioning"),
    "placement": mark("Memory"),
    "checked": mark("Safety checker"),
    "seamless": mark("Seamless"),
    "seed_locked": mark("Seed"),
    "follow_lines": mark("Follow my lines"),
    "refine": mark("Refine at rest"),
    "context": mark("Context"),
}
"""How the history calls a field, or all fields of a group, that are no numbers with a label of their own."""
MOST_NAMED = 1
"""More fields at once are a preset's or a recipe's."""


@dataclass(frozen=True, eq=False)
class PanelChange(Outside):
    """Fields of the panels as they were, by name."""

    model: SettingsModel
    values: Mapping[str, object]
    recorder: PanelHistory = field(repr=False)
    bytes: int = 0

    def put_back(self) -> PanelChange:
        now = {name: value_of(self.model.value, name) for name in self.values}
        self.recorder.put(self.values)
        return PanelChange(self.model, now, self.recorder)

    def pack(self) -> bool:
        """It is small as it is; the cards' pictures are shared."""
        return False


class PanelHistory(QObject):
    """Watches the settings. What comes with another document is that document's, no change of a person's."""

    def __init__(self, settings: SettingsModel, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._document = settings, document
        self._last = settings.value
        self._quiet = False
        self._listening = QTimer(self, singleShot=True, interval=0)
        settings.changed.connect(self._on_changed)
        document.replaced.connect(self._listening.start)

    def put(self, values: Mapping[str, object]) -> None:
        """Set fields without recording that."""
        self._quiet = True
        try:
            self._settings.set(**values)
        finally:
            self._quiet = False

    def _on_changed(self, names: frozenset[str]) -> None:
        before, self._last = self._last, self._settings.value
        fields = sorted(name for name in names & leaves(Settings).keys() if name not in UNRECORDED)
        if not self._last.seed_locked and "seed_locked" not in fields:
            fields = [name for name in fields if name != "seed"]  # the button's own draw
        if not fields or self._quiet or self._listening.isActive():
            return
        values = {name: value_of(before, name) for name in fields}
        change = PanelChange(self._settings, values, self)
        self._document.record(label_of(fields), change, merge=f"panels {' '.join(fields)}")


def label_of(fields: list[str]) -> str:
    """Give what the history calls a change of these fields."""
    if len(fields) > MOST_NAMED:
        return tr("Settings")
    (name,) = fields
    *way, last = leaves(Settings)[name]
    for known in (name, *reversed(way)):
        if known in WORDS:
            return tr(WORDS[known])
    numbers = numbers_of(kind_of(Settings, way[-1]) if way else Settings)
    return tr(numbers[last].label) if last in numbers else tr("Settings")
