"""The button for one's own words: snippets, styles and negative presets, kept by a name and put in by it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from desktop.views.widgets.parts import icon_button
from desktop.words import tr
from engine.catalog.styles import Style
from engine.errors import SketchlightError
from engine.paths import tags_dir, wildcards_dir, words_dir
from engine.prompt import own_words, wildcards

SHOWN = 60
"""Letters of a preset's words in its tooltip."""


class OwnWordsMenu(QWidget):
    """Reads them when it opens; what is chosen is told."""

    wanted = Signal(object)
    """A `Style` of the person's own is to be put in, or taken out where it is in."""
    inserted = Signal(str)
    """A wildcard is to be put in, as it is written."""
    changed = Signal()
    """There are others now."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.negative = "", ""
        """What stands in the panel now, to be kept by a name."""
        self.button = icon_button(
            "bookmark", tr("Your own words: snippets, styles, negative presets, wildcards"), side=16
        )
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)

    def keep(self, name: str, *, prompt: bool, negative: bool) -> None:
        """Keep what stands in the panel by a name, in the place of one of that name."""
        made = Style(name.strip(), self.words if prompt else "", self.negative if negative else "")
        if made.name and (made.suffix or made.negative):
            others = [each for each in own_words.own() if each.name.lower() != made.name.lower()]
            self._write([*others, made])

    def drop(self, name: str) -> None:
        """Forget one."""
        self._write([each for each in own_words.own() if each.name != name])

    def _write(self, kept: list[Style]) -> None:
        try:
            own_words.keep_own(kept)
        except SketchlightError as error:
            self.failed.emit(error)
            return
        self.changed.emit()

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        kept = own_words.own()
        for each in kept:
            if each.suffix:
                self._add(menu, each)
        presets = [each for each in kept if not each.suffix]
        if presets:
            keep_out = menu.addMenu(tr("Negative presets"))
            for each in presets:
                self._add(keep_out, each)
        known = wildcards.names()
        if known:
            picks = menu.addMenu(tr("Wildcards"))
            for name in known[:200]:
                picks.addAction(name, partial(self.inserted.emit, f"__{name}__"))
        if kept or known:
            menu.addSeparator()
        keep = menu.addAction(tr("Keep the prompt as a snippet…"), partial(self._ask, prompt=True, negative=False))
        keep.setEnabled(bool(self.words))
        both = menu.addAction(tr("Keep both as a style…"), partial(self._ask, prompt=True, negative=True))
        both.setEnabled(bool(self.words and self.negative))
        out = menu.addAction(
            tr("Keep the negative prompt as a preset…"), partial(self._ask, prompt=False, negative=True)
        )
        out.setEnabled(bool(self.negative))
        if kept:
            forget = menu.addMenu(tr("Forget"))
            for each in kept:
                forget.addAction(each.name, partial(self.drop, each.name))
        menu.addAction(tr("Folder of your words"), self._open_folder)

    def _add(self, menu: QMenu, each: Style) -> None:
        told = (
            each.suffix
            if not each.negative
            else tr("{words}\nkept out: {negative}", words=each.suffix, negative=each.negative).strip()
        )
        menu.addAction(each.name, partial(self.wanted.emit, each)).setToolTip(told[: 4 * SHOWN])

    def _ask(self, *, prompt: bool, negative: bool) -> None:
        name, said = QInputDialog.getText(self.window(), tr("Keep your words"), tr("Name"))
        if said:
            self.keep(name, prompt=prompt, negative=negative)

    def _open_folder(self) -> None:
        """Show where files of wildcards and lists of tags go; the folders are made for that."""
        try:
            for folder in (wildcards_dir(), tags_dir()):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(words_dir())))
