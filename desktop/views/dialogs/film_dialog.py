"""Asks how a recording is written as a film."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.views.dialogs.ask_dialog import AskDialog
from desktop.views.widgets.parts import labelled
from desktop.views.widgets.segmented import Segmented
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark
from engine.session.timelapse import Show

SHOWS = (
    (Show.BOTH.value, mark("Both"), "columns-2", mark("Drawing and result side by side")),
    (Show.DRAWING.value, mark("Sketch"), "pencil", mark("Only what was drawn")),
    (Show.RESULT.value, mark("Result"), "image", mark("Only what the model made of it")),
)
KINDS = (
    (".mp4", "MP4", "", mark("H.264, for every player and network")),
    (".webp", "WebP", "", mark("An animated picture, for pages and messages; best when short")),
)
HEIGHTS = (("480", "480", "", ""), ("720", "720", "", ""), ("1080", "1080", "", ""))


class FilmDialog(AskDialog):
    """After it was accepted: `show_of`, `suffix`, `seconds` and `height`."""

    def __init__(self, moments: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export film"), tr("Export…"), parent)
        self._moments = moments
        self.shows = Segmented(tr("What is seen"), SHOWS)
        self.kinds = Segmented(tr("Format"), KINDS)
        self.heights = Segmented(tr("Height in pixels"), HEIGHTS)
        self.heights.set_value("720")
        self.length = Slider(
            tr("Length"),
            5,
            120,
            1,
            default=20,
            tooltip=tr("Length: seconds of the film; pauses are left out"),
            unit="s",
        )
        for part in (
            labelled(tr("What is seen"), self.shows),
            labelled(tr("Format"), self.kinds),
            labelled(tr("Height in pixels"), self.heights),
            self.length,
        ):
            self.body.addWidget(part)
        self.setMinimumWidth(420)
        self.tell(tr("%n moment(s), each seen for the same time.", "", moments))

    @property
    def show_of(self) -> Show:
        return Show(self.shows.value())

    @property
    def suffix(self) -> str:
        return self.kinds.value()

    @property
    def seconds(self) -> float:
        return self.length.number()

    @property
    def height_of(self) -> int:
        return int(self.heights.value())
