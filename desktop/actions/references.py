"""Where reference pictures come from: files, the clipboard, the result on show; and where they act: the mask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.files.actions import OPENABLE, Actions
from desktop.model.asking.layer_source import reference_picture
from desktop.model.asking.studio import Studio
from desktop.model.document.snapshots import has_mask, snapshot_mask
from desktop.model.pixels import conversions
from desktop.model.settings.control_settings import ReferenceSettings, changed
from desktop.views.cards.reference_words import PictureFrom
from desktop.words import tr
from engine.errors import InvalidRequest
from engine.phrase import mark
from engine.picture import Picture
from engine.pictures.files import read_picture

ADAPTERS = mark("IP-Adapters (*.safetensors *.bin)")


class ReferenceActions(Actions):
    """Puts pictures on reference cards; "" for an id makes another card. If it fails, the cards are as they were."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio

    def do(self, id: str, source: str) -> None:
        """Get what a card asked for from there."""
        GETS[PictureFrom(source)](self, id)

    def drop(self, id: str, path: str) -> None:
        self.open(id, Path(path))

    def open(self, id: str, path: Path) -> None:
        self.run(lambda: read_picture(path), lambda picture: self._put(id, picture))

    def paste(self, id: str) -> None:
        """Take the picture that was copied somewhere."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.tell(InvalidRequest(tr("There is no picture on the clipboard: copy one first.")))
        else:
            self._put(id, Picture(conversions.from_image(image)))

    def take_result(self, id: str) -> None:
        """Take the result on show; a draft is drawn exactly first."""
        self._studio.finished_first(lambda: self._take_result(id))

    def _take_result(self, id: str) -> None:
        made = self._studio.on_show.picture()
        if made is None:
            self.tell(InvalidRequest(tr("There is no result to take as a reference yet: make one first.")))
        else:
            self._put(id, Picture(made.image))

    def follow_layer(self, id: str) -> None:
        """Follow the layer that is chosen just now, as it is at each picture."""
        document = self._studio.document
        self._put(id, reference_picture(document, document.active), document.active)

    def use_mask(self, id: str) -> None:
        """Let the card have its say only where the mask is now."""
        document = self._studio.document
        if not has_mask(document):
            self.tell(
                InvalidRequest(tr("There is no mask: paint one with the mask brush where the reference should act."))
            )
        else:
            self._change(id, mask=Picture(snapshot_mask(document)))

    def _ask_picture(self, id: str) -> None:
        self.ask_file(tr("A reference picture"), OPENABLE, lambda path: self.open(id, path))

    def _ask_adapter(self, id: str) -> None:
        self.ask_file(tr("An IP-Adapter"), ADAPTERS, lambda path: self._change(id, adapter=str(path)))

    def _put(self, id: str, picture: Picture | None, layer: str = "") -> None:
        if id:
            self._change(id, picture=picture, layer=layer)
        else:
            settings = self._studio.settings
            card = ReferenceSettings(picture=picture, layer=layer)
            settings.set(references=(*settings.value.references, card))

    def _change(self, id: str, **changes: object) -> None:
        settings = self._studio.settings
        settings.set(references=changed(settings.value.references, id, **changes))


GETS: dict[PictureFrom, Callable[[ReferenceActions, str], None]] = {
    PictureFrom.FILE: ReferenceActions._ask_picture,
    PictureFrom.CLIPBOARD: ReferenceActions.paste,
    PictureFrom.RESULT: ReferenceActions.take_result,
    PictureFrom.LAYER: ReferenceActions.follow_layer,
    PictureFrom.ADAPTER: ReferenceActions._ask_adapter,
}
"""All of PictureFrom."""
