"""The context menu of the chosen layers, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model.document.document import Document
from desktop.model.stage import layer_actions as actions
from desktop.views.look.icons import icon
from desktop.views.look.tokens import LABEL_NAMES, LABELS
from desktop.views.widgets.commands import keys_of
from desktop.words import tr
from engine.phrase import mark

SWATCH = 12
SUBMENUS = {4: mark("Mask and selection"), 6: mark("Order")}
"""Groups of actions that are a menu of their own, so that the whole fits on a low screen."""


def layer_menu(
    document: Document,
    parent: QWidget,
    rename: Callable[[], None],
    describe: Callable[[], None],
    recall: Callable[[str, bool], None],
) -> QMenu:
    """Make the menu for what is chosen now. `recall(recipe, run)` puts a layer's recipe back, or has it drawn again."""
    menu = QMenu(parent)
    last, shown = 0, menu
    for action in actions.LAYER_ACTIONS.values():
        if action.group != last:
            last, shown = action.group, menu
            if action.group in SUBMENUS:
                shown = menu.addMenu(tr(SUBMENUS[action.group]))
            else:
                menu.addSeparator()
        entry = shown.addAction(icon(action.icon, "secondary") if action.icon else QIcon(), tr(action.label))
        entry.setShortcuts(keys_of(parent.window(), f"layer.{action.name}"))
        entry.setEnabled(action.can(document))
        entry.triggered.connect(partial(_do, action.name, document))
        if action.name == "duplicate":
            entry = menu.addAction(icon("pencil", "secondary"), tr("Rename"))
            entry.setShortcuts(keys_of(parent.window(), "layer.rename"))
            entry.triggered.connect(rename)
            entry = menu.addAction(icon("highlighter", "secondary"), tr("Region words…"))
            entry.setShortcut("Shift+F2")
            entry.triggered.connect(describe)
    menu.addSeparator()
    _add_labels(menu, document)
    node = document.active_node
    if node.paints and not node.is_group:
        marked = document.content.source == node.id
        text = tr("The model sees the visible picture") if marked else tr("The model sees only this layer")
        entry = menu.addAction(icon("sparkles", "secondary"), tr(text))
        entry.triggered.connect(lambda: actions.see(document, "" if marked else node.id))
    if node.recipe:
        menu.addSeparator()
        menu.addAction(icon("sliders-horizontal", "secondary"), tr("Restore settings")).triggered.connect(
            lambda: recall(node.recipe, False)
        )
        menu.addAction(icon("sparkles", "secondary"), tr("Draw again")).triggered.connect(
            lambda: recall(node.recipe, True)
        )
    return menu


def _do(name: str, document: Document, _checked: bool = False) -> None:
    actions.perform(document, name)


def _add_labels(menu: QMenu, document: Document) -> None:
    labels = menu.addMenu(icon("pin", "secondary"), tr("Colour label"))
    for number, (name, hue) in enumerate(zip(LABEL_NAMES, LABELS, strict=True)):
        entry = labels.addAction(_swatch(hue) if hue else QIcon(), tr(name))
        entry.setCheckable(True)
        entry.setChecked(document.active_node.colour == number)
        entry.triggered.connect(
            lambda _on, number=number: actions.set_fields(document, tr("Colour label"), document.chosen, colour=number)
        )


def _swatch(hue: str) -> QIcon:
    pixmap = QPixmap(SWATCH, SWATCH)
    pixmap.fill(QColor(hue))
    return QIcon(pixmap)
