"""Which tool is in hand and how it is set: what the tool rail, the tool options and the canvas share."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Signal

from desktop.model.pixels.brush import SPACING
from desktop.model.pixels.palettes import Rgb as Rgb
from desktop.model.pixels.pressure import EVEN, Curve
from desktop.words import tr
from engine import registry
from engine.records import Marks

SIZE = (1.0, 400.0)
"""Smallest and largest brush diameter in document pixels."""
SIZE_FACTOR = 1.15
"""What one press of a bracket key does to the size."""
RECENT = 12
PALETTE: tuple[Rgb, ...] = (
    (177, 92, 160),
    (96, 61, 128),
    (124, 178, 98),
    (236, 145, 56),
    (122, 122, 142),
    (252, 230, 150),
)
"""The first colours of a new user."""


@dataclass(frozen=True)
class Drawn:
    """Names the control card whose map is drawn by hand instead of the sketch, and its control.

    `ink` is what it is painted with; None: the brush's own colour.
    """

    id: str
    control: str
    ink: Rgb | None = None

    @property
    def posed(self) -> bool:
        """Whether it is a pose, drawn by its skeleton and not by brush and eraser."""
        return registry.control(self.control).marks is Marks.PEOPLE

    @property
    def flat(self) -> bool:
        """Whether it is painted without a soft rim, so that no colours mix."""
        return registry.control(self.control).flat

    @property
    def label(self) -> str:
        """Such as “Depth map”, for the canvas and the tool options."""
        return tr("{label} map", label=registry.control(self.control).label)


@dataclass(frozen=True)
class BrushSettings:
    """What the paint tools read. Sizes are diameters in document pixels; hardness and opacity are 0–1."""

    tool: str = "brush"
    size: float = 28.0
    hardness: float = 0.85
    opacity: float = 1.0
    colour: Rgb = PALETTE[0]
    previous_colour: Rgb = PALETTE[1]
    """What X brings back."""
    mask_size: float = 48.0
    pressure_size: bool = True
    """Whether the pen's pressure widens the line."""
    recent: tuple[Rgb, ...] = PALETTE
    """Colours lately painted with, newest first."""
    drawn: Drawn | None = None
    """The map that is drawn by hand; None: the sketch is."""
    preset: str = "round"
    """The brush preset chosen last, a key of BRUSH_PRESETS."""
    flow: float = 1.0
    grain: float = 0.0
    pressure_opacity: bool = False
    size_curve: Curve = EVEN
    opacity_curve: Curve = EVEN
    """What the pen's pressure comes to in size and opacity, where it sets them."""
    tilt_size: bool = False
    """Whether the line widens as the pen leans."""
    spacing: float = SPACING
    """Of a dab's diameter, to the next dab."""
    stabiliser: float = 0.0
    """How far the line lags behind the hand to be smoother, 0–1."""
    symmetry: str = "none"
    """How strokes are mirrored about the middle of the document, a key of SYMMETRIES."""
    tolerance: float = 0.12
    """How unlike a colour may be and still be filled or selected, 0–1 of each channel."""
    gap: float = 0.0
    """Openings of up to so many pixels that a fill doesn't run through."""
    sample_all: bool = True
    """Whether fill and wand look at the visible picture, or at the active layer alone."""
    contiguous: bool = True
    """Whether the wand keeps to what touches the place clicked."""
    filled: bool = True
    """Whether shapes are filled, or only their outline is drawn."""
    radial: bool = False
    to_transparent: bool = False
    """Whether a gradient runs out into nothing, or into the colour before."""
    combine: str = "replace"
    """What a new selection does with the one that is there: a `Combine`."""
    spread: float = 8.0
    """Pixels that a selection is grown, shrunk or feathered by."""

    @property
    def painted(self) -> Drawn | None:
        """The map that brush and eraser paint; None: they paint the active layer."""
        return None if self.drawn is None or self.drawn.posed else self.drawn


class ToolState(QObject):
    """Holds the current `BrushSettings`; `changed` carries the names of the fields that differ from before."""

    changed = Signal(frozenset)

    def __init__(self, settings: BrushSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = settings or BrushSettings()
        self.pen_presses = self.pen_erases = True
        """Whether a pen's pressure is heeded, and its other end erases."""

    @property
    def value(self) -> BrushSettings:
        return self._value

    @property
    def tool(self) -> str:
        """Name of the tool in hand, a key of `desktop.model.stage.tools.TOOLS`."""
        return self._value.tool

    def set(self, **changes: object) -> None:
        """Replace fields, sizes and shares brought into their range; nothing is signalled if nothing differs."""
        before, after = self._value, _bounded(replace(self._value, **changes))  # type: ignore[arg-type]
        names = frozenset(f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name))
        if names:
            self._value = after
            self.changed.emit(names)

    def choose_colour(self, colour: Rgb) -> None:
        """Paint with `colour` from now on; the last one stays under X."""
        if colour != self._value.colour:
            self.set(colour=colour, previous_colour=self._value.colour)

    def swap_colours(self) -> None:
        self.set(colour=self._value.previous_colour, previous_colour=self._value.colour)

    def remember_colour(self, colour: Rgb) -> None:
        """Put a colour that was painted with among the recent ones; one that is there keeps its place."""
        if colour not in self._value.recent:
            self.set(recent=(colour, *self._value.recent)[:RECENT])

    def grow(self, steps: int) -> None:
        """Make the tool's brush larger by so many presses of `]` (smaller if negative)."""
        name = size_field(self.tool)
        size = getattr(self._value, name)
        grown = size * SIZE_FACTOR**steps
        self.set(**{name: grown if abs(grown - size) >= 1 else size + steps})


def size_field(tool: str) -> str:
    """Tell which field of `BrushSettings` is this tool's size: the mask's brushes have their own."""
    return "mask_size" if tool.startswith("mask") else "size"


def _bounded(settings: BrushSettings) -> BrushSettings:
    low, high = SIZE
    return replace(
        settings,
        size=min(max(settings.size, low), high),
        mask_size=min(max(settings.mask_size, low), high),
        hardness=min(max(settings.hardness, 0.0), 1.0),
        opacity=min(max(settings.opacity, 0.01), 1.0),
        tolerance=min(max(settings.tolerance, 0.0), 1.0),
        flow=min(max(settings.flow, 0.02), 1.0),
        grain=min(max(settings.grain, 0.0), 1.0),
        spacing=min(max(settings.spacing, SPACING), 3.0),
        stabiliser=min(max(settings.stabiliser, 0.0), 0.95),
    )
