"""What is dropped on the canvas: asks what a picture is meant for, since it could be several things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QMenu, QWidget

from desktop.files.actions import Actions
from desktop.files.additions import AddActions
from desktop.files.file_actions import FileActions
from desktop.model.asking.card_uses import fresh_card
from desktop.model.asking.geometry import contained
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import add_result, set_mask
from desktop.model.keeping.document_files import is_document
from desktop.model.pixels import conversions
from desktop.model.settings.control_settings import MapSource, ReferenceSettings
from desktop.views.look.icons import icon
from desktop.words import tr
from engine.catalog.adding import is_weights
from engine.errors import SketchlightError
from engine.phrase import mark
from engine.picture import Picture
from engine.pictures.files import mask_of, read_picture

ADDRESS = mark(
    "That was only an address, and nothing is fetched from there: save the picture first, then drop its file."
)
CONTROL = "canny"
"""What a picture that is dropped as a control steers by at first: it needs no weights to read a picture."""


class DropActions(Actions):
    """Weights are added, documents opened; of pictures is asked what they are for. `menu` is the question.

    Esc leaves everything as it is.
    """

    def __init__(self, studio: Studio, files: FileActions, additions: AddActions, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._files, self._additions = studio, files, additions
        self.menu: QMenu | None = None

    def drop(self, paths: list[str]) -> None:
        """Take files from this machine, by their paths."""
        given = [Path(path) for path in paths]
        weights = [path for path in given if path.is_dir() or is_weights(path)]
        documents = [path for path in given if is_document(path) and path not in weights]
        pictures = [path for path in given if path not in weights and path not in documents]
        if weights:
            self._additions.add(weights)
        self._files.open_all(documents)
        if pictures:
            self._ask_for(pictures)

    def _ask_for(self, pictures: list[Path]) -> None:
        one = len(pictures) == 1
        of_all = {
            tr("Put in as a layer") if one else tr("Put in as layers"): ("layers", self.put_layer),
            tr("Use as reference") if one else tr("Use as references"): ("image", self.add_reference),
            tr("Use as control") if one else tr("Use as controls"): ("spline", self.add_control),
        }
        self._ask(
            [
                (
                    tr("Open") if one else tr("Open each in a tab"),
                    "folder-open",
                    lambda: self._files.open_all(pictures),
                ),
                *((text, name, partial(self._each, pictures, use)) for text, (name, use) in of_all.items()),
                (tr("Use as mask"), "square-dashed", partial(self._each, pictures[:1], self._mask)),
            ]
        )

    def put_in(self, paths: list[str]) -> None:
        """Put pictures from files in, each as a layer."""
        self._each([Path(path) for path in paths], self.put_layer)

    def drop_image(self, image: QImage | None) -> None:
        """Take a picture that another program hands over as such; None: only an address."""
        if image is None or image.isNull():
            self.noted.emit(ADDRESS)
            return
        picture = Picture(conversions.from_image(image))
        self._ask(
            [
                (tr("Put in as a layer"), "layers", lambda: self.put_layer(tr("Dropped"), picture)),
                (tr("Use as reference"), "image", lambda: self.add_reference("", picture)),
                (tr("Use as control"), "spline", lambda: self.add_control("", picture)),
                (tr("Use as mask"), "square-dashed", lambda: self._mask("", picture)),
            ]
        )

    def _ask(self, choices: list[tuple[str, str, Callable[[], object]]]) -> None:
        menu = self.menu = QMenu(self.window)
        menu.setAccessibleName(tr("What is the picture for?"))
        for text, icon_name, call in choices:
            menu.addAction(icon(icon_name, "secondary"), tr(text)).triggered.connect(
                lambda _on=False, call=call: call()
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _each(self, paths: list[Path], use: Callable[[str, Picture], object]) -> None:
        """Read pictures off the GUI thread, and use each that can be read; the others are told of."""

        def read() -> tuple[list[tuple[str, Picture]], list[SketchlightError]]:
            found, wrong = [], []
            for path in paths:
                try:
                    found.append((path.stem, read_picture(path)))
                except SketchlightError as error:
                    wrong.append(error)
            return found, wrong

        def put(answer: tuple[list[tuple[str, Picture]], list[SketchlightError]]) -> None:
            for name, picture in answer[0]:
                use(name, picture)
            for error in answer[1]:
                self.tell(error)

        self.run(read, put)

    def put_layer(self, name: str, picture: Picture) -> None:
        """Put a picture in the middle, whole, as large as it is or as fits."""
        document = self._studio.document
        place = QRect(0, 0, *picture.size)
        if not document.rect.contains(place):
            place = contained(picture.pixels.shape, document.rect)
        place.moveCenter(document.rect.center())
        self._studio.lifting.lift()
        add_result(document, picture.pixels, place, name=name)

    def add_reference(self, _name: str, picture: Picture) -> None:
        """Add a picture on a card of its own."""
        settings = self._studio.settings
        settings.set(references=(*settings.value.references, ReferenceSettings(picture=picture)))

    def add_control(self, _name: str, picture: Picture) -> None:
        """Add a picture on a card of its own, as what its map is made of."""
        settings = self._studio.settings
        card = replace(fresh_card(CONTROL), source=MapSource.PICTURE, picture=picture)
        settings.set(controls=(*settings.value.controls, card))

    def _mask(self, _name: str, picture: Picture) -> None:
        """Take a picture as the mask: white is redrawn; with transparency only what is painted, as everywhere."""
        self._studio.lifting.lift()
        pixels = picture.pixels
        set_mask(self._studio.document, pixels if pixels.ndim == 2 else mask_of(pixels))
