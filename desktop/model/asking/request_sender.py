"""Decides when to ask: painting and words by themselves and not too often, the button at once."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from desktop.model.asking import request_maker
from desktop.model.asking.latency import KEPT
from desktop.model.asking.region_uses import region_nodes
from desktop.model.document.content import NodeKind
from desktop.model.document.document import Document
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import MapSource
from desktop.model.settings.prompt_reading import is_readable
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.model.throttle import Throttle
from desktop.words import shown
from engine.errors import SketchlightError
from engine.groups import leaves, places
from engine.memory import supported
from engine.request import Asked, Lane, Masking, Request, Words

LIVE_INTERVAL = 40
"""Milliseconds between two live requests while the pen moves."""
NOT_LIVE = frozenset({"size", "count", "seed_locked", "inpaint_strength", *leaves(Masking)})
"""Settings that change nothing of the picture of a sketch; any other, what is new too, sends a live request."""
REQUEST_FIELDS = frozenset(leaves(Settings)) - NOT_LIVE
"""Settings that change what a live request says, or whether there is one."""
WORDS = frozenset(places(Words)) | {"words"}


class RequestSender(QObject):
    """Watches document and settings; `send(asked, lane, since)` is called for everything that is to be asked."""

    live_stopped = Signal()
    """Live was switched off or left: off means off at once."""
    complained = Signal(object)
    """A SketchlightError: what was wanted can't be asked."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        model: ChosenModel,
        send: Callable[[Asked, Lane, float], object],
        announce: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        """`announce()` says that a live request is coming, and whether the engine is busy: it is made once that isn't.

        `send` takes the moment (time.perf_counter) that it was wanted as well.
        """
        super().__init__(parent)
        self._announce = announce
        self._owed: float | None = None
        """When a live request was first wanted that isn't made yet."""
        self._settings, self._document, self._model, self._send = settings, document, model, send
        self._complaint = ""
        self._still = False
        self.capture_times: deque[float] = deque(maxlen=KEPT)
        """Seconds that the last requests took to be made of the drawing."""
        self._live = Throttle(LIVE_INTERVAL, self._send_live, self)
        settings.changed.connect(self._on_settings_changed)
        document.sketch_changed.connect(lambda _area: self.ask_live())
        document.maps.changed.connect(self._on_map_drawn)
        document.replaced.connect(self.ask_live)
        document.resized.connect(self.ask_live)
        document.stack_changed.connect(self._on_stack_changed)
        document.layer_changed.connect(self._on_layer_changed)
        self._regions = self._region_words()

    def ask_live(self) -> None:
        """Ask for the sketch's picture if live is on; throttled, and the mailbox drops what was just made."""
        if self._is_live() and not self._still:
            self._live.trigger()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Ask for no live picture of what changes meanwhile, nor of what waits to be asked."""
        self._still = True
        self._drop_live()
        try:
            yield
        finally:
            self._still = False

    def ask_explicit(
        self, make: request_maker.Make = request_maker.button_request, settings: Settings | None = None
    ) -> None:
        """Ask for what `make` makes of it all; usually what the button stands for, with the settings as they are."""
        settings = settings or self._settings.value
        self._complaint = ""
        self._try(lambda: make(settings, self._document, self._model.get()), Lane.EXPLICIT)

    def _region_words(self) -> list[tuple[str, str]]:
        return [(node.id, node.words) for node in region_nodes(self._document.stack)]

    def _on_stack_changed(self) -> None:
        """Other words for a place ask for another picture; an order that changes is seen, or changes a mask's say."""
        regions = self._region_words()
        if regions != self._regions:
            self._regions = regions
            if all(is_readable(words, "") for _id, words in regions):  # else they are being written
                self.ask_live()

    def _on_layer_changed(self, id: str) -> None:
        """A mask isn't seen, but where it has words it says where these hold."""
        node = self._document.content.node(id) if self._regions else None
        if node is not None and node.kind is NodeKind.MASK and node.words:
            self.ask_live()

    def _is_live(self) -> bool:
        settings = self._settings.value
        return settings.live and settings.workspace is Workspace.LIVE

    def _on_map_drawn(self, id: str) -> None:
        if any(card.id == id and card.on and card.source is MapSource.DRAWN for card in self._settings.value.controls):
            self.ask_live()

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if {"live", "workspace"} & names and not self._is_live():
            self._drop_live()
            self.live_stopped.emit()
        if names & REQUEST_FIELDS and not self._is_being_written(names):
            self.ask_live()

    def _is_being_written(self, names: frozenset[str]) -> bool:
        """Tell whether only words changed, and can't be read now: “(red” on the way to “(red)1.2” deserves no error."""
        settings = self._settings.value
        return names <= WORDS and not is_readable(settings.words.prompt, settings.words.negative)

    def engine_is_free(self) -> None:
        """Make and send the live request that was put off for a run, which has ended."""
        if self._owed is not None and self._is_live():
            self._send_live()

    def _send_live(self) -> None:
        """Make the live request when the engine can take it: while it runs, each would be replaced by the next."""
        since = time.perf_counter() if self._owed is None else self._owed
        self._owed = since if self._announce() else None
        if self._owed is None:
            self._try(self._live_request, Lane.LIVE, since)

    def _live_request(self) -> Request:
        return request_maker.live_request(self._settings.value, self._document, self._model.get())

    def _drop_live(self) -> None:
        self._live.cancel()
        self._owed = None

    def _try(self, make: Callable[[], Request], lane: Lane, since: float | None = None) -> None:
        """Ask, or complain: once, not with each stroke."""
        began = time.perf_counter()
        try:
            asked = make()
            self.capture_times.append(time.perf_counter() - began)
            supported.check(self._model.get(), asked)
        except SketchlightError as error:
            if shown(str(error)) != self._complaint:
                self._complaint = shown(str(error))
                self.complained.emit(error)
        else:
            self._complaint = ""
            self._send(asked, lane, time.perf_counter() if since is None else since)
