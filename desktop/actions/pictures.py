"""What is made of the drawing as a whole: asks how, then asks the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.model.asking import request_maker
from desktop.model.asking.studio import Studio
from desktop.model.stage.extending import EXTEND, Extending
from desktop.model.stage.tool_state import ToolState
from desktop.words import shown
from engine.catalog import upscaler_files
from engine.errors import SketchlightError
from engine.groups import altered
from engine.pictures import sheet_cells
from engine.request import Outpaint


class PictureActions(QObject):
    """Extend, enlarge and sheet, by name; `dialog` is the one that is open."""

    def __init__(self, studio: Studio, tools: ToolState, extending: Extending, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._tools, self._window = studio, tools, window
        self.dialog: QWidget | None = None
        extending.asked.connect(self._ask_extended)

    def do(self, name: str) -> None:
        """“extend”, “enlarge” or “sheet”."""
        {"extend": self.extend, "enlarge": self.enlarge, "sheet": self.sheet}[name]()

    def extend(self) -> None:
        """Take the tool in hand that drags the drawing's border; the rest is done on the canvas."""
        self._tools.set(tool=EXTEND)

    def _ask_extended(self, beyond: Outpaint, strength: float) -> None:
        self._studio.ask(request_maker.outpaint_request(beyond, strength, self._studio.settings.value.sampling.count))

    def enlarge(self) -> None:
        size = self._studio.document.size
        from desktop.views.dialogs.enlarge_dialog import (
            EnlargeDialog,  # read when it is first opened, not before the window is seen
        )

        dialog = EnlargeDialog(
            size,
            lambda wanted: request_maker.problem(size, enlarge=wanted),
            self._window,
            upscalers=upscaler_files.names(),
        )
        self._open(
            dialog, lambda: self._studio.ask(request_maker.enlarge_request(dialog.enlarge, dialog.strength.number()))
        )

    def sheet(self) -> None:
        try:
            base = self._studio.button_request()
        except SketchlightError as error:
            self._studio.complain(error)
            return

        def check(sheet: Any) -> str:
            return _problem(lambda: sheet_cells.cells(altered(base, count=1, sheet=sheet)))

        from desktop.views.dialogs.sheet_dialog import (
            SheetDialog,  # read when it is first opened, not before the window is seen
        )

        dialog = SheetDialog(check, self._window)

        def ask() -> None:
            if dialog.sheet is not None:
                self._studio.ask(request_maker.sheet_request(dialog.sheet))

        self._open(dialog, ask)

    def _open(self, dialog: Any, accepted: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _problem(make: Callable[[], object]) -> str:
    try:
        make()
    except SketchlightError as error:
        return shown(str(error))
    return ""
