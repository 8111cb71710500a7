"""What is done to the drawing as pixels: cut, copy and paste, crop, sizes, turns and flips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from desktop.model.asking.studio import Studio
from desktop.model.document import edits, reshaping
from desktop.model.document.content import SELECTION, Content, NodeKind
from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.stage import pasting
from desktop.model.stage.layer_actions import extent
from desktop.model.stage.selection_actions import clear_selected
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.transforming import Transforming
from desktop.views.dialogs.canvas_size_dialog import CanvasSizeDialog
from desktop.views.widgets.commands import command
from desktop.words import tr
from engine.phrase import mark

PLACE = "application/x-sketchlight-place"
"""Where what was copied lay: “x y” in document pixels, so that it is pasted in its place."""


@dataclass(frozen=True)
class EditAction:
    """One entry of the menu; `name` is what `EditActions.do` takes."""

    name: str
    label: str
    icon: str = ""
    shortcut: str = ""
    group: int = 0


EDIT_ACTIONS = (
    EditAction("cut", mark("Cut"), "scissors", "Ctrl+X"),
    EditAction("copy", mark("Copy"), "copy", "Ctrl+C"),
    EditAction("copy_seen", mark("Copy what is seen"), "", "Ctrl+Shift+C"),
    EditAction("copy_result", mark("Copy result"), "", "Ctrl+Alt+Shift+C"),
    EditAction("paste", mark("Paste as a layer"), "clipboard-paste", "Ctrl+V"),
    EditAction("crop", mark("Crop to what is selected"), "crop", "", 1),
    EditAction("canvas_size", mark("Canvas size…"), "frame", "Ctrl+Alt+C", 1),
    EditAction("image_size", mark("Image size…"), "scaling", "Ctrl+Alt+I", 1),
    EditAction("turn_right", mark("Turn right"), "rotate-cw", "", 2),
    EditAction("turn_left", mark("Turn left"), "rotate-ccw", "", 2),
    EditAction("flip_across", mark("Flip horizontally"), "flip-horizontal-2", "", 2),
    EditAction("flip_down", mark("Flip vertically"), "flip-vertical-2", "", 2),
)

LOOKING = ("copy", "copy_seen", "copy_result")
"""Those that change nothing."""


class EditActions(QObject):
    """Each is one undo item."""

    noted = Signal(str)
    offered = Signal(str, str, object)
    """A remark, what else could be done as a verb, and the call that does it."""
    about_to_change = Signal()
    """Something is done to what is seen: a result that covers the drawing is put into it first."""
    files_pasted = Signal(list)
    """Paths of files that were copied in another program, to become layers."""

    def __init__(
        self,
        studio: Studio,
        tools: ToolState,
        transforming: Transforming,
        copy_result: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._tools, self._transforming = tools, transforming
        self._studio, self._document, self._window = studio, studio.document, window
        self._result_to_clipboard = copy_result
        self.dialog: CanvasSizeDialog | None = None
        self._calls: dict[str, Callable[[], object]] = {
            "cut": self._cut,
            "copy": self._copy,
            "copy_seen": self._copy_seen,
            "copy_result": self._copy_result,
            "paste": self._paste,
            "crop": self._crop,
            "canvas_size": partial(self._ask_size, scales=False),
            "image_size": partial(self._ask_size, scales=True),
            "turn_right": lambda: self._reshape(tr("Turn right"), lambda content: reshaping.turned(content, 1)),
            "turn_left": lambda: self._reshape(tr("Turn left"), lambda content: reshaping.turned(content, 3)),
            "flip_across": lambda: self._reshape(tr("Flip"), lambda content: reshaping.flipped(content, across=True)),
            "flip_down": lambda: self._reshape(tr("Flip"), lambda content: reshaping.flipped(content, across=False)),
        }

    def do(self, name: str) -> None:
        """Do one of EDIT_ACTIONS."""
        self._document.settle()
        if name not in LOOKING:
            self.about_to_change.emit()
        self._calls[name]()

    def add_commands(self, window: QWidget) -> list[tuple[QAction, int]]:
        """Have them and their keys work in all of the window where no text is edited; each with its group."""
        made = []
        for action in EDIT_ACTIONS:
            keys, do = [action.shortcut] if action.shortcut else [], partial(self.do, action.name)
            each = command(
                window, f"edit.{action.name}", action.label, tr("Edit and picture"), do, *keys, icon_name=action.icon
            )
            made.append((each, action.group))
        return made

    def _copy(self) -> bool:
        document = self._document
        area = extent(document, document.active)
        if document.selection is not None:
            area = area.intersected(document.selection.extent)
        if area.isEmpty():
            self.noted.emit(tr("There is nothing on this layer to copy."))
            return False
        node = document.active_node
        if node.is_group:
            layer = edits.flattened((node,), document.size, document.content.layer)
        else:
            layer = document.content.layer(node.id)
        pixels = _faded(document, layer.read(area), area)
        if node.kind is NodeKind.MASK:
            pixels = np.dstack([pixels, pixels, pixels, np.full_like(pixels, 255)])
            self._to_clipboard(pixels, area)
        else:
            self._to_clipboard(conversions.straight(pixels), area)
        return True

    def _copy_result(self) -> None:
        if not self._result_to_clipboard():
            self.noted.emit(tr("There is no result to copy yet."))

    def _copy_seen(self) -> None:
        if self._studio.lifting.covers and self._result_to_clipboard():
            return
        document = self._document
        area = document.rect if document.selection is None else document.selection.extent
        pixels = _faded(document, document.picture.read(area), area)
        self._to_clipboard(conversions.straight(pixels), area)

    def _cut(self) -> None:
        if why := self._document.paintable(self._document.active):
            self._document.refused.emit(why)
        elif self._copy():
            clear_selected(self._document)

    def _to_clipboard(self, pixels: np.ndarray, area: QRect) -> None:
        image = conversions.to_image(np.ascontiguousarray(pixels))
        data = QMimeData()
        data.setImageData(image)
        png = QByteArray()
        buffer = QBuffer(png)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)  # `save` takes text at run time, and bytes by its types
        data.setData("image/png", png)  # with its transparency, which some programs take only so
        data.setData(PLACE, f"{area.x()} {area.y()}".encode())
        QGuiApplication.clipboard().setMimeData(data)

    def _paste(self) -> None:
        document, data = self._document, QGuiApplication.clipboard().mimeData() or QMimeData()
        image = QImage.fromData(data.data("image/png")) if data.hasFormat("image/png") else data.imageData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if not isinstance(image, QImage) or image.isNull():
            if files:
                self.files_pasted.emit(files)
                return
            # Qt decodes nothing that would take more memory than it allows.
            self.noted.emit(
                tr("The picture on the clipboard is damaged or too large to be pasted.")
                if data.hasImage() or data.hasFormat("image/png")
                else tr("There is no picture on the clipboard.")
            )
            return
        if not pasting.is_larger(document, image):
            pasting.paste(document, image, _place_of(data))
            return
        self._tools.set(tool="move")
        pasting.paste_framed(document, self._transforming, image)
        told = tr(
            "What is pasted is {width} × {height}, larger than the drawing: it was made to fit. "
            "Drag its frame to place it otherwise; Enter keeps it, Esc leaves it out.",
            width=image.width(),
            height=image.height(),
        )
        if max(image.width(), image.height()) <= pasting.LARGEST:
            self.offered.emit(told, tr("Enlarge the canvas"), lambda: self._paste_larger(image))
        else:
            self.noted.emit(told)

    def _paste_larger(self, image: QImage) -> None:
        self._transforming.cancel()
        pasting.paste_on_larger_canvas(self._document, image)

    def _crop(self) -> None:
        document = self._document
        if document.selection is None:
            self.noted.emit(tr("Select what is to stay first: R draws a rectangle."))
            return
        area = document.selection.extent
        self._reshape(tr("Crop"), lambda content: reshaping.cropped(content.with_layer(SELECTION, None), area))

    def _ask_size(self, *, scales: bool) -> None:
        dialog = self.dialog = CanvasSizeDialog(self._document.size, scales=scales, parent=self._window)

        def resize() -> None:
            size = dialog.chosen_size
            if scales:
                self._reshape(tr("Image size"), lambda content: reshaping.scaled(content, size))
            else:
                self._reshape(tr("Canvas size"), lambda content: reshaping.canvas_sized(content, size, dialog.anchor))

        dialog.accepted.connect(resize)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _reshape(self, label: str, change: Callable[[Content], Content]) -> None:
        self._document.change(label, change(self._document.content))


def _place_of(data: QMimeData) -> QPoint | None:
    """Tell where in the drawing what is on the clipboard was copied; None from another program."""
    try:
        x, y = (int(number) for number in bytes(data.data(PLACE).data()).split())
    except ValueError:
        return None
    return QPoint(x, y)


def _faded(document: Document, pixels: np.ndarray, area: QRect) -> np.ndarray:
    """Give what is selected of pixels that lie at `area`."""
    if document.selection is None:
        return pixels
    weight = document.selection.read(area).astype(np.uint16)
    weight = weight if pixels.ndim == 2 else weight[..., None]
    return ((pixels * weight + 127) // 255).astype(np.uint8)
