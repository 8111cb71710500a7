"""Joins what is done with the whole picture to the buttons for it: other sizes, sheets, holes, pastes."""

from __future__ import annotations

from desktop.actions.drops import DropActions
from desktop.actions.edits import EditActions
from desktop.actions.holes import HoleMasking
from desktop.actions.pictures import PictureActions
from desktop.files.file_actions import FileActions
from desktop.model.asking.studio import Studio
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.top_bar import TopBar


def connect_pictures(panel: RightPanel, bar: TopBar, pictures: PictureActions) -> None:
    """Connect what makes the picture larger, or many, wherever it is chosen."""
    panel.way_clicked.connect(pictures.do)
    bar.way_chosen.connect(pictures.do)


def connect_holes(panel: RightPanel, files: FileActions, holes: HoleMasking) -> None:
    """Offer to mask the hole of a picture that is opened, and mask it when the panel's button says so."""
    files.hole_found.connect(holes.offer)
    panel.mask_hole_clicked.connect(holes.mask)


def connect_edits(edits: EditActions, studio: Studio, drops: DropActions) -> None:
    """Put what is lifted down before an edit, and pasted files into the drawing."""
    edits.about_to_change.connect(studio.lifting.lift)
    edits.files_pasted.connect(drops.put_in)
