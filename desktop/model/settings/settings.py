"""What the panels show and change: every number and word of a request that is not a picture."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from desktop.model.settings.control_settings import EDGES, ControlSettings, ReferenceSettings
from engine.request import LoraUse, MaskedContent, Micro, Placement, RefinerUse


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
    model: str = "starter"
    prompt: str = ""
    negative: str = ""
    strength: float = 0.7
    follow_lines: bool | None = None
    """Whether a live picture follows the sketch's outlines; None: if the model does so better."""
    refine: bool = True
    """Whether a live picture is drawn finer when the pen rests."""
    inpaint_strength: float = 1.0
    steps: int = 4
    guidance: float = 1.0
    sampler: str = "lcm"
    seed: int = 417203
    seed_locked: bool = False
    """Whether the button keeps the seed; unlocked, each press draws a new one."""
    count: int = 1
    size: tuple[int, int] = (256, 256)
    grow: int = 4
    feather: int = 8
    masked_content: MaskedContent = MaskedContent.ORIGINAL
    controls: tuple[ControlSettings, ...] = (EDGES,)
    references: tuple[ReferenceSettings, ...] = ()
    loras: tuple[LoraUse, ...] = ()
    spacing: str | None = None
    """diffusers' timestep spacing; None: the sampler's own."""
    prediction: str | None = None
    """What the UNet predicts, one of `request.PREDICTIONS`; None: as the model says."""
    clip_skip: int = 0
    vae: str | None = None
    """Another autoencoder by name or path; None: the model's own."""
    refiner: RefinerUse | None = None
    micro: Micro = field(default_factory=Micro)
    placement: Placement = field(default_factory=Placement)


class SettingsModel(QObject):
    """Holds the current `Settings`; `changed` carries the names of the fields that differ from before."""

    changed = Signal(frozenset)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = settings or Settings()

    @property
    def value(self) -> Settings:
        return self._value

    def set(self, **changes: object) -> None:
        """Replace fields; nothing is signalled if nothing differs."""
        self.replace(replace(self._value, **changes))  # type: ignore[arg-type]

    def replace(self, settings: Settings) -> None:
        """Take over another state whole (a recipe, a preset)."""
        before, self._value = self._value, settings
        names = frozenset(f.name for f in fields(Settings) if getattr(before, f.name) != getattr(settings, f.name))
        if names:
            self.changed.emit(names)

    def look_again(self) -> None:
        """Have everything that depends on the model look again: files came or went, though no field differs."""
        self.changed.emit(frozenset({"model"}))
