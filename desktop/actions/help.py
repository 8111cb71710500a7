"""The help in the window: F1 opens the page of whatever has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.dialogs.help_dialog import HelpDialog
from engine.paths import resources_dir


class HelpActions(QObject):
    """`pages` are the names of the pages by the parts of the window that they are about."""

    def __init__(self, pages: Mapping[QWidget, str], window: QWidget) -> None:
        super().__init__(window)
        self._pages, self._window = dict(pages), window
        self.dialog: HelpDialog | None = None

    def show(self, page: str = "") -> HelpDialog:
        """Open a page ("": that of the focus) beside the window, or bring it forward."""
        page = page or self._of_the_focus()
        if self.dialog is None:
            self.dialog = HelpDialog(folders(), self._window)
        self.dialog.show_page(page)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def _of_the_focus(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None:
            if widget in self._pages:
                return self._pages[widget]
            widget = widget.parentWidget()
        return "index"


def folders() -> list[Path]:
    """Give where the pages are: those of the window's language first, then the English ones with the pictures."""
    usual = resources_dir() / "help"
    locale = QLocale()
    names = (locale.name(), locale.name().partition("_")[0])
    return [*(usual / name for name in names if (usual / name).is_dir()), usual]
