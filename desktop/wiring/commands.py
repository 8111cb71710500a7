"""What the window can be told by key or by the palette: undo, making, drawings, ways of working."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.model.asking.studio import Studio
from desktop.model.keeping.open_documents import OpenDocuments
from desktop.model.settings.settings import Workspace
from desktop.views.dialogs.command_palette import CommandPalette
from desktop.views.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.views.widgets.commands import command, standard
from desktop.views.widgets.shortcuts import Shortcuts
from desktop.views.window.top_bar import WORKSPACES
from desktop.words import tr

Keys = QKeySequence.StandardKey


def add_edit_commands(window: QWidget, studio: Studio) -> None:
    """Add undo and redo."""
    document = studio.document
    command(
        window, "edit.undo", tr("Undo"), tr("Edit and picture"), document.undo, *standard(Keys.Undo), icon_name="undo-2"
    )
    again = standard(Keys.Redo, "Ctrl+Y", "Ctrl+Shift+Z")
    command(window, "edit.redo", tr("Redo"), tr("Edit and picture"), document.redo, *again, icon_name="redo-2")


def add_make_commands(
    window: QWidget, studio: Studio, press: Callable[[], object], show_models: Callable[[], object]
) -> None:
    """Add what makes pictures and takes them; `press` presses the button that the way of working has."""
    command(window, "make.primary", tr("Generate, or take the result"), tr("Make"), press, "Ctrl+Return", "Ctrl+Enter")
    command(window, "make.next_seed", tr("Next seed"), tr("Make"), studio.next_seed, icon_name="shuffle")
    command(window, "make.take", tr("Take the result"), tr("Make"), studio.take, icon_name="check")
    command(window, "make.discard", tr("Discard the result"), tr("Make"), studio.discard, icon_name="x")
    command(window, "make.cancel", tr("Cancel what runs"), tr("Make"), studio.cancel)
    command(window, "make.models", tr("Models and weights…"), tr("Make"), show_models, icon_name="download")


def add_document_commands(window: QWidget, documents: OpenDocuments) -> None:
    """Add going from one open drawing to another."""
    step = documents.step
    command(window, "file.next", tr("Next drawing"), tr("File"), partial(step, 1), *standard(Keys.NextChild))
    command(
        window, "file.previous", tr("Previous drawing"), tr("File"), partial(step, -1), *standard(Keys.PreviousChild)
    )


def add_workspace_commands(window: QWidget, studio: Studio) -> None:
    """Add a key for each way of working."""
    for number, (name, text, icon_name, _tip) in enumerate(WORKSPACES, 1):
        choose = partial(studio.settings.set, workspace=Workspace(name))
        command(window, f"work.{name}", text, tr("Way of working"), choose, f"Ctrl+{number}", icon_name=icon_name)


class CommandLists(QObject):
    """Shows all commands: to be found and done, and with their keys to be changed."""

    def __init__(self, shortcuts: Shortcuts, window: QWidget) -> None:
        super().__init__(window)
        self._shortcuts, self._window = shortcuts, window
        self._done_lately: list[str] = []
        """Commands that were done by the palette, the last one first."""

    def show_palette(self) -> None:
        """Open the list of commands to search in."""
        CommandPalette(self._shortcuts.commands, self._done_lately, self._window).open()

    def show_shortcuts(self) -> None:
        """Open the list of keys."""
        ShortcutsDialog(self._shortcuts, self._window).open()
