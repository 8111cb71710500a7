"""What is made of the drawing as a whole: asks how, then asks the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.model import asking, conversions
from desktop.model.resample import snapshot_at
from desktop.model.studio import Studio
from desktop.views.enlarge_dialog import EnlargeDialog
from desktop.views.extend_dialog import ExtendDialog
from desktop.views.sheet_dialog import SheetDialog
from engine import sheet_cells
from engine.errors import SketchlightError
from engine.picture import Picture
from engine.request import Request

THUMBNAIL = 720
"""Pixels of the longer side at which a dialog shows the drawing."""


class PictureActions(QObject):
    """Extend, enlarge and sheet, by name; `dialog` is the one that is open."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._window = studio, window
        self.dialog: QWidget | None = None

    def do(self, name: str) -> None:
        """“extend”, “enlarge” or “sheet”."""
        {"extend": self.extend, "enlarge": self.enlarge, "sheet": self.sheet}[name]()

    def extend(self) -> None:
        document = self._studio.document
        scale = min(1.0, THUMBNAIL / max(document.size))
        size = max(1, round(document.size[0] * scale)), max(1, round(document.size[1] * scale))
        image = conversions.to_image(conversions.straight(snapshot_at(document.sketch, None, size)))
        dialog = ExtendDialog(image, document.size, self._checking("outpaint"), self._window)

        def ask() -> None:
            if dialog.outpaint is not None:
                count = self._studio.settings.value.count
                self._studio.ask(asking.outpaint_request(dialog.outpaint, dialog.strength.number(), count))

        self._open(dialog, ask)

    def enlarge(self) -> None:
        dialog = EnlargeDialog(self._studio.document.size, self._checking("enlarge"), self._window)
        self._open(dialog, lambda: self._studio.ask(asking.enlarge_request(dialog.enlarge, dialog.strength.number())))

    def sheet(self) -> None:
        try:
            base = self._studio.button_request()
        except SketchlightError as error:
            self._studio.complain(error)
            return

        def check(sheet: Any) -> str:
            return _problem(lambda: sheet_cells.cells(replace(base, count=1, sheet=sheet)))

        dialog = SheetDialog(check, self._window)

        def ask() -> None:
            if dialog.sheet is not None:
                self._studio.ask(asking.sheet_request(dialog.sheet))

        self._open(dialog, ask)

    def _checking(self, way: str) -> Callable[[Any], str]:
        """Whether a request for the drawing could have this for `way`; what it shows doesn't matter for that."""
        plain = Request("", source=Picture(self._studio.document.snapshot_full()))
        return lambda value: _problem(lambda: replace(plain, **{way: value}))

    def _open(self, dialog: Any, accepted: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _problem(make: Callable[[], object]) -> str:
    try:
        make()
    except SketchlightError as error:
        return str(error)
    return ""
