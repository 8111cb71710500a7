"""The panel at the right: words, numbers, controls, and the one primary button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.model.asking.forecast import Remark
from desktop.model.asking.map_requests import CardMap
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import clear_mask, invert_mask
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.lora_choice import spoken_words
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.model.stage.extending import Extending
from desktop.views.cards.control_section import ControlSection
from desktop.views.cards.lora_section import LoraSection
from desktop.views.cards.reference_section import ReferenceSection
from desktop.views.look.icons import icon
from desktop.views.numbers.advanced_panel import AdvancedPanel
from desktop.views.numbers.inpaint_panel import InpaintPanel
from desktop.views.numbers.live_switches import LiveSwitches
from desktop.views.numbers.numbers_panel import NumbersPanel
from desktop.views.prompt.panel import PromptPanel
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import button, icon_button
from desktop.views.window.picture_action_row import PictureActionRow
from desktop.words import tr
from engine.catalog.catalog import Model
from engine.catalog.styles import Style
from engine.phrase import mark
from engine.queue.jobs import QueueEnd

LEAST, WIDEST = 336, 560
"""Pixels between which a person may choose."""
WIDTH = 348
PAD = 16
BELOW = 8
SCROLL_BAR = 10
LAYOUT_WAIT = 80
"""Milliseconds until a card that was added has its place for sure."""

PRIMARY = {
    Workspace.LIVE: (mark("Take result"), "corner-down-left", mark("Put the result into the drawing")),
    Workspace.INPAINT: (mark("Generate"), "sparkles", mark("Draw the masked part anew (Ctrl+Enter)")),
    Workspace.GENERATE: (mark("Generate"), "sparkles", mark("Make new pictures from the prompt (Ctrl+Enter)")),
}
"""Label, icon and tooltip of the primary button; all of Workspace."""


QUEUED = (
    mark("Add to queue"),
    "list-plus",
    mark("Make it after what waits (Ctrl+Enter); Ctrl+Shift+Enter puts it first"),
)
"""The same of the button while something is made."""
BEYOND = (mark("Extend"), "expand", mark("Have what is beyond the border drawn (Enter)"))
"""The same while the drawing's border is dragged."""


class RightPanel(QWidget):
    """Assembles the panels; what they change is in the settings, the rest are signals."""

    primary_clicked = Signal(object)
    """Take the live result, or generate, at this end of the queue."""
    cancel_clicked = Signal()
    way_clicked = Signal(str)
    """Extend, enlarge or sheet: what the drawing as a whole is to become."""
    clear_mask_clicked = Signal()
    invert_mask_clicked = Signal()
    mask_hole_clicked = Signal()

    def __init__(
        self, settings: SettingsModel, model: ChosenModel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._running = False
        self._can_take = True
        self._extending: Extending | None = None
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Settings"))
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(WIDEST)
        model = model or ChosenModel(settings, self)
        self.prompt_panel = PromptPanel(settings, model)
        self.numbers_panel = NumbersPanel(settings, model)
        self.live_switches = LiveSwitches(settings, model)
        self.inpaint_panel = InpaintPanel(settings)
        self.ways = PictureActionRow()
        self.advanced = AdvancedPanel(settings, model)
        self.controls = ControlSection(settings, model)
        self.references = ReferenceSection(settings, model)
        self.loras = LoraSection(settings, model)
        self.forecast = NoteLine()
        self.primary = button(tr("Generate"), "sparkles", look="primary")
        stop = tr("Stop what is being made at the next step; nothing of it is kept (Esc)")
        self.cancel = icon_button("x", stop, look="framed")
        self.cancel.setFixedSize(44, 40)
        self.pause = icon_button("pause", tr("Pause drawing live"), look="framed")
        self.pause.setFixedSize(44, 40)
        self.pause.setCheckable(True)
        self._place()
        self.primary.clicked.connect(lambda: self.press_primary())
        self.cancel.clicked.connect(self.cancel_clicked)
        self.ways.clicked.connect(self.way_clicked)
        self.pause.clicked.connect(lambda paused: settings.set(live=not paused))
        self.numbers_panel.advanced.toggled.connect(self.advanced.set_open)
        self.prompt_panel.submitted.connect(lambda: self.press_primary())
        self.prompt_panel.submitted_first.connect(lambda: self.press_primary(QueueEnd.FRONT))
        self.inpaint_panel.clear_mask_clicked.connect(self.clear_mask_clicked)
        self.inpaint_panel.invert_mask_clicked.connect(self.invert_mask_clicked)
        self.inpaint_panel.mask_hole_clicked.connect(self.mask_hole_clicked)
        settings.changed.connect(self._show)
        self._show(frozenset(("workspace", "live")))

    def bind(self, studio: Studio) -> None:
        """Send a studio what is asked for, and show how that stands."""
        self.primary_clicked.connect(lambda end: self._ask(studio, end))
        self.cancel_clicked.connect(studio.cancel)
        self.clear_mask_clicked.connect(partial(clear_mask, studio.document))
        self.invert_mask_clicked.connect(lambda: _invert_mask(studio))
        studio.running_changed.connect(self.set_running)
        studio.forecast.changed.connect(self.set_forecast)
        studio.map_changed.connect(self._show_map)
        studio.actions_changed.connect(lambda: self.set_can_take(studio.on_show.can_take))
        self.set_can_take(studio.on_show.can_take)

    def follow(self, extending: Extending) -> None:
        """Let the primary button extend the drawing as long as its border is dragged."""
        self._extending = extending
        extending.changed.connect(self._show_action)

    @property
    def _beyond(self) -> Extending | None:
        return self._extending if self._extending is not None and self._extending.active else None

    def _ask(self, studio: Studio, end: QueueEnd) -> None:
        if (beyond := self._beyond) is not None:
            beyond.ask()
        elif self._settings.value.workspace is Workspace.LIVE:
            studio.take()
        else:
            studio.generate(end)

    def _show_map(self, id: str, shown: CardMap) -> None:
        self.set_map(id, shown.image, shown.told)

    def show_model(self, model: Model | None) -> None:
        """Offer sizes near those that the model was trained on, and mark the words that it doesn't know.

        It knows those that it was taught and those that call up its LoRAs.
        """
        self.set_vocabulary(spoken_words(model, self._settings.value.uses.loras) or None)
        if model is not None:
            self.set_native_size(model.native_size)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def press_primary(self, end: QueueEnd = QueueEnd.BACK) -> None:
        """Do what the primary button does, for shortcuts too."""
        self.primary_clicked.emit(end)

    def set_running(self, running: bool) -> None:
        """Set whether an asked-for picture is being made: the button adds another, beside one that stops it."""
        self._running = running
        self._show_action()

    def set_can_take(self, there: bool) -> None:
        """Set whether there is a live result to take."""
        self._can_take = there
        self._show_action()

    def set_forecast(self, told: Remark) -> None:
        """Say before the button is pressed what can't be, or what doesn't fit."""
        self.forecast.set_text(told.text, blocking=told.blocking)
        self.forecast.setToolTip(told.details)

    def set_offer(self, card: QWidget) -> None:
        """Let a card stand between the settings and the primary button."""
        frame = QWidget()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(PAD, 8, PAD, 0)
        inside.addWidget(card)
        card.destroyed.connect(frame.deleteLater)
        self._offers.addWidget(frame)
        frame.show()

    def set_vocabulary(self, vocabulary: frozenset[str] | None) -> None:
        self.prompt_panel.set_vocabulary(vocabulary)

    def set_styles(self, styles: Sequence[Style]) -> None:
        self.prompt_panel.set_styles(styles)

    def set_native_size(self, native: int) -> None:
        self.numbers_panel.set_native_size(native)

    def set_map(self, id: str, image: QImage | None, note: str) -> None:
        """Show the map of a control card, and what is to be said of it."""
        self.controls.set_map(id, image, note)

    def _place(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "scrolled")
        groups = QVBoxLayout(inner)
        groups.setContentsMargins(PAD, 14, PAD, BELOW)
        groups.setSpacing(12)
        groups.addWidget(self.prompt_panel)
        numbers = QVBoxLayout()
        numbers.setSpacing(12)
        numbers.addWidget(self.numbers_panel)
        numbers.addWidget(self.live_switches)
        numbers.addWidget(self.advanced)
        groups.addLayout(numbers)
        groups.addWidget(self.inpaint_panel)
        groups.addWidget(self.ways)
        steering = QVBoxLayout()
        steering.setSpacing(8)
        for part in (self.controls, self.references, self.loras):
            steering.addWidget(part)
            part.card_added.connect(self._bring_into_sight)
        groups.addLayout(steering)
        groups.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: groups.setContentsMargins(PAD, 14, PAD - SCROLL_BAR if high else PAD, BELOW)
        )
        self.forecast.setContentsMargins(PAD, 8, PAD - 4, 0)
        actions = QHBoxLayout()
        actions.setContentsMargins(PAD, 8, PAD, PAD)
        actions.setSpacing(8)
        actions.addWidget(self.primary, 1)
        actions.addWidget(self.cancel)
        actions.addWidget(self.pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        self._offers = QVBoxLayout()
        column.addLayout(self._offers)
        column.addWidget(self.forecast)
        column.addLayout(actions)

    def _bring_into_sight(self, card: QWidget) -> None:
        """A card that was just added may stand below what is seen; where, the layout tells a moment later."""
        for wait in (0, LAYOUT_WAIT):
            QTimer.singleShot(wait, card, lambda: self._scroll.ensureWidgetVisible(card, 0, PAD))

    def _show(self, names: frozenset[str]) -> None:
        value = self._settings.value
        if "workspace" in names:
            self.inpaint_panel.setVisible(value.workspace is Workspace.INPAINT)
            self.ways.setVisible(value.workspace is Workspace.GENERATE)
            self.live_switches.setVisible(value.workspace is Workspace.LIVE)
            self.pause.setVisible(value.workspace is Workspace.LIVE)
            self._show_action()
        if "live" in names:
            self.pause.setChecked(not value.live)
            text = tr("Pause drawing live") if value.live else tr("Draw live again")
            self.pause.setIcon(icon("pause" if value.live else "play", "text", on="accent_text"))
            self.pause.setToolTip(tr(text))
            self.pause.setAccessibleName(tr(text))

    def _show_action(self) -> None:
        workspace = self._settings.value.workspace
        text, icon_name, tooltip = PRIMARY[workspace]
        stoppable = self._running and workspace is not Workspace.LIVE
        beyond = self._beyond
        if beyond is not None:
            text, icon_name, tooltip = BEYOND
        elif stoppable:
            text, icon_name, tooltip = QUEUED
        self.primary.setText(tr(text))
        self.primary.setIcon(icon(icon_name, "on_accent"))
        self.primary.setToolTip(tr(tooltip))
        self.primary.setAccessibleName(tr(text))
        live = workspace is Workspace.LIVE
        self.primary.setEnabled(beyond.possible if beyond is not None else self._can_take or not live)
        self.cancel.setVisible(stoppable)


def _invert_mask(studio: Studio) -> None:
    studio.lifting.lift()
    invert_mask(studio.document)
