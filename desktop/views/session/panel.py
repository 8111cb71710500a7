"""The recorded session as a panel: gone through moment by moment, rendered again, written as a film."""

from __future__ import annotations

import time
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.model.pixels import conversions
from desktop.model.session.viewing import MomentPictures, Viewing
from desktop.views.look.icons import icon
from desktop.views.session.pair_view import NOTHING, OFF, PairView
from desktop.views.session.timeline import Timeline
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import ICON_AND_GAP, button, icon_button, label
from desktop.views.widgets.switch import Switch
from desktop.words import tr
from engine.phrase import mark
from engine.session.moments import MomentKind, Recording

LEAST = 190
ROOMY = 640
"""Width in pixels below which some buttons are only their icons."""
FRAME = 100
"""Milliseconds that each moment is seen while the session is played."""
KINDS = {
    MomentKind.STROKE: mark("Drawn"),
    MomentKind.PARAMETERS: mark("Set"),
    MomentKind.LIVE: mark("Live picture"),
    MomentKind.RESULT: mark("Picture"),
}
"""All of MomentKind, in words."""


class SessionPanel(QWidget):
    """Shows a `Viewing`; what is to be done with what is seen is told."""

    record_toggled = Signal(bool)
    settings_clicked = Signal()
    """The panels are wanted as they were at the moment that is seen."""
    take_clicked = Signal()
    """Its picture is wanted in the drawing."""
    render_clicked = Signal()
    film_clicked = Signal()
    erase_clicked = Signal()
    cancel_clicked = Signal()
    """What is being rendered or written is to be stopped."""
    closed = Signal()

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self.document = ""
        """The document in front, whose recording is seen first."""
        self.setProperty("look", "panel-bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Session"))
        self.setMinimumHeight(LEAST)
        self.record = Switch(tr("Record the session"))
        self.record.setToolTip(tr("Record strokes, settings and results of this drawing, on this machine only"))
        self.which = MenuButton(tr("Recording"), icon_name="film", tooltip=tr("Recording: which one is seen"))
        self.which.setMaximumWidth(220)
        self.play = icon_button("play", tr("Play (Space)"), side=16)
        self.told = ElidedLabel("", look="label")
        self.when = label("", "figure-quiet")
        self.settings = button(tr("Use settings"), tooltip=tr("Set the panels as they were at this moment"))
        self.take = button(tr("Take"), "check", tooltip=tr("Put this picture into the drawing as a layer"))
        self.again = button(
            tr("Render again…"), "sparkles", tooltip=tr("Make every picture of it again, larger or with another model")
        )
        self.film = button(tr("Export film…"), "film", tooltip=tr("Write the recording as a time-lapse, MP4 or WebP"))
        self.erase = icon_button("trash-2", tr("Delete this recording"), side=16)
        self.close_button = icon_button("x", tr("Close the session (Esc)"), side=16)
        self.view = PairView()
        self.timeline = Timeline()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("How far it is"))
        self.progress.setTextVisible(False)
        self.doing = label("", "label")
        self.cancel = button(tr("Stop"), "x")
        self._ticks = QTimer(self, interval=FRAME)
        self._ticks.timeout.connect(self._tick)
        self._place()
        self._connect()
        self.set_busy("", 0, 0)
        self._show()

    def set_recording(self, on: bool) -> None:
        """Show whether the session is recorded; nothing is told."""
        self.record.setChecked(on)
        self.view.set_told(NOTHING if on else OFF)

    def set_busy(self, doing: str, done: int, of: int) -> None:
        """Show what is being made of the recording and how far that is; "" for nothing."""
        busy: tuple[QWidget, ...] = (self.progress, self.doing, self.cancel)
        idle: tuple[QWidget, ...] = (self.again, self.film, self.erase)
        for part in (*busy, *idle):
            part.setVisible(bool(doing) is (part in busy))
        self.doing.setText(doing)
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _show(self) -> None:
        """Show which recordings there are, and the moments of the one that is seen."""
        seen = self._viewing.recording
        self.which.set_choices([(str(each.id), in_words(each)) for each in self._viewing.recordings])
        if seen is None:
            self.which.set_value("", tr("This drawing"))
        else:
            self.which.set_value(str(seen.id), in_words(seen))
        with QSignalBlocker(self.timeline):
            self.timeline.set_moments(self._viewing.moments)
        for part in (self.play, self.again, self.film, self.erase):
            part.setEnabled(seen is not None)
        self._show_moment()

    def _show_moment(self) -> None:
        moment, moments = self._viewing.moment, self._viewing.moments
        with QSignalBlocker(self.timeline):
            self.timeline.setValue(max(0, self._viewing.at))
        self.timeline.update()
        self.settings.setEnabled(self._viewing.has_settings)
        self.take.setEnabled(self._viewing.state.result is not None)
        if moment is None:
            self.told.setText("")
            self.when.setText("")
            return
        self.told.setText(tr("{kind}: {label}", kind=tr(KINDS[moment.kind]), label=tr(moment.label)))
        clock = time.strftime("%H:%M:%S", time.localtime(moment.at))
        self.when.setText(f"{self._viewing.at + 1} / {len(moments)}  {clock}")

    def _show_pictures(self, seen: MomentPictures) -> None:
        images = (None if pixels is None else conversions.to_drawable(pixels) for pixels in (seen.drawing, seen.result))
        self.view.set_pictures(*images)

    def toggle_play(self) -> None:
        """Let the moments follow one another, from the beginning if this is the last; or stop."""
        if self._ticks.isActive():
            self._ticks.stop()
        elif self._viewing.moments:
            if self._viewing.at >= len(self._viewing.moments) - 1:
                self._viewing.go(0)
            self._ticks.start()
        self._show_playing()

    def _tick(self) -> None:
        self._viewing.go(self._viewing.at + 1)
        if self._viewing.at >= len(self._viewing.moments) - 1:
            self._ticks.stop()
            self._show_playing()

    def _show_playing(self) -> None:
        playing = self._ticks.isActive()
        self.play.setIcon(icon("pause" if playing else "play"))
        name = tr("Pause (Space)") if playing else tr("Play (Space)")
        self.play.setToolTip(name)
        self.play.setAccessibleName(name)

    def _place(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.record)
        head.addWidget(label(tr("Record"), "label"))
        head.addSpacing(4)
        head.addWidget(self.which)
        head.addStretch(1)
        for part in (self.doing, self.progress, self.cancel, self.again, self.film, self.erase):
            head.addWidget(part)
        head.addSpacing(4)
        head.addWidget(self.close_button)
        self.progress.setFixedWidth(140)
        foot.setContentsMargins(12, 4, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.play)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.when)
        foot.addWidget(self.settings)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.timeline)
        column.addLayout(foot)

    def _connect(self) -> None:
        viewing = self._viewing
        viewing.changed.connect(self._show)
        viewing.moved.connect(self._show_moment)
        viewing.seen.connect(self._show_pictures)
        self.timeline.valueChanged.connect(viewing.go)
        self.which.chosen.connect(lambda id: viewing.choose(int(id)))
        self.play.clicked.connect(self.toggle_play)
        self.record.toggled.connect(self.record_toggled)
        for part, told in (
            (self.settings, self.settings_clicked),
            (self.take, self.take_clicked),
            (self.again, self.render_clicked),
            (self.film, self.film_clicked),
            (self.erase, self.erase_clicked),
            (self.cancel, self.cancel_clicked),
            (self.close_button, self.closed),
        ):
            part.clicked.connect(told)

    def _fit(self, roomy: bool) -> None:
        for part in (self.again, self.film, self.settings, self.take):
            part.setText(part.accessibleName() if roomy or part is self.settings else "")
            part.setIconSize(ICON_AND_GAP if roomy else QSize(16, 16))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width() >= ROOMY)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, LEAST)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._viewing.look(True, self.document)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._ticks.stop()
            self._show_playing()
            self._viewing.look(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.toggle_play()
        else:
            super().keyPressEvent(event)


def in_words(recording: Recording) -> str:
    """Give a recording as it stands in a list."""
    name = recording.name or tr("Untitled")
    today = recording.when.date() == datetime.now().date()
    return f"{name} · {recording.when:{'%H:%M' if today else '%Y-%m-%d'}}"
