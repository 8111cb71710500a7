"""The card of one control: what steers, from where, how much, and its map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.model.asking import card_uses
from desktop.model.asking.card_uses import MADE
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.control_words import FROM, SOURCES, Wanted
from desktop.views.cards.picture_card import SIDE, PictureCard
from desktop.views.look.icons import icon
from desktop.views.widgets.bound import slider_of
from desktop.views.widgets.fold import Fold
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import button, icon_button
from desktop.views.widgets.picture_drop import PictureDrop
from desktop.views.widgets.range_slider import RangeSlider
from desktop.views.widgets.setting_sliders import SettingSliders
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine import registry
from engine.catalog import downloads
from engine.catalog.download_table import Download
from engine.catalog.downloads import size_in_words
from engine.setting import facts_of
from engine.wishes import weights


class ControlCard(PictureCard):
    """Bound to the settings of one control; what is `wanted` is a `Wanted`."""

    FIELD = "controls"

    draw_clicked = Signal(str)
    """The id: its map is to be drawn by hand over the canvas."""

    def __init__(
        self, card: ControlSettings, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None
    ) -> None:
        control = registry.control(card.control)
        super().__init__(
            card,
            settings,
            model,
            title=control.label,
            icon_name=control.icon,
            switch_tip=tr("Have the picture follow: {label}", label=control.label),
            thumbnail=PictureDrop(SIDE, tr("{label}: map", label=control.label), empty_icon=control.icon),
            parent=parent,
        )
        self._lacking = self._idle = self._map_note = ""
        self._remedy: Download | None = None
        self.draw = self._make_draw()
        self.eye = self._make_eye()
        self.more = self._make_more()
        self.thumbnail.setToolTip(tr("The map. Drop a picture here to make it of that"))
        self.strength = slider_of(facts_of(ControlSettings, "scale"))
        self.range = RangeSlider(tr("Steps"), tooltip=tr("The part of the run in which the map is followed"))
        self.opacity = Slider(
            tr("Over the canvas"),
            0,
            1,
            0.05,
            default=0.8,
            percent=True,
            tooltip=tr("How strongly the map is shown there"),
        )
        self.source = MenuButton(tr("{label}: source", label=control.label), tooltip=tr("What the map is made of"))
        self.net = MenuButton(
            tr("{label}: ControlNet", label=control.label), tooltip=tr("ControlNet: the network that follows the map")
        )
        self.fetch = button(
            tr("Fetch…"), "download", tooltip=tr("See what there is to fetch: size, licence, where it comes from")
        )
        self.sliders = SettingSliders(control.settings)
        self.fold = Fold(tr("Map"), self.sliders)
        self._place()
        self._bind()
        self.show_card(card)

    def show_card(self, card: ControlSettings) -> None:
        """Show these settings."""
        self.card = card
        self.switch.setChecked(card.on)
        self.eye.setChecked(card.shown)
        self.remark.setText(tr(FROM[card.source]))
        self.set_open(card.open)
        for widget in (self.strength, self.range, self.net):
            widget.setVisible(card.on)
        self.opacity.setVisible(card.shown)
        self.strength.set_number(card.scale)
        self.range.set_range(card.start, card.end)
        self.opacity.set_number(card.opacity)
        self.source.set_value(card.source.value, SOURCES[card.source].removesuffix("…"))
        self.fold.setVisible(self.sliders.any and card.source in MADE)
        self.sliders.set_numbers(card.settings)
        self.fold.set_summary(self.sliders.summary())
        self.refresh()

    def refresh(self) -> None:
        """Look again which ControlNets there are, and whether this card can steer, and does here."""
        names = [each.name for each in weights.controlnets(self._model.or_none())]
        model = self._model.or_none()
        usual = self.card.model or weights.usual_controlnet(self.card.control, model)
        self.net.set_choices([(name, name) for name in names])
        self.net.set_value(usual, _short(usual) or tr("No ControlNet"))
        self._lacking = card_uses.lacking(self.card, model) if self.card.on else ""
        self._remedy = card_uses.remedy(self.card, model) if self._lacking else None
        self._idle = card_uses.idle(self.card, self._settings.value.workspace)
        self._show_note()

    def set_map(self, image: QImage | None, note: str) -> None:
        """Show the map as it was last made, and what is to be said of it."""
        self.thumbnail.set_image(image)
        self._save.setEnabled(image is not None)
        self._map_note = note
        self._show_note()

    def _show_note(self) -> None:
        self.note.set_text(self._lacking or self._idle or self._map_note, blocking=bool(self._lacking))
        self.fetch.setVisible(self._remedy is not None)
        if self._remedy is not None:
            self.fetch.setText(
                tr("Fetch… {size_in_words}", size_in_words=size_in_words(self._remedy.missing_megabytes))
            )
            self.fetch.setAccessibleName(tr("Fetch {label}", label=self._remedy.label))
        self.icon.set_icon(registry.control(self.card.control).icon, "accent_text" if self._lacking else "text")

    # Within

    def _make_eye(self) -> QToolButton:
        eye = icon_button(
            "eye",
            tr("Show the map over the canvas: {accessibleName}", accessibleName=self.accessibleName()),
            side=16,
            colour="secondary",
        )
        eye.setCheckable(True)
        self.add_tool(eye)
        return eye

    def _make_draw(self) -> QToolButton:
        words = (
            tr("Edit the pose over the canvas") if self.card.control == "pose" else tr("Draw the map over the canvas")
        )
        draw = icon_button("pencil", f"{words}: {self.accessibleName()}", side=16, colour="secondary")
        draw.setCheckable(True)
        self.add_tool(draw)
        return draw

    def _fill(self, menu: QMenu) -> None:
        self._save = menu.addAction(icon("save", "secondary"), tr("Save map…"))
        self._save.triggered.connect(lambda: self._want(Wanted.SAVE))
        self._save.setEnabled(False)

    def _place(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(4)
        for slider in (self.strength, self.range, self.opacity):
            beside.addWidget(slider)
        beside.addStretch(1)
        choosers = QGridLayout()
        choosers.setHorizontalSpacing(8)
        choosers.addWidget(self.source, 0, 0)
        choosers.addWidget(self.net, 0, 1)
        choosers.setColumnStretch(0, 1)
        choosers.setColumnStretch(1, 1)
        self._place_beside(beside)
        self.rows.addWidget(self.note)
        self.rows.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addLayout(choosers)
        self.rows.addWidget(self.fold)

    def _bind(self) -> None:
        self.draw.clicked.connect(lambda: self.draw_clicked.emit(self.id))
        self.eye.clicked.connect(lambda shown: self._change(shown=shown))
        self.strength.number_changed.connect(lambda number: self._change(scale=number))
        self.range.range_changed.connect(lambda start, end: self._change(start=start, end=end))
        self.opacity.number_changed.connect(lambda number: self._change(opacity=number))
        self.sliders.changed.connect(lambda numbers: self._change(settings=numbers))
        self.source.set_choices([(source.value, words) for source, words in SOURCES.items()])
        self.source.chosen.connect(lambda name: self._choose_source(MapSource(name)))
        self.net.chosen.connect(lambda name: self._change(model=name))
        self.net.add_action(tr("ControlNet file…"), "file").triggered.connect(lambda: self._want(Wanted.NET_FILE))
        self.net.add_action(tr("ControlNet folder…"), "folder-open").triggered.connect(
            lambda: self._want(Wanted.NET_FOLDER)
        )
        self.net.add_action(tr("Fetch a ControlNet…"), "download").triggered.connect(self._want_net)
        self.net.menu().aboutToShow.connect(self.refresh)
        self.fetch.clicked.connect(lambda: self.download_wanted.emit(self._remedy.name if self._remedy else ""))

    def _choose_source(self, source: MapSource) -> None:
        if source is MapSource.LAYER:
            self._want(Wanted.LAYER)
            return
        if source is MapSource.DRAWN:
            self.draw_clicked.emit(self.id)  # which takes the map along that there is
            return
        self._change(source=source)
        if source is MapSource.PICTURE:
            self._want(Wanted.PICTURE)
        elif source is MapSource.FILE:
            self._want(Wanted.MAP)

    def _want_net(self) -> None:
        model = self._model.or_none()
        offered = downloads.nets(self.card.control, model.family if model else "")
        self.download_wanted.emit(offered[0].name if offered else "")

    def _want(self, what: Wanted) -> None:
        self.wanted.emit(self.id, what.value)


def _short(name_or_path: str) -> str:
    """Give a path's last part; a name as it is."""
    return name_or_path.replace("\\", "/").rpartition("/")[2]
