"""What crosses to another process and back, as bytes: a line of recipe JSON, and behind it the pixels as they are.

Nothing is pickled, and nothing that arrives is believed: it is read as a recipe is, each key and type checked.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from engine import errors
from engine.errors import SketchlightError, UnreadableFile
from engine.events import Event, Finished, Job, Loading, Mapped, MemoryEstimated, Preview
from engine.phrase import Phrase, phrase
from engine.picture import Picture
from engine.pictures.recipe_json import RecipeReader, to_tree
from engine.request import Annotate, EstimateMemory, Key, Request
from engine.sampling.noise_field import NoiseField

NAME = "what another machine sent"
_ASKED = {kind.__name__: kind for kind in (Request, Annotate, EstimateMemory)}
_EVENTS = {kind.__name__: kind for kind in (Loading, Preview, Mapped, MemoryEstimated, Finished)}
"""What an engine's run gives: that it was stopped or failed is told by whoever runs it."""
_ERRORS = {
    kind.__name__: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, SketchlightError)
} | {"MemoryError": MemoryError}


class RemoteFault(RuntimeError):
    """A fault of ours where the run was; its traceback there is a note to this one's."""


@dataclass(frozen=True, eq=False)
class SentJob:
    """A job, and for a piece of a larger picture the `field` that its noise is cut from."""

    job: Job
    field: NoiseField | None = None


def pack_job(sent: SentJob) -> bytes:
    """Write a job with all pictures that it is made from."""
    pictures: dict[str, Picture] = {}
    asked = sent.job.asked
    tree = {
        "kind": type(asked).__name__,
        "key": to_tree(sent.job.key),
        "asked": _tree(asked, pictures),
        "field": to_tree(sent.field),
    }
    return _packed(tree, pictures.values())


def read_job(data: bytes) -> tuple[SentJob, dict[str, Picture]]:
    """Read a job, and its pictures by revision. Raises UnreadableFile."""
    tree, pictures = _unpacked(data)
    kind = _ASKED.get(str(tree.get("kind")))
    if kind is None:
        raise _broken()
    reader = _Reader(pictures)
    asked: Any = reader.read(kind, tree.get("asked"))
    job = Job(reader.read(Key, tree.get("key")), asked)
    field = tree.get("field")
    sent = SentJob(job, None if field is None else reader.read(NoiseField, field))
    reader.check_whole()
    return sent, pictures


def pack_event(event: Event, known: Collection[str] = ()) -> bytes:
    """Write an event with its pictures, but for those whose revisions the other side knows."""
    pictures: dict[str, Picture] = {}
    tree = {"kind": type(event).__name__, "event": _tree(event, pictures)}
    return _packed(tree, [each for name, each in pictures.items() if name not in known])


def pack_error(error: BaseException, details: str) -> bytes:
    """Write what a run raised; `details` is its traceback."""
    kind = type(error).__name__ if type(error).__name__ in _ERRORS else ""
    message = str(error) if kind else f"{type(error).__name__}: {error}"
    return _packed({"error": kind, "message": _tree(message, {}), "details": details}, ())


def read_event(data: bytes, known: dict[str, Picture]) -> Event:
    """Read an event, completed from the pictures `known` here. Raises what the run raised, and UnreadableFile."""
    tree, pictures = _unpacked(data)
    reader = _Reader({**known, **pictures})
    if "error" in tree:
        message: str = reader.read(str, tree.get("message"))
        error = _ERRORS.get(str(tree["error"]), RemoteFault)(message)
        error.add_note(str(tree.get("details"))[:20_000])
        raise error
    kind = _EVENTS.get(str(tree.get("kind")))
    if kind is None:
        raise _broken()
    event: Any = reader.read(kind, tree.get("event"))
    reader.check_whole()
    found: Event = event
    return found


class _Reader(RecipeReader):
    """Reads arrays as pictures and a person's words with what they were made of, beside what recipes hold."""

    def __init__(self, pictures: dict[str, Picture]) -> None:
        super().__init__(NAME, lambda revision, size: pictures.get(revision))

    def check_whole(self) -> None:
        """Raise UnreadableFile where a picture was not sent."""
        if self.missing:
            raise _broken()

    def _value(self, kind: Any, tree: Any, place: str) -> Any:
        if kind is np.ndarray:
            return self._picture(tree, place).pixels
        if kind is str and isinstance(tree, dict):
            return self._phrase(tree)
        return super()._value(kind, tree, place)

    def _phrase(self, tree: dict[str, Any]) -> str:
        template, values = tree.get("phrase"), tree.get("values")
        if not isinstance(template, str) or not isinstance(values, dict):
            raise _broken()
        read = {name: self._phrase(each) if isinstance(each, dict) else each for name, each in values.items()}
        if not all(isinstance(each, str | int | float) for each in read.values()):
            raise _broken()
        try:
            return phrase(template, **read)
        except (LookupError, ValueError, TypeError, AttributeError):
            raise _broken() from None


def _tree(value: Any, pictures: dict[str, Picture]) -> Any:
    """Write as `to_tree` does, and arrays and phrases too; `pictures` takes what stands by its revision alone."""
    if isinstance(value, np.ndarray):
        value = Picture(value)
    if isinstance(value, Picture):
        pictures[value.revision] = value
    elif isinstance(value, Phrase):
        values = {name: _tree(each, pictures) for name, each in value.values.items()}
        return {"phrase": value.template, "values": values}
    elif is_dataclass(value):
        return {field.name: _tree(getattr(value, field.name), pictures) for field in fields(value)}
    elif isinstance(value, tuple):
        return [_tree(each, pictures) for each in value]
    elif not (value is None or isinstance(value, str | bool | int | float)):
        return str(value)  # a phrase's value, such as a path
    return to_tree(value)


def _packed(tree: dict[str, Any], pictures: Iterable[Picture]) -> bytes:
    sent = list(pictures)
    shapes = [[each.revision, list(each.pixels.shape)] for each in sent]
    line = json.dumps({**tree, "pixels": shapes}, allow_nan=False).encode()
    return b"".join([line, b"\n", *(each.pixels.tobytes() for each in sent)])


def _unpacked(data: bytes) -> tuple[dict[str, Any], dict[str, Picture]]:
    line, _, pixels = data.partition(b"\n")
    pictures: dict[str, Picture] = {}
    at = 0
    try:
        tree = json.loads(line)
        for revision, shape in tree.pop("pixels"):
            length = int(np.prod(shape, dtype=np.int64))
            array = np.frombuffer(pixels, np.uint8, length, at).reshape(shape)
            pictures[revision] = Picture(array, revision)
            at += length
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _broken() from None
    return tree, pictures


def _broken() -> UnreadableFile:
    return UnreadableFile(phrase("What another machine sent can't be read: is the same version installed there?"))
