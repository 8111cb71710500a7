"""How the drawing is looked at: zoom, turn, mirror, grid, guides, panels. Nothing here changes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.model.stage.aids import SPACINGS, DrawingAids
from desktop.panels import Panels
from desktop.views.canvas.area import TURN, CanvasArea
from desktop.views.look.icons import icon


class ViewActions:
    """Fills the menu; entries that are canvas shortcuts already only name their keys."""

    def __init__(self, menu: QMenu, canvas: CanvasArea, panels: Panels) -> None:
        self._menu, self._aids = menu, canvas.scene.aids
        view = canvas.viewport
        self._add("Fit", "Ctrl+0", view.fit, "maximize-2")
        self._add("Actual pixels", "Ctrl+Alt+0", partial(view.zoom_to, 1.0))
        self._add("Closer", "Ctrl++", partial(view.zoom_stop, 1))
        self._add("Further away", "Ctrl+-", partial(view.zoom_stop, -1))
        menu.addSeparator()
        self._add("Turn left", "4", partial(view.rotate, -TURN), "rotate-ccw")
        self._add("Turn right", "6", partial(view.rotate, TURN), "rotate-cw")
        self._add("Upright", "5", view.straighten)
        self._add("Mirror", "7", view.mirror, "flip-horizontal-2")
        menu.addSeparator()
        self.grid = self._toggle("Grid", "Ctrl+'", self._aids.toggle_grid, canvas)
        self.snap = self._toggle("Snap to grid and guides", "Shift+;", self._aids.toggle_snap, canvas)
        self.spacings = _spacings(menu, self._aids)
        self._add("Clear guides", "", self._aids.clear_guides)
        menu.addSeparator()
        self._add("Canvas alone", "Tab", panels.toggle)
        self._add("Layers and colours", "F7", panels.toggle_side)
        self._add("Full screen", "F11", panels.toggle_full_screen)
        self._aids.changed.connect(self._show)
        self._show()

    def _add(self, text: str, key: str, call: Callable[[], object], icon_name: str = "") -> QAction:
        entry = self._menu.addAction(f"{text}\t{key}" if key else text)
        if icon_name:
            entry.setIcon(icon(icon_name, "secondary"))
        entry.triggered.connect(lambda _on=False: call())
        return entry

    def _toggle(self, text: str, key: str, call: Callable[[], object], canvas: CanvasArea) -> QAction:
        entry = self._menu.addAction(text)
        entry.setCheckable(True)
        entry.setShortcut(key)
        entry.triggered.connect(lambda _on=False: call())
        canvas.addAction(entry)
        return entry

    def _show(self) -> None:
        self.grid.setChecked(self._aids.grid)
        self.snap.setChecked(self._aids.snap)
        for entry in self.spacings.actions():
            entry.setChecked(entry.data() == self._aids.spacing)


def _spacings(menu: QMenu, aids: DrawingAids) -> QActionGroup:
    made = menu.addMenu("Grid spacing")
    group = QActionGroup(made)
    for pixels in SPACINGS:
        entry = made.addAction(f"{pixels} px")
        entry.setCheckable(True)
        entry.setData(pixels)
        entry.triggered.connect(lambda _on=False, pixels=pixels: aids.set_spacing(pixels))
        group.addAction(entry)
    return group
