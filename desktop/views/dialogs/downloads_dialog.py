"""Models and weights: what can be fetched, by kind, and where it is kept."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop.views.dialogs.download_row import DownloadRow
from desktop.views.dialogs.library_folders import LibraryFolders
from desktop.views.look.icons import icon
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.file_drop import FileDrop
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label, rule, section
from desktop.views.widgets.set_row import SetRow
from desktop.words import tr
from engine.catalog import downloads, sets
from engine.catalog.download_table import HEADINGS, Download
from engine.catalog.downloads import size_in_words
from engine.paths import models_dir

if TYPE_CHECKING:
    from desktop.model.fetches import Fetches


class DownloadsDialog(QDialog):
    """A list over the fetches, which go on when it is closed. `focus` is the name of the download to show first."""

    settings_clicked = Signal()
    export_clicked = Signal()
    bring_clicked = Signal()
    remove_clicked = Signal(object)
    """A Download."""
    dropped = Signal(list)
    """Local paths of files and folders that are to be added."""

    def __init__(self, fetches: Fetches, focus: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetches, self._focus = fetches, focus
        self.sets = {each.name: SetRow(each) for each in sets.sets()}
        self.setWindowTitle(tr("Models and weights"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 720, 680)
        self.setMinimumSize(560, 400)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search: depth, SDXL, lora…"))
        self.search.setAccessibleName(tr("Search models and weights"))
        self.search.textChanged.connect(self._filter)
        self.nothing = label("", "note")
        self.free = label("", "figure-quiet")
        self.rows = {each.name: self._row(each) for each in downloads.downloads()}
        self.folders = LibraryFolders()
        self._groups: list[tuple[QWidget, list[DownloadRow]]] = []
        self.list = self._list()
        self._place()
        FileDrop(self).dropped.connect(self.dropped)
        fetches.changed.connect(self._show)
        for name in self.rows:
            self._show(name)
        self._filter("")

    def show_first(self, name: str) -> None:
        """Bring a download into view and its button into the keyboard's reach."""
        row = self.rows.get(name)
        if row is None:
            return self.search.setFocus()
        self.search.clear()
        bar = self.list.verticalScrollBar()
        bar.setValue(row.mapTo(self._listed, row.rect().topLeft()).y() - self.list.viewport().height() // 3)
        (self.search if row.download.is_there else row.action).setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, download: Download) -> DownloadRow:
        row = DownloadRow(download)
        row.fetch_clicked.connect(lambda: self._fetches.fetch(download))
        row.cancel_clicked.connect(lambda: self._fetches.cancel(download.name))
        row.remove_clicked.connect(lambda: self.remove_clicked.emit(download))
        return row

    def _list(self) -> QScrollArea:
        self._listed = inner = QWidget()
        inner.setProperty("look", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 0, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.folders)
        column.addWidget(self.nothing)
        self.packs = QWidget()
        inside = QVBoxLayout(self.packs)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        heading = section(tr("Sets"))
        heading.setContentsMargins(0, 16, 0, 0)
        inside.addWidget(heading)
        for each in self.sets.values():
            inside.addWidget(rule())
            inside.addWidget(each)
        column.addWidget(self.packs)
        for kind, group in groupby(self.rows.values(), key=lambda row: row.download.kind):
            heading = section(HEADINGS[kind])
            heading.setContentsMargins(0, 16, 0, 4)
            members = list(group)
            whole = QWidget()
            inside = QVBoxLayout(whole)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(0)
            inside.addWidget(heading)
            for row in members:
                inside.addWidget(row)
            column.addWidget(whole)
            self._groups.append((whole, members))
        column.addStretch(1)
        made = QScrollArea()
        made.setWidgetResizable(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWidget(inner)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = made.verticalScrollBar()
        # The bar takes its width from the margin, so that the rows end where the search field does.
        bar.rangeChanged.connect(
            lambda _low, high: column.setContentsMargins(24, 0, 24 - (bar.sizeHint().width() if high else 0), 16)
        )
        return made

    def _place(self) -> None:
        remark = label(
            tr(
                "Nothing is fetched but what you ask for here; drawings and words stay on this machine. "
                "Drop a file to add it: what it is is told by its contents."
            ),
            "label",
        )
        remark.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(8)
        head.addWidget(label(tr("Models and weights"), "title"))
        head.addWidget(remark)
        head.addWidget(self.search)
        folder = button(tr("Open folder"), "folder-open", look="link", tooltip=str(models_dir()))
        folder.clicked.connect(_open_folder)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(12)
        foot.addWidget(
            ElidedLabel(
                tr("Kept in {short}", short=_short(models_dir())), look="note", mode=Qt.TextElideMode.ElideMiddle
            ),
            1,
        )
        more = button(tr("More"))
        menu = QMenu(more)
        for text, name, signal in (
            (tr("Download settings…"), "sliders-horizontal", self.settings_clicked),
            (tr("Export what is here, for a machine without a network…"), "arrow-down-to-line", self.export_clicked),
            (tr("Bring an exported pack…"), "folder-open", self.bring_clicked),
        ):
            menu.addAction(icon(name, "secondary"), tr(text)).triggered.connect(signal)
        more.setMenu(menu)
        more.setAutoDefault(False)
        foot.addWidget(folder)
        foot.addWidget(more)
        foot.addWidget(self.free)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _show(self, name: str) -> None:
        row, current, progress = self.rows.get(name), self._fetches.current, self._fetches.progress
        if row is None:
            return
        if not self._fetches.is_asked(name):
            row.show_idle(self._fetches.trouble(name))
            self.free.setText(
                tr("{size_in_words} free", size_in_words=size_in_words(downloads.free_bytes() / 1000000.0))
            )
        elif current is not None and current.name == name and self._fetches.is_stopping:
            row.show_stopping()
        elif current is not None and current.name == name:
            row.show_progress(progress.done if progress else 0, progress.total if progress else 0)
        else:
            row.show_waiting()

    def _filter(self, words: str) -> None:
        self.packs.setVisible(not words)
        for group, rows in self._groups:
            for row in rows:
                row.setVisible(row.matches(words))
            group.setVisible(any(row.matches(words) for row in rows))
        self.folders.setHidden(bool(words.strip()))
        found = any(row.matches(words) for row in self.rows.values())
        self.nothing.setText("" if found else tr("Nothing here is called “{value}”.", value=words[:40]))
        self.nothing.setVisible(not found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, lambda: self.show_first(self._focus))


def _short(path: Path) -> str:
    """Write the home folder as “~”."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def _open_folder() -> None:
    models_dir().mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(models_dir())))
