"""What this program is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.look.mark import Mark
from desktop.views.widgets.parts import button, label
from desktop.words import tr
from engine.installed import version_of
from engine.paths import APP_NAME
from engine.phrase import mark

LINES = (
    mark("Sketch, and the picture appears under the pen. Everything is computed on this machine; nothing leaves it."),
    mark(
        "Made with Qt for Python (LGPL), PyTorch and diffusers. Type: Inter and JetBrains Mono (OFL). "
        "Icons: Lucide (ISC)."
    ),
)


class AboutDialog(QDialog):
    """Name, version and thanks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About {APP_NAME}", APP_NAME=APP_NAME))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Mark(side=32))
        head.addWidget(label(APP_NAME, "title"))
        head.addWidget(label(version_of(APP_NAME.lower()), "figure-quiet"), 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        for line in LINES:
            text = label(line, "body")
            text.setWordWrap(True)
            column.addWidget(text)
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
