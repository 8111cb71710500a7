"""Joins the top bar's menu to files, edits and downloads."""

from __future__ import annotations

from desktop.actions.edits import EditActions
from desktop.downloads.downloads import DownloadActions
from desktop.files.file_actions import FileActions
from desktop.model.keeping.open_documents import OpenDocuments
from desktop.views.window.document_tabs import DocumentTabs
from desktop.views.window.top_bar import TopBar


def connect_tabs(tabs: DocumentTabs, documents: OpenDocuments, files: FileActions) -> None:
    """Connect what the tabs ask for; closing asks first what would be lost."""
    tabs.chosen.connect(documents.show)
    tabs.close_requested.connect(files.close)
    tabs.moved.connect(documents.move)


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
