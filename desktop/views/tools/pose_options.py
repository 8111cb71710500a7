"""What can be done to the pose that is edited: people added, mirrored, taken away; joints hidden; files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.model.stage.map_editing import MapEditing
from desktop.views.tools.pose_menu import PoseMenu
from desktop.views.widgets.parts import button, icon_button, label, rule
from desktop.words import tr
from engine.openpose import JOINTS

ROOMY, COMPACT = 640, 390
"""Pixels of width from which on words stand beside icons, and the least."""


class PoseOptions(QWidget):
    """In the tool options while a pose is edited."""

    picture_clicked = Signal()
    """Find the people in a picture."""
    import_clicked = Signal()
    export_clicked = Signal()

    def __init__(self, editing: MapEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        posing = editing.posing
        self.setAccessibleName(tr("Pose options"))
        self.add = button(tr("Add person"), "plus", tooltip=tr("Add somebody from the library of poses"), look="link")
        self.picture = button(
            tr("From picture…"), "image-plus", tooltip=tr("Take over the pose of the people in a picture"), look="link"
        )
        self.mirror = icon_button("flip-horizontal-2", tr("Mirror: swap left and right of the chosen person"))
        self.hide_joint = icon_button("eye-off", tr("Hide joint (Delete)"))
        self.show_all = icon_button("eye", tr("Show all joints of the chosen person"))
        self.open = icon_button("folder-open", tr("Import OpenPose JSON…"))
        self.save = icon_button("download", tr("Export OpenPose JSON…"))
        self.delete = icon_button("trash-2", tr("Delete the chosen person (Delete with no joint chosen)"))
        self.chosen = label("", "note")
        self.done = button(tr("Done"), "check", tooltip=tr("Back to painting (Esc)"), look="link")
        self._place()
        calls: dict[QPushButton | QToolButton, Callable[[], object]] = {
            self.add: self._open_menu,
            self.picture: self.picture_clicked.emit,
            self.mirror: posing.mirror,
            self.hide_joint: posing.toggle_joint,
            self.show_all: posing.show_all,
            self.open: self.import_clicked.emit,
            self.save: self.export_clicked.emit,
            self.delete: posing.delete_person,
            self.done: editing.stop,
        }
        for each, call in calls.items():
            each.clicked.connect(lambda _checked=False, call=call: call())
        posing.changed.connect(self._show)
        self._show()

    @cached_property
    def menu(self) -> PoseMenu:
        """Made when it is first wanted: a window would start later with all of its thumbnails."""
        made = PoseMenu(self)
        made.chosen.connect(lambda name: self._editing.posing.add(name))
        return made

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.add, self.picture),
            (self.mirror, self.hide_joint, self.show_all, self.delete),
            (self.open, self.save),
        )
        for group in groups:
            for each in group:
                row.addWidget(each)
            line = rule(upright=True)
            line.setFixedHeight(20)
            row.addSpacing(4)
            row.addWidget(line)
            row.addSpacing(4)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(self.done)

    def minimumSizeHint(self) -> QSize:
        return QSize(COMPACT, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, icons say it alone."""
        compact = event.size().width() < ROOMY
        for each in (self.add, self.picture, self.done):
            each.setText("" if compact else each.accessibleName())
        self.chosen.setVisible(not compact)

    def _open_menu(self) -> None:
        self.menu.move(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))
        self.menu.show()

    def _show(self) -> None:
        posing = self._editing.posing
        people = len(posing.pose.people) if posing.active else 0
        somebody = posing.person is not None
        self.mirror.setEnabled(people > 0)
        self.hide_joint.setEnabled(posing.joint is not None)
        hidden = posing.joint_is_hidden
        self.hide_joint.setToolTip(tr("Show joint (Delete)") if hidden else tr("Hide joint (Delete)"))
        self.hide_joint.setAccessibleName(tr("Show joint") if hidden else tr("Hide joint"))
        self.show_all.setEnabled(posing.has_hidden)
        self.delete.setEnabled(somebody)
        self.save.setEnabled(people > 0)
        self.chosen.setText(_words(people, posing.person, posing.joint))


def _words(people: int, person: int | None, joint: int | None) -> str:
    if person is None:
        return tr("Nobody yet") if people == 0 else tr("Click a person")
    who = tr("Person {value} of {people}", value=person + 1, people=people) if people > 1 else tr("Person")
    return who if joint is None else f"{who} · {JOINTS[joint]}"
