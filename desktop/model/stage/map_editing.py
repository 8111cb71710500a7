"""Which control's map is drawn by hand over the canvas, and with what: it joins cards, tools and the canvas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.model.asking import card_uses
from desktop.model.document.changes import clear_map, set_map
from desktop.model.document.document import Document
from desktop.model.pixels.palettes import Rgb
from desktop.model.pixels.resample import nearest
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings, MapSource, changed, found
from desktop.model.settings.settings import SettingsModel
from desktop.model.stage.posing import Posing
from desktop.model.stage.scene import Scene
from desktop.model.stage.tool_state import Drawn, ToolState
from desktop.model.stage.tools import TOOLS
from desktop.words import tr
from engine import registry
from engine.records import Marks

POSE = "pose"
PAINT = "brush"


class MapEditing(QObject):
    """At most one card's map at a time: a pose by its skeleton, any other with brush and eraser."""

    changed = Signal()
    """Another map, or none; another ink; something to start from."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        model: ChosenModel,
        tools: ToolState,
        scene: Scene,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._document, self._model = settings, document, model
        self._tools, self._scene = tools, scene
        self._origin: np.ndarray | None = None
        settings.changed.connect(self._on_settings_changed)
        document.replaced.connect(self.stop)
        document.resized.connect(self.stop)
        tools.changed.connect(self._on_tools_changed)

    @property
    def card(self) -> ControlSettings | None:
        """The card whose map is drawn."""
        drawn = self._tools.value.drawn
        return None if drawn is None else found(self._settings.value.controls, drawn.id)

    @property
    def posing(self) -> Posing:
        return self._scene.posing

    @property
    def painting(self) -> bool:
        """Whether brush and eraser paint a map now."""
        return self._tools.value.painted is not None

    @property
    def label(self) -> str:
        """What is drawn, such as “Depth map”."""
        drawn = self._tools.value.drawn
        return "" if drawn is None else drawn.label

    @property
    def marks(self) -> Marks:
        """What the map's marks are."""
        drawn = self._tools.value.drawn
        return Marks.COLOURS if drawn is None else registry.control(drawn.control).marks

    @property
    def ink(self) -> Rgb | None:
        """The colour of the map's brush; None: any, the brush's own."""
        drawn = self._tools.value.painted
        return None if drawn is None else drawn.ink

    def set_ink(self, ink: Rgb) -> None:
        """Paint the map with this colour; the eraser is put down for it."""
        if (drawn := self._tools.value.painted) is not None:
            self._tools.set(drawn=replace(drawn, ink=ink), tool=PAINT)

    @property
    def can_start_from(self) -> bool:
        """Whether there is a map, made or brought, that could be edited instead of an empty one."""
        return self.painting and self._origin is not None

    def start_from(self) -> None:
        """Take the map that the card had before as what is painted on."""
        drawn = self._tools.value.painted
        if self._origin is None or drawn is None:
            return
        pixels = nearest(self._origin, self._document.size) if drawn.flat else self._origin
        self._origin = None
        painted = np.where(pixels.any(axis=2), 255, 0).astype(np.uint8)  # black is what nothing is painted on
        pixels = np.dstack([pixels, painted])
        set_map(self._document, drawn.id, pixels, tr("Start from the map"))
        self.changed.emit()

    def clear(self) -> None:
        """Take everything off this map."""
        if (drawn := self._tools.value.painted) is not None:
            clear_map(self._document, drawn.id)

    def edit(self, id: str, shown: np.ndarray | None = None) -> None:
        """Draw this card's map by hand from now on; `shown` is the map that it has now, to start from."""
        card = found(self._settings.value.controls, id)
        if card is None:
            return
        self._origin = shown if card.source is not MapSource.DRAWN else None
        if card.source is not MapSource.DRAWN:
            self._settings.set(controls=changed(self._settings.value.controls, id, source=MapSource.DRAWN))
        drawn = Drawn(id, card.control, registry.control(card.control).ink)
        self._tools.set(drawn=drawn, tool=POSE if drawn.posed else PAINT)
        self._show()

    def edit_some_pose(self) -> None:
        """Edit the pose of the first pose card; without any, one is added, on if there is a ControlNet for it."""
        cards = self._settings.value.controls
        card = next((each for each in cards if each.control == POSE), None)
        if card is None:
            card = ControlSettings(POSE, source=MapSource.DRAWN)
            steers = not card_uses.lacking(card, self._model.or_none())
            card = replace(card, on=steers, shown=not steers)
            self._settings.set(controls=(*cards, card))
        self.edit(card.id)

    def stop(self) -> None:
        """Stop: the map stays, brush and eraser paint the sketch again."""
        if self._tools.value.drawn is not None:
            self._tools.set(drawn=None, tool=PAINT if self._tools.tool == POSE else self._tools.tool)

    def _show(self) -> None:
        if (card := self.card) is not None:
            self._scene.set_drawing_opacity(card.opacity)
        self.changed.emit()

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "controls" not in names or self._tools.value.drawn is None:
            return
        card = self.card
        if card is None or card.source is not MapSource.DRAWN:
            self.stop()
        else:
            self._show()

    def _on_tools_changed(self, names: frozenset[str]) -> None:
        if "tool" in names:
            tool = self._tools.tool
            if tool == POSE and not self.posing.active:
                self.edit_some_pose()
            elif (tool != POSE and self.posing.active) or (self.painting and TOOLS[tool].map_options is None):
                self.stop()
        if "drawn" in names:
            if self._tools.value.drawn is None:
                self._origin = None
            self.changed.emit()
