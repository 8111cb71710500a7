"""New, open, save and open model: asks for a path, runs the errand, tells how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background import Errand
from desktop.model.candidates import Candidate
from desktop.model.picture_io import SUFFIXES, Opened, open_picture, save_picture
from desktop.model.recall import settings_of
from desktop.model.settings import Workspace
from desktop.model.studio import Studio
from desktop.views.new_document_dialog import NewDocumentDialog
from engine import catalog
from engine.errors import SketchlightError
from engine.request import Key, Lane
from engine.worker import failure

PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp)"
OPENABLE = "Pictures ({})".format(" ".join(f"*{suffix}" for suffix in SUFFIXES))


class FileActions(QObject):
    """What the file menu does to the studio. Every failure comes out of `failed`, the document untouched."""

    named = Signal(str)
    """The document has another name."""
    saved = Signal(str)
    failed = Signal(object)
    noted = Signal(str)

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._folder = str(Path.home())

    def new(self) -> None:
        dialog = NewDocumentDialog(self._studio.document.size, parent=self._window)
        if dialog.exec():
            self._studio.document.new(dialog.chosen_size())
            self.named.emit("Untitled")

    def ask_open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, "Open picture", self._folder, OPENABLE)
        if path:
            self.open(Path(path))

    def open(self, path: Path) -> None:
        """Replace the document by a picture; its recipe, if any, goes into the panels."""
        self._folder = str(path.parent)
        self._run(lambda: open_picture(path), self._opened)

    def drop(self, paths: list[str]) -> None:
        """A dropped picture is opened, a dropped model is used."""
        path = Path(paths[0])
        if path.is_dir() or path.suffix == ".safetensors":
            self.use_model(str(path))
        else:
            self.open(path)

    def save(self) -> None:
        """Ask where, then write the picture on show; one that the engine made carries its recipe."""
        path, _ = QFileDialog.getSaveFileName(self._window, "Save picture", f"{self._folder}/picture.png", PICTURES)
        if path:
            self.save_to(Path(path) if Path(path).suffix else Path(path).with_suffix(".png"))

    def save_sketch(self) -> None:
        """Ask where, then write the drawing itself, untouched paper transparent."""
        path, _ = QFileDialog.getSaveFileName(self._window, "Save sketch", f"{self._folder}/sketch.png", PICTURES)
        if path:
            pixels = self._studio.document.snapshot_full()
            self._write(Path(path) if Path(path).suffix else Path(path).with_suffix(".png"), pixels, None)

    def save_to(self, path: Path) -> None:
        made = self._studio.picture_on_show()
        pixels = self._studio.document.snapshot_full() if made is None else made.image
        self._write(path, pixels, made)

    def ask_model_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self._window, "Use a model folder", self._folder)
        if path:
            self.use_model(path)

    def ask_model_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, "Use a model file", self._folder, "Models (*.safetensors)")
        if path:
            self.use_model(path)

    def use_model(self, name_or_path: str) -> None:
        """Choose a model with the numbers it wants by default; nothing changes if there is none."""
        try:
            model = catalog.find(name_or_path)
        except SketchlightError as error:
            self._tell(error)
            return
        self._studio.settings.set(
            model=model.name,
            steps=model.steps,
            guidance=model.guidance,
            sampler=model.sampler,
            size=(model.native_size, model.native_size),
        )

    def _write(self, path: Path, pixels: Any, made: Candidate | None) -> None:
        self._folder = str(path.parent)

        def written(notes: tuple[str, ...]) -> None:
            self._studio.document.modified = False
            self.saved.emit(path.name)
            for note in notes:
                self.noted.emit(note)

        self._run(lambda: save_picture(path, pixels, made), written)

    def _opened(self, opened: Opened) -> None:
        studio = self._studio
        studio.document.load_pixels(opened.pixels)
        self.named.emit(opened.path.name)
        for note in opened.notes:
            self.noted.emit(note)
        if opened.recipe is not None:
            missing = frozenset(each.revision for each in opened.recipe.missing)
            settings = settings_of(opened.recipe.request, studio.settings.value, missing)
            studio.settings.replace(settings)
        elif studio.settings.value.workspace is Workspace.GENERATE:
            studio.settings.set(workspace=Workspace.INPAINT)

    def _run(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        errand = Errand(call, self)
        errand.done.connect(done)
        errand.failed.connect(self._tell)
        errand.start()

    def _tell(self, error: Exception) -> None:
        self.failed.emit(failure(Key(0, Lane.EXPLICIT, 0), error))
