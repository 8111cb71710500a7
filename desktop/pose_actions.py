"""Poses from files and pictures, and into files: asks for a path, runs the errand, tells how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background import Errand
from desktop.model.people_finder import PeopleFinder
from desktop.model.picture_io import SUFFIXES
from desktop.model.posing import Posing
from engine.errors import SketchlightError
from engine.files import read_picture
from engine.openpose import Pose
from engine.openpose_json import read_pose, write_pose
from engine.request import Key, Lane
from engine.worker import failure

POSES = "OpenPose files (*.json)"
PICTURES = "Pictures ({})".format(" ".join(f"*{suffix}" for suffix in SUFFIXES))


class PoseActions(QObject):
    """What the pose's options do with files. Every failure comes out of `failed`, the pose untouched."""

    failed = Signal(object)
    noted = Signal(str)

    def __init__(self, posing: Posing, finder: PeopleFinder, window: QWidget) -> None:
        super().__init__(window)
        self._posing, self._finder, self._window = posing, finder, window
        self._folder = str(Path.home())
        finder.found.connect(lambda pose: self._take(pose, "Pose from picture"))
        finder.noted.connect(self.noted)

    def ask_picture(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, "Pose from a picture", self._folder, PICTURES)
        if path:
            self.from_picture(Path(path))

    def from_picture(self, path: Path) -> None:
        """Find the people in a picture; they come in place of those there are."""
        self._folder = str(path.parent)
        self._run(lambda: read_picture(path), self._finder.find)

    def ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, "Import pose", self._folder, POSES)
        if path:
            self.import_pose(Path(path))

    def import_pose(self, path: Path) -> None:
        """The people in an OpenPose file, in place of those there are."""
        self._folder = str(path.parent)
        self._run(lambda: read_pose(path), lambda pose: self._take(pose, "Import pose"))

    def ask_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self._window, "Export pose", f"{self._folder}/pose.json", POSES)
        if path:
            self.export_pose(Path(path) if Path(path).suffix else Path(path).with_suffix(".json"))

    def export_pose(self, path: Path) -> None:
        self._folder = str(path.parent)
        pose = self._posing.pose
        self._run(lambda: write_pose(path, pose), lambda _: self.noted.emit(f"Exported {path.name}"))

    def _take(self, pose: Pose, label: str) -> None:
        if self._posing.active:
            self._posing.replace_by(pose, label)

    def _run(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        errand = Errand(call, self)
        errand.done.connect(lambda result: self._finish(done, result))
        errand.failed.connect(self._tell)
        errand.start()

    def _finish(self, done: Callable[[Any], None], result: Any) -> None:
        try:
            done(result)
        except SketchlightError as error:
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(failure(Key(0, Lane.EXPLICIT, 0), error))
