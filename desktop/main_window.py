"""The main window: places the parts and connects them. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QByteArray, QEvent, QRect, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.card_actions import CardActions
from desktop.card_wiring import connect_cards
from desktop.closing import keep_or_ask
from desktop.download_actions import DownloadActions
from desktop.drag_out import DragOut
from desktop.drop_actions import DropActions
from desktop.edit_actions import EDIT_ACTIONS, EditActions
from desktop.file_actions import FileActions
from desktop.keeper import Keeper
from desktop.layer_wiring import connect_layers
from desktop.model.asking.latency import Latencies
from desktop.model.asking.map_requests import CardMap
from desktop.model.asking.studio import Studio
from desktop.model.asking.taking import Into
from desktop.model.keeping import documents
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.work import Work
from desktop.model.pixels import conversions
from desktop.model.settings.lora_choice import spoken_words
from desktop.model.settings.settings import Workspace
from desktop.model.stage.holes import mask_hole
from desktop.model.stage.map_editing import MapEditing
from desktop.model.stage.map_overlays import MapOverlays
from desktop.model.stage.tool_state import ToolState
from desktop.panels import Panels
from desktop.picture_actions import PictureActions
from desktop.pose_actions import PoseActions
from desktop.recent_files import RecentFiles
from desktop.reference_actions import ReferenceActions
from desktop.views.canvas.area import CanvasArea
from desktop.views.colour.panel import ColourPanel
from desktop.views.layers.history_list import HistoryList
from desktop.views.layers.panel import LayersPanel
from desktop.views.tools.brush_options import BrushOptions
from desktop.views.tools.map_options import MapOptions
from desktop.views.tools.palette_popup import PalettePopup
from desktop.views.tools.pose_options import PoseOptions
from desktop.views.tools.selection_options import SelectionOptions
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.tools.tool_rail import ToolRail
from desktop.views.tools.transform_options import TransformOptions
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.window.keyboard import Keyboard, shortcut
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.side_column import SideColumn
from desktop.views.window.status_bar import StatusBar
from desktop.views.window.strip import Strip
from desktop.views.window.top_bar import TopBar
from engine.catalog import catalog
from engine.errors import SketchlightError
from engine.events import Failed, Finished
from engine.paths import APP_NAME
from engine.pictures.files import sweep_parts
from engine.request import Lane

CLOSE_WAIT = 10_000
"""Milliseconds that closing waits for the worker's answer."""
USUAL, LEAST = QSize(1440, 900), QSize(960, 540)
WRITTEN, MOST_FOLDERS = "written", 8
"""Under what name the preferences keep the folders that files were written to last, and how many."""
FRAME = QSize(8, 40)
"""What a window manager puts round a window, about."""
MEMORY_INTERVAL = 2_000
GIGABYTE = 1e9
TOOL_FOR = {Workspace.LIVE: "brush", Workspace.INPAINT: "mask_brush", Workspace.GENERATE: "brush"}
"""What is in hand when a person comes to a workspace; all of Workspace."""


class MainWindow(QMainWindow):
    """Top bar; rail, tool options, canvas and strip; right panel; status bar."""

    first_painted = Signal()
    """The window is on the screen."""

    def __init__(
        self,
        studio: Studio,
        tools: ToolState,
        autosave: Autosave,
        preferences: QSettings,
        close_engine: Callable[[int], bool],
    ) -> None:
        super().__init__()
        self.setWindowTitle(APP_NAME)
        self._fit_screen()
        self.studio, self.preferences = studio, preferences
        self._close_engine = close_engine
        self._painted = self._closed = False
        self._tools = tools
        self.files = FileActions(studio, self)
        self.files.papers["colour"] = lambda: tools.value.colour
        self.drops = DropActions(studio, self.files, self)
        self.drag_out = DragOut(studio, self)
        self.card_files = CardActions(studio, self)
        self.reference_files = ReferenceActions(studio, self)
        self.top_bar = TopBar(studio.settings, studio.model)
        self.rail = ToolRail(tools)
        self.canvas = CanvasArea(studio.document, tools)
        self.edits = EditActions(studio.document, self)
        self.recent = RecentFiles(preferences, self)
        self.top_bar.set_edits([(a.name, a.label, a.icon, a.shortcut, a.group) for a in EDIT_ACTIONS])
        self.selection = SelectionOptions(studio.document, tools)
        transform = TransformOptions(self.canvas.scene.transforming)
        self.options = ToolOptions(
            tools, {"brush": BrushOptions(tools), "selection": self.selection, "transform": transform}
        )
        self.pictures = PictureActions(studio, tools, self.canvas.scene.extending, self)
        self.layers = LayersPanel(studio.document, studio.settings)
        self.colours = ColourPanel(tools)
        self.side = SideColumn(self.colours, self.layers, HistoryList(studio.document))
        self.panel = RightPanel(studio.settings, studio.model)
        self.strip = Strip()
        self.status = StatusBar()
        self.messages = MessageBar()
        self.downloads = DownloadActions(studio.settings, self)
        self.editing = MapEditing(studio.settings, studio.document, studio.model, tools, self.canvas.scene, self)
        self.pose_options, self.map_options = PoseOptions(self.editing), MapOptions(self.editing)
        self.poses = PoseActions(self.editing.posing, studio.people, self)
        self.keeper = Keeper(studio, autosave, self)
        self._overlays = MapOverlays(studio.settings, studio.maps, self.canvas.scene, self)
        self._place()
        self._connect_studio()
        self._connect_views()
        self._add_shortcuts()
        self._watch_memory()
        self._restore()

    def _fit_screen(self) -> None:
        """Begin as large as is good to work in, and no larger than the screen shows."""
        room = self.screen().availableGeometry().size() - FRAME
        self.setMinimumSize(LEAST.boundedTo(room))
        self.resize(USUAL.boundedTo(room))

    def open_model(self, name_or_path: str) -> None:
        self.files.use_model(name_or_path)

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
        # A message lies over the canvas: if it pushed, the drawing would move under the pen.
        stage = QGridLayout()
        stage.addWidget(self.canvas, 0, 0)
        stage.addWidget(self.messages, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.messages.raise_()
        centre = QVBoxLayout()
        centre.addWidget(self.options)
        centre.addLayout(stage, 1)
        centre.addWidget(self.strip)
        middle = QHBoxLayout()
        middle.addWidget(self.rail)
        middle.addLayout(centre, 1)
        middle.addWidget(self.side)
        middle.addWidget(self.panel)
        whole = QVBoxLayout()
        whole.addWidget(self.top_bar)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        for layout in (stage, centre, middle, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        body = QWidget()
        body.setLayout(whole)
        self.setCentralWidget(body)
        parts = (self.rail, self.options, self.panel, self.strip, self.top_bar, self.status)
        self.palette_popup = PalettePopup(self._tools, self)
        self.canvas.palette_wanted.connect(self.palette_popup.open_at)
        self.canvas.menu_wanted.connect(self.layers.open_menu)
        self.palette_popup.more_clicked.connect(self.layers.open_menu)
        self.canvas.hide_panels_wanted.connect(Panels(self, parts, self.side).toggle)

    def _connect_studio(self) -> None:
        studio = self.studio
        studio.picture_changed.connect(self._show_picture)
        studio.step_changed.connect(self._show_step)
        studio.refiner.state_changed.connect(self.canvas.set_remark)
        studio.taken.connect(self._on_taken)
        studio.running_changed.connect(self.panel.set_running)
        studio.loading_changed.connect(self.status.set_loading)
        studio.loading_changed.connect(self.canvas.set_loading)
        self.panel.prompt_panel.models_wanted.connect(self.downloads.show)
        studio.latencies_changed.connect(self._show_latencies)
        studio.map_changed.connect(self._show_map)
        studio.finished.connect(self._show_environment)
        studio.failed.connect(self._show_failure)
        studio.noted.connect(self.messages.show_note)
        studio.lifted.connect(lambda told, undo: self.messages.offer(told, "Undo", undo))
        self.canvas.scene.about_to_change.connect(studio.lift)
        studio.candidates.changed.connect(self._show_candidates)
        studio.candidates.selected_changed.connect(self._show_selected)
        studio.forecast.changed.connect(self.panel.set_forecast)
        studio.settings.changed.connect(self._show_settings)
        studio.document.modified_changed.connect(lambda _modified: self._show_name())
        studio.document.renamed.connect(self._show_name)
        studio.document.replaced.connect(self._document_replaced)
        studio.document.resized.connect(self._document_replaced)
        studio.document.history_changed.connect(self._show_history)
        self.files.work_opened.connect(self._go_on_with)
        self.files.hole_found.connect(self._offer_hole)
        for actions in (self.files, self.card_files, self.reference_files, self.poses, self.drops):
            actions.writing.connect(self._writing)
            actions.saved.connect(lambda name: self.status.set_message(f"Saved {name}"))
            actions.failed.connect(self._show_failure)
            actions.noted.connect(self.messages.show_note)
        self.downloads.progressed.connect(self.status.set_fetching)
        self.downloads.failed.connect(self._show_failure)
        self.keeper.failed.connect(self.messages.show_error)
        self.keeper.mended.connect(lambda: self.messages.show_note("The drawing is kept again."))

    def _connect_views(self) -> None:
        studio, files = self.studio, self.files
        self.panel.primary_clicked.connect(self._primary)
        self.panel.cancel_clicked.connect(studio.cancel)
        self.panel.way_clicked.connect(self.pictures.do)
        self.top_bar.way_chosen.connect(self.pictures.do)
        self.panel.clear_mask_clicked.connect(studio.document.clear_mask)
        self.panel.invert_mask_clicked.connect(self._invert_mask)
        self.panel.mask_hole_clicked.connect(self._mask_hole)
        connect_layers(self.layers, self.colours, studio, self.files, self.draw_map)
        studio.document.refused.connect(self.messages.show_note)
        connect_cards(self.panel, self.card_files, self.reference_files, self.downloads)
        self.panel.controls.draw_clicked.connect(self.draw_map)
        self.strip.selected.connect(studio.candidates.select)
        self.strip.dragged.connect(self.drag_out.drag)
        self.strip.take_clicked.connect(studio.take)
        self.strip.take_into_chosen.connect(lambda into: studio.take(Into(into)))
        self.strip.discard_clicked.connect(studio.discard)
        self.strip.next_seed_clicked.connect(studio.next_seed)
        self.strip.compare_pressed.connect(lambda: self.canvas.set_comparing(True))
        self.strip.compare_released.connect(lambda: self.canvas.set_comparing(False))
        self.top_bar.new_requested.connect(files.new)
        self.top_bar.open_requested.connect(files.ask_open)
        self.top_bar.save_requested.connect(files.save)
        self.top_bar.save_as_requested.connect(files.save_as)
        self.top_bar.export_requested.connect(files.export)
        self.top_bar.export_drawing_requested.connect(files.export_drawing)
        self.top_bar.edit_requested.connect(self.edits.do)
        self.recent.bind(self.top_bar, files)
        self.edits.noted.connect(self.messages.show_note)
        self.top_bar.quit_requested.connect(self.close)
        self.top_bar.model_folder_requested.connect(files.ask_model_folder)
        self.top_bar.library_requested.connect(files.ask_library)
        files.library_changed.connect(lambda: self._show_model(self.studio.settings.value.uses.model))
        self.top_bar.model_file_requested.connect(files.ask_model_file)
        self.top_bar.downloads_requested.connect(self.downloads.show)
        self.top_bar.preset.lacking.connect(self._show_lacking)
        self.top_bar.model_chosen.connect(files.use_model)
        self.top_bar.theme_chosen.connect(lambda choice: self.preferences.setValue("theme", choice))
        self.options.undo_clicked.connect(studio.document.undo)
        self.options.redo_clicked.connect(studio.document.redo)
        self.canvas.files_dropped.connect(self.drops.drop)
        self.canvas.image_dropped.connect(self.drops.drop_image)
        self.editing.changed.connect(self._show_editing)
        self.pose_options.picture_clicked.connect(self.poses.ask_picture)
        self.pose_options.import_clicked.connect(self.poses.ask_import)
        self.pose_options.export_clicked.connect(self.poses.ask_export)

    def _add_shortcuts(self) -> None:
        keys = QKeySequence.StandardKey
        shortcut(self, self.studio.document.undo, keys.Undo)
        shortcut(self, self.studio.document.redo, keys.Redo, "Ctrl+Y", "Ctrl+Shift+Z")
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.panel.press_primary)
        self.selection.add_shortcuts(self)
        self.edits.add_shortcuts(self)
        for number, workspace in enumerate(Workspace, 1):
            choose = partial(self.studio.settings.set, workspace=workspace)
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, choose)

    def _watch_memory(self) -> None:
        timer = QTimer(self, interval=MEMORY_INTERVAL)
        timer.timeout.connect(self._show_memory)
        timer.start()

    def _restore(self) -> None:
        for folder in _folders(self.preferences):
            sweep_parts(Path(folder))
        geometry = self.preferences.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self._show_name()
        self._show_settings(frozenset({"workspace", "model"}))
        self._document_replaced()
        self._show_history()
        self._show_memory()
        self.canvas.first.setFocus()
        self.keyboard = Keyboard(self, self.canvas.first)

    # Slots

    def _go_on_with(self, work: Work) -> None:
        """Put work back that was kept elsewhere."""
        kept = work.documents[0]
        documents.put_back(self.studio.document, kept)
        self.studio.settings.replace(work.settings)
        self.studio.candidates.begin_after(kept.last_result)
        self.studio.candidates.restore(kept.results or ())
        self._show_name()

    def _invert_mask(self) -> None:
        self.studio.lift()
        self.studio.document.invert_mask()

    def _mask_hole(self) -> None:
        self.studio.lift()
        if not mask_hole(self.studio.document):
            self.messages.show_note("There is no hole: nothing is transparent inside what is painted.")

    def _offer_hole(self, told: str) -> None:
        """A picture was opened that another program cut something out of."""
        document = self.studio.document.id

        def use() -> None:
            if self.studio.document.id == document:
                self.studio.settings.set(workspace=Workspace.INPAINT)
                self._mask_hole()

        self.messages.offer(f"{told} The picture has a hole.".strip(), "Mask the hole", use)

    def _writing(self, folder: str) -> None:
        """Remember where a file is being written: what a kill leaves there goes at the next start."""
        folders = [folder, *(each for each in _folders(self.preferences) if each != folder)]
        self.preferences.setValue(WRITTEN, folders[:MOST_FOLDERS])
        self.preferences.sync()

    def _show_name(self) -> None:
        document = self.studio.document
        self.top_bar.set_document_name(document.name or "Untitled", document.modified)

    def _primary(self) -> None:
        if self.studio.settings.value.workspace is Workspace.LIVE:
            self.studio.take()
        else:
            self.studio.generate()

    def _on_taken(self) -> None:
        """The keyboard is the canvas's again: the next keys are about the drawing."""
        self._show_actions()
        self.canvas.first.setFocus()

    def _show_history(self) -> None:
        self.options.set_history(self.studio.document.can_undo, self.studio.document.can_redo)

    def _show_editing(self) -> None:
        """What the tool options offer while a map is drawn by hand."""
        posing, painting = self.editing.posing.active, self.editing.painting
        self.options.set_extra(self.pose_options if posing else self.map_options if painting else None)
        self.panel.controls.set_drawn(self.editing.card.id if self.editing.card else "")

    def draw_map(self, id: str) -> None:
        """Draw a card's map by hand over the canvas, or no more if it is drawn already."""
        if self.editing.card is not None and self.editing.card.id == id:
            self.editing.stop()
        else:
            self.editing.edit(id, self.studio.maps.map_of(id).pixels)

    def _show_picture(self, pixels: np.ndarray | None, frame: QRect | None) -> None:
        self.canvas.set_result(None if pixels is None else conversions.to_drawable(pixels), frame)

    def _show_step(self, step: int, total: int) -> None:
        self.canvas.set_step(step or None, total or None)
        self.status.set_step(step, total)

    def _show_latencies(self, read: Latencies) -> None:
        self.canvas.set_latencies(read)

    def _show_map(self, id: str, shown: CardMap) -> None:
        self.panel.set_map(id, shown.image, shown.told)

    def _show_environment(self, finished: Finished) -> None:
        self._show_actions()
        self.messages.drew()
        used = finished.environment
        threads = "1 thread" if used.threads == 1 else f"{used.threads} threads"
        self.status.set_device(f"{used.device.upper()} · {used.dtype} · {threads}")

    def _show_failure(self, failed: Failed) -> None:
        of_drawing = failed.key.lane in (Lane.LIVE, Lane.EXPLICIT)
        self.messages.show_error(failed.message, failed.details, of_drawing=of_drawing)

    def _show_lacking(self, why: str, download: str) -> None:
        """Something is to be had first: say what and where, and lead there."""
        self.messages.show_note(why)
        if download:
            self.downloads.show(download)

    def _show_candidates(self) -> None:
        self.strip.set_results([(item.id, conversions.to_drawable(item.image)) for item in self.studio.candidates])
        self._show_selected()

    def _show_selected(self) -> None:
        chosen = self.studio.candidates.selected
        self.strip.set_selected(chosen.id if chosen else None)
        self._show_actions()

    def _show_actions(self) -> None:
        live = self.studio.settings.value.workspace is Workspace.LIVE
        chosen = self.studio.candidates.selected is not None
        there, takeable = self.studio.picture_on_show() is not None, self.studio.can_take
        self.panel.set_can_take(takeable)
        self.strip.set_actions(compare=there and not live, take=takeable, discard=chosen)

    def _show_settings(self, names: frozenset[str]) -> None:
        value = self.studio.settings.value
        if "workspace" in names:
            self.canvas.set_workspace(value.workspace)
            self._tools.set(tool=TOOL_FOR[value.workspace])
            self._show_actions()
        if "model" in names:
            self._show_model(value.uses.model)
        elif "loras" in names:
            self._show_vocabulary()

    def _show_model(self, name: str) -> None:
        try:
            model = catalog.find(name)
        except SketchlightError as error:
            self.messages.show_error(str(error), "")
            return
        self.status.set_model(model.label)
        known = {each.name: each.label for each in (*catalog.models(), model)}
        self.top_bar.set_models(list(known.items()))
        self._show_vocabulary()
        self.panel.set_native_size(model.native_size)

    def _show_vocabulary(self) -> None:
        """What the model was taught, and the words that its LoRAs add."""
        model = self.studio.model.or_none()
        known = spoken_words(model, self.studio.settings.value.uses.loras)
        self.panel.set_vocabulary(known or None)

    def _document_replaced(self) -> None:
        self._show_name()
        self.status.set_size(*self.studio.document.size)

    def _show_memory(self) -> None:
        import psutil  # takes a while, and is not needed before the window is seen

        used, whole = psutil.Process().memory_info().rss, psutil.virtual_memory().total
        self.status.set_memory(f"{used / GIGABYTE:.1f} GB of {whole / GIGABYTE:.0f} GB")

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
        """Once: keep by `keep`, unless that says no, and stop what runs."""
        if not self._closed:
            if keep() is False:
                return False
            self._closed = True
            self.preferences.setValue("geometry", self.saveGeometry())
            self.preferences.sync()
            self.hide()
            self.downloads.close(CLOSE_WAIT)
            self._close_engine(CLOSE_WAIT)
        return True


def _folders(preferences: QSettings) -> list[str]:
    kept = preferences.value(WRITTEN, [])
    kept = [kept] if isinstance(kept, str) else kept
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
