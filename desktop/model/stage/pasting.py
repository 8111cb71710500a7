"""Puts a picture from the clipboard in as a layer; one that is larger than the drawing is placed by a frame."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage

from desktop.model.asking.geometry import contained
from desktop.model.document import edits, reshaping
from desktop.model.document.content import Content, Node, fresh_id
from desktop.model.document.document import Document
from desktop.model.document.transform import Lifted, quad_of
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.stage.transforming import Transforming
from desktop.words import tr

MOST = 4096 * 4096
"""Pixels of a larger picture that are kept until its frame is applied; of more it is scaled down first."""
LARGEST = 8192
"""Pixels of a side to which the canvas grows for what is pasted."""


def is_larger(document: Document, image: QImage) -> bool:
    """Tell whether a picture doesn't fit on the drawing as large as it is."""
    return image.width() > document.size[0] or image.height() > document.size[1]


def paste(document: Document, image: QImage, at: QPoint | None) -> None:
    """Put a picture that fits in as a layer of its own: where it lay, as far as that is on the canvas, else centred."""
    place = QRect(at or QPoint(0, 0), image.size())
    if at is None or not place.intersects(document.rect):
        place.moveCenter(document.rect.center())
    place.moveLeft(max(0, min(place.left(), document.size[0] - place.width())))
    place.moveTop(max(0, min(place.top(), document.size[1] - place.height())))
    node = Node(fresh_id(), tr("Pasted"))
    content = _with(document.content, node, image, place, _beside(document))
    document.change(tr("Paste"), content, choose=(node.id,))


def paste_framed(document: Document, transforming: Transforming, image: QImage) -> None:
    """Put a larger picture in so that it fits, in a frame that places it otherwise; nothing of it is lost till then."""
    if (pixels := image.width() * image.height()) > MOST:
        share = (MOST / pixels) ** 0.5
        size = image.size() * share
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    piece = conversions.premultiplied(conversions.from_image(image))
    node = Node(fresh_id(), tr("Pasted"))
    empty = edits.with_picture(document.content, node, Layer(document.size, 4), _beside(document))
    lift = Lifted(QRect(QPoint(0, 0), image.size()), {node.id: piece}, empty)
    place = QRectF(contained(piece.shape, document.rect))
    transforming.hold(lift, quad_of(place), tr("Paste"), node.id)


def paste_on_larger_canvas(document: Document, image: QImage) -> None:
    """Let the canvas grow until a picture fits as large as it is, and put it in; one undo item."""
    size = max(document.size[0], image.width()), max(document.size[1], image.height())
    grown = reshaping.canvas_sized(document.content, size, (1, 1))
    place = QRect(QPoint(0, 0), image.size())
    place.moveCenter(grown.rect.center())
    node = Node(fresh_id(), tr("Pasted"))
    document.change(tr("Paste"), _with(grown, node, image, place, _beside(document)), choose=(node.id,))


def _with(content: Content, node: Node, image: QImage, place: QRect, beside: str) -> Content:
    layer = Layer(content.size, 4)
    layer.write(place, conversions.premultiplied(conversions.from_image(image)))
    return edits.with_picture(content, node, layer, beside)


def _beside(document: Document) -> str:
    """Give the layer over which what is pasted comes; "" for the top."""
    return document.active if document.active_node.paints else ""
