"""Puts together the options above the canvas, of the tools that have some of their own."""

from __future__ import annotations

from desktop.model.stage.brush_presets import BrushLibrary
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.tools.brush_options import BrushOptions
from desktop.views.tools.selection_options import SelectionOptions
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.tools.transform_options import TransformOptions
from desktop.wiring.canvas import give_keys_back


def options_of(tools: ToolState, brushes: BrushLibrary, selection: SelectionOptions, canvas: CanvasArea) -> ToolOptions:
    """Make the options of all tools; a size typed to the end leads back to the canvas."""
    transform = TransformOptions(canvas.scene.transforming)
    give_keys_back(canvas, (transform.typed,))
    return ToolOptions(tools, {"brush": BrushOptions(tools, brushes), "selection": selection, "transform": transform})
