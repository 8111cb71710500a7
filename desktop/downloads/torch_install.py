"""Installing PyTorch in the window: asked once for a start, shown with the other downloads, used at once."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.model.fetches import Fetches
from desktop.views.dialogs.torch_dialog import TorchDialog
from engine.catalog import downloads
from engine.catalog.download_table import Download
from engine.errors import SketchlightError
from engine.fetching import fetch
from engine.fetching.fetch import Progress
from engine.memory import probe
from engine.torch_pack import lock, pack, presence
from engine.torch_pack.lock import Build
from engine.torch_pack.pack import PyTorch


class TorchActions(QObject):
    """`fetches` is where it is fetched; `refused` is told why it can't be."""

    def __init__(self, fetches: Fetches, window: QWidget, refused: Callable[[str], None]) -> None:
        super().__init__(window)
        self._fetches, self._window, self._refused = fetches, window, refused
        self._asked = False
        self.dialog: TorchDialog | None = None

    def ask_once(self, why: str) -> None:
        """Ask, the first time in this start that something wants PyTorch."""
        if not self._asked and not self._fetches.is_asked(pack.NAME):
            self.ask(why)

    def ask(self, why: str = "") -> None:
        """Ask whether it shall be installed, and for what; it goes on in the list of downloads."""
        self._asked = True
        if presence.has_torch() or (self.dialog is not None and self.dialog.isVisible()):
            return
        try:
            builds = _builds()
        except SketchlightError as error:
            self._refused(str(error))
            return
        self.dialog = TorchDialog(why, builds, presence.root(), downloads.free_bytes(), self._window)
        self.dialog.accepted.connect(self._install)
        self.dialog.open()

    def _install(self) -> None:
        assert self.dialog is not None
        self._fetches.fetch(self.dialog.asked)


def _builds() -> dict[Build, PyTorch]:
    """Give what may be chosen here, the likelier one first; only one where there is but one."""
    if not lock.has_builds():
        return {Build.CUDA: pack.download(Build.CUDA)}
    order = (Build.CUDA, Build.CPU) if probe.has_card() else (Build.CPU, Build.CUDA)
    return {build: pack.download(build) for build in order}


def fetch_any(download: Download) -> Generator[Progress, None, None]:
    """Fetch a download, or install PyTorch."""
    return pack.install(download) if isinstance(download, PyTorch) else fetch.fetch(download)
