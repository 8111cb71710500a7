"""All control cards, and the menu that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.model.asking.card_uses import fresh_card, no_weights, weights_size
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.card_section import CardSection
from desktop.views.cards.control_card import ControlCard
from desktop.views.look.icons import icon
from desktop.words import tr
from engine import registry


def by_hand(control: str) -> str:
    """Give what of a control works at once where its weights lack: only to read pictures are they needed."""
    return tr("by hand; of pictures {weights_size:.0f} MB", weights_size=weights_size(control))


class ControlSection(CardSection):
    """Bound to the settings' controls; what the cards want done with files comes out of here."""

    FIELD = "controls"

    wanted = Signal(str, str)
    dropped = Signal(str, str)
    draw_clicked = Signal(str)

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Control"), tr("Add a control"), settings, model, parent)
        self.menu.setToolTipsVisible(True)
        for control in registry.controls().values():
            action = self.menu.addAction(icon(control.icon, "secondary"), tr(control.label))
            action.triggered.connect(lambda _checked=False, name=control.name: self._add(name))
            action.setData(control.name)
        self.menu.aboutToShow.connect(self._tell_weights)

    def set_map(self, id: str, image: QImage | None, note: str) -> None:
        if id in self._cards:
            self._cards[id].set_map(image, note)

    def set_drawn(self, id: str) -> None:
        """Mark the card whose map is drawn by hand just now; "" for nobody's."""
        for card in self._cards.values():
            card.draw.setChecked(card.id == id)

    def _tell_weights(self) -> None:
        """Say beside each control what it lacks to make maps of pictures."""
        for action in self.menu.actions():
            control = registry.control(action.data())
            why = no_weights(control.name)
            label = tr(control.label)
            action.setText(f"{label}\t{by_hand(control.name)}" if why else label)
            action.setToolTip(tr(why) or tr("Have the picture follow: {label}", label=label))

    def _add(self, name: str) -> None:
        fresh = fresh_card(name)
        self._settings.set(controls=(*self._settings.value.controls, fresh))
        self._cards[fresh.id].switch.setFocus()
        self.card_added.emit(self._cards[fresh.id])

    def _made(self, value: ControlSettings) -> ControlCard:
        card = ControlCard(value, self._settings, self._model)
        card.wanted.connect(self.wanted)
        card.dropped.connect(self.dropped)
        card.draw_clicked.connect(self.draw_clicked)
        card.download_wanted.connect(self.download_wanted)
        return card
