"""Download settings: whether the network is used, where models and packages come from, and the account's token."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.model.settings.preference import Place
from desktop.model.settings.preference_table import PREFERENCES
from desktop.views.dialogs.ask_dialog import AskDialog
from desktop.views.widgets.parts import button, label, labelled
from desktop.views.widgets.switch import Switch
from desktop.words import tr

FIELDS = {
    each.name: (each.label, each.hint)
    for each in PREFERENCES
    if each.place is Place.NETWORK and isinstance(each.default, str)
}
"""By the name of a choice, its label and what stands there while it is empty."""


class NetworkDialog(AskDialog):
    """Shows `values` by the names of FIELDS; `usual` are what an empty field means here."""

    look_clicked = Signal()
    """Whether there is a newer version is asked."""

    def __init__(
        self, values: Mapping[str, str], usual: Mapping[str, str], *, offline: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Download settings"), tr("Keep"), parent)
        self.offline = Switch(tr("Work offline"))
        self.offline.setChecked(offline)
        row = QHBoxLayout()
        row.addWidget(label(tr("Work offline: nothing is fetched, whoever asks"), "body"), 1)
        row.addWidget(self.offline)
        self.body.addLayout(row)
        self.fields = {name: self._field(name, values.get(name, ""), usual.get(name, "")) for name in FIELDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, (name, field) in enumerate(self.fields.items()):  # two beside each other: a low screen has room
            line, column = divmod(place, 2)
            last = place == len(self.fields) - 1 and not column
            grid.addWidget(labelled(FIELDS[name][0], field), line, column, 1, 2 if last else 1)
        self.body.addLayout(grid)
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setPlaceholderText(tr("unchanged; kept in the system's keyring, never in a file"))
        self.token.setAccessibleName(tr("Token of the hub's account"))
        self.body.addWidget(labelled(tr("Token of the hub's account"), self.token))
        self.look = button(tr("Look for a newer version now"), "rotate-cw", look="link")
        self.look.clicked.connect(self.look_clicked)
        self.body.addWidget(self.look)
        self.setFixedWidth(640)

    @property
    def values(self) -> dict[str, str]:
        """What the fields say now."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def _field(self, name: str, value: str, usual: str) -> QLineEdit:
        text, empty = FIELDS[name]
        field = QLineEdit(value)
        field.setPlaceholderText(usual or empty)
        field.setAccessibleName(tr(text))
        return field
