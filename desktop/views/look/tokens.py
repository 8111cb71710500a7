"""The colours of the look, dark and light, and its fonts: the one file that names any."""

from __future__ import annotations

from dataclasses import dataclass

from engine.phrase import mark

UI_FONT = "Inter"
MONO_FONT = "JetBrains Mono"


@dataclass(frozen=True)
class Tokens:
    """Colours as `#rrggbb`. The first ten are the design's; the rest follow from them."""

    canvas: str
    window: str
    panel: str
    raised: str
    line: str
    text: str
    secondary: str
    faint: str
    """Ornaments, disabled things and placeholders: the weakest that can still be read."""
    accent: str
    good: str

    hover: str
    """Background of a quiet control under the pointer."""
    pressed: str
    track: str
    """The unfilled part of a slider, a switch that is off."""
    knob: str
    hint: str
    """Small text on canvas or window: `secondary`, as far as contrast allows."""
    accent_text: str
    """The accent where it is text on a panel."""
    accent_hover: str
    accent_soft: str
    """A wash of the accent behind chosen things."""
    on_accent: str
    good_text: str
    bad: str
    badge: str
    """Behind the small words that lie on a picture; the same in both schemes, as pictures are."""
    on_badge: str
    shadow: str


DARK = Tokens(
    canvas="#101114",
    window="#16171a",
    panel="#1e2024",
    raised="#272a2f",
    line="#30343a",
    text="#e8e6e3",
    secondary="#a4a8b0",
    faint="#8d929a",
    accent="#ffb454",
    good="#7fd1a0",
    hover="#2c3036",
    pressed="#353940",
    track="#363a41",
    knob="#f4f2ef",
    hint="#a4a8b0",
    accent_text="#ffb454",
    accent_hover="#ffc273",
    accent_soft="#43351f",
    on_accent="#1a1206",
    good_text="#7fd1a0",
    bad="#ff8f7a",
    badge="#1a1b1e",
    on_badge="#f2f0ed",
    shadow="#000000",
)

LIGHT = Tokens(
    canvas="#d8d5d0",
    window="#e9e7e3",
    panel="#f7f6f3",
    raised="#ffffff",
    line="#d9d6d0",
    text="#24262a",
    secondary="#54585f",
    faint="#62666d",
    accent="#9c520d",
    good="#217047",
    hover="#eceae6",
    pressed="#e0ddd8",
    track="#d9d6d0",
    knob="#24262a",
    hint="#4f535a",
    accent_text="#96500c",
    accent_hover="#8a470a",
    accent_soft="#f3dfca",
    on_accent="#ffffff",
    good_text="#1f6b42",
    bad="#b3361f",
    badge="#1a1b1e",
    on_badge="#f2f0ed",
    shadow="#3c3a36",
)


MARK_COLOURS = ("#62d7ff", "#a97bff", "#ff7aa8", "#ffb454")
"""The mark's gradient, the same in both schemes."""

LABELS = ("", "#e5534b", "#e0823d", "#d9b13b", "#57ab5a", "#39a0c9", "#6c7ff2", "#b87ae0")
"""The colours that layers may be labelled with, by number from 1; the same in both schemes."""
LABEL_NAMES = (
    mark("None"),
    mark("Red"),
    mark("Orange"),
    mark("Yellow"),
    mark("Green"),
    mark("Blue"),
    mark("Indigo"),
    mark("Violet"),
)

WHITE, BLACK, CHECKER = "#ffffff", "#000000", "#cfcfcf"
"""What colour fields fade to, and what stands for transparency: the same in both schemes, as pictures are."""
