"""OpenRaster, the program's own format: layers for every program, and all else in entries of its own.

Other programs read `stack.xml` and the pictures under `data/`. What only this one knows, masks, drawn maps, poses,
the panels and each layer's finer points, stands under `sketchlight/`, and is gone by once another program has saved
the file: then the layers are read as that one left them. https://www.openraster.org/baseline/file-layout-spec.html
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.model.document.content import Content, Figure, Guide, Node, NodeKind, walk
from desktop.model.document.pose import PoseFigure
from desktop.model.keeping.layer_pictures import LayerPicture, decode_fast, decode_layer, encode_fast, encode_layer
from desktop.model.keeping.ora_stack import OraStack, Place, read_stack, write_stack
from desktop.model.pixels import conversions
from desktop.model.pixels.composite import flattened
from desktop.model.pixels.layer import Tiles
from desktop.model.pixels.resample import snapshot_at
from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.openpose import fitted
from engine.picture import Picture
from engine.pictures import pose_files, project_files
from engine.pictures.files import read_bytes, write_bytes
from engine.pictures.picture_codec import encode_png
from engine.pictures.recipe_json import RecipeReader, parse, pictures_in, to_tree
from engine.request import Request

MIMETYPE = b"image/openraster"
OWN = "sketchlight/"
DOCUMENT = f"{OWN}document.json"
VERSION = 1
THUMBNAIL = 256
LARGEST = 4 * 2**30
"""Bytes of a file that is opened, and of all that is in it."""
MOST_ENTRIES = 8192
WORKERS = 4
_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Project:
    """What a file holds: the content, the panels if it is one of ours, and what is to be said of it."""

    content: Content
    settings: Settings | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Where:
    """Where the pixels of a layer, mask, map or selection are in the file."""

    id: str
    entry: str
    x: int
    y: int


@dataclass(frozen=True)
class _Layers:
    """This program's own list of layers; it counts as long as `stack` is the digest of stack.xml."""

    stack: str
    nodes: tuple[Node, ...]
    pixels: tuple[_Where, ...]
    poses: tuple[str, ...] = ()
    source: str = ""
    guides: tuple[Guide, ...] = ()


# Writing


def write_ora(
    path: Path,
    content: Content,
    settings: Settings,
    request: Request | None = None,
    *,
    progress: Progress = lambda done, of: None,
) -> None:
    """Write a document, whole or not at all. For a background thread. Raises CannotWrite."""
    write_bytes(path, encode_ora(content, settings, request, progress=progress))


def encode_ora(
    content: Content,
    settings: Settings,
    request: Request | None = None,
    *,
    progress: Progress = lambda done, of: None,
) -> bytes:
    """Make the bytes of an OpenRaster file; `progress(done, of)` is called for each picture in it.

    `request` is what the document's button stands for, for the command line to make.
    """
    nodes = [node for node in walk(content.stack) if not node.is_group]
    ids = [node.id for node in nodes if node.paints]
    others = [id for id in content.tiles if id not in ids]
    with ThreadPoolExecutor(WORKERS) as pool:
        seen = pool.submit(_seen, content)
        pictures = _encoded(pool, content, [*ids, *others], progress)
    entries = {id: f"data/layer{number:03}.png" for number, id in enumerate(ids)}
    entries |= {id: f"{OWN}pixels/{number:03}.png" for number, id in enumerate(others)}
    places: dict[str, Place] = {id: (entries[id], pictures[id].x, pictures[id].y) for id in pictures}
    stack = write_stack(content.stack, content.size, places.__getitem__, "")
    poses = {id: figure.pose for id, figure in content.figures.items() if isinstance(figure, PoseFigure)}
    layers = _Layers(
        hashlib.sha256(stack).hexdigest(),
        content.stack,
        tuple(_Where(id, *places[id]) for id in pictures),
        tuple(poses),
        content.source,
        content.guides,
    )
    whole, thumbnail = seen.result()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        file.writestr("mimetype", MIMETYPE)  # the first entry and not compressed, as the format asks
        file.writestr("stack.xml", stack, zipfile.ZIP_DEFLATED)
        for id, picture in pictures.items():
            file.writestr(entries[id], picture.data)
        file.writestr("mergedimage.png", whole)
        file.writestr("Thumbnails/thumbnail.png", thumbnail)
        tree = {"sketchlight": VERSION, "layers": to_tree(layers), "settings": to_tree(settings)}
        file.writestr(DOCUMENT, json.dumps(tree), zipfile.ZIP_DEFLATED)
        for id, pose in poses.items():
            file.writestr(f"{OWN}poses/{id}.json", pose_files.to_json(pose))
        needed = {f"{project_files.PICTURES}{name}.png": each for name, each in pictures_in(settings).items()}
        if request is not None:
            text, more = project_files.entries_of(request, stack)
            file.writestr(project_files.REQUEST, text, zipfile.ZIP_DEFLATED)
            needed |= more
        for entry, picture_needed in needed.items():
            file.writestr(entry, encode_png(picture_needed.pixels))
    return buffer.getvalue()


def _encoded(pool: ThreadPoolExecutor, content: Content, ids: list[str], progress: Progress) -> dict[str, LayerPicture]:
    """Give each layer as PNG, several at once: the work is zlib's, which holds no lock."""
    made: dict[str, LayerPicture] = {}
    for id, picture in zip(ids, pool.map(lambda id: encode_layer(content.layer(id)), ids), strict=True):
        made[id] = picture
        progress(len(made), len(ids))
    return made


def _seen(content: Content) -> tuple[bytes, bytes]:
    """Give the visible picture as PNG, and a small one of it."""
    merged = flattened(content.stack, content.size, content.layer)
    whole = encode_layer(merged, content.rect)
    small = snapshot_at(merged, None, _thumbnail_size(content.size))
    return whole.data, encode_fast(conversions.straight_bgra(small))


def _thumbnail_size(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, THUMBNAIL / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


# Reading


def read_ora(path: Path, *, progress: Progress = lambda done, of: None) -> Project:
    """Read an OpenRaster file of any program's. For a background thread. Raises UnreadableFile."""
    return decode_ora(read_bytes(path, LARGEST, "document"), path.name, progress=progress)


def decode_ora(data: bytes, name: str, *, progress: Progress = lambda done, of: None) -> Project:
    """Read the bytes of an OpenRaster file; nothing in it is unpacked to the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            _check(file, name)
            return _read(file, name, progress)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableFile(
            tr("{name} is damaged or cut off, and can't be read: take another copy.", name=name)
        ) from error


def _check(file: zipfile.ZipFile, name: str) -> None:
    entries = file.infolist()
    if "stack.xml" not in file.NameToInfo:
        raise UnreadableFile(tr("{name} is no OpenRaster document: it has no list of layers.", name=name))
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST:
        raise UnreadableFile(tr("{name} unpacks to more than can be opened here.", name=name))


def _read(file: zipfile.ZipFile, name: str, progress: Progress) -> Project:
    xml = file.read("stack.xml")
    stacked = read_stack(xml, name)
    tree = _own(file, name)
    own = _own_layers(tree, xml, stacked, name)
    notes = list(stacked.notes) if own is None else []
    settings = _settings(tree, file, name, notes)
    if own is None:
        content = Content(stacked.size, stacked.nodes)
        wheres = [_Where(id, *place) for id, place in stacked.places.items()]
    else:
        content = Content(stacked.size, own.nodes, source=own.source, guides=own.guides)
        wheres = list(own.pixels)
    content = replace(content, tiles=_pixels(file, content, wheres, name, progress))
    if own is not None:
        content = replace(content, figures=_figures(file, own, content.size))
    return Project(_with_usual(content), settings, tuple(notes))


def _pixels(
    file: zipfile.ZipFile, content: Content, wheres: list[_Where], name: str, progress: Progress
) -> Mapping[str, Tiles]:
    def read(where: _Where) -> Tiles:
        if where.entry not in file.NameToInfo:
            raise UnreadableFile(
                tr(
                    "{name} is damaged: the picture of one of its layers is missing ({value}).",
                    name=name,
                    value=where.entry[:60],
                )
            )
        return decode_layer(
            file.read(where.entry),
            tr("{entry} in {name}", entry=where.entry[:60], name=name),
            channels=content.channels(where.id),
            size=content.size,
            at=(where.x, where.y),
        ).freeze()

    tiles: dict[str, Tiles] = {}
    with ThreadPoolExecutor(WORKERS) as pool:
        for done, (where, found) in enumerate(zip(wheres, pool.map(read, wheres), strict=True), 1):
            if found:
                tiles[where.id] = found
            progress(done, len(wheres))
    return tiles


def _own(file: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """Read this program's own entry; {} if there is none, or it is of a newer version or broken."""
    if DOCUMENT not in file.NameToInfo:
        return {}
    try:
        tree = parse(file.read(DOCUMENT).decode("utf-8"), name)
    except (UnreadableFile, UnicodeDecodeError):
        return {}
    return tree if isinstance(tree, dict) and tree.get("sketchlight") == VERSION else {}


def _own_layers(tree: dict[str, Any], xml: bytes, stacked: OraStack, name: str) -> _Layers | None:
    try:
        found = RecipeReader(name, lambda revision, size: None).read(_Layers, tree.get("layers"))
    except UnreadableFile:
        return None
    nodes = list(walk(found.nodes))
    ids = [node.id for node in nodes]
    sound = all(_ID.fullmatch(id) for id in (*ids, *(where.id for where in found.pixels), *found.poses))
    bounded = all(0 <= node.opacity <= 1 for node in nodes) and len(set(ids)) == len(ids)
    return found if sound and bounded and found.stack == hashlib.sha256(xml).hexdigest() else None


def _settings(tree: dict[str, Any], file: zipfile.ZipFile, name: str, notes: list[str]) -> Settings | None:
    if "settings" not in tree:
        return None

    def find(revision: str, size: tuple[int, int]) -> Picture | None:
        entry = f"{OWN}pictures/{revision}.png"
        if entry not in file.NameToInfo:
            return None
        try:
            picture = Picture(decode_fast(file.read(entry), entry))
        except UnreadableFile:
            return None
        return picture if picture.revision == revision and picture.size == size else None

    reader = RecipeReader(name, find)
    try:
        return reader.read(Settings, tree["settings"])
    except UnreadableFile as error:
        notes.append(tr("{error} The layers were opened without the panels.", error=error))
        return None


def _figures(file: zipfile.ZipFile, own: _Layers, size: tuple[int, int]) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for id in own.poses:
        entry = f"{OWN}poses/{id}.json"
        if entry in file.NameToInfo:
            try:
                figures[id] = PoseFigure(fitted(pose_files.from_json(file.read(entry), entry), size))
            except UnreadableFile:
                continue
    return figures


def _with_usual(content: Content) -> Content:
    """Add what a document always has: a layer to paint on and a mask."""
    kinds = {node.kind for node in walk(content.stack)}
    stack = content.stack
    if NodeKind.PAINT not in kinds:
        stack = (Node("sketch", tr("Sketch")), *stack)
    if NodeKind.MASK not in kinds:
        stack = (*stack, Node("mask", tr("Mask"), NodeKind.MASK))
    return replace(content, stack=stack)
