"""Photoshop's files, by psd-tools: layers, groups, masks, opacities, labels and the blend modes that both know."""

from __future__ import annotations

import copy
import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document.content import Content, LayerName, Node, NodeKind, fresh_id
from desktop.model.document.edits import flattened
from desktop.model.keeping.ora import Project
from desktop.model.keeping.psd_masks import masked, unmasked
from desktop.model.pixels import conversions
from desktop.model.pixels.blend_modes import NORMAL
from desktop.model.pixels.layer import Layer
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.phrase import mark
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
COLOURS = ("NO_COLOR", "RED", "ORANGE", "YELLOW", "GREEN", "BLUE", "INDIGO", "VIOLET")
"""Photoshop's names of the colour labels, by their numbers here."""
OTHER_MODES = mark("Some blend modes have no counterpart in Photoshop's format: they were written as normal.")


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
        opacity=layer.opacity / 255 * layer.fill_opacity / 255,
        mode=mode or NORMAL,
        clipped=bool(layer.clipping),
        colour=COLOURS.index(colour) if (colour := layer.sheet_color.name) in COLOURS else 0,
        locked=layer.locks is not None and (layer.locks.complete or layer.locks.composite),
        alpha_locked=layer.locks is not None and layer.locks.transparency,
    )
    if layer.is_group():
        children = tuple(_node(child, size, layers, notes) for child in layer)
        node = replace(node, kind=NodeKind.GROUP, children=children)
    else:
        picture = layer.topil()
        if layer.kind != "pixel":
            name, kind = layer.name[:40], layer.kind
            notes[tr("“{name}” is a layer of the kind {kind}: it was opened as pixels.", name=name, kind=kind)] = None
        layers[node.id] = Layer(size, 4)
        if picture is not None:
            layers[node.id] = _layer(np.asarray(picture.convert("RGBA")), (layer.left, layer.top), size)
    return masked(node, layer.mask, size, layers) if layer.has_mask() else node


def _layer(pixels: np.ndarray, at: tuple[int, int], size: tuple[int, int]) -> Layer:
    layer = Layer(size, 4)
    place = QRect(at[0], at[1], pixels.shape[1], pixels.shape[0])
    layer.write(place, conversions.premultiplied(np.ascontiguousarray(pixels)))
    return layer


def write_psd(path: Path, content: Content) -> tuple[str, ...]:
    """Write the layers that paint; returns notes on what Photoshop's format can't say. Raises CannotWrite."""
    from psd_tools import PSDImage

    notes: dict[str, None] = {}
    image = PSDImage.new("RGBA", content.size)  # of an opaque one psd-tools would make masks of the layers' alphas
    _write(image, image, content, content.stack, notes)
    if any(not content.layer(node.id).is_blank for node in content.masks()):
        notes[tr("The masks for redrawing aren't part of a Photoshop document: .ora keeps them.")] = None
    buffer = io.BytesIO()
    _write_file(image, content, buffer)
    write_bytes(path, buffer.getvalue())
    return tuple(notes)


def _write_file(image: Any, content: Content, file: IO[bytes]) -> None:
    """Write the file with the visible picture as its merged image: psd-tools' own needs packages that may be lacking.

    As Photoshop does it: its colours lie on white, and a negative count of layers says that its alpha is transparency.
    """
    seen = flattened(content.stack, content.size, content.layer).read()
    seen[..., :3] += 255 - seen[..., 3:]
    image._update_record()
    record = image._record
    record.image_data.set_data([np.ascontiguousarray(seen[..., each]).tobytes() for each in range(4)], record.header)
    layers = record.layer_and_mask_information.layer_info
    if layers is not None:
        layers.layer_count = -abs(layers.layer_count)
    record.write(file)


def _write(image: Any, parent: Any, content: Content, nodes: Iterable[Node], notes: dict[str, None]) -> None:
    from PIL import Image
    from psd_tools.constants import BlendMode, ProtectedFlags, SheetColorType

    for node in nodes:
        if not node.paints:
            continue
        whole = unmasked(node)
        if node.mode not in MODES:
            notes[tr(OTHER_MODES)] = None
        looks = {
            "opacity": round(node.opacity * 255),
            "blend_mode": getattr(BlendMode, MODES.get(node.mode, "NORMAL")),
        }
        if whole.held.is_group:
            made = image.create_group([], node.name, **looks)
            if parent is not image:
                made.move_to_group(parent)
            _write(image, made, content, whole.held.children, notes)
        else:
            pixels, area = _pixels(content, whole.held)
            made = image.create_pixel_layer(pixels, node.name, area.y(), area.x(), **looks)
            if parent is not image:
                made.move_to_group(parent)
        if whole.mask is not None:
            pixels, area = _pixels(content, whole.mask)
            if made.is_group():  # psd-tools 1.26 has it share its channels with the record that ends the group
                made._bounding_channels = copy.deepcopy(made._channels)
            made.create_mask(Image.fromarray(np.asarray(pixels)[..., 3]), area.y(), area.x())
            made.mask.disabled = not whole.mask.visible
        made.visible = node.visible
        made.sheet_color = SheetColorType[COLOURS[node.colour % len(COLOURS)]]
        if flags := (
            ProtectedFlags.COMPLETE
            if whole.held.locked or node.locked
            else ProtectedFlags.TRANSPARENCY
            if whole.held.alpha_locked
            else 0
        ):
            made.lock(flags)
            made.locks.lock(flags)  # psd-tools 1.26 keeps a copy of what it made first
        if node.clipped:
            made.clipping = True


def _pixels(content: Content, node: Node) -> tuple[Any, QRect]:
    """Give the part of a layer that holds anything, for psd-tools, and where it lies."""
    from PIL import Image

    layer = content.layer(node.id)
    area = layer.extent if not layer.extent.isEmpty() else QRect(0, 0, 1, 1)
    return Image.fromarray(conversions.straight(layer.read(area))), area
