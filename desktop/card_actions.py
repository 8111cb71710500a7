"""What cards want done with files: asks for a path, runs the errand, puts what was read on the card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background import Errand
from desktop.file_actions import OPENABLE
from desktop.model.control_settings import MapSource, changed, found
from desktop.model.studio import Studio
from desktop.views.control_words import Wanted
from engine.files import read_picture, write_picture
from engine.picture import Picture
from engine.request import Key, Lane
from engine.worker import failure

MAPS = "Pictures (*.png *.webp)"
NETS = "ControlNets (*.safetensors)"


class CardActions(QObject):
    """Every failure comes out of `failed`, the card as it was."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._window = studio, window
        self._folder = str(Path.home())

    def do(self, id: str, wanted: str) -> None:
        """Ask for the file that a card wants, and use it."""
        ASKS[Wanted(wanted)](self, id)

    def drop(self, id: str, path: str) -> None:
        """A picture dropped on a map: a ready map where the card takes one, else what to make the map of."""
        card = found(self._studio.settings.value.controls, id)
        if card is not None:
            (self.use_map if card.source is MapSource.FILE else self.use_picture)(id, Path(path))

    def use_picture(self, id: str, path: Path) -> None:
        self._read(path, lambda picture: self._change(id, source=MapSource.PICTURE, picture=picture))

    def use_map(self, id: str, path: Path) -> None:
        self._read(path, lambda picture: self._change(id, source=MapSource.FILE, map=picture))

    def save_map(self, id: str, path: Path) -> None:
        """Write the map that the card shows, at the size in which it was made."""
        pixels = self._studio.maps.map_of(id).pixels
        if pixels is not None:
            self._run(lambda: write_picture(path, pixels, None), lambda _notes: self.saved.emit(path.name))

    def _ask_picture(self, id: str) -> None:
        self._ask("A picture to make the map of", OPENABLE, lambda path: self.use_picture(id, path))

    def _ask_map(self, id: str) -> None:
        self._ask("A ready map", OPENABLE, lambda path: self.use_map(id, path))

    def _ask_net_file(self, id: str) -> None:
        self._ask("A ControlNet file", NETS, lambda path: self._change(id, model=str(path)))

    def _ask_net_folder(self, id: str) -> None:
        path = QFileDialog.getExistingDirectory(self._window, "A ControlNet folder", self._folder)
        if path:
            self._change(id, model=path)

    def _ask_save(self, id: str) -> None:
        card = found(self._studio.settings.value.controls, id)
        name = f"{self._folder}/{card.control if card else 'control'} map.png"
        path, _ = QFileDialog.getSaveFileName(self._window, "Save map", name, MAPS)
        if path:
            self.save_map(id, Path(path) if Path(path).suffix else Path(path).with_suffix(".png"))

    def _ask(self, title: str, kinds: str, use: Callable[[Path], None]) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, title, self._folder, kinds)
        if path:
            self._folder = str(Path(path).parent)
            use(Path(path))

    def _change(self, id: str, **changes: object) -> None:
        settings = self._studio.settings
        settings.set(controls=changed(settings.value.controls, id, **changes))

    def _read(self, path: Path, use: Callable[[Picture], None]) -> None:
        self._run(lambda: read_picture(path), use)

    def _run(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        errand = Errand(call, self)
        errand.done.connect(done)
        errand.failed.connect(self._tell)
        errand.start()

    def _tell(self, error: Exception) -> None:
        self.failed.emit(failure(Key(0, Lane.EXPLICIT, 0), error))


ASKS: dict[Wanted, Callable[[CardActions, str], None]] = {
    Wanted.PICTURE: CardActions._ask_picture,
    Wanted.MAP: CardActions._ask_map,
    Wanted.NET_FILE: CardActions._ask_net_file,
    Wanted.NET_FOLDER: CardActions._ask_net_folder,
    Wanted.SAVE: CardActions._ask_save,
}
"""How each is asked for; all of Wanted."""
