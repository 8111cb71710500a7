"""What is asked before work would be lost: Save · Discard · Cancel, and another place where a disk is full."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.files.keeper import Keeper
from desktop.model.asking.studio import Studio
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.work import Work
from desktop.words import tr
from engine.errors import CannotWrite, UnreadableFile
from engine.phrase import phrase
from engine.pictures.files import shown

KEPT_WORK = ".sketchlight"
"""The ending of a journal that was written to another place; it can be opened like a picture."""
KINDS = phrase("Kept work (*{KEPT_WORK})", KEPT_WORK=KEPT_WORK)


def would_lose(studio: Studio) -> str:
    """Give what replacing the document would destroy, in words; "" if nothing."""
    pictures = studio.candidates.unsaved
    results = "" if not pictures else tr("%n untaken result(s)", "", pictures)
    drawing = tr("unsaved changes") if studio.document.modified else ""
    return tr(" and ").join(filter(None, (drawing, results)))


class AskBefore(QObject):
    """Asks before the document is replaced: Save · Discard · Cancel, if anything would be lost; `box` is the question.

    `save(then)` saves the drawing and calls `then` only if it was written.
    """

    def __init__(self, window: QWidget, studio: Studio, save: Callable[[Callable[[], object]], object]) -> None:
        super().__init__(window)
        self._window, self._studio, self._save = window, studio, save
        self.box: QMessageBox | None = None

    def __call__(self, go: Callable[[], object]) -> None:
        """Call `go` at once if nothing would be lost, else when the person has answered so."""
        losing = would_lose(self._studio)
        if not losing:
            go()
            return
        if self.box is not None:
            self.box.reject()
        box = self.box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Save “{value}” first?", value=self._studio.document.name or "Untitled"))
        box.setInformativeText(tr("It has {losing}, which would be gone.", losing=losing))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.finished.connect(lambda answer: self._answered(buttons(answer), go))
        box.open()

    def _answered(self, answer: QMessageBox.StandardButton, go: Callable[[], object]) -> None:
        box, self.box = self.box, None
        if box is not None:
            box.deleteLater()
        if answer == QMessageBox.StandardButton.Save:
            self._save(go)
        elif answer == QMessageBox.StandardButton.Discard:
            go()


def keep_or_ask(window: QWidget, keeper: Keeper) -> bool:
    """Keep everything before the window closes; where that fails, say so and offer another place.

    Whether it may close: it is kept somewhere, or the person doesn't mind.
    """
    while why := keeper.finish():
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("The drawing could not be kept."))
        box.setInformativeText(
            tr("{why}\n\nKeep it in another place, or what changed since it was last kept is lost.", why=why)
        )
        elsewhere = box.addButton(tr("Keep elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        again = box.addButton(tr("Try again"), QMessageBox.ButtonRole.ActionRole)
        lose = box.addButton(tr("Close without keeping"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(elsewhere)
        box.exec()
        chosen = box.clickedButton()
        if chosen is lose:
            keeper.give_up()
            return True
        if chosen is elsewhere:
            if keep_elsewhere(window, keeper):
                return True
        elif chosen is not again:
            return False
    return True


def read_kept(path: Path) -> Work:
    """Give all the work in a file that was kept elsewhere, results too. Raises UnreadableFile.

    A copy is read: the file is the person's, perhaps on a disk that may not be written to.
    """
    if not path.is_file():
        raise UnreadableFile(tr("{shown} doesn't exist: check the path.", shown=shown(path)))
    nothing = UnreadableFile(tr("{shown} holds no kept work that can be read.", shown=shown(path)))
    with TemporaryDirectory(prefix="sketchlight-") as folder:
        kept = Autosave(Path(folder))
        try:
            shutil.copyfile(path, kept.path)
            work = kept.load()
            if work is None or not work.documents:
                raise nothing
            whole = tuple(replace(each, results=tuple(kept.results(each.id))) for each in work.documents)
        except (CannotWrite, OSError) as error:
            raise nothing from error
        finally:
            kept.close()
    return replace(work, documents=whole)


def keep_elsewhere(window: QWidget, keeper: Keeper) -> bool:
    """Ask where, and write all the work there as one file; whether it was written."""
    name = str(Path.home() / f"drawing{KEPT_WORK}")
    path, _ = QFileDialog.getSaveFileName(window, tr("Keep the drawing elsewhere"), name, KINDS)
    if not path:
        return False
    target = Path(path).with_suffix(KEPT_WORK)
    try:
        target.unlink(missing_ok=True)  # the person agreed to replace it
        keeper.keep_elsewhere(Autosave(target.parent, target))
    except (CannotWrite, OSError) as error:
        QMessageBox.warning(window, "Sketchlight", str(error))
        return False
    keeper.give_up()
    return True
