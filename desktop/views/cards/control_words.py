"""How controls and the sources of their maps are called and drawn on cards."""

from __future__ import annotations

from enum import StrEnum

from desktop.model.settings.control_settings import MapSource
from engine.phrase import mark


class Wanted(StrEnum):
    """What a card asks a person for a file for."""

    PICTURE = "picture"
    MAP = "map"
    NET_FILE = mark("net file")
    NET_FOLDER = mark("net folder")
    LAYER = "layer"
    """Not a file, but the layer that is chosen just now."""
    SAVE = "save"


SOURCES = {
    MapSource.CANVAS: mark("Canvas"),
    MapSource.LAYER: mark("Chosen layer"),
    MapSource.PICTURE: mark("Picture…"),
    MapSource.DRAWN: mark("Draw"),
    MapSource.FILE: mark("Ready map…"),
}
"""In the source chooser, in its order; all of MapSource."""

FROM = {
    MapSource.CANVAS: mark("canvas"),
    MapSource.LAYER: mark("from layer"),
    MapSource.PICTURE: mark("from picture"),
    MapSource.DRAWN: mark("drawn"),
    MapSource.FILE: mark("ready map"),
}
"""On the card's line; all of MapSource."""
