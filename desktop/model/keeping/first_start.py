"""What a new user finds: the shipped sample, a sketch with untouched paper, and its prompt, live."""

from __future__ import annotations

import tomllib
from contextlib import suppress

from desktop.model.document.content import Content, LayerName
from desktop.model.keeping.older import layer_of
from desktop.model.keeping.work import KeptDocument, Work
from desktop.model.settings.settings import Settings
from desktop.model.settings.usual import usual
from engine.catalog import catalog
from engine.errors import SketchlightError
from engine.groups import altered, built
from engine.paths import resources_dir
from engine.pictures.files import read_picture


def first_start() -> Work:
    """Give the sample sketch and the panels for it."""
    folder = resources_dir() / "first_start"
    table = tomllib.loads((folder / "first_start.toml").read_text("utf-8"))
    settings = built(Settings, prompts=(table["prompt"],), strength=table["strength"])
    # Without the starter the window says so, and the numbers are nobody's.
    with suppress(SketchlightError):
        settings = altered(settings, **usual(catalog.find(settings.uses.model)))
    sketch = layer_of(read_picture(folder / table["sketch"]).pixels)
    content = Content(sketch.size).with_layer(LayerName.SKETCH, sketch)
    return Work(settings, (KeptDocument("first", content, ()),))
