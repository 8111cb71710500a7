"""Keeps the maps that are to be seen lying over the canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desktop.model.asking.map_requests import CardMap, MapRequests
from desktop.model.pixels.overlays import Overlay, kind_of
from desktop.model.settings.settings import SettingsModel
from desktop.model.stage.scene import Scene


class MapOverlays(QObject):
    """Joins the cards' eyes, their maps, and the scene."""

    def __init__(self, settings: SettingsModel, maps: MapRequests, scene: Scene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._scene = settings, scene
        self._images: dict[str, QImage] = {}
        maps.changed.connect(self._take)
        scene.replaced.connect(self._images.clear)
        settings.changed.connect(lambda names: self._lay() if "controls" in names else None)

    def _take(self, id: str, shown: CardMap) -> None:
        if shown.image is None:
            self._images.pop(id, None)
        else:
            self._images[id] = shown.image
        self._lay()

    def _lay(self) -> None:
        self._scene.set_overlays(
            {
                card.id: Overlay(kind_of(card.control), self._images[card.id], card.opacity)
                for card in self._settings.value.controls
                if card.shown and card.id in self._images
            }
        )
