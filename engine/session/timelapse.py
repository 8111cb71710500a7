"""A recording as a film: its moments laid out over a number of frames, each drawn of what is on the disk."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.errors import InvalidRequest
from engine.phrase import phrase
from engine.session.looks import image_of
from engine.session.moments import Moment
from engine.session.store import SessionStore

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 0.5
"""Seconds that one moment stays, at most: a short recording gives a short film."""
HOLD = 1.5
"""Seconds that the last picture stays."""
GAP = 8
BACKGROUND = "#101114"
WIDEST = 1920
"""Pixels of a film's width, at most."""


class Show(StrEnum):
    """What is seen of it."""

    BOTH = "both"
    DRAWING = "drawing"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class FilmState:
    """What is seen at a moment: the revision of the drawing, and the moment that the picture beside it came at."""

    drawing: str = ""
    result: Moment | None = None


@dataclass(frozen=True)
class FilmPlan:
    """The frames of a film, `states[i]` seen in frame i, each (width, height) pixels."""

    states: Sequence[FilmState]
    show: Show
    size: tuple[int, int]
    rate: int


def states_of(moments: Iterable[Moment]) -> list[FilmState]:
    """Give what is seen at each moment."""
    seen, states = FilmState(), []
    for moment in moments:
        seen = FilmState(moment.drawing or seen.drawing, moment if moment.is_pictured else seen.result)
        states.append(seen)
    return states


def plan_film(
    store: SessionStore,
    moments: Sequence[Moment],
    *,
    show: Show = Show.BOTH,
    seconds: float = 20.0,
    height: int = 720,
    rate: int = 24,
) -> FilmPlan:
    """Lay the moments at which something changed out over `seconds`, all for the same time and the last for longer.

    Pauses are left out. Raises InvalidRequest where there is nothing to be seen.
    """
    wanted = [state for state in states_of(moments) if _shows(state, show)]
    changes = [state for before, state in zip([None, *wanted], wanted, strict=False) if state != before]
    if not changes:
        raise InvalidRequest(phrase("Nothing of this is in the recording: draw, or make a picture, first."))
    frames = max(1, round(min(seconds, len(changes) * LONGEST) * rate))
    states = [changes[min(len(changes) - 1, frame * len(changes) // frames)] for frame in range(frames)]
    if states[-1] != changes[-1]:
        states.append(changes[-1])
    states += [changes[-1]] * round(HOLD * rate)
    return FilmPlan(states, show, _size(store, changes[-1], show, height), rate)


def frames(store: SessionStore, plan: FilmPlan) -> Generator[Image, None, None]:
    """Draw the frames one by one; a picture that is seen in several is read once."""
    painter = Painter(store, plan)
    for state in plan.states:
        yield painter.frame(state)


class Painter:
    """Draws what is seen at a moment into frames of one size."""

    def __init__(self, store: SessionStore, plan: FilmPlan) -> None:
        self._store, self._plan = store, plan
        self._last: dict[str, tuple[object, Image | None]] = {}
        """What was read last for each side: a film turns one page at a time."""

    def frame(self, state: FilmState) -> Image:
        from PIL import Image

        width, height = self._plan.size
        made = Image.new("RGB", (width, height), BACKGROUND)
        sides = _sides(self._plan.show)
        pane = (width - GAP * (len(sides) - 1)) // len(sides)
        for place, side in enumerate(sides):
            image = self._read(side, state, (pane, height))
            if image is not None:
                left = place * (pane + GAP) + (pane - image.width) // 2
                made.paste(image, (left, (height - image.height) // 2))
        return made

    def _read(self, side: Show, state: FilmState, room: tuple[int, int]) -> Image | None:
        what: object = state.drawing if side is Show.DRAWING else state.result
        known = self._last.get(side)
        if known is None or known[0] != what:
            known = self._last[side] = (what, _fitted(_picture(self._store, side, state), room))
        return known[1]


def _picture(store: SessionStore, side: Show, state: FilmState) -> Image | None:
    if side is Show.DRAWING:
        found = store.drawing(state.drawing) if state.drawing else None
        return None if found is None else image_of(found.pixels)
    pixels = None if state.result is None else store.result(state.result)
    return None if pixels is None else image_of(pixels)


def _fitted(image: Image | None, room: tuple[int, int]) -> Image | None:
    from PIL import Image as Pillow

    if image is None:
        return None
    scale = min(room[0] / image.width, room[1] / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Pillow.Resampling.LANCZOS)


def _sides(show: Show) -> tuple[Show, ...]:
    return (Show.DRAWING, Show.RESULT) if show is Show.BOTH else (show,)


def _shows(state: FilmState, show: Show) -> bool:
    return bool(state.drawing and show is not Show.RESULT) or bool(state.result and show is not Show.DRAWING)


def _size(store: SessionStore, last: FilmState, show: Show, height: int) -> tuple[int, int]:
    """Give even sides, as encoders want them, in the shape of the last picture."""
    images = [image for side in _sides(show) if (image := _picture(store, side, last)) is not None]
    shape = max((image.width / image.height for image in images), default=1.0)
    sides = len(_sides(show))
    width = height * shape * sides + GAP * (sides - 1)
    scale = min(1.0, WIDEST / width)
    return max(16, round(width * scale / 2) * 2), max(16, round(height * scale / 2) * 2)
