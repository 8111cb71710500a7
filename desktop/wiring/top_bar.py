"""Joins the top bar's menu to files, edits and downloads, and to the windows about the program itself."""

from __future__ import annotations

from desktop.actions.diagnostics import Diagnostics
from desktop.actions.edits import EditActions
from desktop.actions.help import HelpActions
from desktop.actions.settings import SettingsActions
from desktop.downloads.downloads import DownloadActions
from desktop.files.file_actions import FileActions
from desktop.views.window.top_bar import TopBar
from desktop.wiring.commands import CommandLists


def connect_top_bar(bar: TopBar, files: FileActions, edits: EditActions, downloads: DownloadActions) -> None:
    """Connect what the bar's menu and its model menu ask for."""
    bar.new_requested.connect(files.new)
    bar.close_requested.connect(lambda: files.close())
    bar.open_requested.connect(files.ask_open)
    bar.save_requested.connect(files.save)
    bar.save_as_requested.connect(files.save_as)
    bar.export_requested.connect(files.export)
    bar.export_drawing_requested.connect(files.export_drawing)
    bar.set_edits(edits.add_commands(bar.window()))
    bar.model_chosen.connect(files.use_model)
    bar.model_file_requested.connect(files.ask_model_file)
    bar.model_folder_requested.connect(files.ask_model_folder)
    bar.library_requested.connect(files.ask_library)
    bar.downloads_requested.connect(downloads.show)
    downloads.folder_wanted.connect(files.ask_library)
    downloads.folder_unwanted.connect(files.drop_library)


def connect_program(
    bar: TopBar, settings: SettingsActions, diagnostics: Diagnostics, help_pages: HelpActions, lists: CommandLists
) -> None:
    """Connect what the menu has about the program: preferences, theme, commands, help, and quitting."""

    def set_theme(choice: str) -> None:
        settings.preferences.set("theme", choice)

    bar.settings_requested.connect(settings.show)
    bar.theme_chosen.connect(set_theme)
    bar.diagnostics_requested.connect(diagnostics.show)
    bar.help_requested.connect(help_pages.show)
    bar.commands_requested.connect(lists.show_palette)
    bar.shortcuts_requested.connect(lists.show_shortcuts)
    bar.quit_requested.connect(bar.window().close)
