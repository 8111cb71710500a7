"""The keys of all commands: searched, changed, taken from a preset, written out to be printed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.dialogs.command_delegate import COMMAND, CommandDelegate
from desktop.views.dialogs.command_palette import fits
from desktop.views.widgets.commands import group_of, keys_in_words, name_of
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label, rule
from desktop.views.widgets.shortcuts import Shortcuts
from desktop.words import tr
from engine.paths import APP_NAME
from engine.phrase import mark

USUAL = ("", mark("Usual keys"))


class ShortcutsDialog(QDialog):
    """What is changed here holds at once."""

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 640, 640)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search: brush, layer, Ctrl+J…"))
        self.search.setAccessibleName(tr("Search commands"))
        self.preset = MenuButton(tr("Preset"), tooltip=tr("Preset: keys that you know from another program"))
        self.preset.set_choices([USUAL, *((name, each[0]) for name, each in shortcuts.presets.items())])
        self.preset.set_value(shortcuts.preset)
        self.list = QListWidget()
        self.list.setProperty("look", "list")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(tr("Keys of the chosen command"))
        self.give = button(tr("Set"), tooltip=tr("Give the chosen command this key"))
        self.none = button(tr("No key"), tooltip=tr("Let the chosen command go without"))
        self.reset = button(tr("Reset"), tooltip=tr("Give the chosen command its usual keys"))
        self.reset_all = button(tr("Reset all"), look="link", tooltip=tr("Take back every change of yours"))
        self.write = button(tr("Save as PDF…"), "save", look="link", tooltip=tr("A list to be printed"))
        self.told = label("", "note")
        self.told.setAccessibleName(tr("What the key does now"))
        self._place()
        self._connect()
        self._fill("")

    def html(self) -> str:
        """Give the list as it is printed."""
        title = tr("{program}: keyboard shortcuts", program=APP_NAME)
        parts, group = [f"<h2>{escape(title)}</h2><table cellpadding='3'>"], ""
        for action in self._shortcuts.commands:
            if not action.shortcuts():
                continue
            if group_of(action) != group:
                group = group_of(action)
                parts.append(f"<tr><td colspan='2'><b>{escape(group)}</b></td></tr>")
            keys = escape(keys_in_words(action))
            parts.append(f"<tr><td>{escape(action.text())}</td><td><code>{keys}</code></td></tr>")
        return "".join([*parts, "</table>"])

    def write_pdf(self, path: Path) -> None:
        """Write the list, a page after another."""
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        document = QTextDocument()
        document.setHtml(self.html())
        document.print_(writer)

    def chosen(self) -> QAction | None:
        item = self.list.currentItem()
        return None if item is None else item.data(COMMAND)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.preset.chosen.connect(self._shortcuts.choose)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.keys.keySequenceChanged.connect(lambda _keys: self._show_holder())
        self.give.clicked.connect(self._give)
        self.none.clicked.connect(lambda: self._change(lambda name: self._shortcuts.give(name, [])))
        self.reset.clicked.connect(lambda: self._change(self._shortcuts.reset))
        self.reset_all.clicked.connect(lambda: self._shortcuts.reset())
        self.write.clicked.connect(self._ask_pdf)
        self._shortcuts.changed.connect(self._show_changed)

    def _fill(self, words: str) -> None:
        chosen = self.chosen()
        self.list.clear()
        for action in self._shortcuts.commands:
            if fits(action, words):
                item = QListWidgetItem(action.text())
                item.setData(COMMAND, action)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{action.text()}, {keys_in_words(action)}")
                self.list.addItem(item)
                if action is chosen:
                    self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._show_chosen()

    def _show_changed(self) -> None:
        self._fill(self.search.text())

    def _show_chosen(self) -> None:
        action = self.chosen()
        for each in (self.keys, self.give, self.none, self.reset):
            each.setEnabled(action is not None)
        if action is not None:
            self.keys.setKeySequence(action.shortcut())
            self.reset.setEnabled(self._shortcuts.is_changed(name_of(action)))
        self._show_holder()

    def _show_holder(self) -> None:
        action, keys = self.chosen(), self.keys.keySequence()
        holder = self._shortcuts.holder(keys.toString(), name_of(action)) if action and not keys.isEmpty() else None
        self.told.setText(tr("“{text}” has this key; it would go without.", text=holder.text()) if holder else "")

    def _give(self) -> None:
        keys = self.keys.keySequence().toString()
        self._change(lambda name: self._shortcuts.give(name, [keys] if keys else []))

    def _change(self, change: Callable[[str], None]) -> None:
        action = self.chosen()
        if action is not None:
            change(name_of(action))

    def _ask_pdf(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Save the list"), tr("sketchlight shortcuts.pdf"), tr("PDF (*.pdf)")
        )
        if path:
            self.write_pdf(Path(path))

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.preset)
        change = QHBoxLayout()
        change.setSpacing(8)
        for each in (self.keys, self.give, self.none, self.reset):
            change.addWidget(each)
        close = button(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        for each in (self.give, self.none, self.reset, self.reset_all, self.write):
            each.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.write)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(tr("Keyboard shortcuts"), "title"))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(rule())
        column.addLayout(change)
        column.addWidget(self.told)
        column.addLayout(foot)
