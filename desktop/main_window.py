"""The main window: places the parts and has them bound and joined by the wiring. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from desktop.actions.cards import CardActions
from desktop.actions.diagnostics import Diagnostics
from desktop.actions.drops import DropActions
from desktop.actions.edits import EditActions
from desktop.actions.first_steps import FirstSteps
from desktop.actions.help import HelpActions
from desktop.actions.history import HistoryActions
from desktop.actions.holes import HoleMasking
from desktop.actions.panels import Panels
from desktop.actions.pictures import PictureActions
from desktop.actions.poses import PoseActions
from desktop.actions.queue import QueueActions
from desktop.actions.references import ReferenceActions
from desktop.actions.selection import SelectionRequests
from desktop.actions.session import SessionActions
from desktop.actions.settings import SettingsActions
from desktop.actions.variants import VariantActions
from desktop.actions.view import ViewActions
from desktop.downloads.downloads import DownloadActions
from desktop.downloads.welcome import Welcome
from desktop.files.additions import AddActions
from desktop.files.closing import keep_or_ask
from desktop.files.drag_out import DragOut
from desktop.files.file_actions import FileActions
from desktop.files.keeper import Keeper
from desktop.files.recent_files import RecentFiles
from desktop.files.written_folders import WrittenFolders
from desktop.model.asking.studio import Studio
from desktop.model.history.archive import Archive
from desktop.model.history.listing import Listing
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.open_documents import OpenDocuments
from desktop.model.keeping.work import KeptDocument
from desktop.model.session.recorder import Recorder
from desktop.model.session.viewing import Viewing
from desktop.model.stage.brush_presets import BrushLibrary
from desktop.model.stage.map_editing import MapEditing
from desktop.model.stage.map_overlays import MapOverlays
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.colour.panel import ColourPanel
from desktop.views.history.panel import HistoryPanel
from desktop.views.layers.history_list import HistoryList
from desktop.views.layers.panel import LayersPanel
from desktop.views.queue.panel import QueuePanel
from desktop.views.session.panel import SessionPanel
from desktop.views.tools.palette_popup import PalettePopup
from desktop.views.tools.selection_options import SelectionOptions
from desktop.views.tools.tool_rail import ToolRail
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.widgets.shortcuts import Shortcuts
from desktop.views.window.keyboard import Keyboard
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.status_bar import StatusBar
from desktop.views.window.strip import Strip
from desktop.views.window.top_bar import TopBar
from desktop.wiring.canvas import connect_canvas, connect_comparing, connect_objects, give_keys_back
from desktop.wiring.cards import connect_cards
from desktop.wiring.commands import (
    CommandLists,
    add_document_commands,
    add_edit_commands,
    add_make_commands,
    add_workspace_commands,
)
from desktop.wiring.documents import DocumentWiring
from desktop.wiring.drawers import DrawerWiring
from desktop.wiring.drops import connect_drops
from desktop.wiring.help import pages_of
from desktop.wiring.layers import connect_layers
from desktop.wiring.layout import body_of, column_of, docks_of, fit_screen, stage_of
from desktop.wiring.library import connect_lacking, connect_library
from desktop.wiring.maps import MapWiring
from desktop.wiring.pictures import connect_edits, connect_holes, connect_pictures
from desktop.wiring.prompts import connect_prompts
from desktop.wiring.recording import connect_recording
from desktop.wiring.settings import SettingsWiring
from desktop.wiring.strip import connect_strip
from desktop.wiring.telling import tell_of_downloads, tell_of_files, tell_of_work
from desktop.wiring.tools import options_of
from desktop.wiring.top_bar import connect_program, connect_top_bar
from engine.paths import APP_NAME

CLOSE_WAIT = 10_000
"""Milliseconds that closing waits for the worker's answer."""


class MainWindow(QMainWindow):
    """Top bar; rail, tool options, canvas and strip; right panel; status bar."""

    first_painted = Signal()
    """The window is on the screen."""

    def __init__(
        self,
        studio: Studio,
        tools: ToolState,
        autosave: Autosave,
        archive: Archive,
        recorder: Recorder,
        preferences: QSettings,
        close_engine: Callable[[int], bool],
        behind: Sequence[KeptDocument] = (),
    ) -> None:
        """`behind` are the documents that were open behind the one in front."""
        super().__init__()
        self.setWindowTitle(APP_NAME)
        fit_screen(self)
        self.studio, self.preferences = studio, preferences
        self._close_engine = close_engine
        self._painted = self._closed = False
        self._tools = tools
        self.open_documents = OpenDocuments(studio, behind, self)
        self.files = FileActions(studio, self.open_documents, self)
        self.files.papers["colour"] = lambda: tools.value.colour
        self.additions = AddActions(studio, self.files, self)
        self.drops = DropActions(studio, self.files, self.additions, self)
        self.drag_out = DragOut(studio, self)
        self.variants = VariantActions(studio, self)
        self.selected = SelectionRequests(studio, self)
        self.card_files = CardActions(studio, self)
        self.reference_files = ReferenceActions(studio, self)
        self.top_bar = TopBar(studio.settings, studio.model)
        self.rail = ToolRail(tools)
        self.canvas = CanvasArea(studio.document, tools)
        self.edits = EditActions(studio, tools, self.canvas.scene.transforming, self.drag_out.copy, self)
        self.recent = RecentFiles(preferences, self)
        self.written = WrittenFolders(preferences)
        self.brushes = BrushLibrary(preferences, self)
        self.selection = SelectionOptions(studio.document, tools)
        self.options = options_of(tools, self.brushes, self.selection, self.canvas)
        self.pictures = PictureActions(studio, tools, self.canvas.scene.extending, self)
        self.layers = LayersPanel(studio.document, studio.settings)
        self.colours = ColourPanel(tools)
        self.changes = HistoryList(studio.document)
        self.panel = RightPanel(studio.settings, studio.model)
        self.strip = Strip()
        self.archive, self.listing = archive, Listing(archive, self)
        self.history = HistoryPanel(self.listing)
        self.queue = QueuePanel(studio.queue)
        self.viewing = Viewing(recorder.store, self)
        self.session = SessionPanel(self.viewing)
        self.status = StatusBar()
        self.messages = MessageBar()
        self.downloads = DownloadActions(studio.settings, self)
        self.editing = MapEditing(studio.settings, studio.document, studio.model, tools, self.canvas.scene, self)
        self.poses = PoseActions(self.editing.posing, studio.people, self)
        self.map_wiring = MapWiring(self.editing, studio.maps, self.options, self.panel, self.poses)
        self.holes = HoleMasking(studio, self.messages, self)
        self.past = HistoryActions(archive, studio, self.drops, self.history, self)
        self.jobs = QueueActions(studio, archive, self.queue, self)
        self.recording = SessionActions(studio, recorder, self.viewing, self.session, self.drops, self)
        self.keeper = Keeper(studio, self.open_documents, autosave, self)
        self.settings = SettingsActions(
            preferences,
            studio.settings,
            archive,
            self.keeper,
            self.downloads,
            tools,
            (self.files, self.drag_out),
            recorder,
            self,
        )
        self.diagnostics = Diagnostics(studio, self.canvas, self)
        self._docked = {
            "colour": self.colours,
            "layers": self.layers,
            "changes": self.changes,
            "settings": self.panel,
            "history": self.history,
            "queue": self.queue,
            "session": self.session,
        }
        self.help = HelpActions(pages_of(self.canvas, self.options, self.panel, self.strip, self._docked), self)
        self._overlays = MapOverlays(studio.settings, studio.maps, self.canvas.scene, self)
        self._place()
        self._bind()
        self._connect_views()
        self._tell()
        self._add_commands()
        self._restore()

    def open_model(self, name_or_path: str) -> None:
        self.files.use_model(name_or_path)

    def welcome(self) -> None:
        """Tell a new user the first steps, and which larger models would run here."""
        self.welcoming = Welcome(self.panel, self.downloads, self.studio.finished, self.preferences)
        self.first_steps = FirstSteps(self.canvas, self.preferences)

    def open_picture(self, path: Path) -> None:
        self.files.open(path)

    def open_files(self, paths: list[Path]) -> None:
        """Open what another start of the program was given."""
        self.files.open_all(paths)

    def come_forward(self) -> None:
        """Be seen: another start of the program handed over to this one."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keep(self) -> str:
        """Keep everything at once; why it couldn't, or ""."""
        return self.keeper.keep_now()

    def leave(self) -> None:
        """Keep everything and stop the engine without asking anything: the system ends the program."""
        self._shut(self.keeper.finish)

    def _place(self) -> None:
        middle = column_of(self.options, stage_of(self.canvas, self.messages), self.strip)
        self.docks = docks_of(middle, self._docked)
        self.setCentralWidget(body_of(top=self.top_bar, left=self.rail, middle=self.docks, bottom=self.status))
        parts = (self.rail, self.options, self.strip, self.top_bar, self.status)
        self.palette_popup = PalettePopup(self._tools, self.brushes, self)
        self.panels = Panels(self, self.docks, parts, self.studio.settings, self.preferences)
        self.view_actions = ViewActions(self.top_bar.view, self.canvas, self.panels)

    def _bind(self) -> None:
        """Bind each part to the model that it shows."""
        for view in (self.canvas, self.panel, self.strip, self.status, self.messages):
            view.bind(self.studio)
        self.panel.follow(self.canvas.scene.extending)
        self.options.bind(self.studio.document)
        self.recent.bind(self.top_bar, self.files)
        self.studio.made.connect(self.archive.keep)
        self.first_painted.connect(self.status.show_memory)
        connect_objects(self.canvas, self.studio)
        self.document_wiring = DocumentWiring(self, self.studio, self.open_documents, self.top_bar.tabs, self.files)

    def _connect_views(self) -> None:
        """Join the parts to one another and to what is done by them."""
        studio, canvas, panel, bar = self.studio, self.canvas, self.panel, self.top_bar
        status, messages = self.status, self.messages
        self.settings_wiring = SettingsWiring(
            studio, self._tools, canvas=canvas, panel=panel, status=status, top_bar=bar, messages=messages, parent=self
        )
        self.drawers = DrawerWiring(
            self.panels,
            self.docks,
            strip=self.strip,
            top_bar=bar,
            history=self.history,
            queue=self.queue,
            session=self.session,
            canvas=canvas.first,
        )
        connect_canvas(canvas, self.palette_popup, self.layers, self.panels)
        connect_comparing(canvas, self.strip)
        give_keys_back(canvas, (studio.taken, self.colours.hex.returnPressed, self.layers.words.returnPressed))
        connect_recording(self.session, self.settings.preferences)
        connect_strip(self.strip, studio, self.files, self.drops, self.variants, self.drag_out)
        connect_layers(self.layers, self.colours, studio, self.files, self.map_wiring.draw)
        connect_cards(panel, self.card_files, self.reference_files, self.downloads)
        connect_top_bar(bar, self.files, self.edits, self.downloads)
        connect_pictures(panel, bar, self.pictures)
        connect_holes(panel, self.files, self.holes)
        connect_edits(self.edits, studio, self.drops)
        connect_drops(self, canvas, self.downloads, self.drops, self.additions)
        connect_library(self.files, self.downloads, self.settings_wiring)
        connect_lacking(bar, self.downloads, studio, messages)
        self.prompt_words = connect_prompts(panel.prompt_panel, studio, self.archive, self.downloads, messages)

    def _tell(self) -> None:
        """Have what is done told where a person reads it."""
        messages, status = self.messages, self.status
        self.written.sweep()
        cards = (self.card_files, self.reference_files, self.poses)
        results = (self.past, self.recording, self.variants, self.selected)
        tell_of_files((self.files, self.drops, self.additions, *cards, *results), self.written, messages, status)
        tell_of_work(self.studio, self.edits, self.jobs, self.keeper, messages)
        tell_of_downloads(self.downloads, messages, status)

    def _add_commands(self) -> None:
        add_edit_commands(self, self.studio)
        add_make_commands(self, self.studio, self.panel.press_primary, self.downloads.show)
        add_document_commands(self, self.open_documents)
        self.variants.add_commands(self)
        self.selected.add_commands(self)
        self.jobs.add_commands(self, self.panel.press_primary, self.drawers.toggler("queue"))
        self.recording.add_commands(self, self.drawers.toggler("session"), self.session.record.toggle)
        self.selection.add_commands(self)
        add_workspace_commands(self, self.studio)
        self.shortcuts = Shortcuts(self, self.preferences)
        lists = CommandLists(self.shortcuts, self)
        connect_program(self.top_bar, self.settings, self.diagnostics, self.help, lists)

    def _restore(self) -> None:
        geometry = self.preferences.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.document_wiring.show_names()
        self.settings_wiring.show()
        self.canvas.first.setFocus()
        self.keyboard = Keyboard(self, self.canvas.first)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back may have closed other programs, to make room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.studio.forecast.look()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the drawing, hide, and wait for the worker; a worker that never answers doesn't keep the program."""
        if self._shut(lambda: keep_or_ask(self, self.keeper)):
            event.accept()
        else:
            event.ignore()

    def _shut(self, keep: Callable[[], object]) -> bool:
        """Keep by `keep` once, unless that says no, and stop what runs."""
        if not self._closed:
            self.studio.document.end_preview()
            if keep() is False:
                return False
            self._closed = True
            self.panels.keep()
            self.preferences.setValue("geometry", self.saveGeometry())
            self.preferences.sync()
            self.hide()
            self.downloads.close(CLOSE_WAIT)
            self._close_engine(CLOSE_WAIT)
            self.studio.queue.close()
            self.listing.close()
            self.recording.close()
            self.archive.close()
        return True
