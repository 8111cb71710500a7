"""The model that the panels name, looked up once a choice and not once a stroke."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.model.settings.settings import SettingsModel
from engine.catalog import catalog
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
from engine.request import LoraUse
from engine.wishes.usual import sampling


class ChosenModel(QObject):
    """Follows the settings' `model`."""

    def __init__(self, settings: SettingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._found: Model | None = None
        settings.changed.connect(self._on_settings_changed)

    def get(self) -> Model:
        """Give the chosen model. Raises ModelError, saying what there is instead."""
        if self._found is None:
            self._found = catalog.find(self._settings.value.uses.model)
        return self._found

    def or_none(self) -> Model | None:
        """Give the chosen model, None for one that isn't there."""
        try:
            return self.get()
        except SketchlightError:
            return None

    @property
    def loras(self) -> tuple[LoraUse, ...]:
        """What is added to it, whose files may hold embeddings."""
        return self._settings.value.uses.loras

    def usual(self, name: str) -> float | None:
        """Give what the model wants of a number where nothing is said; None where it wants nothing, or isn't there."""
        model = self.or_none()
        found = None if model is None else sampling(model).get(name)
        return found if isinstance(found, int | float) else None

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "model" in names:
            self._found = None
