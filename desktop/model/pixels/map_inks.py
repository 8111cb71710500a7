"""What the colours of surface normals mean, for painting them by hand."""

from __future__ import annotations

from desktop.model.pixels.palettes import Rgb
from engine.phrase import mark

DIRECTIONS: dict[str, Rgb] = {
    mark("Towards you"): (128, 128, 255),
    mark("Left"): (38, 128, 218),
    mark("Right"): (218, 128, 218),
    mark("Up"): (128, 218, 218),
    mark("Down"): (128, 38, 218),
}
"""Surface normals as colours, x to the right in red, y up in green, z towards the viewer in blue; tilted by 45°."""
