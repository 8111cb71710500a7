"""How the drawing is looked at: zoom, turn, mirror, grid, guides, panels. Nothing here changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.actions.panels import Panels
from desktop.model.stage.aids import SPACINGS, DrawingAids
from desktop.views.canvas.area import CanvasArea
from desktop.views.widgets.commands import as_command, command
from desktop.words import tr


class ViewActions:
    """Fills the menu with the commands of canvas and panels, and with those of the drawing aids."""

    def __init__(self, menu: QMenu, canvas: CanvasArea, panels: Panels) -> None:
        self._menu, self._aids = menu, canvas.scene.aids
        for group in canvas.view_commands:
            menu.addActions(group)
            menu.addSeparator()
        self.grid = self._toggle("grid", tr("Grid"), "Ctrl+'", self._aids.toggle_grid, canvas)
        self.snap = self._toggle("snap", tr("Snap to grid and guides"), "Shift+;", self._aids.toggle_snap, canvas)
        self.spacings = _spacings(menu, self._aids)
        clear = command(canvas, "view.clear_guides", tr("Clear guides"), tr("View"), self._aids.clear_guides)
        menu.addAction(clear)
        menu.addSeparator()
        menu.addActions(panels.commands)
        self._aids.changed.connect(self._show)
        self._show()

    def _toggle(self, name: str, text: str, key: str, call: Callable[[], object], canvas: CanvasArea) -> QAction:
        entry = self._menu.addAction(tr(text))
        entry.setCheckable(True)
        entry.triggered.connect(lambda _on=False: call())
        return as_command(canvas, entry, f"view.{name}", tr("View"), key)

    def _show(self) -> None:
        self.grid.setChecked(self._aids.grid)
        self.snap.setChecked(self._aids.snap)
        for entry in self.spacings.actions():
            entry.setChecked(entry.data() == self._aids.spacing)


def _spacings(menu: QMenu, aids: DrawingAids) -> QActionGroup:
    made = menu.addMenu(tr("Grid spacing"))
    group = QActionGroup(made)
    for pixels in SPACINGS:
        entry = made.addAction(f"{pixels} px")
        entry.setCheckable(True)
        entry.setData(pixels)
        entry.triggered.connect(lambda _on=False, pixels=pixels: aids.set_spacing(pixels))
        group.addAction(entry)
    return group
