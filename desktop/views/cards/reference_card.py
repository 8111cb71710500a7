"""The card of one reference picture: how much of it is taken over, and what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from desktop.model.pixels import conversions
from desktop.model.settings import reference_choice
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ReferenceSettings
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.picture_card import SIDE, PictureCard
from desktop.views.cards.reference_words import MODES, PICTURES, PictureFrom
from desktop.views.look.icons import icon
from desktop.views.widgets.bound import slider_of
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button
from desktop.views.widgets.picture_drop import PictureDrop
from desktop.words import tr
from engine.request import ReferenceMode
from engine.setting import facts_of


class ReferenceCard(PictureCard):
    """Bound to the settings of one reference picture; what is `wanted` is a `PictureFrom`."""

    FIELD = "references"

    mask_wanted = Signal(str)
    """The id of the card that is to have a say only where the mask is now."""

    def __init__(
        self, card: ReferenceSettings, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            card,
            settings,
            model,
            title=tr("Reference"),
            icon_name="image",
            switch_tip=tr("Let this picture have its say"),
            thumbnail=PictureDrop(SIDE, tr("Reference picture"), empty_icon="image-plus"),
            parent=parent,
        )
        self.more = self._make_more()
        self.thumbnail.setToolTip(tr("The reference. Drop another picture here"))
        self.weight = slider_of(facts_of(ReferenceSettings, "scale"))
        self.mode = MenuButton(
            tr("What is taken over"), tooltip=tr("What is taken over: everything, its style, or its layout")
        )
        self.mode.set_choices([(mode.value, words) for mode, words in MODES.items()])
        self.adapter = MenuButton(
            "IP-Adapter", tooltip=tr("IP-Adapter: the network that shows the picture to the model")
        )
        self.mask_only = icon_button("venetian-mask", tr("Only where the mask is now"), look="framed", side=16)
        self.mask_only.setCheckable(True)
        self._place()
        self._bind()
        self.show_card(card)

    def show_card(self, card: ReferenceSettings) -> None:
        """Show these settings."""
        if card.picture != self.card.picture or self.card is card:
            self.thumbnail.set_image(None if card.picture is None else conversions.to_image(card.picture.pixels))
        self.card = card
        self.switch.setChecked(card.on)
        self.set_open(card.on)
        self.weight.set_number(card.scale)
        self.mode.set_value(card.mode.value)
        self.mask_only.setChecked(card.mask is not None)
        self.remark.setText(self._remark())
        self.refresh()

    def refresh(self) -> None:
        """Look again which IP-Adapters there are, and whether this card can have a say."""
        model = self._model.or_none()
        names = reference_choice.adapters(model)
        used = self.card.adapter or next(iter(names), "")
        self.adapter.set_choices([(name, name) for name in names])
        self.adapter.set_value(used, reference_choice.short(used) or tr("No IP-Adapter"))
        why = reference_choice.lacking(self.card, model) if self.card.on else ""
        self.note.set_text(why, blocking=True)
        self.icon.set_icon("image", "accent_text" if why else "text")

    def _remark(self) -> str:
        where = tr(" · in its mask") if self.card.mask is not None else ""
        return "" if self.card.on else f"{self.card.scale:.2f} · {MODES[self.card.mode].lower()}{where}"

    def _fill(self, menu: QMenu) -> None:
        for source, (text, icon_name) in PICTURES.items():
            action = menu.addAction(icon(icon_name, "secondary"), tr(text))
            action.triggered.connect(lambda _checked=False, value=source.value: self.wanted.emit(self.id, value))
        menu.addSeparator()

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(self.mode, 0, 0)
        grid.addWidget(self.mask_only, 0, 1)
        grid.setColumnStretch(0, 1)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.weight)
        beside.addLayout(grid)
        self.mask_only.setFixedSize(32, 32)
        self._place_beside(beside)
        self.rows.addWidget(self.note)
        self.rows.addWidget(self.adapter)

    def _bind(self) -> None:
        self.weight.number_changed.connect(lambda number: self._change(scale=number))
        self.mode.chosen.connect(lambda mode: self._change(mode=ReferenceMode(mode)))
        self.adapter.chosen.connect(lambda name: self._change(adapter=name))
        self.adapter.add_action(tr("IP-Adapter file…"), "file").triggered.connect(
            lambda: self.wanted.emit(self.id, PictureFrom.ADAPTER.value)
        )
        fetch = self.adapter.add_action(tr("Fetch an IP-Adapter…"), "download")
        fetch.triggered.connect(lambda: self.download_wanted.emit(reference_choice.fetchable(self._model.or_none())))
        self.adapter.menu().aboutToShow.connect(self.refresh)
        self.mask_only.clicked.connect(self._toggle_mask)

    def _toggle_mask(self, on: bool) -> None:
        if on:
            self.mask_only.setChecked(False)
            self.mask_wanted.emit(self.id)
        else:
            self._change(mask=None)
