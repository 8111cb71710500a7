"""Tells of errors and remarks inside the window: what happened, to which thing, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.model.asking.studio import Studio
from desktop.views.widgets.icon_label import IconLabel
from desktop.views.widgets.parts import button, icon_button
from desktop.words import tr
from engine.events import Failed
from engine.request import Lane

NOTE_TIME = 12000
"""Milliseconds that a remark stays; an error stays until it is dismissed."""


class MessageBar(QFrame):
    """Hidden until there is something to say; the newest message replaces the one before."""

    dismissed = Signal()
    torch_lacking = Signal(str)
    """Something needs PyTorch: what, as a sentence."""
    torch_wanted = Signal(str)
    """A person wants it installed, for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "message")
        self.setAccessibleName(tr("Message"))
        self._details = ""
        self._of_drawing = False
        self._icon = IconLabel("info", "secondary", side=18)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act = button("", look="link")
        self.act.setAccessibleName(tr("What to do about it"))
        self.act.clicked.connect(self._do)
        self._action: Callable[[], object] | None = None
        self.copy = button(
            tr("Copy details"), "copy", look="link", tooltip=tr("Copy the technical details for a bug report")
        )
        self.copy.clicked.connect(self._copy)
        self.close_button = icon_button("x", tr("Dismiss"), side=16)
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.act)
        row.addWidget(self.copy)
        row.addWidget(self.close_button)
        row.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self.timer = QTimer(self, singleShot=True, interval=NOTE_TIME)
        self.timer.timeout.connect(self.dismiss)
        self.hide()

    def bind(self, studio: Studio) -> None:
        """Tell what a studio has to tell."""
        studio.failed.connect(self.show_failure)
        studio.finished.connect(lambda _finished: self.drew())
        studio.noted.connect(self.show_note)
        studio.lifting.lifted.connect(lambda told, undo: self.offer(told, tr("Undo"), undo))
        studio.lifting.put_down.connect(self.withdraw)

    def withdraw(self, message: str) -> None:
        """Take a message away if it stands there: it is no longer so."""
        if self.text.text() == tr(message):
            self.dismiss()

    def show_failure(self, failed: Failed) -> None:
        """Show why something could not be done."""
        of_drawing = failed.key.lane in (Lane.LIVE, Lane.EXPLICIT)
        if failed.wants_torch:
            self.offer(failed.message, tr("Install…"), lambda: self.torch_wanted.emit(failed.message), stay=True)
            self._of_drawing = of_drawing
            self.torch_lacking.emit(failed.message)
            return
        self.show_error(failed.message, failed.details, of_drawing=of_drawing)

    def show_error(self, message: str, details: str = "", *, of_drawing: bool = False) -> None:
        """Show what stays until it is dismissed; `details` are only copied, never shown.

        One that kept a picture from being drawn goes when one is drawn again.
        """
        self.timer.stop()
        self._tell(message, details, "triangle-alert", "bad")
        self._of_drawing = of_drawing

    def drew(self) -> None:
        """Take away what stood in the way of a picture: one was drawn."""
        if self._of_drawing:
            self.dismiss()

    def show_note(self, message: str) -> None:
        """Show a remark that goes by itself."""
        self.timer.start()
        self._tell(message, "", "info", "accent_text")

    def offer(self, message: str, verb: str, action: Callable[[], object], *, stay: bool = False) -> None:
        """Show a remark with a button that does something about it; it goes by itself unless it is to `stay`."""
        self.timer.stop() if stay else self.timer.start()
        self._tell(message, "", "info", "accent_text")
        self._action = action
        self.act.setText(verb)
        self.act.setAccessibleName(verb)
        self.act.show()

    def dismiss(self) -> None:
        self.timer.stop()
        self._of_drawing = False
        self.hide()
        self.dismissed.emit()

    def _tell(self, message: str, details: str, icon_name: str, token: str) -> None:
        self._details = details
        self._of_drawing = False
        self._action = None
        self.act.hide()
        self._icon.set_icon(icon_name, token)
        message = tr(message)
        self.text.setText(message)
        self.setAccessibleDescription(message)
        self.copy.setText(tr("Copy details"))
        self.copy.setVisible(bool(details))
        self.setProperty("tone", "bad" if token == "bad" else "note")
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def _do(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.text.text()}\n\n{self._details}")
        self.copy.setText(tr("Copied"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            return self.dismiss()
        super().keyPressEvent(event)
