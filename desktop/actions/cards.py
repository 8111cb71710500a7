"""What cards want done with files: asks for a path, runs the errand, puts what was read on the card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.files.actions import OPENABLE, Actions
from desktop.model.asking.studio import Studio
from desktop.model.settings.control_settings import MapSource, changed, found
from desktop.model.settings.lora_choice import with_lora
from desktop.views.cards.control_words import Wanted
from desktop.words import tr
from engine.phrase import mark
from engine.pictures.files import read_picture, write_picture
from engine.request import RefinerUse

MAPS = mark("Pictures (*.png *.webp)")
LORAS = mark("LoRAs (*.safetensors *.pt *.bin *.ckpt)")
VAES = mark("VAEs (*.safetensors *.pt *.pth *.ckpt *.bin)")
MODELS = mark("Models (*.safetensors *.ckpt)")
NETS = mark("ControlNets (*.safetensors *.pth *.pt *.ckpt *.bin)")


class CardActions(Actions):
    """What control cards want done with files; if it fails, the card is as it was."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio

    def do(self, id: str, wanted: str) -> None:
        """Ask for the file that a card wants, and use it."""
        ASKS[Wanted(wanted)](self, id)

    def drop(self, id: str, path: str) -> None:
        """Take a picture dropped on a map: a ready map where the card takes one, else what to make the map of."""
        card = found(self._studio.settings.value.controls, id)
        if card is not None:
            (self.use_map if card.source is MapSource.FILE else self.use_picture)(id, Path(path))

    def use_picture(self, id: str, path: Path) -> None:
        self.run(lambda: read_picture(path), lambda it: self._change(id, source=MapSource.PICTURE, picture=it))

    def use_map(self, id: str, path: Path) -> None:
        self.run(lambda: read_picture(path), lambda it: self._change(id, source=MapSource.FILE, map=it))

    def use_layer(self, id: str) -> None:
        """Make the card's map of the layer that is chosen just now, whatever becomes of it."""
        self._change(id, source=MapSource.LAYER, layer=self._studio.document.active)

    def save_map(self, id: str, path: Path) -> None:
        """Write the map that the card shows, at the size in which it was made."""
        pixels = self._studio.maps.map_of(id).pixels
        if pixels is not None:
            self.run(lambda: write_picture(path, pixels, None), lambda _notes: self.saved.emit(path.name))

    def ask_lora(self) -> None:
        """Ask for a LoRA from somewhere, and use it."""
        settings = self._studio.settings
        self.ask_file(tr("A LoRA"), LORAS, lambda path: settings.replace(with_lora(settings.value, str(path))))

    def ask_vae_file(self) -> None:
        self.ask_file(tr("A VAE file"), VAES, lambda path: self._studio.settings.set(vae=str(path)))

    def ask_vae_folder(self) -> None:
        self.ask_folder(tr("A VAE folder"), lambda path: self._studio.settings.set(vae=str(path)))

    def ask_refiner(self) -> None:
        self.ask_file(tr("A refiner"), MODELS, lambda path: self._studio.settings.set(refiner=RefinerUse(str(path))))

    def _ask_picture(self, id: str) -> None:
        self.ask_file(tr("A picture to make the map of"), OPENABLE, lambda path: self.use_picture(id, path))

    def _ask_map(self, id: str) -> None:
        self.ask_file(tr("A ready map"), OPENABLE, lambda path: self.use_map(id, path))

    def _ask_net_file(self, id: str) -> None:
        self.ask_file(tr("A ControlNet file"), NETS, lambda path: self._change(id, model=str(path)))

    def _ask_net_folder(self, id: str) -> None:
        self.ask_folder(tr("A ControlNet folder"), lambda path: self._change(id, model=str(path)))

    def _ask_save(self, id: str) -> None:
        card = found(self._studio.settings.value.controls, id)
        name = tr("{value} map.png", value=card.control if card else "control")
        self.ask_target(tr("Save map"), name, MAPS, lambda path: self.save_map(id, path))

    def _change(self, id: str, **changes: object) -> None:
        settings = self._studio.settings
        settings.set(controls=changed(settings.value.controls, id, **changes))


ASKS: dict[Wanted, Callable[[CardActions, str], None]] = {
    Wanted.PICTURE: CardActions._ask_picture,
    Wanted.MAP: CardActions._ask_map,
    Wanted.NET_FILE: CardActions._ask_net_file,
    Wanted.NET_FOLDER: CardActions._ask_net_folder,
    Wanted.LAYER: CardActions.use_layer,
    Wanted.SAVE: CardActions._ask_save,
}
"""How each is asked for; all of Wanted."""
