"""What is done with the recorded session: used again, rendered again, written as a film, deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.actions.drops import DropActions
from desktop.actions.history import labelled
from desktop.background import LongErrand
from desktop.files.actions import Actions
from desktop.model.asking.recall import recalled
from desktop.model.asking.studio import Studio
from desktop.model.keeping.panels import read_panels
from desktop.model.session.recorder import Recorder
from desktop.model.session.rerunner import Rerunner
from desktop.model.session.viewing import Viewing
from desktop.model.settings.settings import Settings
from desktop.views.dialogs.film_dialog import FilmDialog
from desktop.views.dialogs.render_dialog import RenderDialog
from desktop.views.session.panel import SessionPanel
from desktop.views.widgets.commands import command
from desktop.words import tr
from engine.phrase import mark
from engine.picture import Picture
from engine.session.films import Progress, write_film
from engine.session.moments import Moment, MomentKind
from engine.session.timelapse import Show, plan_film

FILMS = {".mp4": mark("Films (*.mp4)"), ".webp": mark("Animated pictures (*.webp)")}


class SessionActions(Actions):
    """Joins the session's panel to what is recorded. What goes wrong is told, and nothing changed."""

    def __init__(
        self,
        studio: Studio,
        recorder: Recorder,
        viewing: Viewing,
        panel: SessionPanel,
        drops: DropActions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio, self._recorder, self._viewing = studio, recorder, viewing
        self._panel, self._drops = panel, drops
        self.rerunner = Rerunner(recorder.store, studio.mailbox, self)
        self.dialog: FilmDialog | RenderDialog | None = None
        self._writing: LongErrand | None = None
        studio.reruns.connect(self.rerunner.handle)
        recorder.recorded.connect(viewing.recorded)
        for each in (recorder, viewing, self.rerunner):
            each.failed.connect(self.tell)
        self.rerunner.noted.connect(self.noted)
        self.rerunner.progressed.connect(self._on_rendered)
        self.rerunner.ended.connect(self._on_rendering_ended)
        panel.settings_clicked.connect(self.use_settings)
        panel.take_clicked.connect(self.take)
        panel.render_clicked.connect(self.ask_render)
        panel.film_clicked.connect(self.ask_film)
        panel.erase_clicked.connect(self.ask_erase)
        panel.cancel_clicked.connect(self.cancel)
        studio.document.replaced.connect(self._follow)
        self._follow()

    def add_commands(self, window: QWidget, show: Callable[[], object], record: Callable[[], object]) -> None:
        """Add what is done with the session by the palette."""
        for name, label, call, keys, icon in (
            ("session.show", mark("Session: go through what was drawn and made"), show, "Ctrl+Alt+H", "film"),
            ("session.record", mark("Record the session, or no more"), record, "", ""),
        ):
            command(window, name, label, tr("View"), call, *([keys] if keys else []), icon_name=icon)

    def _follow(self) -> None:
        self._panel.document = self._studio.document.id

    # Of a moment

    def use_settings(self) -> None:
        """Put the panels as they were at the moment that is seen."""
        moment, current = self._viewing.moment, self._studio.settings.value
        if moment is None or moment.kind is MomentKind.STROKE:
            moment = self._viewing.state.result
        if moment is None:
            return
        self.run(lambda: self._settings_of(moment, current), self._recall)

    def _settings_of(self, moment: Moment, current: Settings) -> tuple[Settings, tuple[str, ...]]:
        if moment.is_pictured:
            return recalled(self._recorder.store.recipe(moment), current)
        settings, _lost = read_panels(self._recorder.store.panels(moment), lambda _revision, _size: None)
        return settings, ()

    def _recall(self, found: tuple[Settings, tuple[str, ...]]) -> None:
        settings, notes = found
        self._studio.settings.replace(settings)
        self.noted.emit(" ".join([tr("The panels are set as they were then."), *map(tr, notes)]))

    def take(self) -> None:
        """Put the picture of the moment that is seen into the drawing, as a layer."""
        moment = self._viewing.state.result
        if moment is None:
            return

        def put(pixels: np.ndarray | None) -> None:
            if pixels is None:
                self.noted.emit(tr("The picture of this moment can't be read any more."))
            else:
                self._drops.put_layer(tr(moment.label), Picture(pixels))

        self.run(lambda: self._recorder.store.result(moment), put)

    # Of a recording

    def ask_render(self) -> None:
        """Ask how large and with which model, then render the recording again."""
        from engine.catalog import catalog

        pictures = sum(moment.is_pictured for moment in self._viewing.moments)
        if not pictures:
            self.noted.emit(tr("No picture was made in this recording yet."))
            return
        dialog = RenderDialog(pictures, labelled([each.name for each in catalog.models()]), self.window)
        dialog.accepted.connect(lambda: self.render(dialog.model, dialog.scale))
        self.dialog = dialog
        dialog.open()

    def render(self, model: str, scale: float) -> None:
        """Render the recording that is seen again; "" is its own model."""
        source = self._viewing.recording
        if source is not None:
            label = dict(labelled([model])).get(model, model) if model else f"{scale:g} ×"
            name = f"{source.name or tr('Untitled')} ({label})"
            self.rerunner.start(source, model, scale, name)

    def ask_film(self) -> None:
        """Ask what is seen in the film, then where it goes."""
        dialog = FilmDialog(len(self._viewing.moments), self.window)
        self.dialog = dialog

        def ask_target() -> None:
            kinds = tr(FILMS[dialog.suffix])
            self.ask_target(tr("Export film"), f"{self._name()}{dialog.suffix}", kinds, export)

        def export(path: Path) -> None:
            self.export(path, show=dialog.show_of, seconds=dialog.seconds, height=dialog.height_of)

        dialog.accepted.connect(ask_target)
        dialog.open()

    def _name(self) -> str:
        recording = self._viewing.recording
        name = recording.name if recording is not None else ""
        return "".join(letter for letter in name if letter.isalnum() or letter in " -_").strip() or "session"

    def export(self, path: Path, *, show: Show, seconds: float, height: int) -> None:
        """Write the recording that is seen as a film."""
        if self._viewing.recording is None or self._writing is not None:
            return
        self.writing.emit(str(path.parent))
        store, moments = self._recorder.store, list(self._viewing.moments)

        def write() -> Progress:
            yield from write_film(store, plan_film(store, moments, show=show, seconds=seconds, height=height), path)

        errand = self._writing = LongErrand(write, self)
        errand.progressed.connect(lambda told: self._panel.set_busy(tr("Writing the film"), *told))
        errand.done.connect(lambda _last: self._on_written(None if errand.is_cancelled else path))
        errand.failed.connect(self._on_writing_failed)
        self._panel.set_busy(tr("Writing the film"), 0, 0)
        errand.start()

    def _on_written(self, path: Path | None) -> None:
        self._writing = None
        self._panel.set_busy("", 0, 0)
        if path is not None:
            self.saved.emit(path.name)

    def _on_writing_failed(self, error: Exception) -> None:
        self._on_written(None)
        self.tell(error)

    def ask_erase(self) -> None:
        """Ask whether the recording that is seen is to be deleted."""
        recording = self._viewing.recording
        if recording is None:
            return
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Delete the recording of “{name}”?", name=recording.name or tr("Untitled")))
        box.setInformativeText(tr("The drawing and the history stay as they are; this can't be undone."))
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.buttonClicked.connect(lambda clicked: self.erase(recording.id) if clicked is delete else None)
        box.open()

    def erase(self, recording: int) -> None:
        """Delete a recording for good."""
        self._recorder.erase(recording, lambda: self._viewing.look(self._viewing.looked_at, self._panel.document))

    def cancel(self) -> None:
        """Stop what is being rendered or written."""
        self.rerunner.cancel()
        if self._writing is not None:
            self._writing.cancel()

    def close(self) -> None:
        """Stop all, and wait until everything is written."""
        self.cancel()
        self._viewing.close()
        self.rerunner.close()
        self._recorder.close()

    def _on_rendered(self, done: int, of: int) -> None:
        self._panel.set_busy(tr("Rendering again: {done} of {of}", done=done, of=of), done, of)

    def _on_rendering_ended(self, recording: int, why: str) -> None:
        self._panel.set_busy("", 0, 0)
        if why:
            self.noted.emit(tr("Not every picture could be made again. {why}", why=why))
        if recording and self._viewing.looked_at:
            self._viewing.choose(recording)
