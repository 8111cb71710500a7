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
    SAVE = "save"


ICONS = {
    "canny": "spline",
    "scribble": "signature",
    "lineart": "pen-tool",
    "softedge": "blend",
    "mlsd": "ruler",
    "pose": "person-standing",
    "normal": "compass",
    "depth": "mountain",
    "segmentation": "shapes",
    "tile": "grid-2x2",
    "shuffle": "shuffle",
    "inpaint": "venetian-mask",
}
USUAL_ICON = "scan-line"

SOURCES = {
    MapSource.CANVAS: "Canvas",
    MapSource.PICTURE: "Picture…",
    MapSource.DRAWN: "Draw",
    MapSource.FILE: "Ready map…",
}
"""In the source chooser, in its order; all of MapSource."""

FROM = {
    MapSource.CANVAS: "canvas",
    MapSource.PICTURE: "from picture",
    MapSource.DRAWN: "drawn",
    MapSource.FILE: "ready map",
}
"""On the card's line; all of MapSource."""


def icon_of(control: str) -> str:
    return ICONS.get(control, USUAL_ICON)
