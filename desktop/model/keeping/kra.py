"""Krita's own files, opened by the merged picture that Krita puts into each of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np

from desktop.model.document.content import Content, LayerName
from desktop.model.keeping.ora import Project
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.pictures.files import read_bytes, shown
from engine.pictures.picture_codec import decode

LARGEST = 2 * 2**30
"""Bytes of a file that is opened."""
MERGED = "mergedimage.png"
LARGEST_PICTURE = 2**30


def read_kra(path: Path) -> Project:
    """Read a .kra as one layer, and say so. For a background thread. Raises UnreadableFile."""
    data, name = read_bytes(path, LARGEST, "document"), shown(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if MERGED not in file.NameToInfo or file.getinfo(MERGED).file_size > LARGEST_PICTURE:
                raise UnreadableFile(
                    tr("{name} holds no merged picture: save it in Krita as .ora, with its layers.", name=name)
                )
            pixels = decode(file.read(MERGED), tr("The picture in {name}", name=name))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableFile(
            tr("{name} is damaged or cut off, and can't be read: take another copy.", name=name)
        ) from error
    layer = Layer((pixels.shape[1], pixels.shape[0]), 4)
    layer.write(layer.rect, conversions.premultiplied(np.ascontiguousarray(pixels)))
    note = tr(
        "{name} was opened by its merged picture, as one layer: to have its layers, save it in Krita as .ora.",
        name=name,
    )
    return Project(Content(layer.size).with_layer(LayerName.SKETCH, layer), None, (note,))
