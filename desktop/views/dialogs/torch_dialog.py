"""The one question before PyTorch is installed: what for, how large, and what it is to compute on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.views.dialogs.ask_dialog import AskDialog
from desktop.views.widgets.parts import label
from desktop.words import tr
from engine.catalog.downloads import size_in_words
from engine.phrase import mark
from engine.torch_pack.lock import Build
from engine.torch_pack.pack import PyTorch, needed_megabytes

ABOUT = mark(
    "The model that comes with the program draws without it; Stable Diffusion and others need it. It is fetched once, "
    "each file held against the hash that it was tested with, into a folder of yours."
)
CHOICES = {
    Build.CPU: (mark("For the processor"), mark("runs everywhere")),
    Build.CUDA: (mark("For an NVIDIA graphics card"), mark("many times faster with one")),
}


class TorchDialog(AskDialog):
    """`why` is what wants it; `builds` are those that there are here, the likelier one first."""

    def __init__(
        self, why: str, builds: dict[Build, PyTorch], folder: Path, free: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Install PyTorch?"), tr("Install"), parent)
        self._builds, self._folder, self._free = builds, folder, free
        for text, look in ((why, "body"), (ABOUT, "note")):
            line = label(text, look)
            line.setWordWrap(True)
            line.setVisible(bool(text))
            self.body.addWidget(line)
        self.choices: dict[Build, QRadioButton] = {}
        group = QButtonGroup(self)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for build, asked in builds.items():
            name, what = (
                CHOICES[build] if len(builds) > 1 else (tr("For this machine"), tr("processor and graphics card"))
            )
            choice = QRadioButton(
                tr(
                    "{name} · {size_in_words} to fetch · {what}",
                    name=name,
                    size_in_words=size_in_words(asked.megabytes),
                    what=what,
                )
            )
            choice.toggled.connect(self._tell)
            group.addButton(choice)
            rows.addWidget(choice)
            self.choices[build] = choice
        self.body.addLayout(rows)
        next(iter(self.choices.values())).setChecked(True)
        self.setFixedWidth(560)

    @property
    def asked(self) -> PyTorch:
        """What was chosen."""
        return next(self._builds[build] for build, choice in self.choices.items() if choice.isChecked())

    def _tell(self, checked: bool) -> None:
        if not checked:
            return
        needed = needed_megabytes(self.asked) * 1e6
        told = tr(
            "Takes about {size_in_words} in {folder}.",
            size_in_words=size_in_words(needed / 1000000.0),
            folder=self._folder,
        )
        room = tr("The disk has {size_in_words} left.", size_in_words=size_in_words(self._free / 1000000.0))
        lacking = needed + (self.asked.megabytes or 0) * 1e6 > self._free
        self.tell(f"{told} {room}", tr("{told} {room} Free some space first.", told=told, room=room) if lacking else "")
