"""The layers: how the chosen one is blended, the list, and what a model sees of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.model.document.document import Document
from desktop.model.pixels.blend_modes import BLEND_MODES
from desktop.model.settings.settings import SettingsModel
from desktop.model.stage import layer_actions as actions
from desktop.model.stage.layer_actions import LAYER_ACTIONS
from desktop.views.layers.menu import layer_menu
from desktop.views.layers.region_words import RegionWords
from desktop.views.layers.tree import LayersTree
from desktop.views.widgets.commands import command, key_name
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button, section
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark

ADDING = tuple(name for name, action in LAYER_ACTIONS.items() if action.adds)
BUTTONS = (*ADDING, "duplicate", "merge_down", "delete")
TOGGLES = {"lock": "locked", "lock_alpha": "alpha_locked", "clip": "clipped"}
"""Actions that are buttons which stay down, and the field of a layer that says so."""
SEES_ALL = mark("The model sees the visible picture")


class LayersPanel(QWidget):
    """Bound to the document; only what reaches beyond it is a signal."""

    map_activated = Signal(str)
    """A drawn map is to be drawn on: its control card's id."""
    recall_requested = Signal(str, bool)
    """A layer's recipe, and whether it is to be drawn again at once."""

    def __init__(self, document: Document, settings: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAccessibleName(tr("Layers"))
        self.tree = LayersTree(document, settings)
        self.mode = MenuButton(tr("Blend mode"), tooltip=tr("Blend mode: how the layer mixes with what is under it"))
        self.mode.setMinimumWidth(96)
        self.mode.set_choices([(mode.name, mode.label) for mode in BLEND_MODES.values()])
        self.opacity = Slider(
            tr("Opacity"), 0, 1, 0.01, default=1.0, percent=True, tooltip=tr("Opacity: how much of the layer is seen")
        )
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.toggles = {name: self._button(name, checkable=True) for name in TOGGLES}
        self.words = RegionWords(document)
        self.sees = ElidedLabel(look="note")
        self._place()
        self.mode.chosen.connect(lambda mode: self._set(tr("Blend mode"), mode=mode))
        self.opacity.number_changed.connect(self._set_opacity)
        self.tree.map_activated.connect(self.map_activated)
        self.tree.menu_requested.connect(self.open_menu)
        document.stack_changed.connect(self._show)
        document.replaced.connect(self._show)
        self._add_shortcuts()
        self._show()

    def open_menu(self, at: QPoint) -> None:
        """Open the context menu of the chosen layers."""
        layer_menu(self._document, self, self.tree.rename, self.words.take_keyboard, self.recall_requested.emit).popup(
            at
        )

    def _button(self, name: str, *, checkable: bool = False) -> QToolButton:
        action = LAYER_ACTIONS[name]
        tip = f"{tr(action.label)} ({key_name(action.shortcut)})" if action.shortcut else tr(action.label)
        made = icon_button(action.icon, tip, side=16)
        made.setAccessibleName(tr(action.label))
        made.setCheckable(checkable)
        made.clicked.connect(partial(self._do, name))
        return made

    def _do(self, name: str, _checked: bool = False) -> None:
        actions.perform(self._document, name)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(section(tr("Layers")))
        head.addStretch(1)
        for name in ADDING:
            head.addWidget(self.buttons[name])
        blending = QHBoxLayout()
        blending.setSpacing(10)
        blending.addWidget(self.mode, 1)
        blending.addWidget(self.opacity, 1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        for button in (*self.toggles.values(), None, *(self.buttons[n] for n in ("duplicate", "merge_down", "delete"))):
            if button is None:
                foot.addStretch(1)
            else:
                foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(blending)
        column.addWidget(self.words)
        column.addWidget(self.tree, 1)
        column.addWidget(self.sees)
        column.addLayout(foot)

    def _add_shortcuts(self) -> None:
        for action in LAYER_ACTIONS.values():
            keys = [action.shortcut] if action.shortcut else []
            do = partial(self._do, action.name)
            command(self, f"layer.{action.name}", action.label, tr("Layers"), do, *keys, icon_name=action.icon)
        command(self, "layer.rename", tr("Rename"), tr("Layers"), self.tree.rename, "F2", icon_name="pencil")

    def _set(self, label: str, *, merge: str = "", **fields: object) -> None:
        actions.set_fields(self._document, label, self._document.chosen, merge=merge, **fields)

    def _set_opacity(self, opacity: float) -> None:
        self._set(tr("Opacity"), merge=f"opacity {self._document.chosen}", opacity=opacity)

    def _show(self) -> None:
        node = self._document.active_node
        self.mode.set_value(node.mode)
        self.mode.setEnabled(node.paints)
        self.opacity.set_number(node.opacity)
        self.opacity.setEnabled(node.paints)
        for name, button in self.toggles.items():
            button.setChecked(getattr(node, TOGGLES[name]))
            button.setEnabled(LAYER_ACTIONS[name].can(self._document))
        for name, button in self.buttons.items():
            button.setEnabled(LAYER_ACTIONS[name].can(self._document))
        source = self._document.content.node(self._document.content.source)
        self.sees.setText(tr(SEES_ALL) if source is None else tr("The model sees only “{name}”", name=source.name))
