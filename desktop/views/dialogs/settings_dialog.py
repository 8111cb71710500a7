"""The settings: every preference of the program by pages, searched, written to a file and taken from one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.model.settings.preference_table import PAGES, PREFERENCES
from desktop.model.settings.preferences import Preferences, found
from desktop.views.dialogs.settings_row import SettingsRow
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label, rule
from desktop.words import shown, tr
from engine.errors import SketchlightError


class SettingsDialog(QDialog):
    """What is changed holds at once. `extras` are widgets that stand under the rows of a page."""

    export_clicked = Signal()
    import_clicked = Signal()

    def __init__(
        self, preferences: Preferences, extras: Mapping[str, QWidget] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences, self._extras = preferences, dict(extras or {})
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 760, 620)
        self.setMinimumSize(520, 360)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the settings"))
        self.search.setAccessibleName(tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.rows = {each.name: SettingsRow(each) for each in PREFERENCES}
        self.pages = QListWidget()
        self.pages.setProperty("look", "pages")
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.addItems([tr(title) for title in PAGES.values()])
        self.pages.setFixedWidth(max(190, self.pages.sizeHintForColumn(0) + 24))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(tr("No setting is called so."), "note")
        self.groups: dict[str, QWidget] = {}
        self.list = self._list()
        self._place()
        self.pages.setCurrentRow(0)
        self.pages.currentRowChanged.connect(lambda _row: self._filter(self.search.text()))
        for name, row in self.rows.items():
            row.chosen.connect(lambda value, name=name: self._choose(name, value))
            self._show(name)
        preferences.changed.connect(self._show)
        self._filter("")
        self.search.setFocus()

    def tell(self, message: str) -> None:
        """Say what came of an export or an import."""
        self.told.setText(message)
        self.told.setVisible(bool(message))

    def _choose(self, name: str, value: object) -> None:
        try:
            self._preferences.set(name, value)
        except SketchlightError as error:
            self.rows[name].show_trouble(shown(str(error)))
        else:
            self._show(name)

    def _show(self, name: str) -> None:
        self.rows[name].show_value(self._preferences.value(name))

    def _filter(self, words: str) -> None:
        """Show the page that is chosen; while something is searched for, what was found of all."""
        chosen = list(PAGES)[max(0, self.pages.currentRow())]
        any_found = False
        for page, group in self.groups.items():
            rows = [row for row in self.rows.values() if row.preference.page == page]
            for row in rows:
                row.setVisible(found(row.preference, words, f"{row.name} {row.meaning}"))
            seen = any(not row.isHidden() for row in rows) if words.strip() else page == chosen
            any_found = any_found or seen
            group.setVisible(seen)
            if page in self._extras:
                self._extras[page].setVisible(not words.strip())
        self.nothing.setVisible(not any_found)
        self.pages.setVisible(not words.strip())

    def _list(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("look", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.nothing)
        for page, title in PAGES.items():
            group = QWidget()
            inside = QVBoxLayout(group)
            inside.setContentsMargins(0, 0, 0, 12)
            inside.setSpacing(0)
            inside.addWidget(label(tr(title), "strong"))
            for row in self.rows.values():
                if row.preference.page == page:
                    inside.addWidget(row)
            if page in self._extras:
                inside.addWidget(self._extras[page])
            self.groups[page] = group
            column.addWidget(group)
        column.addStretch(1)
        made = QScrollArea()
        made.setWidgetResizable(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setWidget(inner)
        return made

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 14)
        head.addWidget(label(tr("Settings"), "title"))
        head.addStretch(1)
        head.addWidget(self.search)
        self.search.setFixedWidth(260)
        middle = QHBoxLayout()
        middle.setContentsMargins(14, 14, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.pages)
        middle.addWidget(rule(upright=True))
        middle.addWidget(self.list, 1)
        self.told = label("", "note")
        self.told.setWordWrap(True)
        self.told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.told.setContentsMargins(24, 8, 24, 0)
        self.told.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        for text, call in (
            (tr("Export…"), self.export_clicked.emit),
            (tr("Import…"), self.import_clicked.emit),
            (tr("Reset all"), self._preferences.reset),
        ):
            made = button(text)
            made.setAutoDefault(False)
            made.clicked.connect(call)
            foot.addWidget(made)
        foot.addStretch(1)
        close = button(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addWidget(self.told)
        column.addLayout(foot)
