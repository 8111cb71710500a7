"""Poses from files and pictures, and into files: asks for a path, runs the errand, tells how it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.files.actions import OPENABLE, Actions
from desktop.model.asking.people_finder import PeopleFinder
from desktop.model.stage.posing import Posing
from desktop.words import tr
from engine.openpose import Pose
from engine.phrase import mark
from engine.pictures.files import read_picture
from engine.pictures.pose_files import read_pose, write_pose

POSES = mark("OpenPose files (*.json)")


class PoseActions(Actions):
    """What the pose's options do with files; if it fails, the pose is as it was."""

    def __init__(self, posing: Posing, finder: PeopleFinder, window: QWidget) -> None:
        super().__init__(window)
        self._posing, self._finder = posing, finder
        finder.found.connect(lambda pose: self._take(pose, tr("Pose from picture")))
        finder.noted.connect(self.noted)

    def ask_picture(self) -> None:
        self.ask_file(tr("Pose from a picture"), OPENABLE, self.from_picture)

    def from_picture(self, path: Path) -> None:
        """Find the people in a picture; they come in place of those there are."""
        self.run(lambda: read_picture(path), self._finder.find)

    def ask_import(self) -> None:
        self.ask_file(tr("Import pose"), POSES, self.import_pose)

    def import_pose(self, path: Path) -> None:
        """Put the people in an OpenPose file in place of those there are."""
        self.run(lambda: read_pose(path), lambda pose: self._take(pose, tr("Import pose")))

    def ask_export(self) -> None:
        self.ask_target(tr("Export pose"), "pose.json", POSES, self.export_pose)

    def export_pose(self, path: Path) -> None:
        pose = self._posing.pose
        self.run(lambda: write_pose(path, pose), lambda _: self.noted.emit(tr("Exported {name}", name=path.name)))

    def _take(self, pose: Pose, label: str) -> None:
        if self._posing.active:
            self._posing.replace_by(pose, label)
