"""Joins the models that there are, and those still to be had, to what names them and draws by them."""

from __future__ import annotations

from desktop.downloads.downloads import DownloadActions
from desktop.files.file_actions import FileActions
from desktop.model.asking.studio import Studio
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.window.top_bar import TopBar
from desktop.wiring.settings import SettingsWiring


def connect_library(files: FileActions, downloads: DownloadActions, settings: SettingsWiring) -> None:
    """Show the models of other folders, wherever models are named."""
    files.library_changed.connect(downloads.show_folders)
    files.library_changed.connect(settings.show_model)


def connect_lacking(bar: TopBar, downloads: DownloadActions, studio: Studio, messages: MessageBar) -> None:
    """Lead to what a preset lacks, and ask again for what could not be drawn once something was fetched."""

    def show_lacking(why: str, download: str) -> None:
        """Say what is to be had first and where, and lead there."""
        messages.show_note(why)
        if download:
            downloads.show(download)

    def ask_again() -> None:
        """Draw what could not be drawn before."""
        messages.dismiss()
        studio.ask_live()
        studio.maps.refresh()
        studio.forecast.look()

    bar.preset.lacking.connect(show_lacking)
    downloads.ready.connect(ask_again)
