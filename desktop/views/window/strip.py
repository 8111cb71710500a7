"""The strip under the canvas: what was made, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QToolButton, QWidget

from desktop.model.asking.candidates import Candidates
from desktop.model.asking.studio import Studio
from desktop.model.asking.taking import Into
from desktop.model.pixels import conversions
from desktop.model.settings.settings import Workspace
from desktop.views.look.icons import icon
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.parts import ICON_AND_GAP, button, icon_button
from desktop.views.window.result_tile import SIDE, ResultTile
from desktop.words import tr
from engine.phrase import mark

HEIGHT, LOW = 112, 52
"""With results and without."""
ROOMY = 720
"""Width in pixels below which the buttons are only their icons."""
BESIDE_RESULTS = 900
"""The same where there are results, which want the room."""


QUEUE = mark("Queue of what is to be made (Ctrl+Shift+H)")
USES = (
    ("variants", mark("See variants side by side…"), "grid-2x2"),
    ("like", mark("Four more like this"), "shuffle"),
    ("steps", mark("Go through its steps…"), "list-ordered"),
    ("settings", mark("Use its settings"), "sliders-horizontal"),
    ("reference", mark("Use as reference"), "image"),
    ("control", mark("Use as control"), "spline"),
    ("export", mark("Export picture…"), "save"),
)
"""What the menu of a result offers beside the strip's buttons: (name, label, icon)."""
TAKE_INTO = (
    ("active_layer", mark("Into the chosen layer")),
    ("through_mask", mark("As a layer, only where the mask is")),
)


class Strip(QWidget):
    """Results newest first; at most one is selected."""

    selected = Signal(int)
    """The user chose this result."""
    dragged = Signal(int)
    """This result is pulled out of the row."""
    take_clicked = Signal()
    take_into_chosen = Signal(str)
    """Where a result is to go instead of a layer of its own: one of TAKE_INTO."""
    use_chosen = Signal(str)
    """What the selected result is to be used for: one of USES."""
    discard_clicked = Signal()
    next_seed_clicked = Signal()
    compare_pressed = Signal()
    """Show the drawing without the result for as long as the button is down."""
    compare_released = Signal()
    history_clicked = Signal()
    """Open the history, or close it."""
    queue_clicked = Signal()
    """Open the queue, or close it."""
    session_clicked = Signal()
    """Open the recorded session, or close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: dict[int, ResultTile] = {}
        self._selected: int | None = None
        self.setProperty("look", "panel-bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Results"))
        self.compare = button(tr("Compare"), "columns-2", tooltip=tr("Hold down to see the drawing without the result"))
        self.next_seed = button(tr("Next seed"), "shuffle", tooltip=tr("The same again with the next seed"))
        self.take = button(
            tr("Take"), "check", tooltip=tr("Put the selected result into the drawing as a layer of its own")
        )
        self.take_more = icon_button("chevron-down", tr("Other ways to take it"), look="framed", side=14)
        self.take_more.setFixedSize(24, 32)
        self.take_more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.take_more.setMenu(self._take_menu())
        self.discard = icon_button("x", tr("Discard the selected result"), look="framed", side=16)
        self.discard.setFixedSize(40, 32)
        self.history = icon_button("history", tr("History of everything made (Ctrl+H)"), look="framed", side=16)
        self.history.setFixedSize(40, 32)
        self.history.setCheckable(True)
        self.history.clicked.connect(self.history_clicked)
        self.queue = button("", "list-ordered", tooltip=tr(QUEUE))
        self.queue.setAccessibleName(tr("Queue"))
        self.queue.setFixedHeight(32)
        self.queue.setCheckable(True)
        self.queue.clicked.connect(self.queue_clicked)
        self.session = icon_button("film", tr("The session, moment by moment (Ctrl+Alt+H)"), look="framed", side=16)
        self.session.setFixedSize(40, 32)
        self.session.setCheckable(True)
        self.session.clicked.connect(self.session_clicked)
        self.hint = ElidedLabel(tr("What you make appears here"), look="label")
        self.row = QHBoxLayout()
        self._place()
        self.compare.pressed.connect(self.compare_pressed)
        self.compare.released.connect(self.compare_released)
        self.next_seed.clicked.connect(self.next_seed_clicked)
        self.take.clicked.connect(self.take_clicked)
        self.discard.clicked.connect(self.discard_clicked)
        self._refresh()

    def bind(self, studio: Studio) -> None:
        """Show a studio's results, and do with them what is clicked."""
        self.selected.connect(studio.candidates.select)
        self.take_clicked.connect(studio.take)
        self.take_into_chosen.connect(lambda into: studio.take(Into(into)))
        self.discard_clicked.connect(studio.discard)
        self.next_seed_clicked.connect(studio.next_seed)
        studio.candidates.changed.connect(lambda: self._show_candidates(studio.candidates))
        studio.candidates.selected_changed.connect(lambda: self._show_selected(studio.candidates))
        studio.actions_changed.connect(lambda: self._show_actions(studio))
        studio.queue.changed.connect(lambda: self.set_queued(len(studio.queue)))
        self.set_queued(len(studio.queue))
        self._show_actions(studio)

    def _show_candidates(self, results: Candidates) -> None:
        self.set_results([(item.id, conversions.to_drawable(item.image)) for item in results])
        self._show_selected(results)

    def _show_selected(self, results: Candidates) -> None:
        self.set_selected(None if results.selected is None else results.selected.id)

    def _show_actions(self, studio: Studio) -> None:
        live = studio.settings.value.workspace is Workspace.LIVE
        self.set_actions(
            compare=studio.on_show.picture() is not None and not live,
            take=studio.on_show.can_take,
            discard=studio.candidates.selected is not None,
        )

    def menu_of(self, id: int) -> QMenu:
        """Give the menu of a result, which is selected by that."""
        self._choose(id)
        menu = QMenu(self)
        menu.setAccessibleName(tr("What to do with the result"))
        menu.addAction(icon("check", "secondary"), tr("Take as a layer of its own")).triggered.connect(
            self.take_clicked
        )
        for into, text in TAKE_INTO:
            menu.addAction(tr(text)).triggered.connect(lambda _on=False, into=into: self.take_into_chosen.emit(into))
        menu.addSeparator()
        for name, text, icon_name in USES:
            entry = menu.addAction(icon(icon_name, "secondary"), tr(text))
            entry.triggered.connect(lambda _on=False, name=name: self.use_chosen.emit(name))
        menu.addSeparator()
        menu.addAction(icon("x", "secondary"), tr("Discard")).triggered.connect(self.discard_clicked)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def set_results(self, results: Sequence[tuple[int, QImage]]) -> None:
        """Show all results, newest first; tiles that stay are kept."""
        keep = {id for id, _ in results}
        for id in [each for each in self.tiles if each not in keep]:
            self._drop(id)
        for place, (id, image) in enumerate(results):
            if id not in self.tiles:
                self._insert(place, id, image)
        self._refresh()

    def set_queued(self, jobs: int) -> None:
        """How many jobs the queue holds, on its button."""
        self.queue.setText(str(jobs) if jobs else "")
        self.queue.setIconSize(ICON_AND_GAP if jobs else QSize(16, 16))
        self.queue.setFixedWidth(40 if not jobs else 60)
        self.queue.setAccessibleName(tr("Queue, {jobs} in it", jobs=jobs) if jobs else tr("Queue"))

    def set_selected(self, id: int | None) -> None:
        """Ring this result; nothing is emitted."""
        self._selected = id
        for each, tile in self.tiles.items():
            tile.setChecked(each == id)
        if id in self.tiles:
            self._scroll.ensureWidgetVisible(self.tiles[id], 8, 0)
        self._refresh()

    def set_actions(self, *, compare: bool, take: bool, discard: bool, next_seed: bool = True) -> None:
        """Set which buttons can be pressed, where that isn't just whether a result is selected."""
        self.compare.setEnabled(compare)
        self.next_seed.setEnabled(next_seed)
        self.take.setEnabled(take)
        self.take_more.setEnabled(take)
        self.discard.setEnabled(discard)

    def _insert(self, place: int, id: int, image: QImage) -> None:
        tile = ResultTile(
            image, tr("Result {id}, {width} × {height}", id=id, width=image.width(), height=image.height())
        )
        tile.clicked.connect(lambda _on, id=id: self._choose(id))
        tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tile.customContextMenuRequested.connect(lambda at, id=id: self.menu_of(id).popup(tile.mapToGlobal(at)))
        tile.dragged.connect(lambda id=id: self.dragged.emit(id))
        self.tiles[id] = tile
        self.row.insertWidget(place, tile)

    def _drop(self, id: int) -> None:
        tile = self.tiles.pop(id)
        self.row.removeWidget(tile)
        tile.hide()
        tile.deleteLater()
        if self._selected == id:
            self._selected = None

    def _choose(self, id: int) -> None:
        self.set_selected(id)
        self.selected.emit(id)

    def _refresh(self) -> None:
        chosen = self._selected in self.tiles
        self.hint.setVisible(not self.tiles)
        self.setFixedHeight(HEIGHT if self.tiles else LOW)
        self._scroll.setFixedHeight(SIDE + 12 if self.tiles else LOW - 4)
        self.set_actions(compare=chosen, take=chosen, discard=chosen)
        self._fit()

    def _place(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "scrolled")
        self.row.setSpacing(2)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.hint)
        self.row.addStretch(1)
        inner.setLayout(self.row)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFixedHeight(SIDE + 12)
        self._scroll.viewport().installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 1, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._scroll, 1)
        for each in (self.compare, self.next_seed, self.take, self.take_more, self.discard, *self._drawers()):
            row.addWidget(each)

    def _drawers(self) -> tuple[QWidget, ...]:
        return self.queue, self.session, self.history

    def _take_menu(self) -> QMenu:
        menu = QMenu(self)
        for into, text in TAKE_INTO:
            menu.addAction(tr(text)).triggered.connect(lambda _on=False, into=into: self.take_into_chosen.emit(into))
        return menu

    def _fit(self) -> None:
        roomy = self.width() >= (BESIDE_RESULTS if self.tiles else ROOMY)
        for each in (self.compare, self.next_seed, self.take):
            each.setText(each.accessibleName() if roomy else "")
            each.setIconSize(ICON_AND_GAP if roomy else QSize(16, 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the wheel slides the row sideways."""
        if isinstance(event, QWheelEvent) and watched is self._scroll.viewport():
            bar = self._scroll.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() - event.angleDelta().x())
            return True
        return super().eventFilter(watched, event)
