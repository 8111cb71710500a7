"""Decides when to ask: painting and words by themselves and not too often, the button at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal

from desktop.model import asking
from desktop.model.document import Document
from desktop.model.prompt_reading import is_readable
from desktop.model.settings import SettingsModel, Workspace
from desktop.model.throttle import Throttle
from engine import catalog
from engine.errors import SketchlightError
from engine.request import Asked, Lane

LIVE_INTERVAL = 40
"""Milliseconds between two live requests while the pen moves."""
OVERLAY_INTERVAL = 120
REQUEST_FIELDS = frozenset(
    {"model", "prompt", "negative", "strength", "steps", "guidance", "sampler", "seed", "live", "workspace"}
)
"""Settings that a live picture depends on."""

WORDS = frozenset({"prompt", "negative"})


class Asker(QObject):
    """Watches document and settings; `send(asked, lane)` is called for everything that is to be asked."""

    live_stopped = Signal()
    """Live was switched off or left: off means off at once."""
    overlay_hidden = Signal()
    complained = Signal(object)
    """A SketchlightError: what was wanted can't be asked."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        send: Callable[[Asked, Lane], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._document, self._send = settings, document, send
        self._model: catalog.Model | None = None
        self._live = Throttle(LIVE_INTERVAL, self._send_live, self)
        self._overlay = Throttle(OVERLAY_INTERVAL, self._send_overlay, self)
        settings.changed.connect(self._on_settings_changed)
        document.sketch_changed.connect(self._on_sketch_changed)
        document.replaced.connect(self._on_replaced)

    def ask_live(self) -> None:
        """Ask for the sketch's picture if live is on; throttled, and the mailbox drops what was just made."""
        if self._is_live():
            self._live.trigger()

    def ask_explicit(self) -> None:
        """Ask for what the workspace's button stands for."""
        settings = self._settings.value
        if settings.workspace is Workspace.INPAINT:
            self._try(lambda: asking.inpaint_request(settings, self._document, self._found()), Lane.EXPLICIT)
        else:
            self._try(lambda: asking.generate_request(settings), Lane.EXPLICIT)

    def _is_live(self) -> bool:
        settings = self._settings.value
        return settings.live and settings.workspace is Workspace.LIVE

    def _on_sketch_changed(self, _area: QRect) -> None:
        self.ask_live()
        if self._settings.value.edges.shown:
            self._overlay.trigger()

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "model" in names:
            self._model = None
        if {"live", "workspace"} & names and not self._is_live():
            self._live.cancel()
            self.live_stopped.emit()
        if names & REQUEST_FIELDS and not self._is_being_written(names):
            self.ask_live()
        if "edges" in names:
            self._refresh_overlay()

    def _is_being_written(self, names: frozenset[str]) -> bool:
        """Whether only words changed, and can't be read now: “(red” on the way to “(red)1.2” deserves no error."""
        settings = self._settings.value
        return names <= WORDS and not is_readable(settings.prompt, settings.negative)

    def _on_replaced(self) -> None:
        self.ask_live()
        self._refresh_overlay()

    def _refresh_overlay(self) -> None:
        if self._settings.value.edges.shown:
            self._overlay.trigger()
        else:
            self._overlay.cancel()
            self.overlay_hidden.emit()

    def _send_live(self) -> None:
        self._try(lambda: asking.live_request(self._settings.value, self._document, self._found()), Lane.LIVE)

    def _send_overlay(self) -> None:
        self._try(lambda: asking.edges_request(self._settings.value, self._document), Lane.ANNOTATE)

    def _try(self, make: Callable[[], Asked], lane: Lane) -> None:
        try:
            asked = make()
        except SketchlightError as error:
            self.complained.emit(error)
        else:
            self._send(asked, lane)

    def _found(self) -> catalog.Model:
        """The chosen model, looked up once a choice and not once a stroke. Raises ModelError."""
        if self._model is None:
            self._model = catalog.find(self._settings.value.model)
        return self._model
