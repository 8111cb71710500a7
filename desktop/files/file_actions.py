"""New, open, save and open model: asks for a path, runs the errand, tells how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.files.actions import OPENABLE_ALL, Actions
from desktop.files.closing import KEPT_WORK, AskBefore, read_kept
from desktop.model.asking.candidates import Candidate
from desktop.model.asking.recall import recalled
from desktop.model.asking.region_uses import with_regions
from desktop.model.asking.studio import Studio
from desktop.model.document.papers import Rgb, blank, on_paper
from desktop.model.document.snapshots import snapshot_full
from desktop.model.keeping.document_files import OWN, is_document, is_writable, open_document, save_document
from desktop.model.keeping.foreign_panels import without_paths
from desktop.model.keeping.open_documents import OpenDocuments
from desktop.model.keeping.ora import Project
from desktop.model.keeping.picture_io import OpenedPicture, open_picture, save_picture
from desktop.model.settings.here import with_what_is_here
from desktop.model.settings.settings import Workspace
from desktop.model.settings.usual import usual
from desktop.views.dialogs.new_document_dialog import NewDocumentDialog
from desktop.words import tr
from engine.catalog import catalog, library
from engine.errors import SketchlightError
from engine.phrase import mark
from engine.request import Request

PICTURES = mark("Pictures (*.png *.jpg *.jpeg *.webp *.avif *.tif *.tiff)")
DOCUMENT_KINDS = mark("OpenRaster (*.ora);;Photoshop (*.psd)")


class FileActions(Actions):
    """What the file menu does to the studio; if it fails, the document is as it was."""

    library_changed = Signal()
    """Another program's folder of models is looked into as well."""
    remembered = Signal(object)
    """The path of a document that was opened or saved, for the list of recent ones."""
    hole_found = Signal(str)
    """What was opened has a hole, which may be what is to be redrawn; with the remarks on it."""
    progressed = Signal(str, int, int)
    """What is read or written, and how many of its layers are done."""
    work_opened = Signal(object)
    """A `Work` that was kept elsewhere, to be gone on with."""

    def __init__(self, studio: Studio, open_documents: OpenDocuments, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._open = studio, open_documents
        self.recipes = "all"
        """What an exported picture tells of how it was made: the preference."""
        self.papers: dict[str, Callable[[], Rgb]] = {"white": lambda: (255, 255, 255)}
        """What a new document may lie on, by the dialog's names; the window adds the brush's colour."""
        self.guard = AskBefore(window, studio, self._save_then)

    def new(self) -> None:
        """Ask how large, and begin a document beside those that are open."""
        dialog = NewDocumentDialog(self._studio.document.size, papers=True, parent=self.window)
        if dialog.exec():
            size, paper = dialog.chosen_size(), dialog.paper()
            self._open.make_room()
            self._studio.document.load(blank(size) if paper == "paper" else on_paper(size, self.papers[paper]()))

    def close(self, id: str = "") -> None:
        """Let go of a document ("": the one in front), asking first what would be lost."""
        id = id or self._open.front
        self._open.show(id)
        self.guard(lambda: self._open.close(id))

    def ask_open(self) -> None:
        self.ask_file(tr("Open"), OPENABLE_ALL, self.open)

    def open(self, path: Path) -> None:
        """Open a document or a picture beside those that are open; its recipe, if any, goes into the panels.

        A document that is open already comes to the front.
        """
        self.folder = str(path.parent)
        if is_document(path):
            if there := self._open.with_path(path):
                self._open.show(there)
            else:
                self._opening(path)
        elif path.suffix.lower() == KEPT_WORK:
            self.run(lambda: read_kept(path), self.work_opened.emit)
        else:
            self.run(lambda: open_picture(path), self._opened)

    def _opening(self, path: Path) -> None:
        count = partial(self.progressed.emit, tr("Opening {name}", name=path.name))
        self.run(lambda: open_document(path, count), lambda project: self._went_on(path, project))

    def open_all(self, paths: list[Path]) -> None:
        """Open several documents and pictures, each in a tab of its own."""
        for path in paths:
            self.open(path)

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the document to its file, asking where if it has none; `then` is called only once it is written."""
        path = self._studio.document.path
        if path and Path(path).parent.is_dir():
            self.save_document(Path(path), then)
        else:  # it has none yet, or the disk with its folder is gone
            self.save_as(then)

    def save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask where, then write the document with all its layers."""
        stem = Path(self._studio.document.name).stem or "drawing"
        self.ask_target(
            tr("Save document"), f"{stem}{OWN}", DOCUMENT_KINDS, lambda path: self.save_document(path, then)
        )

    def save_document(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Write the document off the GUI thread; painting goes on meanwhile."""
        path = path if is_writable(path) else path.with_name(f"{path.name}{OWN}")
        document = self._studio.document
        document.end_preview()
        id, content, settings = document.id, document.content, self._studio.settings.value
        self.writing.emit(str(path.parent))

        def written(notes: tuple[str, ...]) -> None:
            self._open.saved(id, path, content)
            self.remembered.emit(path)
            self.saved.emit(path.name)
            for note in notes:
                self.noted.emit(note)
            then()

        count = partial(self.progressed.emit, tr("Saving {name}", name=path.name))
        request = self._asked_for() if path.suffix.lower() == OWN else None
        self.run(lambda: save_document(path, content, settings, count, request), written)

    def _asked_for(self) -> Request | None:
        """Give what the button stands for; None where it can't be asked now."""
        try:
            return self._studio.button_request()
        except SketchlightError:
            return None

    def export(self) -> None:
        """Ask where, then write the picture on show, exactly drawn; one that the engine made carries its recipe."""
        self._studio.finished_first(
            lambda: self.ask_target(tr("Export picture"), "picture.png", PICTURES, self.save_to)
        )

    def export_drawing(self) -> None:
        """Ask where, then write what is seen of the layers, untouched paper transparent."""
        pixels = snapshot_full(self._studio.document)
        self.ask_target(tr("Export drawing"), "drawing.png", PICTURES, lambda path: self._write(path, pixels, None))

    def save_to(self, path: Path) -> None:
        made = self._studio.on_show.picture()
        pixels = snapshot_full(self._studio.document) if made is None else made.image
        self._write(path, pixels, made)

    def _save_then(self, then: Callable[[], object]) -> None:
        """Save the document, and go on only once it is written."""
        self.save(then)

    def ask_model_folder(self) -> None:
        self.ask_folder(tr("Use a model folder"), lambda path: self.use_model(str(path)))

    def ask_model_file(self) -> None:
        self.ask_file(
            tr("Use a model file"), tr("Models (*.safetensors *.ckpt)"), lambda path: self.use_model(str(path))
        )

    def ask_library(self) -> None:
        """Ask for another program's folder; its models, LoRAs and the rest are used where they are."""
        self.ask_folder(tr("Use another program's models (A1111, ComfyUI, InvokeAI, …)"), self.use_library)

    def use_library(self, path: Path) -> None:
        """Look into a folder from now on, and say what was found; it is never changed."""
        if self._choose_libraries([*library.chosen(), path]):
            self.run(lambda: library.contents_in_words(path), lambda found: self.noted.emit(f"{path.name}: {found}."))

    def drop_library(self, path: Path) -> None:
        """Look into a folder no more; its files stay as they are."""
        if self._choose_libraries([each for each in library.chosen() if each != path]):
            self.noted.emit(tr("The models in {path} are used no more; the files are where they were.", path=path))

    def _choose_libraries(self, folders: Sequence[Path]) -> bool:
        try:
            library.choose(folders)
        except SketchlightError as error:
            self.tell(error)
            return False
        self.library_changed.emit()
        return True

    def use_model(self, name_or_path: str) -> None:
        """Choose a model with the numbers it wants by default; nothing changes if there is none."""
        try:
            model = catalog.find(name_or_path)
        except SketchlightError as error:
            self.tell(error)
            return
        self._studio.settings.set(**usual(model))

    def _write(
        self, path: Path, pixels: Any, made: Candidate | None, then: Callable[[], object] = lambda: None
    ) -> None:
        self.folder = str(path.parent)
        self.writing.emit(self.folder)

        def written(notes: tuple[str, ...]) -> None:
            if made is not None:
                self._studio.candidates.mark_saved(made.id)
            self.saved.emit(path.name)
            for note in notes:
                self.noted.emit(note)
            then()

        self.run(lambda: save_picture(path, pixels, made, self.recipes), written)

    def _went_on(self, path: Path, project: Project) -> None:
        """Go on with a document that was read, with its panels as far as they are at home here."""
        studio = self._studio
        self._open.make_room()
        studio.document.load(project.content)
        studio.document.rename(path.name, str(path) if path.suffix.lower() == OWN else "")
        self.remembered.emit(path)
        notes = project.notes
        if project.settings is not None:
            settings, dropped = without_paths(project.settings, studio.settings.value)
            settings, missing = with_what_is_here(settings, studio.settings.value)
            studio.settings.replace(settings)
            notes += (*dropped, *missing)
        if notes:
            self.noted.emit(" ".join(notes))

    def _opened(self, opened: OpenedPicture) -> None:
        studio = self._studio
        self._open.make_room()
        studio.document.load_pixels(opened.pixels)
        studio.document.rename(opened.path.name)
        self.remembered.emit(opened.path)
        notes = opened.notes
        if (recipe := opened.recipe) is not None:
            settings, said = recalled(recipe, studio.settings.value)
            studio.settings.replace(settings)
            notes += said
            if recipe.request.regions:
                missing = frozenset(each.revision for each in recipe.missing)
                studio.document.load(with_regions(studio.document.content, recipe.request, missing))
                studio.document.rename(opened.path.name)
        elif studio.settings.value.workspace is Workspace.GENERATE:
            studio.settings.set(workspace=Workspace.INPAINT)
        told = " ".join(notes)  # together: each would take the place of the one before
        if opened.has_hole:
            self.hole_found.emit(told)
        elif told:
            self.noted.emit(told)
