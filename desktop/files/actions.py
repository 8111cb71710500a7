"""What all actions on files share: errands off the GUI thread, the folder used last, and how they end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background import Errand
from desktop.model.keeping.document_files import DOCUMENTS
from desktop.model.keeping.picture_io import SUFFIXES
from desktop.words import shown
from engine.errors import SketchlightError
from engine.phrase import phrase
from engine.request import Key, Lane
from engine.worker import failure

OPENABLE = phrase("Pictures ({suffixes})", suffixes=" ".join(f"*{suffix}" for suffix in SUFFIXES))
OPENABLE_ALL = phrase(
    "Documents and pictures ({suffixes})", suffixes=" ".join(f"*{suffix}" for suffix in (*DOCUMENTS, *SUFFIXES))
)


class Actions(QObject):
    """Every failure comes out of `failed`, with nothing changed."""

    saved = Signal(str)
    """The name of the file that was written."""
    writing = Signal(str)
    """The folder in which a file is about to be written."""
    failed = Signal(object)
    noted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.folder = str(Path.home())

    def ask_file(self, title: str, kinds: str, use: Callable[[Path], object]) -> None:
        """Ask for a file that is there."""
        path, _ = QFileDialog.getOpenFileName(self.window, title, self.folder, shown(kinds))
        if path:
            self.folder = str(Path(path).parent)
            use(Path(path))

    def ask_folder(self, title: str, use: Callable[[Path], object]) -> None:
        path = QFileDialog.getExistingDirectory(self.window, title, self.folder)
        if path:
            use(Path(path))

    def ask_target(self, title: str, name: str, kinds: str, use: Callable[[Path], object]) -> None:
        """Ask where to write; a name without a suffix gets that of `name`."""
        path, _ = QFileDialog.getSaveFileName(self.window, title, f"{self.folder}/{name}", shown(kinds))
        if path:
            self.folder = str(Path(path).parent)
            use(Path(path) if Path(path).suffix else Path(path).with_suffix(Path(name).suffix))

    def run(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Call off the GUI thread, then `done` with the answer on it; `done` may raise a SketchlightError."""
        errand = Errand(call, self)
        errand.done.connect(lambda answer: self._finish(done, answer))
        errand.failed.connect(self.tell)
        errand.start()

    def _finish(self, done: Callable[[Any], None], answer: Any) -> None:
        try:
            done(answer)
        except SketchlightError as error:
            self.tell(error)

    def tell(self, error: Exception) -> None:
        self.failed.emit(failure(Key(0, Lane.EXPLICIT, 0), error))
