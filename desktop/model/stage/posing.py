"""The pose that is being edited over the canvas: whose it is, what of it is chosen, and every change as one undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.model.document import pose as poses
from desktop.model.document.document import Document
from desktop.model.document.pose import Grip, Part, PoseFigure
from desktop.model.stage.tool_state import ToolState
from desktop.words import tr
from engine import openpose
from engine.openpose import JOINTS, Pose
from engine.pictures import pose_library

FIRST = "standing"
"""The pose of the library that stands there first."""


ASIDE = (0.0, 0.24, -0.24, 0.12, -0.12)
"""How far from the middle the next person is put, in widths of the document, so that nobody stands in another."""


class Posing(QObject):
    """Edits the pose that is `Drawn`, if one is."""

    changed = Signal()
    """The pose, or what of it is chosen."""

    def __init__(self, document: Document, tools: ToolState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._tools = document, tools
        self._begun = ""
        self._person: int | None = None
        self._joint: int | None = None
        document.maps.changed.connect(self._on_map_changed)
        tools.changed.connect(self._on_tools_changed)

    @property
    def id(self) -> str:
        """The control card whose pose is edited; "" for none."""
        drawn = self._tools.value.drawn
        return drawn.id if drawn is not None and drawn.posed else ""

    @property
    def active(self) -> bool:
        return bool(self.id)

    @property
    def pose(self) -> Pose:
        """People in document pixels."""
        figure = self._document.maps.figure(self.id)
        return figure.pose if isinstance(figure, PoseFigure) else Pose(self._document.size)

    @property
    def person(self) -> int | None:
        """The chosen person's number."""
        return self._person

    @property
    def joint(self) -> int | None:
        """The chosen joint of that person, if one is chosen."""
        return self._joint

    # What is chosen

    def choose(self, person: int | None, joint: int | None = None) -> None:
        self._person, self._joint = person, joint if person is not None else None
        self.changed.emit()

    def grip_at(self, at: QPointF, reach: float) -> Grip | None:
        """Give what of the pose is at a document point."""
        return poses.grip_at(self.pose, at, reach, self._person) if self.active else None

    def take(self, grip: Grip | None) -> None:
        """Choose what was taken hold of."""
        if grip is None:
            self.choose(None)
        else:
            self.choose(grip.person, grip.index if grip.part is Part.JOINT else None)

    def cycle(self, step: int) -> None:
        """Choose the next joint that has a place (−1: the one before), after a person's last another's first."""
        stops = [
            (number, index)
            for number, person in enumerate(self.pose.people)
            for index, joint in enumerate(person.joints)
            if joint is not None
        ]
        if not stops:
            return
        here = (self._person, self._joint)
        at = stops.index(here) if here in stops else (-1 if step > 0 else 0)
        self.choose(*stops[(at + step) % len(stops)])

    # What changes the pose, each one undo item

    @contextmanager
    def change(self, label: str) -> Iterator[None]:
        """Make whatever is `put` within the block one undo item, or nothing if it is left by an exception."""
        with self._document.figure_change(self.id, label):
            yield

    def put(self, pose: Pose) -> None:
        """Show another pose, within `change`."""
        self._document.put_figure(self.id, PoseFigure(pose))

    def set(self, pose: Pose, label: str) -> None:
        with self.change(label):
            self.put(pose)

    def add(self, name: str, at: QPointF | None = None) -> None:
        """Add somebody of the library, in the middle (beside who is there) or at a document point, and chosen."""
        width, height = self._document.size
        aside = ASIDE[len(self.pose.people) % len(ASIDE)]
        middle = QPointF(width * (0.5 + aside), height / 2)
        people = poses.placed(pose_library.named(name), (width, height), at or middle)
        self.add_people(people, tr("Add {name}", name=name))

    def add_people(self, people: tuple[openpose.Person, ...], label: str) -> None:
        """Add people, in document pixels; the first of them is chosen."""
        before = self.pose
        self.set(replace(before, people=(*before.people, *people)), label)
        if people:
            self.choose(len(before.people))

    def replace_by(self, pose: Pose, label: str) -> None:
        """Put other people instead of these, their canvas fitted into the document."""
        self.set(openpose.fitted(pose, self._document.size), label)
        self.choose(0 if pose.people else None)

    def mirror(self) -> None:
        """Swap left and right of the chosen person, or of all."""
        pose = self.pose
        for number, person in enumerate(pose.people):
            if self._person in (None, number):
                pose = pose.with_person(number, openpose.mirrored(person))
        self.set(pose, tr("Mirror pose"))

    def toggle_joint(self) -> None:
        """Hide the chosen joint, or show it again."""
        if self._person is not None and self._joint is not None:
            label = tr("Show joint") if self.joint_is_hidden else tr("Hide joint")
            self.set(poses.toggled(self.pose, self._person, self._joint), label)

    def show_all(self) -> None:
        """Show every joint of the chosen person, those too whose place nobody knew."""
        if self._person is None:
            return
        pose = self.pose
        for index in range(len(JOINTS)):
            joint = pose.people[self._person].joints[index]
            if joint is None or joint.hidden:
                pose = poses.toggled(pose, self._person, index)
        self.set(pose, tr("Show all joints"))

    def delete_person(self) -> None:
        if self._person is None:
            return
        pose, chosen = self.pose, self._person
        self.set(replace(pose, people=pose.people[:chosen] + pose.people[chosen + 1 :]), tr("Delete person"))
        self.choose(min(chosen, len(self.pose.people) - 1) if self.pose.people else None)

    def nudge(self, by: QPointF) -> None:
        """Move the chosen joint, or the chosen person, by document pixels."""
        if self._person is not None:
            self.set(poses.shifted(self.pose, self._person, self._joint, by), tr("Nudge pose"))

    @property
    def joint_is_hidden(self) -> bool:
        """Whether the chosen joint isn't drawn."""
        if self._person is None or self._joint is None:
            return False
        joint = self.pose.people[self._person].joints[self._joint]
        return joint is None or joint.hidden

    @property
    def has_hidden(self) -> bool:
        """Whether the chosen person lacks a joint."""
        if self._person is None:
            return False
        return any(joint is None or joint.hidden for joint in self.pose.people[self._person].joints)

    def _on_tools_changed(self, names: frozenset[str]) -> None:
        """Begin with another pose, or with none. Where there is none yet somebody stands in the middle."""
        if "drawn" not in names or self.id == self._begun:
            return
        self._begun = self.id
        self._person = self._joint = None
        if self.active and self._document.maps.figure(self.id) is None:
            self.add(FIRST)
        self.choose(0 if self.active and self.pose.people else None)

    def _on_map_changed(self, id: str) -> None:
        if not self.active or id != self.id:
            return
        if self._person is not None and self._person >= len(self.pose.people):
            self._person = self._joint = None  # undone
        self.changed.emit()
