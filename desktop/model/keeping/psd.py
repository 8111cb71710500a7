"""Photoshop's files, by psd-tools: layers, groups, opacities and the blend modes that both know."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document.content import Content, LayerName, Node, NodeKind, fresh_id, walk
from desktop.model.keeping.ora import Project
from desktop.model.pixels import conversions
from desktop.model.pixels.blend_modes import NORMAL
from desktop.model.pixels.layer import Layer
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.picture import MAX_PIXELS, MAX_SIDE
from engine.pictures.files import read_bytes, shown, write_bytes

LARGEST = 2 * 2**30
"""Bytes of a file that is opened."""
MOST_LAYERS = 2000
MODES = {
    NORMAL: "NORMAL",
    "svg:multiply": "MULTIPLY",
    "svg:darken": "DARKEN",
    "svg:color-burn": "COLOR_BURN",
    "svg:screen": "SCREEN",
    "svg:lighten": "LIGHTEN",
    "svg:color-dodge": "COLOR_DODGE",
    "svg:plus": "LINEAR_DODGE",
    "svg:overlay": "OVERLAY",
    "svg:soft-light": "SOFT_LIGHT",
    "svg:hard-light": "HARD_LIGHT",
    "svg:difference": "DIFFERENCE",
    "svg:hue": "HUE",
    "svg:saturation": "SATURATION",
    "svg:color": "COLOR",
    "svg:luminosity": "LUMINOSITY",
}
"""Photoshop's name of each mode, as psd-tools spells it; the modes that it lacks are written as normal."""
BACK = {name: mode for mode, name in MODES.items()} | {"PASS_THROUGH": NORMAL}


def read_psd(path: Path) -> Project:
    """Read a .psd or .psb. For a background thread. Raises UnreadableFile."""
    from psd_tools import PSDImage

    data = read_bytes(path, LARGEST, "document")
    if data[:4] != b"8BPS" or len(data) < 26:
        raise UnreadableFile(tr("{shown} is no Photoshop document.", shown=shown(path)))
    height, width = int.from_bytes(data[14:18], "big"), int.from_bytes(data[18:22], "big")
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise UnreadableFile(
            tr(
                "{shown} is {width:,}×{height:,} pixels, too large to open: make it smaller first.",
                shown=shown(path),
                width=width,
                height=height,
            )
        )
    try:
        with warnings.catch_warnings(action="ignore"):
            return _project(PSDImage.open(io.BytesIO(data)), (width, height), shown(path))
    except UnreadableFile:
        raise
    except Exception as error:
        # Whatever psd-tools raises on a damaged file, of a dozen kinds, means one thing to a person.
        raise UnreadableFile(
            tr("{shown} is damaged, or of a kind that can't be read here.", shown=shown(path))
        ) from error


def _project(image: Any, size: tuple[int, int], name: str) -> Project:
    content = Content(size, ())
    notes: dict[str, None] = {}
    if sum(1 for _ in image.descendants()) > MOST_LAYERS:
        raise UnreadableFile(tr("{name} has more than {MOST_LAYERS:,} layers.", name=name, MOST_LAYERS=MOST_LAYERS))
    layers: dict[str, Layer] = {}
    nodes = tuple(_node(layer, size, layers, notes) for layer in image)
    if not layers:  # a picture without layers
        layers[LayerName.SKETCH] = _layer(np.asarray(image.composite().convert("RGBA")), (0, 0), size)
        nodes = (Node(LayerName.SKETCH, tr("Background")),)
    content = content.with_stack((*nodes, Node(LayerName.MASK, tr("Mask"), NodeKind.MASK)))
    for id, layer in layers.items():
        content = content.with_layer(id, layer)
    return Project(content, None, tuple(notes))


def _node(layer: Any, size: tuple[int, int], layers: dict[str, Layer], notes: dict[str, None]) -> Node:
    mode = BACK.get(getattr(layer.blend_mode, "name", ""), "")
    if not mode:
        notes[tr("The blend mode of “{name}” isn't known here: it is shown as normal.", name=layer.name[:40])] = None
    node = Node(
        fresh_id(),
        " ".join(layer.name.split())[:200] or tr("Layer"),
        visible=bool(layer.visible),
        opacity=layer.opacity / 255,
        mode=mode or NORMAL,
        clipped=bool(layer.clipping),
    )
    if layer.is_group():
        children = tuple(_node(child, size, layers, notes) for child in layer)
        return replace(node, kind=NodeKind.GROUP, children=children)
    picture = layer.topil()
    if layer.kind != "pixel":
        name = layer.name[:40]
        notes[tr("“{name}” is a layer of the kind {kind}: it was opened as pixels.", name=name, kind=layer.kind)] = None
    pixels = None if picture is None else np.array(picture.convert("RGBA"))
    if pixels is not None and layer.has_mask() and not layer.mask.disabled:
        pixels[..., 3] = pixels[..., 3].astype(np.uint16) * _mask(layer) // 255
    layers[node.id] = Layer(size, 4) if pixels is None else _layer(pixels, (layer.left, layer.top), size)
    return node


def _mask(layer: Any) -> np.ndarray:
    """Give a layer's own mask over its pixels, (H, W) uint8."""
    mask = layer.mask
    whole = np.full((layer.height, layer.width), mask.background_color, np.uint8)
    picture = mask.topil()
    if picture is None:
        return whole
    pixels = np.asarray(picture.convert("L"))
    left, top = mask.left - layer.left, mask.top - layer.top
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + pixels.shape[1], layer.width), min(top + pixels.shape[0], layer.height)
    if x1 > x0 and y1 > y0:
        whole[y0:y1, x0:x1] = pixels[y0 - top : y1 - top, x0 - left : x1 - left]
    return whole


def _layer(pixels: np.ndarray, at: tuple[int, int], size: tuple[int, int]) -> Layer:
    layer = Layer(size, 4)
    place = QRect(at[0], at[1], pixels.shape[1], pixels.shape[0])
    layer.write(place, conversions.premultiplied(np.ascontiguousarray(pixels)))
    return layer


def write_psd(path: Path, content: Content) -> tuple[str, ...]:
    """Write the layers that paint; returns notes on what Photoshop's format can't say. Raises CannotWrite."""
    from psd_tools import PSDImage

    notes = []
    image = PSDImage.new("RGB", content.size)
    _write(image, image, content, content.stack)
    if any(node.paints and node.mode not in MODES for node in walk(content.stack)):
        notes.append(tr("Some blend modes have no counterpart in Photoshop's format: they were written as normal."))
    buffer = io.BytesIO()
    image.save(buffer)
    write_bytes(path, buffer.getvalue())
    return tuple(notes)


def _write(image: Any, parent: Any, content: Content, nodes: Iterable[Node]) -> None:
    from PIL import Image
    from psd_tools.constants import BlendMode

    for node in nodes:
        if not node.paints:
            continue
        mode = getattr(BlendMode, MODES.get(node.mode, "NORMAL"))
        if node.is_group:
            made = image.create_group([], node.name, opacity=round(node.opacity * 255), blend_mode=mode)
            if parent is not image:
                made.move_to_group(parent)
            _write(image, made, content, node.children)
        else:
            layer = content.layer(node.id)
            area = layer.extent if not layer.extent.isEmpty() else QRect(0, 0, 1, 1)
            pixels = Image.fromarray(conversions.straight(layer.read(area)))
            made = image.create_pixel_layer(
                pixels, node.name, area.y(), area.x(), opacity=round(node.opacity * 255), blend_mode=mode
            )
            if parent is not image:
                made.move_to_group(parent)
        made.visible = node.visible
        if node.clipped:
            made.clipping = True
