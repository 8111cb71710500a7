"""Joins the open documents to the tabs and the window's title."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.files.file_actions import FileActions
from desktop.model.asking.studio import Studio
from desktop.model.keeping.open_documents import UNTITLED, OpenDocuments
from desktop.model.keeping.work import Work
from desktop.views.window.document_tabs import DocumentTabs
from desktop.words import tr
from engine.paths import APP_NAME


class DocumentWiring(QObject):
    """Shows which documents are open and which is in front; closing by a tab asks first what would be lost."""

    def __init__(
        self, window: QWidget, studio: Studio, documents: OpenDocuments, tabs: DocumentTabs, files: FileActions
    ) -> None:
        super().__init__(window)
        self._window, self._studio, self._documents, self._tabs = window, studio, documents, tabs
        tabs.chosen.connect(documents.show)
        tabs.close_requested.connect(files.close)
        tabs.moved.connect(documents.move)
        files.work_opened.connect(self.go_on_with)
        documents.changed.connect(self.show_names)

    def go_on_with(self, work: Work) -> None:
        """Put work back that was kept elsewhere."""
        for kept in reversed(work.documents):
            self._documents.add(kept)
        self._studio.settings.replace(work.settings)

    def show_names(self) -> None:
        """Show the tabs, and the window's title with a mark where something is unsaved."""
        document = self._studio.document
        self._tabs.set_tabs([(tab.id, tab.title, tab.modified) for tab in self._documents.tabs], document.id)
        self._window.setWindowTitle(f"{document.name or tr(UNTITLED)}[*] – {APP_NAME}")
        self._window.setWindowModified(document.modified)
