"""Paints one job of the queue: its words, what of, how it stands, and a line that grows with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.model.queue.listing import JOB, SHARE, STANDING
from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import colour, mono_font, tokens, ui_font
from desktop.words import tr
from engine.queue.jobs import JobState, QueueJob

Index = QModelIndex | QPersistentModelIndex
HEIGHT, PAD, ICON, LINE = 46, 12, 16, 3
ICONS = {
    JobState.RUNNING: "sparkles",
    JobState.WAITING: "list-ordered",
    JobState.PAUSED: "pause",
    JobState.FAILED: "triangle-alert",
}
"""All of JobState."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class JobDelegate(QStyledItemDelegate):
    """Two lines a job."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        job: QueueJob = index.data(JOB)
        t = tokens()
        body = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(t.accent_soft if chosen else t.hover))
            painter.drawRoundedRect(body, 6, 6)
        failed, running = job.state is JobState.FAILED, job.state is JobState.RUNNING
        ink = t.bad if failed else t.accent_text if running else t.secondary
        paint_icon(painter, ICONS[job.state], QRectF(body.x() + PAD, body.center().y() - ICON / 2, ICON, ICON), ink)
        if running:
            track = QRectF(body.x() + PAD, body.bottom() - LINE, body.width() - 2 * PAD, LINE)
            painter.setBrush(colour(t.track))
            painter.drawRoundedRect(track, LINE / 2, LINE / 2)
            track.setWidth(track.width() * index.data(SHARE))
            painter.setBrush(colour(t.accent))
            painter.drawRoundedRect(track, LINE / 2, LINE / 2)
        self._write(painter, body.toRect(), job, index.data(STANDING))
        painter.restore()

    def _write(self, painter: QPainter, body: QRect, job: QueueJob, standing: str) -> None:
        t = tokens()
        inner = body.adjusted(2 * PAD + ICON, 3, -PAD, -LINE - 1)
        first, second = QRect(inner), QRect(inner)
        first.setHeight(inner.height() // 2)
        second.setTop(first.bottom() + 1)
        figures = f"{job.width}×{job.height}" + (
            " · " + tr("%n picture(s)", "", job.pictures) if job.pictures > 1 else ""
        )
        painter.setFont(mono_font(11))
        painter.setPen(colour(t.secondary))
        painter.drawText(first, RIGHT, figures)
        first.setRight(first.right() - painter.fontMetrics().horizontalAdvance(figures) - PAD)
        painter.setFont(ui_font(11))
        _elided(painter, second, RIGHT, job.name)
        second.setRight(
            second.right() - min(second.width() // 3, painter.fontMetrics().horizontalAdvance(job.name)) - PAD
        )
        painter.setPen(colour(t.bad if job.state is JobState.FAILED else t.secondary))
        _elided(painter, second, LEFT, standing)
        painter.setFont(ui_font(13))
        painter.setPen(colour(t.text))
        _elided(painter, first, LEFT, " ".join(job.prompt.split()) or tr("No words"))


def _elided(painter: QPainter, place: QRect, align: Qt.AlignmentFlag, text: str) -> None:
    width = max(0, place.width() if align == LEFT else place.width() // 3)
    painter.drawText(place, align, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width))
