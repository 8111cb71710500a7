"""What is said before Generate is pressed: what the model can't do, and, weighed by the engine, what doesn't fit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.model.asking import request_maker
from desktop.model.document.document import Document
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.words import shown, tr
from engine.errors import InvalidRequest, SketchlightError
from engine.estimate import Estimate, Verdict, gigabytes
from engine.events import Ending, Failed, MemoryEstimated
from engine.groups import leaves
from engine.mailbox import Mailbox
from engine.memory import supported
from engine.request import EstimateMemory, Lane, Words

QUIET = 250
"""Milliseconds without a change before the engine is asked."""
WEIGHTLESS = {*leaves(Words), "seed", "variation_seed", "seed_locked", "steps", "strength", "inpaint_strength"}
"""Settings that what a picture takes doesn't depend on."""
WEIGHTY = leaves(Settings).keys() - WEIGHTLESS
"""All others: what is new is asked about, whether it matters or not."""


@dataclass(frozen=True)
class Remark:
    """A line over the button, empty where all is well; `blocking`: something has to be changed first."""

    text: str = ""
    blocking: bool = False
    details: str = ""


def remark(found: Estimate) -> Remark:
    """Give what a person should know of an estimate: nothing if it fits."""
    free, details = gigabytes(found.free), found.in_words()
    if found.verdict is Verdict.FITS:
        return Remark()
    if found.verdict is Verdict.TOO_LARGE:
        return Remark(tr("Too large for {free}. {advice}", free=free, advice=found.advice), True, details)
    if not found.advice:
        return Remark(tr("Will offload, as set."), False, details)
    return Remark(tr("Will offload to fit into {free}: slower.", free=free), False, details)


class Forecast(QObject):
    """Follows settings, document and mask where a button makes the picture, not where each stroke does."""

    changed = Signal(object)
    """A Remark."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        model: ChosenModel,
        mailbox: Mailbox,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._document, self._model, self._mailbox = settings, document, model, mailbox
        self._told = Remark()
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self._ask)
        settings.changed.connect(lambda names: self.look() if names & WEIGHTY else None)
        document.mask_changed.connect(lambda _area: self.look())
        document.resized.connect(self.look)
        document.replaced.connect(self.look)

    def look(self) -> None:
        """Ask, once all is quiet: something that matters may be another."""
        if self._settings.value.workspace is Workspace.LIVE and not self._told.blocking:
            self._tell(Remark())
        self._timer.start()

    def ended(self, ending: Ending) -> None:
        """Take the engine's answer to one of the lane's requests."""
        if self._timer.isActive() or self._settings.value.workspace is Workspace.LIVE:
            return
        if isinstance(ending, MemoryEstimated):
            self._tell(remark(ending.estimate))
        elif isinstance(ending, Failed):
            self._tell(Remark(ending.message, True) if ending.mendable else Remark())

    def _ask(self) -> None:
        """Ask, but not for a card that is in the way: it says so itself. Live, what runs anyway isn't weighed."""
        try:
            model = self._model.get()
            request = request_maker.estimate_request(self._settings.value, self._document, model)
        except SketchlightError:
            self._tell(Remark())
            return
        try:
            supported.check(model, request)
        except InvalidRequest as error:
            self._tell(Remark(shown(str(error)), True))
            return
        if self._settings.value.workspace is Workspace.LIVE:
            self._tell(Remark())
        else:
            self._mailbox.post(EstimateMemory(request), Lane.ESTIMATE)

    def _tell(self, told: Remark) -> None:
        if told != self._told:
            self._told = told
            self.changed.emit(told)
