"""How reference pictures are spoken of: what is taken of them, and where they come from."""

from __future__ import annotations

from enum import StrEnum

from engine.phrase import mark
from engine.request import ReferenceMode


class PictureFrom(StrEnum):
    """Names where a reference card's picture is to come from."""

    FILE = "file"
    CLIPBOARD = "clipboard"
    RESULT = "result"
    LAYER = "layer"
    """The layer that is chosen just now, followed as it is drawn on."""
    ADAPTER = "adapter"
    """Not a picture, but the file of an IP-Adapter."""


MODES = {
    ReferenceMode.WHOLE: mark("Everything"),
    ReferenceMode.STYLE: mark("Style only"),
    ReferenceMode.COMPOSITION: mark("Layout only"),
}
"""All of ReferenceMode."""

PICTURES = {
    PictureFrom.FILE: (mark("Open picture…"), "folder-open"),
    PictureFrom.CLIPBOARD: (mark("Paste picture"), "clipboard-paste"),
    PictureFrom.RESULT: (mark("Take current result"), "sparkles"),
    PictureFrom.LAYER: (mark("Follow the chosen layer"), "layers"),
}
"""Words and icon of each place where a picture comes from."""
