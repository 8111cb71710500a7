"""The main window: places the parts and connects them. It decides nothing."""

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
from desktop.model.keeping.open_documents import UNTITLED, OpenDocuments
from desktop.model.keeping.work import KeptDocument, Work
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
from desktop.views.tools.brush_options import BrushOptions
from desktop.views.tools.palette_popup import PalettePopup
from desktop.views.tools.selection_options import SelectionOptions
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.tools.tool_rail import ToolRail
from desktop.views.tools.transform_options import TransformOptions
from desktop.views.widgets.file_drop import FileDrop
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.widgets.shortcuts import Shortcuts
from desktop.views.window.dock_host import DockHost
from desktop.views.window.keyboard import Keyboard
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.status_bar import StatusBar
from desktop.views.window.strip import Strip
from desktop.views.window.top_bar import TopBar
from desktop.wiring.cards import connect_cards
from desktop.wiring.commands import (
    CommandLists,
    add_document_commands,
    add_edit_commands,
    add_make_commands,
    add_workspace_commands,
)
from desktop.wiring.drawers import DrawerWiring
from desktop.wiring.layers import connect_layers
from desktop.wiring.layout import body_of, column_of, fit_screen, stage_of
from desktop.wiring.maps import MapWiring
from desktop.wiring.prompt_history import PromptHistory
from desktop.wiring.prompt_words import PromptWords
from desktop.wiring.settings import SettingsWiring
from desktop.wiring.strip import connect_strip
from desktop.wiring.telling import tell_of_downloads, tell_of_files, tell_of_work
from desktop.wiring.top_bar import connect_tabs, connect_top_bar
from desktop.words import tr
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
        transform = TransformOptions(self.canvas.scene.transforming)
        transform.typed.connect(self.canvas.first.setFocus)
        self.options = ToolOptions(
            tools, {"brush": BrushOptions(tools, self.brushes), "selection": self.selection, "transform": transform}
        )
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
        self.help = HelpActions(
            {
                self.canvas: "draw",
                self.options: "draw",
                self.panel.prompt_panel: "prompt",
                self.panel.numbers_panel: "sliders",
                self.panel.advanced: "sliders",
                self.panel.inpaint_panel: "mask",
                self.panel.controls: "control",
                self.panel.references: "references",
                self.layers: "layers",
                self.changes: "layers",
                self.colours: "draw",
                self.strip: "history",
                self.history: "history",
                self.session: "session",
            },
            self,
        )
        self._overlays = MapOverlays(studio.settings, studio.maps, self.canvas.scene, self)
        self._place()
        self._bind()
        self._connect_actions()
        self._connect_studio()
        self._add_commands()
        self._restore()

    def open_model(self, name_or_path: str) -> None:
        self.files.use_model(name_or_path)

    def welcome(self) -> None:
        """Tell a new user the first steps, and which larger models would run here."""
        self.welcoming = Welcome(self.panel, self.downloads, self.studio.finished, self.preferences)
        self.first_steps = FirstSteps(self.canvas, self.preferences)

    def _ask_again(self) -> None:
        """Draw what could not be drawn before."""
        self.messages.dismiss()
        self.studio.ask_live()
        self.studio.maps.refresh()
        self.studio.forecast.look()

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
        self.docks = DockHost(column_of(self.options, stage_of(self.canvas, self.messages), self.strip))
        self.docks.add("colour", tr("Colour"), self.colours, scrolls=True)
        self.docks.add("layers", tr("Layers"), self.layers)
        self.docks.add("changes", tr("Changes"), self.changes)
        self.docks.add("settings", tr("Settings"), self.panel)
        self.docks.add("history", tr("History"), self.history)
        self.docks.add("queue", tr("Queue"), self.queue)
        self.docks.add("session", tr("Session"), self.session)
        self.setCentralWidget(body_of(top=self.top_bar, left=self.rail, middle=self.docks, bottom=self.status))
        parts = (self.rail, self.options, self.strip, self.top_bar, self.status)
        self.palette_popup = PalettePopup(self._tools, self.brushes, self)
        self.canvas.palette_wanted.connect(self.palette_popup.open_at)
        self.canvas.menu_wanted.connect(self.layers.open_menu)
        self.palette_popup.more_clicked.connect(self.layers.open_menu)
        self.panels = Panels(self, self.docks, parts, self.studio.settings, self.preferences)
        self.canvas.hide_panels_wanted.connect(self.panels.toggle)
        self.view_actions = ViewActions(self.top_bar.view, self.canvas, self.panels)

    def _bind(self) -> None:
        for view in (self.canvas, self.panel, self.strip, self.status, self.messages):
            view.bind(self.studio)
        self.panel.follow(self.canvas.scene.extending)
        self.canvas.scene.objects.bind(self.studio.mailbox)
        self.studio.also_answers(self.canvas.scene.objects.takes)
        self.options.bind(self.studio.document)
        self.studio.made.connect(self.archive.keep)
        self.drawers = DrawerWiring(
            self.panels,
            self.docks,
            strip=self.strip,
            top_bar=self.top_bar,
            history=self.history,
            queue=self.queue,
            session=self.session,
            canvas=self.canvas.first,
        )
        self.session.record_toggled.connect(lambda on: self.settings.preferences.set("record_session", on))
        self.settings.preferences.changed.connect(self._show_recording)
        self._show_recording("record_session")
        self.top_bar.settings_requested.connect(self.settings.show)
        self.top_bar.diagnostics_requested.connect(self.diagnostics.show)
        self.top_bar.help_requested.connect(self.help.show)
        self.recent.bind(self.top_bar, self.files)
        self.strip.dragged.connect(self.drag_out.drag)
        connect_strip(self.strip, self.studio, self.files, self.drops, self.variants)
        self.strip.compare_pressed.connect(lambda: self.canvas.set_comparing(True))
        self.strip.compare_released.connect(lambda: self.canvas.set_comparing(False))
        connect_layers(self.layers, self.colours, self.studio, self.files, self.map_wiring.draw)
        for field in (self.colours.hex, self.layers.words):  # typed to the end: the next keys are tools'
            field.returnPressed.connect(self.canvas.first.setFocus)
        connect_cards(self.panel, self.card_files, self.reference_files, self.downloads)
        connect_top_bar(self.top_bar, self.files, self.edits, self.downloads)
        connect_tabs(self.top_bar.tabs, self.open_documents, self.files)

    def _connect_actions(self) -> None:
        messages, status = self.messages, self.status
        self.written.sweep()
        cards = (self.card_files, self.reference_files, self.poses)
        results = (self.past, self.recording, self.variants, self.selected)
        tell_of_files((self.files, self.drops, self.additions, *cards, *results), self.written, messages, status)
        tell_of_work(self.studio, self.edits, self.jobs, self.keeper, messages)
        tell_of_downloads(self.downloads, messages, status, self._ask_again)
        self.files.work_opened.connect(self._go_on_with)
        self.files.hole_found.connect(self.holes.offer)
        self.panel.mask_hole_clicked.connect(self.holes.mask)
        self.files.library_changed.connect(self.downloads.show_folders)
        self.edits.about_to_change.connect(self.studio.lifting.lift)
        self.edits.files_pasted.connect(self.drops.put_in)
        self.panel.way_clicked.connect(self.pictures.do)
        self.prompt_words = PromptWords(self.panel.prompt_panel, self.studio)
        self.prompt_words.noted.connect(messages.show_note)
        self.panel.prompt_panel.own.failed.connect(lambda error: messages.show_error(str(error), ""))
        PromptHistory(self.panel.prompt_panel.prompt, self.archive)
        PromptHistory(self.panel.prompt_panel.negative, self.archive, negative=True)
        self.panel.prompt_panel.models_wanted.connect(self.downloads.show)
        self.top_bar.way_chosen.connect(self.pictures.do)
        self.top_bar.preset.lacking.connect(self._show_lacking)
        self.top_bar.theme_chosen.connect(lambda choice: self.settings.preferences.set("theme", choice))
        self.top_bar.quit_requested.connect(self.close)
        self.canvas.files_dropped.connect(self.drops.drop)
        self.downloads.dropped.connect(lambda paths: self.additions.add([Path(path) for path in paths]))
        FileDrop(self).dropped.connect(self.drops.drop)  # beside the canvas too
        self.canvas.image_dropped.connect(self.drops.drop_image)

    def _connect_studio(self) -> None:
        studio = self.studio
        self.first_painted.connect(self.status.show_memory)
        studio.taken.connect(self.canvas.first.setFocus)  # the next keys are about the drawing
        self.settings_wiring = SettingsWiring(
            studio,
            self._tools,
            canvas=self.canvas,
            panel=self.panel,
            status=self.status,
            top_bar=self.top_bar,
            messages=self.messages,
            parent=self,
        )
        self.files.library_changed.connect(self.settings_wiring.show_model)
        self.open_documents.changed.connect(self._show_name)

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
        self.top_bar.commands_requested.connect(lists.show_palette)
        self.top_bar.shortcuts_requested.connect(lists.show_shortcuts)

    def _restore(self) -> None:
        geometry = self.preferences.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self._show_name()
        self.settings_wiring.show()
        self.canvas.first.setFocus()
        self.keyboard = Keyboard(self, self.canvas.first)

    # Slots

    def _go_on_with(self, work: Work) -> None:
        """Put work back that was kept elsewhere."""
        for kept in reversed(work.documents):
            self.open_documents.add(kept)
        self.studio.settings.replace(work.settings)

    def _show_name(self) -> None:
        """Show the tabs, and the window's title with a mark where something is unsaved."""
        document = self.studio.document
        tabs = self.open_documents.tabs
        self.top_bar.tabs.set_tabs([(tab.id, tab.title, tab.modified) for tab in tabs], document.id)
        self.setWindowTitle(f"{document.name or tr(UNTITLED)}[*] – {APP_NAME}")
        self.setWindowModified(document.modified)

    def _show_recording(self, name: str) -> None:
        if name == "record_session":
            self.session.set_recording(bool(self.settings.preferences.value(name)))

    def _show_lacking(self, why: str, download: str) -> None:
        """Say what is to be had first and where, and lead there."""
        self.messages.show_note(why)
        if download:
            self.downloads.show(download)

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
