"""All control cards, and the menu that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.model.chosen_model import ChosenModel
from desktop.model.control_settings import ControlSettings
from desktop.model.settings import SettingsModel
from desktop.model.steering import fresh_card, no_weights, weights_size
from desktop.views.control_card import ControlCard
from desktop.views.control_words import icon_of
from desktop.views.icons import icon
from desktop.views.section_head import SectionHead
from engine import registry


class ControlSection(QWidget):
    """Bound to the settings' controls; what the cards want done with files comes out of here."""

    card_added = Signal(QWidget)
    wanted = Signal(str, str)
    dropped = Signal(str, str)
    draw_clicked = Signal(str)
    download_wanted = Signal(str)

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._model = settings, model
        self._cards: dict[str, ControlCard] = {}
        head = SectionHead("Control", "Add a control", self._menu())
        self.add = head.add
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(head)
        settings.changed.connect(self._show)
        self._show(frozenset(("controls",)))

    def card(self, id: str) -> ControlCard:
        return self._cards[id]

    def cards(self) -> list[ControlCard]:
        """In the order in which they stand."""
        return list(self._cards.values())

    def set_map(self, id: str, image: QImage | None, note: str) -> None:
        if id in self._cards:
            self._cards[id].set_map(image, note)

    def set_drawn(self, id: str) -> None:
        """Whose map is drawn by hand just now; "" for nobody's."""
        for card in self._cards.values():
            card.draw.setChecked(card.id == id)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for control in registry.controls().values():
            action = menu.addAction(icon(icon_of(control.name), "secondary"), control.label)
            action.triggered.connect(lambda _checked=False, name=control.name: self._add(name))
            action.setData(control.name)
        menu.aboutToShow.connect(lambda: self._tell_weights(menu))
        return menu

    def _tell_weights(self, menu: QMenu) -> None:
        """Say beside each control what it lacks to make maps of pictures."""
        for action in menu.actions():
            control = registry.control(action.data())
            why = no_weights(control.name)
            action.setText(f"{control.label}\tneeds {weights_size(control.name):.0f} MB" if why else control.label)
            action.setToolTip(why or f"Have the picture follow: {control.label}")

    def _add(self, name: str) -> None:
        self._settings.set(controls=(*self._settings.value.controls, fresh_card(name)))
        card = self._cards[self._settings.value.controls[-1].id]
        card.switch.setFocus()
        self.card_added.emit(card)

    def _show(self, names: frozenset[str]) -> None:
        if "controls" in names:
            self._match(self._settings.value.controls)
        elif "model" in names:
            for card in self._cards.values():
                card.refresh()

    def _match(self, wanted: tuple[ControlSettings, ...]) -> None:
        for id in self._cards.keys() - {each.id for each in wanted}:
            card = self._cards.pop(id)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for each in wanted:
            if each.id not in self._cards:
                self._cards[each.id] = self._made(each.id)
            elif each != self._cards[each.id].card:
                self._cards[each.id].show_card(each)

    def _made(self, id: str) -> ControlCard:
        card = ControlCard(id, self._settings, self._model)
        card.wanted.connect(self.wanted)
        card.dropped.connect(self.dropped)
        card.draw_clicked.connect(self.draw_clicked)
        card.download_wanted.connect(self.download_wanted)
        self._column.addWidget(card)
        return card
