"""The settings in the window: opened, put in force where they change something at once, exported and imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from desktop.downloads.downloads import DownloadActions
from desktop.files.drag_out import DragOut
from desktop.files.file_actions import FileActions
from desktop.files.keeper import Keeper
from desktop.model.history.archive import Archive
from desktop.model.session.recorder import Recorder
from desktop.model.settings.preference_table import KEEPING, NETWORK
from desktop.model.settings.preferences import Preferences
from desktop.model.settings.settings import SettingsModel
from desktop.model.stage.tool_state import ToolState
from desktop.views.look.theme import watcher
from desktop.views.widgets.parts import button
from desktop.words import shown, tr
from engine.errors import SketchlightError
from engine.paths import models_dir
from engine.phrase import mark

if TYPE_CHECKING:
    from desktop.views.dialogs.settings_dialog import SettingsDialog

GIGABYTE = 2**30
KINDS = mark("Settings (*.json)")


class SettingsActions(QObject):
    """Holds the preferences; what each changes of the running program is put in force here."""

    def __init__(
        self,
        store: QSettings,
        settings: SettingsModel,
        archive: Archive,
        keeper: Keeper,
        downloads: DownloadActions,
        tools: ToolState,
        exporting: Sequence[FileActions | DragOut],
        recorder: Recorder,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._recorder = recorder
        self._window, self._archive, self._keeper, self._downloads = window, archive, keeper, downloads
        self._tools, self._exporting = tools, exporting
        self.preferences = Preferences(store, settings, self)
        self.preferences.changed.connect(self._apply)
        for name in (
            "autosave_seconds",
            "less_motion",
            "pen_pressure",
            "pen_eraser",
            "recipes",
            "session_gigabytes",
            "record_session",
        ):
            self._apply(name)
        archive.history.limit = int(self.preferences.value("history_gigabytes")) * GIGABYTE

    def show(self) -> SettingsDialog:
        """Open the settings over the window."""
        from desktop.views.dialogs.settings_dialog import (
            SettingsDialog,  # read when it is first opened, not before the window is seen
        )

        dialog = SettingsDialog(self.preferences, self._extras(), self._window)
        dialog.export_clicked.connect(lambda: self._ask_export(dialog))
        dialog.import_clicked.connect(lambda: self._ask_import(dialog))
        dialog.open()
        return dialog

    def _extras(self) -> dict[str, QWidget]:
        """Make buttons to what is set elsewhere."""
        return {
            KEEPING: _buttons(
                (tr("Open the folder of what was made"), lambda: _open(self._archive.history.folder)),
                (tr("Open the folder of models"), lambda: _open(models_dir())),
            ),
            NETWORK: _buttons(
                (tr("Token and newer versions…"), self._downloads.network.show),
                (tr("Models, and folders of other programs…"), self._downloads.show),
            ),
        }

    def _apply(self, name: str) -> None:
        value = self.preferences.value(name)
        match name:
            case "theme":
                watcher.choose(str(value))
            case "less_motion":
                if (app := QApplication.instance()) is not None:
                    app.setProperty("less_motion", value)
            case "pen_pressure":
                self._tools.pen_presses = bool(value)
            case "pen_eraser":
                self._tools.pen_erases = bool(value)
            case "recipes":
                for each in self._exporting:
                    each.recipes = str(value)
            case "history_gigabytes":
                self._archive.set_limit(int(value) * GIGABYTE)
            case "record_session":
                self._recorder.set_on(bool(value))
            case "session_gigabytes":
                self._recorder.set_limit(int(value) * GIGABYTE)
            case "autosave_seconds":
                self._keeper.set_wait(round(float(value) * 1000))
            case "offline":
                self._downloads.network.offline_changed.emit(bool(value))

    def _ask_export(self, dialog: SettingsDialog) -> None:
        path, _ = QFileDialog.getSaveFileName(dialog, tr("Export settings"), "sketchlight-settings.json", tr(KINDS))
        if path:
            self.export(Path(path), dialog)

    def export(self, path: Path, dialog: SettingsDialog) -> None:
        """Write the settings to a file, and say so."""
        try:
            self.preferences.export(path)
        except SketchlightError as error:
            dialog.tell(shown(str(error)))
        else:
            dialog.tell(tr("Saved {name}", name=path.name))

    def _ask_import(self, dialog: SettingsDialog) -> None:
        path, _ = QFileDialog.getOpenFileName(dialog, tr("Import settings"), "", tr(KINDS))
        if path:
            self.take(Path(path), dialog)

    def take(self, path: Path, dialog: SettingsDialog) -> None:
        """Take the settings of a file over, and say what of it couldn't be."""
        try:
            notes = self.preferences.take(path)
        except SketchlightError as error:
            dialog.tell(shown(str(error)))
        else:
            dialog.tell(" ".join([tr("The settings of {name} hold now.", name=path.name), *map(shown, notes)]))


def _buttons(*named: tuple[str, Callable[[], object]]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 8, 0, 0)
    for text, call in named:
        each = button(text, look="link")
        each.setAutoDefault(False)
        each.clicked.connect(lambda _on=False, call=call: call())
        row.addWidget(each)
    row.addStretch(1)
    return made


def _open(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
