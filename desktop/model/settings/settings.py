"""What the panels show and change: every number and word of a request that is not a picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from desktop.model.settings.control_settings import EDGES, ControlSettings, ReferenceSettings
from engine.groups import altered, differing
from engine.phrase import mark
from engine.request import Masking, ModelUse, Placement, Request, Sampling, Seamless, Words
from engine.setting import replaced


class Context(StrEnum):
    """How much of the picture is redrawn with a mask, to be seen by the model."""

    AUTOMATIC = "automatic"
    """As much as the model drew at once when the picture was made; where that isn't known, around the mask."""
    AROUND = "around"
    WHOLE = "whole"


class Workspace(StrEnum):
    """The three ways of working."""

    LIVE = "live"
    INPAINT = "inpaint"
    GENERATE = "generate"


@dataclass(frozen=True)
class Settings:
    """One state of the panels. `size` is the generation size in pixels for text-to-image and the sketch."""

    workspace: Workspace = Workspace.LIVE
    live: bool = True
    """Whether painting sends requests; off means off at once."""
    uses: ModelUse = field(default_factory=lambda: ModelUse("starter"))
    words: Words = field(default_factory=Words)
    sampling: Sampling = field(default_factory=lambda: Sampling(seed=417203))
    seed_locked: bool = False
    """Whether the button keeps the seed; unlocked, each press draws a new one."""
    strength: float = replaced(Request, "strength", default=0.7)
    follow_lines: bool | None = None
    """Whether a live picture follows the sketch's outlines; None: if the model does so better."""
    refine: bool = True
    """Whether a live picture is drawn finer when the pen rests."""
    drafts: bool = True
    """Whether a live picture goes through a tiny autoencoder, where there is one, until the pen rests."""
    inpaint_strength: float = replaced(
        Request, "strength", words=mark("how far the masked part may leave what is there; 1 draws it anew")
    )
    size: tuple[int, int] = (256, 256)
    seamless: Seamless = Seamless.NONE
    checked: bool = False
    """Whether the model's own safety checker looks at what is made."""
    masking: Masking = field(default_factory=Masking)
    context: Context = Context.AUTOMATIC
    controls: tuple[ControlSettings, ...] = (EDGES,)
    references: tuple[ReferenceSettings, ...] = ()
    placement: Placement = field(default_factory=Placement)


class SettingsModel(QObject):
    """Holds the current `Settings`; `changed` carries the names of the fields that differ, and of their groups."""

    changed = Signal(frozenset)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = settings or Settings()

    @property
    def value(self) -> Settings:
        return self._value

    def set(self, **changes: object) -> None:
        """Replace fields, by name, in whichever group they are; nothing is signalled if nothing differs."""
        self.replace(altered(self._value, **changes))

    def replace(self, settings: Settings) -> None:
        """Take over another state whole (a recipe, a preset)."""
        before, self._value = self._value, settings
        names = differing(before, settings)
        if names:
            self.changed.emit(names)

    def look_again(self) -> None:
        """Have everything that depends on the model look again: files came or went, though no field differs."""
        self.changed.emit(frozenset({"model"}))
