"""What a thing is made of: filled outlines in its own coordinates, and how it sits in a picture."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from storybook.palette import RGB, Tones

EYE = "eye"
"""The part that no colour is given to, and that a face is known by."""

Joints = dict[str, tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Shape:
    """A filled outline: points (N, 2) in local coordinates, its colour, and the part of the thing that it belongs to.

    A part may be given a colour of its own; `tone` says which of that colour's tones this outline then wears.
    """

    points: np.ndarray
    colour: RGB
    part: str = ""
    tone: str = "base"


@dataclass(frozen=True, eq=False)
class Drawing:
    """A thing drawn once: its shapes from back to front, and its joints if it has any."""

    shapes: list[Shape]
    joints: Joints = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """One kind of thing.

    `draw(tones, knob, pose)` gives its drawing; `knob` in [-1, 1] varies its proportions. `sits` is where it
    belongs: "ground", "sky" or "back" (on the horizon). `size` is its height as a share of the picture.
    `round` things may be sketched as an ellipse. `parts` may have colours of their own.
    """

    name: str
    words: tuple[str, ...]
    usual: str
    draw: Callable[[Tones, float, str], Drawing]
    sits: str = "ground"
    size: float = 0.46
    wide: float = 1.0
    round: bool = False
    parts: tuple[str, ...] = ()
