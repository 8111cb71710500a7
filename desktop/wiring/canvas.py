"""Joins the canvas to what opens over it and beside it, and gives the keyboard back to it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import SignalInstance

from desktop.actions.panels import Panels
from desktop.model.asking.studio import Studio
from desktop.views.canvas.area import CanvasArea
from desktop.views.layers.panel import LayersPanel
from desktop.views.tools.palette_popup import PalettePopup
from desktop.views.window.strip import Strip


def connect_canvas(canvas: CanvasArea, palette: PalettePopup, layers: LayersPanel, panels: Panels) -> None:
    """Connect what opens where the pen is, and what hides all beside the canvas."""
    canvas.palette_wanted.connect(palette.open_at)
    canvas.menu_wanted.connect(layers.open_menu)
    palette.more_clicked.connect(layers.open_menu)
    canvas.hide_panels_wanted.connect(panels.toggle)


def connect_comparing(canvas: CanvasArea, strip: Strip) -> None:
    """Show the drawing without the result as long as the strip's button is held."""

    def compare() -> None:
        canvas.set_comparing(True)

    def stop_comparing() -> None:
        canvas.set_comparing(False)

    strip.compare_pressed.connect(compare)
    strip.compare_released.connect(stop_comparing)


def connect_objects(canvas: CanvasArea, studio: Studio) -> None:
    """Let the object selection ask the worker, and see the answers that come."""
    canvas.scene.objects.bind(studio.mailbox)
    studio.also_answers(canvas.scene.objects.takes)


def give_keys_back(canvas: CanvasArea, ended: Iterable[SignalInstance]) -> None:
    """Focus the drawing when what was typed or chosen elsewhere has `ended`: the next keys are tools'."""
    for signal in ended:
        signal.connect(canvas.first.setFocus)
