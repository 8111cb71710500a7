"""Joins the layers and colours beside the canvas to what reaches beyond them: cards, recipes, files, messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.files.actions import Actions
from desktop.model.asking.recall import recalled
from desktop.model.asking.studio import Studio
from desktop.model.settings.settings import Workspace
from desktop.views.colour.panel import ColourPanel
from desktop.views.layers.panel import LayersPanel
from desktop.words import tr
from engine.errors import SketchlightError
from engine.phrase import mark
from engine.pictures.recipe import from_json

PALETTES = mark("Palettes (*.gpl)")


def connect_layers(
    layers: LayersPanel, colours: ColourPanel, studio: Studio, actions: Actions, draw_map: Callable[[str], None]
) -> None:
    """Connect what the two panels ask for; what goes wrong is told through `actions`."""

    def recall(recipe: str, run: bool) -> None:
        """Put a layer's recipe into the panels, and ask for its picture again if it is to `run`."""
        try:
            settings, notes = recalled(from_json(recipe, tr("the layer")), studio.settings.value)
            studio.settings.replace(settings)
        except SketchlightError as error:
            actions.tell(error)
            return
        if notes:
            actions.noted.emit(" ".join(notes))
        if run and studio.settings.value.workspace is not Workspace.LIVE:
            studio.generate()

    def open_palette(path: Path) -> None:
        try:
            colours.add_palette(path)
        except SketchlightError as error:
            actions.tell(error)

    layers.map_activated.connect(draw_map)
    layers.recall_requested.connect(recall)
    colours.palette_wanted.connect(lambda: actions.ask_file(tr("Open palette"), PALETTES, open_palette))
