"""How controls and the sources of their maps are called and drawn on cards."""

from __future__ import annotations

from enum import StrEnum

from desktop.model.settings.control_settings import MapSource


class Wanted(StrEnum):
    """What a card asks a person for a file for."""

    PICTURE = "picture"
    MAP = "map"
    NET_FILE = "net file"
    NET_FOLDER = "net folder"
    LAYER = "layer"
    """Not a file, but the layer that is chosen just now."""
    SAVE = "save"


SOURCES = {
    MapSource.CANVAS: "Canvas",
    MapSource.LAYER: "Chosen layer",
    MapSource.PICTURE: "Picture…",
    MapSource.DRAWN: "Draw",
    MapSource.FILE: "Ready map…",
}
"""In the source chooser, in its order; all of MapSource."""

FROM = {
    MapSource.CANVAS: "canvas",
    MapSource.LAYER: "from layer",
    MapSource.PICTURE: "from picture",
    MapSource.DRAWN: "drawn",
    MapSource.FILE: "ready map",
}
"""On the card's line; all of MapSource."""
