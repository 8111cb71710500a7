"""The download settings in the window, and looking for a newer version."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.background import Errand
from desktop.views.dialogs.network_dialog import NetworkDialog
from desktop.words import shown, tr
from engine.errors import CannotFetch, CannotWrite, SketchlightError
from engine.fetching import hub, network, tokens, updates
from engine.fetching.network import Network
from engine.fetching.updates import Release
from engine.installed import version_of
from engine.paths import APP_NAME


class NetworkActions(QObject):
    """Opens the dialog, keeps what it says, and tells what stands in the way."""

    offline_changed = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show(self, parent: QWidget | None = None) -> NetworkDialog:
        """Open the download settings over a window."""
        chosen, usual = network.chosen(), network.in_force()
        values = {name: value for name, value in asdict(chosen).items() if isinstance(value, str)}
        told = {name: getattr(usual, name) for name in ("packages", "processor") if not values[name]}
        dialog = NetworkDialog(values, told, offline=chosen.offline, parent=parent or self._window)
        dialog.go.clicked.disconnect()
        dialog.go.clicked.connect(lambda: self._keep(dialog))
        dialog.look_clicked.connect(lambda: self._look(dialog))
        dialog.open()
        return dialog

    def _keep(self, dialog: NetworkDialog) -> None:
        try:
            network.choose(Network(**dialog.values, offline=dialog.offline.isChecked()))
            if told := dialog.token.text().strip():
                tokens.keep(hub.endpoint(), told)
        except (CannotFetch, CannotWrite) as error:
            dialog.tell(shown(str(error)))
            return
        self.offline_changed.emit(dialog.offline.isChecked())
        dialog.accept()

    def _look(self, dialog: NetworkDialog) -> None:
        """Ask the page that is in the field now, and keep it: it is what was asked."""
        try:
            network.choose(Network(**dialog.values, offline=dialog.offline.isChecked()))
        except (CannotFetch, CannotWrite) as error:
            dialog.tell(shown(str(error)))
            return
        dialog.tell(tr("Looking…"))
        errand = Errand(lambda: updates.look(_version()), self)
        errand.done.connect(lambda release: self._found(dialog, release))
        errand.failed.connect(lambda error: dialog.tell(_words(error)))
        errand.start()

    def _found(self, dialog: NetworkDialog, release: Release) -> None:
        if not release.is_newer:
            dialog.tell(tr("This is the newest version ({value}).", value=_version() or release.version))
            return
        dialog.tell(
            tr(
                "There is version {version}. Nothing was fetched; its page opens in your browser.",
                version=release.version,
            )
        )
        if release.page:
            QDesktopServices.openUrl(QUrl(release.page))


def _version() -> str:
    return version_of(APP_NAME.lower())


def _words(error: Exception) -> str:
    return (
        shown(str(error))
        if isinstance(error, SketchlightError)
        else tr("Looking failed ({name__}).", name__=type(error).__name__)
    )
