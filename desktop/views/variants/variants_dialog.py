"""Up to four results side by side: the best are starred, compared, varied further, and taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.asking.candidates import Candidate
from desktop.model.pixels import conversions
from desktop.views.variants.variant_tile import VariantTile
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button
from desktop.views.widgets.segmented import Segmented
from desktop.words import tr
from engine.phrase import mark

AMOUNTS = (
    ("0.1", mark("Subtle"), "", mark("Nearly the same picture")),
    ("0.25", mark("Like it"), "", mark("The same idea, drawn otherwise")),
    ("0.5", mark("Far"), "", mark("Only distantly like it")),
)
"""How far variants of a variant are from it: (amount, label, icon, tooltip)."""
USUAL = "0.25"


class VariantsDialog(QDialog):
    """A click chooses, S or a double click stars; 1 to 4 choose by the keyboard."""

    more_wanted = Signal(object, float)
    """A result, and how far others are to be from it."""
    compare_wanted = Signal(object)
    """Two results."""
    take_wanted = Signal(object)
    """The starred results, or the chosen one."""

    def __init__(self, results: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Variants"))
        resize_within(self, 900, 860)
        self.results = list(results)
        self.tiles = [
            VariantTile(conversions.to_drawable(each.image), tr("Variant {place}", place=place))
            for place, each in enumerate(self.results, 1)
        ]
        self.amount = Segmented(
            tr("How far from it"), [(value, tr(text), "", tr(told)) for value, text, _, told in AMOUNTS]
        )
        self.amount.set_value(USUAL)
        self.more = button(
            tr("More like this"), "shuffle", tooltip=tr("Four more, whose noise is turned away from the chosen one's")
        )
        self.compare = button(
            tr("Compare"), "columns-2", tooltip=tr("The two starred, or the chosen and the first, by slider or flicker")
        )
        self.take = button(
            tr("Take as layers"),
            "check",
            look="primary",
            tooltip=tr("Each starred one as a layer; without stars the chosen one"),
        )
        for made in (self.more, self.compare, self.take):
            made.setAutoDefault(False)
        self._place()
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _on=False, place=place: self.choose(place))
            tile.starred.connect(self._show)
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.chosen, float(self.amount.value())))
        self.compare.clicked.connect(lambda: self.compare_wanted.emit(self._pair()))
        self.take.clicked.connect(self._take)
        self.choose(0)

    @property
    def chosen(self) -> Candidate:
        """The result that was clicked last."""
        return self.results[self._chosen]

    @property
    def favourites(self) -> list[Candidate]:
        """Those with a star."""
        return [each for each, tile in zip(self.results, self.tiles, strict=True) if tile.favourite]

    def choose(self, place: int) -> None:
        """Ring this one."""
        self._chosen = place
        for each, tile in enumerate(self.tiles):
            tile.setChecked(each == place)
        self._show()

    def _take(self) -> None:
        self.take_wanted.emit(self.favourites or [self.chosen])
        self.accept()

    def _pair(self) -> list[Candidate]:
        starred = self.favourites
        if len(starred) >= 2:
            return starred[:2]
        other = (
            starred[0]
            if starred and starred[0] is not self.chosen
            else next(e for e in self.results if e is not self.chosen)
        )
        return [self.chosen, other]

    def _show(self) -> None:
        many = len(self.favourites)
        self.compare.setEnabled(len(self.results) > 1)
        self.take.setText(tr("Take as %n layer(s)", "", max(1, many)))
        self.take.setAccessibleName(self.take.text())

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        across = 1 if len(self.tiles) == 1 else 2
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // across, place % across)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.amount)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.compare)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(grid, 1)
        column.addLayout(foot)
