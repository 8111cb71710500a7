"""A button that opens a menu of choices and shows the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from desktop.views.look.icons import icon, paint_icon
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

PAD, ICON, CHEVRON, GAP = 10, 16, 14, 8


def fitted(label: str, metrics: QFontMetrics, width: int) -> str:
    """Shorten a label to `width` pixels; of “Context: automatic” the name goes first, as the value is what matters."""
    name, colon, value = label.partition("：" if "：" in label else ": ")
    if colon and metrics.horizontalAdvance(label) > width >= metrics.horizontalAdvance(value):
        room = width - metrics.horizontalAdvance(colon + value)
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room).removesuffix("…")
        return f"{short}…{colon}{value}" if short else value
    return metrics.elidedText(label, Qt.TextElideMode.ElideRight, width)


class MenuButton(QPushButton):
    """Shows the label of the chosen value, elided to its width. Up and down change it in place."""

    chosen = Signal(str)
    """The user chose this value; not emitted by `set_value`."""

    def __init__(self, name: str, *, icon_name: str = "", tooltip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = tr(name)
        self._name, self._icon_name, self._label = name, icon_name, ""
        self._choices: list[tuple[str, str]] = []
        self._value = ""
        self._extra: list[QAction] = []
        self._group = QActionGroup(self)
        self.setProperty("look", "menu")
        self.setAccessibleName(name)
        self.setToolTip(tr(tooltip))
        self.setMenu(QMenu(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a button would never give way

    def value(self) -> str:
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (value, label) pairs, in the menu's order."""
        self._choices = [(value, tr(label)) for value, label in choices]
        self._rebuild()

    def add_action(self, label: str, icon_name: str = "") -> QAction:
        """Give an entry under the choices that isn't one: "Open model folder…"."""
        action = QAction(tr(label), self)
        if icon_name:
            action.setIcon(icon(icon_name, "secondary"))
        self._extra.append(action)
        self._rebuild()
        return action

    def set_value(self, value: str, label: str | None = None) -> None:
        """Show this value; one that is no choice is shown by `label`. Nothing is emitted."""
        self._value = value
        self._label = tr(label) if label is not None else dict(self._choices).get(value, value)
        for action in self._group.actions():
            action.setChecked(action.data() == value)
        self.setText(self._label)
        self.setAccessibleDescription(self._label)
        self.updateGeometry()
        self.update()

    def _rebuild(self) -> None:
        menu = self.menu()
        menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        for value, label in self._choices:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _checked, value=value: self._choose(value))
            self._group.addAction(action)
        if self._extra and self._choices:
            menu.addSeparator()
        menu.addActions(self._extra)

    def _choose(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def _step(self, by: int) -> None:
        values = [value for value, _ in self._choices]
        at = values.index(self._value) if self._value in values else 0
        if 0 <= at + by < len(values):
            self._choose(values[at + by])

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self._label)
        lead = ICON + GAP if self._icon_name else 0
        return QSize(PAD + lead + text + GAP + CHEVRON + PAD + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        t = tokens()
        ink = t.text if self.isEnabled() else t.faint
        middle = self.height() // 2
        x = PAD
        if self._icon_name:
            paint_icon(painter, self._icon_name, QRect(x, middle - ICON // 2, ICON, ICON), ink)
            x += ICON + GAP
        right = self.width() - PAD - CHEVRON
        paint_icon(painter, "chevron-down", QRect(right, middle - CHEVRON // 2, CHEVRON, CHEVRON), t.secondary)
        room = QRect(x, 0, max(0, right - GAP // 2 - x), self.height())
        shown = fitted(self._label, self.fontMetrics(), room.width())
        painter.setPen(colour(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
