"""Says which page of the help is about which part of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.views.canvas.area import CanvasArea
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.strip import Strip

BESIDE = {"colour": "draw", "layers": "layers", "changes": "layers", "history": "history", "session": "session"}
"""The pages by the names of the docks that they are about; the others show parts that have pages of their own."""


def pages_of(
    canvas: CanvasArea, options: ToolOptions, panel: RightPanel, strip: Strip, docked: Mapping[str, QWidget]
) -> dict[QWidget, str]:
    """Give the names of pages by the parts that they are about; `docked` are what the docks hold, by their names."""
    return {
        canvas: "draw",
        options: "draw",
        panel.prompt_panel: "prompt",
        panel.numbers_panel: "sliders",
        panel.advanced: "sliders",
        panel.inpaint_panel: "mask",
        panel.controls: "control",
        panel.references: "references",
        strip: "history",
        **{docked[name]: page for name, page in BESIDE.items()},
    }
