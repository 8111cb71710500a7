"""Shows which model is chosen, wherever the window names it, and whatever goes by the way of working."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.model.asking.studio import Studio
from desktop.model.settings.settings import Workspace
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.status_bar import StatusBar
from desktop.views.window.top_bar import TopBar
from desktop.words import shown, tr
from engine.catalog import catalog
from engine.errors import SketchlightError

TOOL_FOR = {Workspace.LIVE: "brush", Workspace.INPAINT: "mask_brush", Workspace.GENERATE: "brush"}
"""What is in hand when a person comes to a workspace; all of Workspace."""


class SettingsWiring(QObject):
    """Follows the settings with what is not bound to them: canvas, tool in hand, names of models."""

    def __init__(
        self,
        studio: Studio,
        tools: ToolState,
        *,
        canvas: CanvasArea,
        panel: RightPanel,
        status: StatusBar,
        top_bar: TopBar,
        messages: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._tools, self._canvas, self._panel = studio, tools, canvas, panel
        self._status, self._top_bar, self._messages = status, top_bar, messages
        studio.settings.changed.connect(self.show)

    def show(self, names: frozenset[str] = frozenset({"workspace", "model"})) -> None:
        """Show what these settings say."""
        value = self._studio.settings.value
        if "workspace" in names:
            self._canvas.set_workspace(value.workspace)
            self._tools.set(tool=TOOL_FOR[value.workspace])
        if "model" in names:
            self.show_model()
        elif "loras" in names:
            self._panel.show_model(self._studio.model.or_none())

    def show_model(self) -> None:
        """Show the chosen model, and which there are to choose from."""
        try:
            model = catalog.find(self._studio.settings.value.uses.model)
        except SketchlightError as error:
            self._messages.show_error(shown(str(error)), "")
            return
        self._status.set_model(tr(model.label))
        known = {each.name: each.label for each in (*catalog.models(), model)}
        self._top_bar.set_models(list(known.items()))
        self._panel.show_model(model)
