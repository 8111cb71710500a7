"""Weights that are dropped on the window: put among the user's models by what they hold, and used if that is plain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.files.actions import Actions
from desktop.files.file_actions import FileActions
from desktop.model.asking.studio import Studio
from desktop.model.settings.lora_choice import misfit, with_lora
from desktop.words import shown, tr
from engine.catalog import adding, folders
from engine.catalog.adding import Added
from engine.catalog.contents import FileKind
from engine.errors import ModelError, SketchlightError
from engine.phrase import mark
from engine.request import LoraUse

LONG = 256 * 2**20
"""Bytes from which on it is said that files are being added, as they may have to be copied."""
USES = {
    FileKind.CHECKPOINT: mark("it can be chosen as the model"),
    FileKind.LORA: mark("it is in the list of LoRAs"),
    FileKind.EMBEDDING: mark("its name in the prompt calls it"),
    FileKind.CONTROLNET: mark("a control can be given it, as its ControlNet"),
    FileKind.CONTROL_LORA: mark("a control can be given it, as its ControlNet"),
    FileKind.T2I_ADAPTER: mark("a control can be given it, as its ControlNet"),
    FileKind.IP_ADAPTER: mark("a reference picture can be given it, as its adapter"),
    FileKind.VAE: mark("it can be chosen as the VAE, under Advanced"),
    FileKind.TINY_VAE: mark("it can be chosen as the VAE, under Advanced"),
    FileKind.UPSCALER: mark("it can be chosen where a picture is enlarged"),
}
"""What each kind is good for in the window, to end a sentence."""


@dataclass(frozen=True)
class AddedFolder:
    """A folder that was dropped: a model, or one full of models that other programs use as well."""

    path: Path
    of_others: bool


class AddActions(Actions):
    """A model is chosen, a LoRA that fits the model goes on its card, everything else is where it can be chosen."""

    def __init__(self, studio: Studio, files: FileActions, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._files = studio, files

    def add(self, paths: Sequence[Path]) -> None:
        """Take files and folders, however many, off the GUI thread; of each is said what became of it."""
        if sum(path.stat().st_size for path in paths if path.is_file()) > LONG:
            self.noted.emit(tr("Adding {names}…", names=", ".join(path.name for path in paths)))
        self.run(lambda: [_taken(path) for path in paths], self._tell_of)

    def _tell_of(self, taken: list[Added | AddedFolder | SketchlightError]) -> None:
        if [each for each in taken if isinstance(each, Added) and not each.was_here]:
            self._studio.settings.look_again()
        told = [self._use(each) for each in taken if isinstance(each, Added)]
        for folder in [each for each in taken if isinstance(each, AddedFolder)]:
            self._files.use_library(folder.path) if folder.of_others else self._files.use_model(str(folder.path))
        wrong = [each for each in taken if isinstance(each, SketchlightError)]
        if wrong:
            self.tell(ModelError(" ".join([*told, *(shown(str(each)) for each in wrong)])) if taken[1:] else wrong[0])
        elif told:
            self.noted.emit(" ".join(told))

    def _use(self, added: Added) -> str:
        """Choose a model, put a LoRA on its card; give what is to be said of it."""
        kind, use = added.contents.kind, tr(USES[added.contents.kind])
        if kind is FileKind.CHECKPOINT:
            self._files.use_model(added.name)
            if self._studio.settings.value.uses.model == added.name:
                use = tr("it is the model now")
        if kind is FileKind.LORA:
            model = self._studio.model.get()
            if model is not None and not misfit(LoraUse(added.name), model):
                self._studio.settings.replace(with_lora(self._studio.settings.value, added.name))
                use = tr("it is on now")
        what = tr(added.contents.in_words)
        if added.was_here:
            return tr("{name} ({what}) was among your models already; {use}.", name=added.name, what=what, use=use)
        return tr("{name} ({what}) was added to your models; {use}.", name=added.name, what=what, use=use)


def _taken(path: Path) -> Added | AddedFolder | SketchlightError:
    try:
        if not path.is_dir():
            return adding.add(path)
        whole = folders.of_folder(path).kind is FileKind.CHECKPOINT
        return AddedFolder(path, of_others=not whole and adding.holds_models(path))
    except SketchlightError as error:
        return error
