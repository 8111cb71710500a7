"""What the cards of controls and reference pictures share: whose settings they are, a picture, and a menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QToolButton, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import changed, without
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.card import Card
from desktop.views.look.icons import icon
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import icon_button
from desktop.views.widgets.picture_drop import PictureDrop
from desktop.words import tr

SIDE = 76
"""How much of its influence the card's slider shows."""


class PictureCard(Card):
    """Bound to one of the values of a field of the settings, by its id; what takes a file is a signal."""

    FIELD = ""
    """The settings' field."""

    wanted = Signal(str, str)
    """The id, and what is to be got for it."""
    dropped = Signal(str, str)
    """The id, and the path of the picture that was dropped on its own."""
    download_wanted = Signal(str)
    """The name of what can be fetched for it, or ""."""

    def __init__(
        self,
        card: Any,
        settings: SettingsModel,
        model: ChosenModel,
        *,
        title: str,
        icon_name: str,
        switch_tip: str,
        thumbnail: PictureDrop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, icon_name, switch_tip=switch_tip, parent=parent)
        self.id, self.card = card.id, card
        self._settings, self._model = settings, model
        self.thumbnail = thumbnail
        self.note = NoteLine()
        self.switch.clicked.connect(lambda on: self._change(on=on))
        self.thumbnail.dropped.connect(lambda path: self.dropped.emit(self.id, path))

    def _make_more(self) -> QToolButton:
        """Give the menu of what is seldom wanted, which ends with taking the card away."""
        more = icon_button(
            "ellipsis", tr("More: {accessibleName}", accessibleName=self.accessibleName()), side=16, colour="secondary"
        )
        menu = QMenu(more)
        self._fill(menu)
        menu.addAction(icon("trash-2", "secondary"), tr("Remove")).triggered.connect(self._remove)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: menu.popup(self.mapToGlobal(at)))
        self.add_tool(more)
        return more

    def _fill(self, menu: QMenu) -> None:
        """Fill the card's menu with what else there is."""
        raise NotImplementedError

    def _place_beside(self, beside: QLayout) -> None:
        """Place the picture, and this at its right."""
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(beside, 1)
        self.rows.addLayout(upper)

    def _change(self, **changes: object) -> None:
        cards = getattr(self._settings.value, self.FIELD)
        self._settings.set(**{self.FIELD: changed(cards, self.id, **changes)})

    def _remove(self) -> None:
        self._settings.set(**{self.FIELD: without(getattr(self._settings.value, self.FIELD), self.id)})
