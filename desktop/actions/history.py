"""What is done with pictures of the history: seen, used again, put into the drawing, written out, deleted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.actions.drops import DropActions
from desktop.files.actions import Actions
from desktop.model.asking.recall import settings_of
from desktop.model.asking.studio import Studio
from desktop.model.history.archive import Archive
from desktop.model.pixels import conversions
from desktop.views.history.compare_dialog import CompareDialog
from desktop.views.history.panel import HistoryPanel
from desktop.words import tr
from engine.errors import SketchlightError
from engine.history.entries import HistoryEntry
from engine.history.store import HistoryStore
from engine.phrase import mark
from engine.picture import Picture
from engine.pictures.recipe import Recipe

PICTURES = mark("Pictures (*.png *.webp *.jpg)")
SHOWN = 96
TITLE = 48
"""Letters of a prompt over a picture that is compared."""


class HistoryActions(Actions):
    """Joins the history's panel to the archive and to the drawing. What goes wrong is told, and nothing changed."""

    def __init__(
        self, archive: Archive, studio: Studio, drops: DropActions, panel: HistoryPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._archive, self._studio, self._drops, self._panel = archive, studio, drops, panel
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.dialog: CompareDialog | None = None
        archive.failed.connect(self.tell)
        panel.wanted.connect(self.do)
        panel.tagged.connect(lambda entries, tags: self._change(lambda to: to.tag(_ids(entries), tags)))
        panel.dragged.connect(self.drag)
        panel.empty_trash_clicked.connect(lambda: self._change(HistoryStore.empty_trash))
        panel.models_wanted.connect(self._show_models)

    def do(self, name: str, entries: Sequence[HistoryEntry]) -> None:
        """Do one of ENTRY_ACTIONS with these."""
        ACTIONS[name](self, entries)

    def view(self, entries: Sequence[HistoryEntry]) -> None:
        """See one picture large, or two over one another."""
        self._read(entries, self._show)

    def use_settings(self, entries: Sequence[HistoryEntry]) -> None:
        """Put all that the picture was made with into the panels: the next press makes it again."""
        self._archive_run(lambda history: history.recipe(entries[0]), self._recall)

    def use_seed(self, entries: Sequence[HistoryEntry]) -> None:
        self._studio.settings.set(seed=int(entries[0].seed), seed_locked=True)
        self.noted.emit(tr("The seed is {seed} now, and locked.", seed=entries[0].seed))

    def copy(self, entries: Sequence[HistoryEntry]) -> None:
        def put(pictures: list[Picture]) -> None:
            QGuiApplication.clipboard().setImage(conversions.to_image(pictures[0].pixels))
            self.noted.emit(tr("The picture is on the clipboard."))

        self._read(entries, lambda _entries, pictures: put(pictures))

    def export(self, entries: Sequence[HistoryEntry], recipe: bool = True) -> None:
        """Ask where, and write: one picture to a file, several into a folder."""
        title = tr("Export with recipe") if recipe else tr("Export picture only")
        if len(entries) == 1:
            entry = entries[0]
            self.ask_target(
                title, f"{file_name(entry)}.png", PICTURES, lambda path: self.export_to([(entry, path)], recipe)
            )
        else:
            self.ask_folder(
                title,
                lambda folder: self.export_to([(each, folder / f"{file_name(each)}.png") for each in entries], recipe),
            )

    def export_to(self, targets: Sequence[tuple[HistoryEntry, Path]], recipe: bool) -> None:
        """Write these pictures there."""
        self.writing.emit(str(targets[0][1].parent))

        def write(history: HistoryStore) -> list[str]:
            return [note for entry, path in targets for note in history.export(entry, path, recipe=recipe)]

        def written(notes: list[str]) -> None:
            one = targets[0][1].name
            self.saved.emit(one if len(targets) == 1 else tr("%n picture(s)", "", len(targets)))
            for note in notes:
                self.noted.emit(note)

        self._archive_run(write, written)

    def drag(self, entries: Sequence[HistoryEntry]) -> None:
        """Let pictures be dropped somewhere, as files that carry their recipes."""
        data = self.data(entries)
        if data is not None:
            drag = QDrag(self.window)
            drag.setMimeData(data)
            drag.setPixmap(QPixmap(data.urls()[0].toLocalFile()).scaledToHeight(SHOWN))
            drag.exec(Qt.DropAction.CopyAction)

    def data(self, entries: Sequence[HistoryEntry]) -> QMimeData | None:
        """Copy the files, so that whoever gets them can do with them as they like; None if all are gone."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sketchlight-")
        paths = []
        for entry in entries:
            path = Path(self._folder.name) / f"{file_name(entry)}.png"
            try:
                shutil.copyfile(self._archive.history.path(entry), path)
            except (OSError, SketchlightError):
                continue
            paths.append(path)
        if not paths:
            self.noted.emit(tr("The file of this picture is gone."))
            return None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        if len(paths) == 1:
            data.setImageData(QImage(str(paths[0])))
        return data

    # Inside

    def _show(self, entries: Sequence[HistoryEntry], pictures: list[Picture]) -> None:
        seen = [(conversions.to_drawable(each.pixels), "") for each in pictures]
        if len(entries) > 1:
            alike = len({entry.prompt for entry in entries}) == 1
            titles = [tr("Seed {seed}", seed=entry.seed) if alike else title(entry) for entry in entries]
            seen = [(image, each) for (image, _), each in zip(seen, titles, strict=True)]
        self.dialog = CompareDialog(seen, self.window)
        self.dialog.show()

    def _recall(self, recipe: Recipe) -> None:
        """Recall the settings of this one picture: its own words and seed, though it was made among others."""
        settings = self._studio.settings
        missing = frozenset(each.revision for each in recipe.missing)
        settings.replace(settings_of(recipe.alone, settings.value, missing))
        lacking = tr(" Some of the pictures that it was made from are gone.") if missing else ""
        self.noted.emit(tr("The panels are as they were for this picture.{lacking}", lacking=lacking))

    def _each(self, entries: Sequence[HistoryEntry], use: Callable[[str, Picture], object]) -> None:
        def put(entries: Sequence[HistoryEntry], pictures: list[Picture]) -> None:
            for entry, picture in zip(entries, pictures, strict=True):
                use(title(entry), picture)

        self._read(entries, put)

    def _read(
        self, entries: Sequence[HistoryEntry], use: Callable[[Sequence[HistoryEntry], list[Picture]], None]
    ) -> None:
        self._archive_run(
            lambda history: [history.picture(entry) for entry in entries], lambda pictures: use(entries, pictures)
        )

    def _star(self, entries: Sequence[HistoryEntry]) -> None:
        favourite = not all(entry.favourite for entry in entries)
        self._change(lambda history: history.star(_ids(entries), favourite))

    def _change(self, call: Callable[[HistoryStore], object]) -> None:
        self._archive.change(call)

    def _archive_run(self, call: Callable[[HistoryStore], Any], done: Callable[[Any], None]) -> None:
        self.run(lambda: call(self._archive.history), done)

    def _show_models(self) -> None:
        self._archive_run(HistoryStore.models, lambda names: self._panel.set_models(labelled(names)))


def file_name(entry: HistoryEntry) -> str:
    """Give what a file of this picture is called, without its ending: when it was made and its number."""
    return f"{entry.when:%Y%m%d-%H%M%S}-{entry.id}"


def title(entry: HistoryEntry) -> str:
    """Give a picture's prompt, as long as a title may be."""
    text = " ".join(entry.prompt.split()) or file_name(entry)
    return text if len(text) <= TITLE else f"{text[: TITLE - 1].rstrip()}…"


def labelled(models: Sequence[str]) -> list[tuple[str, str]]:
    """(name, label) of models, as the panel offers them."""
    from engine.catalog import catalog

    known = {each.name: each.label for each in catalog.models()}
    return [(name, known.get(name, Path(name).stem or name)) for name in models]


def _ids(entries: Sequence[HistoryEntry]) -> list[int]:
    return [entry.id for entry in entries]


ACTIONS: dict[str, Callable[[HistoryActions, Sequence[HistoryEntry]], object]] = {
    "view": HistoryActions.view,
    "compare": HistoryActions.view,
    "settings": HistoryActions.use_settings,
    "seed": HistoryActions.use_seed,
    "layer": lambda self, entries: self._each(entries, self._drops.put_layer),
    "reference": lambda self, entries: self._each(entries, self._drops.add_reference),
    "control": lambda self, entries: self._each(entries, self._drops.add_control),
    "copy": HistoryActions.copy,
    "export": HistoryActions.export,
    "export_bare": lambda self, entries: self.export(entries, recipe=False),
    "star": HistoryActions._star,
    "trash": lambda self, entries: self._change(lambda history: history.trash(_ids(entries))),
    "restore": lambda self, entries: self._change(lambda history: history.restore(_ids(entries))),
    "erase": lambda self, entries: self._change(lambda history: history.erase(_ids(entries))),
}
"""All of ENTRY_ACTIONS but “run”, which is the panel's own."""
