"""Joins the map that is drawn by hand to the tool options and the cards."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions.poses import PoseActions
from desktop.model.asking.map_requests import MapRequests
from desktop.model.stage.map_editing import MapEditing
from desktop.views.tools.map_options import MapOptions
from desktop.views.tools.pose_options import PoseOptions
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.window.right_panel import RightPanel


class MapWiring(QObject):
    """Begins and ends drawing a card's map, and shows the options that belong to it."""

    def __init__(
        self, editing: MapEditing, maps: MapRequests, options: ToolOptions, panel: RightPanel, poses: PoseActions
    ) -> None:
        super().__init__(editing)
        self._editing, self._maps, self._options, self._panel = editing, maps, options, panel
        self.pose_options, self.map_options = PoseOptions(editing), MapOptions(editing)
        self.pose_options.picture_clicked.connect(poses.ask_picture)
        self.pose_options.import_clicked.connect(poses.ask_import)
        self.pose_options.export_clicked.connect(poses.ask_export)
        panel.controls.draw_clicked.connect(self.draw)
        editing.changed.connect(self._show)

    def draw(self, id: str) -> None:
        """Draw a card's map by hand over the canvas, or no more if it is drawn already."""
        if self._editing.card is not None and self._editing.card.id == id:
            self._editing.stop()
        else:
            self._editing.edit(id, self._maps.map_of(id).pixels)

    def _show(self) -> None:
        """Show what the tool options offer while a map is drawn."""
        posing, painting = self._editing.posing.active, self._editing.painting
        self._options.set_extra(self.pose_options if posing else self.map_options if painting else None)
        self._panel.controls.set_drawn(self._editing.card.id if self._editing.card else "")
