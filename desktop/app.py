"""Starts the program and wires its parts together: the only place that knows them all."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from desktop.actions import first_steps
from desktop.actions.diagnostics import shortened
from desktop.downloads import welcome
from desktop.main_window import MainWindow
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document
from desktop.model.history.archive import Archive
from desktop.model.keeping import documents
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.first_start import first_start
from desktop.model.keeping.work import Work
from desktop.model.queue.job_queue import JobQueue
from desktop.model.session.recorder import Recorder
from desktop.model.settings.preferences import kept
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.model.stage.tool_state import ToolState
from desktop.process import languages
from desktop.process.engine_thread import EngineThread
from desktop.process.engines import chosen_engine, joined
from desktop.process.faults import FaultCatcher
from desktop.process.garbage import GarbageCollector
from desktop.process.last_run import LastRun
from desktop.process.signals import Signals
from desktop.process.single_instance import Instance, StartOrder, start_order
from desktop.views.dialogs.crash_dialog import CrashDialog
from desktop.views.look import theme
from desktop.words import shown, tr
from engine.catalog import library
from engine.errors import CannotWrite, ModelError
from engine.fetching import network
from engine.history.store import HistoryStore
from engine.mailbox import Mailbox
from engine.paths import APP_NAME, history_dir
from engine.phrase import mark
from engine.queue.store import QueueStore
from engine.request import Placement
from engine.session.store import SessionStore
from engine.worker import Runs

log = logging.getLogger(__name__)

START_ANYWAY = 2_000
"""Milliseconds after which the engine starts though the window was never painted (minimised, on another desktop)."""
FOLDERS = "another program's folder of models, used in place (A1111, Forge, ComfyUI, InvokeAI, Hugging Face)"
SAFE_MODE = "start on the processor, with every setting at its default and nothing reopened"
SAFE_MODE_REMARK = mark(
    "Safe mode: on the processor, every setting at its default, nothing reopened. Your drawing and settings stay as "
    "they were."
)
CRASHED = mark("Sketchlight ended unexpectedly the last time. Your drawing was kept.")
PROFILE = "the name of a profile: its own drawing, settings and window, beside the usual ones"


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window; returns the exit code."""
    options = _options(argv)
    _use_size_and_threads()
    qt = QApplication(sys.argv[:1])
    # Only now: the platform's plug-in sets it. Merged, most points of a fast stroke would be lost while Python is busy.
    qt.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    qt.setApplicationName(APP_NAME)
    qt.setOrganizationName(APP_NAME)
    qt.setDesktopFileName("sketchlight")
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    preferences = QSettings()
    if options.profile:
        data = data / "profiles" / options.profile
        preferences = QSettings(str(data / "settings.ini"), QSettings.Format.IniFormat)
    if options.safe_mode:
        data = data / "safe"
        preferences = QSettings(str(data / "settings.ini"), QSettings.Format.IniFormat)
        preferences.clear()
        for seen in (first_steps.SEEN, welcome.SEEN):
            preferences.setValue(seen, True)
    wish = start_order(options.picture, options.model)
    instance = Instance(data)
    taken = _hand_over(instance, wish)
    if taken is None:
        print("sketchlight: it runs already but doesn't answer: close it first.", file=sys.stderr)
    if taken is not False:
        return 0 if taken else 1
    garbage = GarbageCollector(qt)
    network.use_proxy()
    theme.install(qt, str(kept(preferences, "theme")))
    languages.install(qt, str(kept(preferences, "language")))
    last_run = LastRun(data)
    report = last_run.begin()
    program = Program(
        Autosave(data / "last"),
        preferences,
        chosen_engine(str(kept(preferences, "cluster")), int(kept(preferences, "threads")), garbage.collect),
        history=data / "history" if options.safe_mode else history_dir(options.profile or ""),
        fresh=options.fresh or options.safe_mode,
    )
    program.window.status.set_cluster(joined(str(kept(preferences, "cluster"))))
    if options.safe_mode:
        program.settings.set(placement=Placement(device="cpu"))
        program.window.messages.offer(SAFE_MODE_REMARK, tr("Leave safe mode"), lambda: program.start_again(), stay=True)
    elif report is not None:
        program.offer_report(report)
    signals = Signals(program.leave)
    instance.asked.connect(program.open)
    qt.commitDataRequest.connect(lambda manager: keep_at_log_out(program.window, manager))
    program.open(wish, raise_window=False)
    program.window.welcome()
    program.show()
    code = program.run(qt)
    instance.close()
    last_run.end()
    if program.next_start is not None:
        profile = ("--profile", options.profile) if options.profile else ()
        QProcess.startDetached(*again(*profile, *program.next_start))
    if program.thread.isRunning():
        # It never answered. Taking the interpreter down under it would abort; everything is kept and closed.
        preferences.sync()
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    signals.release()
    garbage.release()
    return code


def _use_size_and_threads() -> None:
    """Put in force what Qt and the libraries that compute read once, unless the environment says otherwise."""
    store = QSettings(APP_NAME, APP_NAME)
    size, threads = int(kept(store, "size_of_all")), int(kept(store, "threads"))
    if size != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(size / 100))
    if threads:
        os.environ.setdefault("OMP_NUM_THREADS", str(threads))


def keep_at_log_out(window: MainWindow, manager: QSessionManager) -> None:
    """Keep everything as the desktop's session ends; where that fails, have it wait if it may: the window says why."""
    if window.keep() and manager.allowsInteraction():
        manager.cancel()
        manager.release()
        window.come_forward()


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sketchlight", description="Sketch, and the picture appears.")
    parser.add_argument("picture", nargs="*", type=Path, help="pictures to open")
    parser.add_argument("--model", help="a model's name, its folder, or its .safetensors file")
    parser.add_argument("--models", action="append", default=[], type=Path, metavar="DIR", help=FOLDERS)
    parser.add_argument("--fresh", action="store_true", help="start with the sample sketch, not the last drawing")
    parser.add_argument("--safe-mode", action="store_true", help=SAFE_MODE)
    parser.add_argument("--profile", type=_profile, help=PROFILE)
    options = parser.parse_args(argv)
    try:
        library.use(options.models)
    except ModelError as error:
        parser.error(shown(str(error)))
    return options


def again(*words: str) -> tuple[str, list[str]]:
    """Give the program and its words for another start: the bundle's own, or Python with the script it ran."""
    if getattr(sys, "frozen", False):
        return sys.executable, list(words)
    return sys.executable, [sys.argv[0], *words]


def _profile(name: str) -> str:
    if not name.replace("-", "").replace("_", "").isalnum() or len(name) > 64:
        raise argparse.ArgumentTypeError("letters, digits, - and _ only, 64 at most")
    return name


def _hand_over(instance: Instance, wish: StartOrder) -> bool | None:
    """Hand over as `Instance.hand_over`; a profile's folder that can't be made keeps nobody from drawing."""
    try:
        return instance.hand_over(wish)
    except OSError as error:
        log.error("%s", error)
        return False


class Program:
    """The running parts, in the order in which they must live and die."""

    def __init__(
        self,
        autosave: Autosave,
        preferences: QSettings,
        engine: Runs | None = None,
        *,
        history: Path | None = None,
        fresh: bool = False,
    ) -> None:
        """`history` is the folder for everything made; None: beside what is kept of the work."""
        self._history = history or autosave.folder.parent / "history"
        self._code: int | None = None
        self.next_start: tuple[str, ...] | None = None
        """The words of a start that is to follow this one; None: none is."""
        kept, notes = _kept(autosave, fresh=fresh)
        # What was kept may name what no part can live with: the program starts all the same, with less of it.
        attempts: tuple[tuple[Callable[[], Work], tuple[str, ...]], ...] = (
            (lambda: kept, ()),
            (lambda: Work(Settings(), kept.documents), (tr("the settings of the panels"),)),
            (first_start, (tr("the last drawing"),)),
        )
        for attempt, lost in attempts:
            try:
                self._build(attempt(), autosave, preferences, engine)
            except Exception:
                if attempt is first_start:
                    raise
                log.exception("the work that was kept could not be put back")
                autosave.copy_aside()
            else:
                notes += lost
                break
        if autosave.is_copied:
            self.window.keeper.keep()  # which can't, and tells why before anything is drawn
        if notes:
            told = tr("Not everything of the last time could be put back: {parts}.", parts="; ".join(notes))
            self.window.messages.show_error(told)

    def _build(self, kept: Work, autosave: Autosave, preferences: QSettings, engine: Runs | None) -> None:
        document = kept.documents[0]
        self.mailbox = Mailbox()
        self.queue = JobQueue(self.mailbox, QueueStore(self._history.with_name("queue")))
        self.settings = SettingsModel(kept.settings)
        self.document = Document(document.content.size)
        documents.put_back(self.document, document)
        self.tools = ToolState()
        self.studio = Studio(self.settings, self.document, self.mailbox, self.queue)
        self.studio.candidates.begin_after(document.last_result)
        self.thread = EngineThread(self.mailbox, engine)
        self.thread.happened.connect(self.studio.handle)
        self.archive = Archive(HistoryStore(self._history))
        self.recorder = Recorder(self.studio, SessionStore(self._history.with_name("session")))
        self.window = MainWindow(
            self.studio,
            self.tools,
            autosave,
            self.archive,
            self.recorder,
            preferences,
            self.thread.close,
            kept.documents[1:],
        )
        if document.results is None:
            self.window.keeper.read_results()
        self.faults = FaultCatcher(self.studio.failed.emit)

    def show(self) -> None:
        """Show the window first; torch is imported by the thread once it is on the screen."""
        self.window.first_painted.connect(self._start)
        QTimer.singleShot(START_ANYWAY, self._start)
        self.window.show()

    def open(self, wish: StartOrder, *, raise_window: bool = True) -> None:
        """Do what a start was asked for."""
        if wish.model:
            self.window.open_model(wish.model)
        if wish.paths:
            self.window.open_files([Path(path) for path in wish.paths])
        if raise_window:
            self.window.come_forward()

    def offer_report(self, report: str) -> None:
        """Say that the last start ended unexpectedly, and lead to its report."""
        self.window.messages.offer(CRASHED, tr("Report…"), lambda: self._show_report(report), stay=True)

    def _show_report(self, report: str) -> None:
        dialog = CrashDialog(shortened(report), self.window)
        dialog.safe_mode_clicked.connect(dialog.accept)
        dialog.safe_mode_clicked.connect(lambda: self.start_again("--safe-mode"))
        dialog.open()

    def start_again(self, *words: str) -> None:
        """Keep everything, end, and start once more with these words."""
        self.next_start = words
        self.leave(0)

    def run(self, qt: QApplication) -> int:
        """Run the event loop; returns the exit code, that of the signal which ended it if one did."""
        code = qt.exec() if self._code is None else 0
        return code if self._code is None else self._code

    def leave(self, code: int) -> None:
        """Keep everything and end with this exit code, whatever dialog is open; nobody is asked anything."""
        if self._code is None:
            self._code = code
            self.window.leave()
            QApplication.exit(code)

    def _start(self) -> None:
        if self.mailbox.closed or self.thread.isRunning() or self.thread.isFinished():
            return
        self.thread.start()
        self.archive.tidy()
        self.queue.start()
        self.studio.ask_live()
        self.studio.maps.refresh()
        self.studio.forecast.look()


def _kept(autosave: Autosave, *, fresh: bool) -> tuple[Work, tuple[str, ...]]:
    """Give what to begin with, and what of the last time could not be read, in words."""
    if fresh:
        autosave.begin_anew()
        return first_start(), ()
    try:
        kept = autosave.load()
    except CannotWrite as error:
        return first_start(), (shown(str(error)).rstrip("."),)
    except Exception as error:  # whatever a damaged file makes a reader raise
        log.exception("what was kept could not be read")
        autosave.copy_aside()
        return first_start(), (tr("the last drawing ({error})", error=type(error).__name__),)
    if kept is None:
        return first_start(), ()
    return (kept, kept.lost) if kept.documents else (Work(kept.settings, first_start().documents), kept.lost)
