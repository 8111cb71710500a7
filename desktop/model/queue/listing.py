"""The queue as a Qt list whose rows can be dragged elsewhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from desktop.model.queue.job_queue import JobQueue
from desktop.words import tr
from engine.queue.jobs import JobState, QueueJob

Index = QModelIndex | QPersistentModelIndex
JOB = int(Qt.ItemDataRole.UserRole)
"""The role under which a row holds its QueueJob."""
STANDING = JOB + 1
"""How it stands, in words."""
SHARE = JOB + 2
"""How much of it is done, 0–1."""
TICK = 1000
"""Milliseconds after which the time that is left is told anew."""
_NOWHERE = QModelIndex()


class QueueListing(QAbstractListModel):
    """Follows the queue; the time that is left, while anybody looks."""

    def __init__(self, queue: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._jobs: list[QueueJob] = list(queue)
        self._left: dict[int, float | None] = {}
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._retell)
        queue.changed.connect(self._on_changed)
        queue.progressed.connect(self._retell)

    def look(self, looked_at: bool) -> None:
        """Somebody begins to look, or looks no more."""
        if looked_at:
            self._retell()
            self._tick.start()
        else:
            self._tick.stop()

    def job(self, row: int) -> QueueJob | None:
        """The job in this row."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def row_of(self, id: int) -> int | None:
        """Where a job stands."""
        return next((row for row, job in enumerate(self._jobs) if job.id == id), None)

    def _on_changed(self) -> None:
        jobs = list(self._queue)
        if [job.id for job in jobs] == [job.id for job in self._jobs]:
            self._jobs = jobs
        else:
            self.beginResetModel()
            self._jobs = jobs
            self.endResetModel()
        self._retell()

    def _retell(self) -> None:
        self._left = self._queue.left()
        if self._jobs:
            self.dataChanged.emit(self.index(0), self.index(len(self._jobs) - 1))

    def _standing(self, job: QueueJob) -> str:
        left = in_words(self._left.get(job.id))
        if job.state is JobState.RUNNING:
            progress = self._queue.progress
            now = (
                tr(progress.stage)
                if not progress.step
                else tr("Step {step} of {total}", step=progress.step, total=progress.total)
            )
            now = now or tr("Beginning")
            return tr("{now}, {left} left", now=now, left=left) if left else now
        if job.state is JobState.WAITING:
            if self._queue.paused:
                return tr("Waiting, the queue is paused")
            return tr("Waiting, done in {left}", left=left) if left else tr("Waiting")
        if job.state is JobState.PAUSED:
            return tr(job.told) or tr("Paused")
        return tr(job.told) or tr("Failed")

    def _share(self, job: QueueJob) -> float:
        progress = self._queue.progress
        return progress.step / progress.total if job.state is JobState.RUNNING and progress.total else 0.0

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        job = self.job(index.row())
        if job is None:
            return None
        if role == JOB:
            return job
        if role == STANDING:
            return self._standing(job)
        if role == SHARE:
            return self._share(job)
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return f"{job.prompt.strip() or tr('No words')}\n{self._standing(job)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        job = self.job(index.row())
        if job is not None and job.state is not JobState.RUNNING:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return ["application/x-sketchlight-jobs"]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        ids = " ".join(str(job.id) for index in indexes if (job := self.job(index.row())) is not None)
        data.setData(self.mimeTypes()[0], ids.encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Any, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(self.mimeTypes()[0])

    def dropMimeData(self, data: QMimeData, action: Any, row: int, column: int, parent: Index) -> bool:
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._jobs)
        for text in bytes(data.data(self.mimeTypes()[0]).data()).split():
            if text.isdigit() and (at := self.row_of(int(text))) is not None:
                self._queue.move(int(text), place - (at < place))
                place = (self.row_of(int(text)) or 0) + 1
        return False  # the queue has moved them: Qt's view is to remove nothing


def in_words(seconds: float | None) -> str:
    """A time that is left as “40 s”, “3 min” or “1 h 20 min”; "" where it isn't known."""
    if seconds is None:
        return ""
    if seconds < 60:
        return tr("{seconds} s", seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
