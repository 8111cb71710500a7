"""Writes frames as a film: MP4 by PyAV, with the best encoder that this build of it has, or an animated WebP."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.errors import CannotWrite
from engine.phrase import phrase
from engine.pictures.files import check_target, shown, write_bytes
from engine.session.store import SessionStore
from engine.session.timelapse import FilmPlan, frames

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (".mp4", ".webp")
"""Endings of films that can be written."""
ENCODERS = (
    ("libx264", {"crf": "20", "preset": "medium"}),
    ("libopenh264", {"b": "4M"}),
    ("mpeg4", {"q": "3"}),
)
"""Of PyAV, the best first, with their options."""
MOST_IN_MEMORY = 300
"""Frames of a WebP, which is put together in memory."""
Progress = Generator[tuple[int, int], None, None]
"""(frames written, of)."""


def write_film(store: SessionStore, plan: FilmPlan, path: Path) -> Progress:
    """Write a film in the format of the path's ending, telling how far it is; an existing file is replaced at the end.

    Nothing is left of one that is given up. Raises CannotWrite.
    """
    target = check_film(path)
    kind = _mp4 if target.suffix.lower() == ".mp4" else _webp
    try:
        with TemporaryDirectory(prefix="sketchlight-") as folder:
            data = yield from kind(plan, frames(store, plan), folder)
    except OSError as error:  # PyAV's are, too
        why = (error.strerror or str(error)).rstrip(".")
        raise CannotWrite(phrase("{name} can't be written: {why}.", name=shown(path), why=why)) from error
    write_bytes(target, data, shown(path))


def check_film(path: Path) -> Path:
    """Tell where a film called `path` would be written. Raises CannotWrite, for another ending as well."""
    return check_target(path, SUFFIXES)


def _mp4(plan: FilmPlan, images: Iterator[Image], folder: str) -> Generator[tuple[int, int], None, bytes]:
    import av

    name, options = next(each for each in ENCODERS if each[0] in av.codecs_available)
    path = Path(folder) / "film.mp4"  # a file: its index is moved to the front at the end, so that it plays at once
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream(name, rate=plan.rate, options=options)
        stream.width, stream.height = plan.size
        stream.pix_fmt = "yuv420p"
        for done, image in enumerate(images, 1):
            container.mux(stream.encode(av.VideoFrame.from_image(image)))
            yield done, len(plan.states)
        container.mux(stream.encode())
    return path.read_bytes()


def _webp(plan: FilmPlan, images: Iterator[Image], _folder: str) -> Generator[tuple[int, int], None, bytes]:
    """Join frames that look the same, and leave out some where there are too many to be held."""
    every = -(-len(plan.states) // MOST_IN_MEMORY)
    kept: list[Image] = []
    times: list[int] = []
    for done, (state, before, image) in enumerate(zip(plan.states, [None, *plan.states], images, strict=False)):
        if state != before and (done % every == 0 or done == 0 or state == plan.states[-1]):
            kept.append(image)
            times.append(0)
        times[-1] += 1
        yield done + 1, len(plan.states)
    durations = [max(1, round(time * 1000 / plan.rate)) for time in times]
    buffer = io.BytesIO()
    options = {"quality": 80, "method": 2, "loop": 0, "duration": durations}
    kept[0].save(buffer, "WEBP", save_all=True, append_images=kept[1:], **options)
    return buffer.getvalue()
