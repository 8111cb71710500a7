"""Joins each place where files and pictures may be dropped to what takes them in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.actions.drops import DropActions
from desktop.downloads.downloads import DownloadActions
from desktop.files.additions import AddActions
from desktop.views.canvas.area import CanvasArea
from desktop.views.widgets.file_drop import FileDrop


def connect_drops(
    window: QWidget, canvas: CanvasArea, downloads: DownloadActions, drops: DropActions, additions: AddActions
) -> None:
    """Connect the canvas, the `window` beside it, and the list of models, which takes weights only."""

    def add(paths: list[str]) -> None:
        additions.add([Path(path) for path in paths])

    canvas.files_dropped.connect(drops.drop)
    canvas.image_dropped.connect(drops.drop_image)
    FileDrop(window).dropped.connect(drops.drop)
    downloads.dropped.connect(add)
