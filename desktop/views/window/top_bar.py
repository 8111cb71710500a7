"""The bar at the top: document, ways of working, model, speed, and the menu of everything else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QImage, QKeySequence, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.look.icons import icon
from desktop.views.look.mark import Mark
from desktop.views.look.theme import ThemeChoice, watcher
from desktop.views.numbers.speed_menu import SpeedMenu
from desktop.views.widgets.commands import as_command, standard
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button
from desktop.views.widgets.segmented import Segmented
from desktop.views.window.document_tabs import DocumentTabs
from desktop.views.window.picture_action_row import WAYS
from desktop.words import tr
from engine.phrase import mark

HEIGHT = 46
PREVIEW = 44
"""Side in pixels of the small pictures beside recent files."""

WORKSPACES = (
    (Workspace.LIVE.value, mark("Sketch live"), "zap", mark("Draw, and the picture appears beside it (Ctrl+1)")),
    (Workspace.INPAINT.value, mark("Inpaint"), "venetian-mask", mark("Mask a part and have it drawn anew (Ctrl+2)")),
    (Workspace.GENERATE.value, mark("Generate"), "image", mark("Make new pictures from the prompt (Ctrl+3)")),
)
THEMES = (
    (ThemeChoice.SYSTEM, mark("Theme of the system")),
    (ThemeChoice.DARK, mark("Dark theme")),
    (ThemeChoice.LIGHT, mark("Light theme")),
)


class TopBar(QWidget):
    """Bound to workspace, model and speed; files, models and theme are signals."""

    new_requested = Signal()
    open_requested = Signal()
    save_requested = Signal()
    save_as_requested = Signal()
    export_requested = Signal()
    """Write the picture on show to a file."""
    export_drawing_requested = Signal()
    recent_chosen = Signal(str)
    """The path of a document that was open lately."""
    way_chosen = Signal(str)
    """Extend, enlarge or sheet: what the drawing as a whole is to become."""
    close_requested = Signal()
    """Let go of the document in front."""
    quit_requested = Signal()
    model_chosen = Signal(str)
    """A model's name; with it come the numbers that it wants."""
    model_file_requested = Signal()
    """Open a single .safetensors from somewhere."""
    model_folder_requested = Signal()
    """Open a diffusers folder from somewhere."""
    library_requested = Signal()
    """Use the models in another program's folder, where they are."""
    downloads_requested = Signal()
    """Show what models and weights can be fetched."""
    history_requested = Signal()
    """Open the history of everything made, or close it."""
    commands_requested = Signal()
    """Show every command, to be searched."""
    shortcuts_requested = Signal()
    """Show the keys of all commands, to be changed."""
    settings_requested = Signal()
    help_requested = Signal()
    diagnostics_requested = Signal()
    theme_chosen = Signal(str)
    """The choice, already in force; to be remembered."""

    def __init__(
        self, settings: SettingsModel, model: ChosenModel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._models: list[tuple[str, str]] = []
        self.setProperty("look", "panel-top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.tabs = DocumentTabs()
        self.workspaces = Segmented(tr("Way of working"), WORKSPACES)
        self.model = MenuButton(tr("Model"), icon_name="box", tooltip=tr("Model: the network that draws"))
        self.model.setMaximumWidth(220)
        self.preset = SpeedMenu(settings, model or ChosenModel(settings, self))
        self.preset.setMaximumWidth(220)
        for menu in (self.model, self.preset):  # the tabs give way before their words do
            menu.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.overflow = icon_button("ellipsis", tr("Menu"))
        self.menu = self._menu()
        self.overflow.clicked.connect(self.open_menu)
        self._place()
        self.workspaces.chosen.connect(lambda value: settings.set(workspace=Workspace(value)))
        self.model.chosen.connect(self._choose_model)
        self.model.add_action(tr("Open model file…"), "file").triggered.connect(self.model_file_requested)
        self.model.add_action(tr("Open model folder…"), "folder-open").triggered.connect(self.model_folder_requested)
        self.model.add_action(tr("Use another program's models…"), "layers").triggered.connect(self.library_requested)
        self.model.add_action(tr("Models and weights…"), "download").triggered.connect(self.downloads_requested)
        settings.changed.connect(self._show)
        self._show(frozenset(("workspace", "model")))

    def open_menu(self) -> None:
        """Drop the menu down, its right edge under the button's."""
        corner = self.overflow.mapToGlobal(QPoint(self.overflow.width(), self.overflow.height() + 4))
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    def set_models(self, models: Sequence[tuple[str, str]]) -> None:
        """(name, label) of the models on offer."""
        self._models = list(models)
        self.model.set_choices(self._models)
        self._show(frozenset(("model",)))

    def set_recent(self, paths: Sequence[str]) -> None:
        """Show the documents that were open lately, newest first."""
        self.recent.clear()
        self.recent.setEnabled(bool(paths))
        for path in paths:
            entry = self.recent.addAction(PurePath(path).name)
            entry.setToolTip(path)
            entry.setData(path)
            entry.triggered.connect(lambda _on=False, path=path: self.recent_chosen.emit(path))

    def set_recent_preview(self, path: str, image: QImage) -> None:
        """Show what one of them looks like; a null image for one that shows nothing."""
        for entry in self.recent.actions():
            if entry.data() == path:
                entry.setIcon(QIcon(QPixmap.fromImage(image)))

    def set_edits(self, edits: Sequence[tuple[QAction, int]]) -> None:
        """Show what can be done to the drawing's pixels, each with its group."""
        last = 0
        for action, group in edits:
            if group != last:
                self.edit.addSeparator()
                last = group
            self.edit.addAction(action)

    def _place(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(12)
        left.addWidget(Mark())
        left.addWidget(self.tabs, 1)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        right.addWidget(self.model)
        right.addWidget(self.preset)
        right.addWidget(self.overflow)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 12, 1)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.workspaces, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        keys = QKeySequence.StandardKey
        for name, text, icon_name, usual, signal in (
            ("new", tr("New drawing…"), "file-plus", standard(keys.New), self.new_requested),
            ("open", tr("Open…"), "folder-open", standard(keys.Open), self.open_requested),
            ("save", tr("Save"), "save", standard(keys.Save), self.save_requested),
            ("save_as", tr("Save as…"), "", ["Ctrl+Shift+S"], self.save_as_requested),
            ("export", tr("Export picture…"), "image", ["Ctrl+E"], self.export_requested),
            ("export_drawing", tr("Export drawing…"), "brush", [], self.export_drawing_requested),
            ("close", tr("Close"), "x", standard(keys.Close), self.close_requested),
        ):
            action = menu.addAction(icon(icon_name, "secondary") if icon_name else QIcon(), text)
            action.triggered.connect(signal)
            as_command(self, action, f"file.{name}", tr("File"), *usual)
            if signal is self.open_requested:
                self.recent = menu.addMenu(tr("Open recent"))
                self.recent.setStyleSheet(f"QMenu {{ icon-size: {PREVIEW}px }}")
        menu.addSeparator()
        self.edit = menu.addMenu(icon("pencil", "secondary"), tr("Edit and picture"))
        self.view = menu.addMenu(icon("eye", "secondary"), tr("View"))
        for name, text, icon_name, tooltip in WAYS:
            action = menu.addAction(icon(icon_name, "secondary"), tr(text))
            action.setToolTip(tr(tooltip))
            action.triggered.connect(lambda _checked=False, name=name: self.way_chosen.emit(name))
            as_command(self, action, f"make.{name}", tr("Make"))
        menu.addSeparator()
        past = menu.addAction(icon("history", "secondary"), tr("History"))
        past.triggered.connect(self.history_requested)
        as_command(self, past, "window.history", tr("Window"), "Ctrl+H")
        for name, text, icon_name, key, signal in (
            ("commands", tr("Commands…"), "command", "Ctrl+K", self.commands_requested),
            ("shortcuts", tr("Keyboard shortcuts…"), "keyboard", "Ctrl+Alt+K", self.shortcuts_requested),
            ("settings", tr("Settings…"), "sliders-horizontal", "Ctrl+,", self.settings_requested),
            ("help", tr("Help"), "info", "F1", self.help_requested),
            ("diagnostics", tr("Diagnostics…"), "gauge", "", self.diagnostics_requested),
        ):
            action = menu.addAction(icon(icon_name, "secondary"), text)
            action.triggered.connect(signal)
            as_command(self, action, f"window.{name}", tr("Window"), *([key] if key else []))
        self._add_themes(menu.addMenu(icon("contrast", "secondary"), tr("Theme")))
        menu.addSeparator()
        about = menu.addAction(icon("info", "secondary"), tr("About Sketchlight"))
        about.triggered.connect(self._tell_about)
        as_command(self, about, "window.about", tr("Window"))
        leave = menu.addAction(tr("Quit"))
        leave.triggered.connect(self.quit_requested)
        as_command(self, leave, "file.quit", tr("File"), "Ctrl+Q")
        return menu

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for choice, text in THEMES:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(choice)
            action.triggered.connect(lambda _checked, choice=choice: self._choose_theme(choice))
            as_command(self, action, f"window.theme_{choice.value}", tr("Window"))
            group.addAction(action)

        def mark() -> None:
            for each in group.actions():
                each.setChecked(each.data() == watcher.choice)

        menu.aboutToShow.connect(mark)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        watcher.choose(choice)
        self.theme_chosen.emit(choice.value)

    def _tell_about(self) -> None:
        from desktop.views.dialogs.about_dialog import (
            AboutDialog,  # read when it is first opened, not before the window is seen
        )

        AboutDialog(self.window()).open()

    def _choose_model(self, name: str) -> None:
        self._show(frozenset(("model",)))
        self.model_chosen.emit(name)

    def _show(self, names: frozenset[str]) -> None:
        value = self._settings.value
        if "workspace" in names:
            self.workspaces.set_value(value.workspace.value)
        if "model" in names:
            self.model.set_value(
                value.uses.model, dict(self._models).get(value.uses.model, PurePath(value.uses.model).name)
            )
