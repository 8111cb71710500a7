"""Joins what actions tell to where a person reads it: the message bar and the status bar."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.actions.edits import EditActions
from desktop.actions.queue import QueueActions
from desktop.downloads.downloads import DownloadActions
from desktop.files.actions import Actions
from desktop.files.file_actions import FileActions
from desktop.files.keeper import Keeper
from desktop.files.written_folders import WrittenFolders
from desktop.model.asking.studio import Studio
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.window.status_bar import StatusBar
from desktop.words import tr
from engine.fetching import network


def tell_of_files(
    all_actions: Iterable[Actions], written: WrittenFolders, messages: MessageBar, status: StatusBar
) -> None:
    """Tell what became of files, and remember the folders that they were written to."""
    for actions in all_actions:
        actions.writing.connect(written.remember)
        actions.saved.connect(lambda name: status.set_message(tr("Saved {name}", name=name)))
        actions.failed.connect(messages.show_failure)
        actions.noted.connect(messages.show_note)
        if isinstance(actions, FileActions):
            actions.progressed.connect(status.set_counting)
            actions.failed.connect(lambda _failed: status.set_loading("", 0, 0))


def tell_of_work(studio: Studio, edits: EditActions, jobs: QueueActions, keeper: Keeper, messages: MessageBar) -> None:
    """Tell what becomes of the drawing: edits, the queue, what is kept of it."""
    edits.noted.connect(messages.show_note)
    edits.offered.connect(messages.offer)
    jobs.noted.connect(messages.show_note)
    studio.document.refused.connect(messages.show_note)
    studio.queue.failed.connect(lambda error: messages.show_error(str(error), ""))
    keeper.failed.connect(messages.show_error)
    keeper.mended.connect(lambda: messages.show_note(tr("The drawing is kept again.")))


def tell_of_downloads(downloads: DownloadActions, messages: MessageBar, status: StatusBar) -> None:
    """Tell how downloads go, and lead to PyTorch where it is lacking."""
    downloads.progressed.connect(status.set_fetching)
    downloads.network.offline_changed.connect(status.set_offline)
    status.set_offline(network.chosen().offline)
    downloads.failed.connect(messages.show_failure)
    downloads.noted.connect(messages.show_note)
    messages.torch_lacking.connect(downloads.torch.ask_once)
    messages.torch_wanted.connect(downloads.torch.ask)
