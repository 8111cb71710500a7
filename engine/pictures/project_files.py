"""What a saved document of the program's own asks for: the request that its button stood for when it was saved.

An OpenRaster file holds it beside the layers, under `sketchlight/`, with those pictures that it is made from.
https://www.openraster.org/baseline/file-layout-spec.html
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator

from engine.errors import UnreadableFile
from engine.picture import Picture
from engine.pictures.files import read_bytes, shown
from engine.pictures.picture_codec import decode_exactly
from engine.pictures.recipe import Recipe, from_json, to_json
from engine.pictures.recipe_json import MAX_TEXT, parse, pictures_in
from engine.request import Request

REQUEST, PICTURES = "sketchlight/request.json", "sketchlight/pictures/"
LARGEST = 4 * 2**30
"""Bytes of a file that is opened, and of all pictures in it that are looked at."""
ELSEWHERE = (
    "holds no request: it was saved by another program, by an older Sketchlight, or while nothing could be asked for "
    "(an empty mask, say). Open it in the window, and save it there."
)


def entries_of(request: Request, stack: bytes) -> tuple[str, dict[str, Picture]]:
    """The text for the entry REQUEST of a document whose stack.xml this is, and the pictures for those in PICTURES."""
    stored = {"stack": hashlib.sha256(stack).hexdigest(), "recipe": json.loads(to_json(Recipe(request)))}
    return json.dumps(stored), {f"{PICTURES}{name}.png": each for name, each in pictures_in(request).items()}


def read_project(path: str | os.PathLike[str]) -> Recipe:
    """The request in a saved document, as the recipe of its first picture. Raises UnreadableFile."""
    name = shown(path)
    try:
        with zipfile.ZipFile(io.BytesIO(read_bytes(path, LARGEST, "document"))) as file:
            known = file.NameToInfo
            if REQUEST not in known or "stack.xml" not in known:
                raise UnreadableFile(f"{name} {ELSEWHERE}")
            if known[REQUEST].file_size > MAX_TEXT or known["stack.xml"].file_size > MAX_TEXT:
                raise UnreadableFile(f"{name} is no document of Sketchlight's: its request is too long.")
            tree = parse(file.read(REQUEST).decode("utf-8", "replace"), name)
            stack = hashlib.sha256(file.read("stack.xml")).hexdigest()
            if not isinstance(tree, dict) or tree.get("stack") != stack:
                raise UnreadableFile(f"The layers of {name} were changed since, by another program: {name} {ELSEWHERE}")
            return from_json(json.dumps(tree.get("recipe")), name, _pictures(file))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableFile(f"{name} is damaged or no OpenRaster document, and can't be read.") from error


def _pictures(file: zipfile.ZipFile) -> Iterator[Picture]:
    room = LARGEST
    for entry in file.infolist():
        if entry.filename.startswith(PICTURES):
            room -= entry.file_size
            if room < 0:
                return
            pixels = decode_exactly(file.read(entry))
            if pixels is not None:
                yield Picture(pixels)
