"""The queue as a drawer of the strip: what is being made, what waits, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop.model.queue.job_queue import JobQueue
from desktop.model.queue.listing import JOB, QueueListing, in_words
from desktop.views.look.icons import icon
from desktop.views.queue.job_delegate import JobDelegate
from desktop.views.widgets.commands import key_name
from desktop.views.widgets.parts import button, icon_button, label
from desktop.words import tr
from engine.phrase import mark
from engine.queue.jobs import JobState, QueueJob

LEAST = 150
NOTHING = mark("Nothing is queued. Ctrl+Enter adds what the panels say, Ctrl+Shift+Enter puts it first.")
JOB_ACTIONS = (
    ("pause", mark("Pause"), "pause", "Space"),
    ("resume", mark("Resume"), "play", "Space"),
    ("front", mark("Make it the next"), "arrow-up-to-line", "Home"),
    ("up", mark("Earlier"), "arrow-up", "Alt+Up"),
    ("down", mark("Later"), "arrow-down", "Alt+Down"),
    ("cancel", mark("Cancel"), "trash-2", "Del"),
)
"""What can be done with chosen jobs: (name, label, icon, key)."""


class QueuePanel(QWidget):
    """Shows the queue's jobs and its buttons; tells what is to be done with which jobs."""

    wanted = Signal(str, object)
    """One of JOB_ACTIONS, and the ids of the jobs that it is for."""
    pause_toggled = Signal(bool)
    cancel_all_clicked = Signal()
    closed = Signal()

    def __init__(self, queue: JobQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._listing = queue, QueueListing(queue, self)
        self.setProperty("look", "panel-bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Queue"))
        self.setMinimumHeight(LEAST)
        self.title = label("", "label")
        self.pause = button(tr("Pause queue"), "pause", tooltip=tr("Begin nothing more; what runs comes to its end"))
        self.pause.setCheckable(True)
        self.clear = button(tr("Cancel all"), "x", tooltip=tr("Stop what runs and empty the queue"))
        self.close_button = icon_button("x", tr("Close the queue (Esc)"), side=16)
        self.actions_of = {
            name: icon_button(icon_name, f"{tr(text)} ({key_name(key)})", side=16)
            for name, text, icon_name, key in JOB_ACTIONS
        }
        self.list = QListView()
        self.list.setAccessibleName(tr("Jobs"))
        self.list.setModel(self._listing)
        self.list.setItemDelegate(JobDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDropIndicatorShown(True)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.nothing = label(tr(NOTHING), "label")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place()
        self._connect()
        self._show()

    def chosen(self) -> list[QueueJob]:
        """The jobs that are chosen, in their order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [job for row in rows if (job := self._listing.job(row)) is not None]

    def choose(self, ids: Sequence[int]) -> None:
        """Choose these jobs."""
        selection = self.list.selectionModel()
        selection.clear()
        for id in ids:
            if (row := self._listing.row_of(id)) is not None:
                selection.select(self._listing.index(row), selection.SelectionFlag.Select)
                self.list.setCurrentIndex(self._listing.index(row)) if len(ids) == 1 else None

    def menu(self) -> QMenu:
        """What can be done with the chosen."""
        menu = QMenu(self)
        possible = self._possible()
        for name, text, icon_name, key in JOB_ACTIONS:
            if name in possible:
                entry = menu.addAction(icon(icon_name, "secondary"), f"{tr(text)}\t{key_name(key)}")
                entry.triggered.connect(lambda _on=False, name=name: self._want(name))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _possible(self) -> set[str]:
        chosen = self.chosen()
        states = {job.state for job in chosen}
        possible = {"cancel"} if chosen else set()
        if states & {JobState.WAITING, JobState.RUNNING}:
            possible.add("pause")
        if states & {JobState.PAUSED, JobState.FAILED}:
            possible.add("resume")
        if states - {JobState.RUNNING}:
            possible |= {"front", "up", "down"}
        return possible

    def _want(self, name: str) -> None:
        if name not in self._possible():
            return
        ids = [job.id for job in self.chosen()]
        self.wanted.emit(name, ids)
        self.choose(ids)

    def _show(self) -> None:
        jobs = list(self._queue)
        waiting = sum(job.waits for job in jobs)
        left = [each for each in self._queue.left().values() if each is not None]
        parts = [tr("%n waiting", "", waiting)] if waiting else []
        if paused := sum(job.state is JobState.PAUSED for job in jobs):
            parts.append(tr("%n paused", "", paused))
        if failed := sum(job.state is JobState.FAILED for job in jobs):
            parts.append(tr("%n failed", "", failed))
        if left:
            parts.append(tr("all done in {time}", time=in_words(max(left))))
        self.title.setText(" · ".join(parts))
        self.pause.setChecked(self._queue.paused)
        text = tr("Resume queue") if self._queue.paused else tr("Pause queue")
        self.pause.setText(text)
        self.pause.setAccessibleName(text)
        self.pause.setIcon(icon("play" if self._queue.paused else "pause"))
        self.clear.setEnabled(bool(jobs))
        self._stack.setCurrentIndex(int(not jobs))
        self._show_actions()

    def _show_actions(self) -> None:
        possible = self._possible()
        for name, made in self.actions_of.items():
            made.setEnabled(name in possible)
        self.actions_of["resume"].setVisible("resume" in possible)
        self.actions_of["pause"].setVisible("resume" not in possible or "pause" in possible)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.pause)
        head.addWidget(self.clear)
        head.addWidget(self.title)
        head.addStretch(1)
        for made in self.actions_of.values():
            head.addWidget(made)
        head.addSpacing(8)
        head.addWidget(self.close_button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_toggled)
        self.clear.clicked.connect(self.cancel_all_clicked)
        self.close_button.clicked.connect(self.closed)
        for name, made in self.actions_of.items():
            made.clicked.connect(lambda _on=False, name=name: self._want(name))
        self.list.selectionModel().selectionChanged.connect(self._show_actions)
        self.list.customContextMenuRequested.connect(self._open_menu)
        model: QAbstractItemModel = self._listing
        model.modelReset.connect(self._show)
        model.dataChanged.connect(self._show)

    def _open_menu(self, at: QPoint) -> None:
        if self.list.indexAt(at).data(JOB) is not None:
            self.menu().popup(self.list.viewport().mapToGlobal(at))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what JOB_ACTIONS say of the keys, before the list goes by them itself."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._do_by_key(event)

    def _do_by_key(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._want("cancel")
        elif key == Qt.Key.Key_Space:
            self._want("resume" if "resume" in self._possible() else "pause")
        elif key == Qt.Key.Key_Home:
            self._want("front")
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._want("up" if key == Qt.Key.Key_Up else "down")
        else:
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listing.look(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._listing.look(False)
