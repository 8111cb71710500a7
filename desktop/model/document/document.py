"""The drawing that is open: its content, its history, and the stroke under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import numpy as np
from PySide6.QtCore import QObject, QRect, QTimer, Signal

from desktop.model.document import edits
from desktop.model.document.content import SELECTION, Content, Figure, LayerName, Node, NodeKind, fresh_id, walk
from desktop.model.document.differences import Differences, DocumentPart, differences, part_of
from desktop.model.document.dirty import keys_rect
from desktop.model.document.history import BUDGET, Atom, History, Outside, Packable, difference, restored
from desktop.model.document.map_layers import MapLayers
from desktop.model.document.open_stroke import OpenStroke
from desktop.model.document.paintable import paint_target, paintable
from desktop.model.pixels import conversions
from desktop.model.pixels.brush import Brush
from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import fitted, snapshot_at
from desktop.model.pixels.smear import Smear
from desktop.model.pixels.stroke import PLAIN, Mirror, Stroke

__all__ = ["Document", "LayerName"]

PACK_EVERY = 20
"""Milliseconds between two tiles that are compressed, while painting too: each takes a few milliseconds."""


@dataclass(frozen=True)
class Identity:
    """Which document a content belongs to, and what is known of it."""

    id: str
    name: str = ""
    path: str = ""
    modified: bool = False


class Document(QObject):
    """A picture of any size (width, height) in pixels. Only the GUI thread touches it; `content` may go anywhere."""

    sketch_changed = Signal(QRect)
    """What is seen of the layers, or what a model sees of them."""
    mask_changed = Signal(QRect)
    """The mask that is worked with: painted on, or another one."""
    layer_changed = Signal(str)
    """The id of a layer whose pixels are others now."""
    stack_changed = Signal()
    """Which layers there are, how they are set, or which are chosen."""
    selection_changed = Signal()
    stroke_finished = Signal()
    replaced = Signal()
    """Another picture: everything changed, its size perhaps too, and nothing can be undone."""
    history_changed = Signal()
    """What can be undone or redone."""
    resized = Signal()
    """The same picture at another size: all layers changed with it."""
    modified_changed = Signal(bool)
    renamed = Signal()
    """It has another name, or is saved to another file."""
    preview_dropped = Signal()
    """What was shown for a look only is gone, since something else was done."""
    refused = Signal(str)
    """Why something can't be painted on, as a sentence."""

    def __init__(self, size: tuple[int, int], parent: QObject | None = None, *, history_budget: int = BUDGET) -> None:
        super().__init__(parent)
        self.id = uuid4().hex
        """Another for each picture that is opened or begun: what is kept on disk goes by it."""
        self.name = self.path = ""
        """What the person knows it by, usually its file's; and the file that it is saved to, "" for none yet."""
        self.revision = 0
        """Grows with every change of what is seen."""
        self._content = Content(size)
        self._layers: dict[str, Layer] = {}
        self._chosen: tuple[str, ...] = (LayerName.SKETCH,)
        self._mask: str = LayerName.MASK
        self.picture = Composite(size, self._layers.get)
        """The visible layers blended, to be read like a layer."""
        self.picture.show(self._content.stack)
        self.maps = MapLayers(self, self)
        """What was drawn for controls, by their ids."""
        self._before_preview: Content | None = None
        self._modified = False
        self._open: OpenStroke | None = None
        self._history_budget = history_budget
        self.history = self._fresh_history()
        self._packing = QTimer(self, singleShot=True)
        self._packing.timeout.connect(self._pack)

    # What there is

    @property
    def content(self) -> Content:
        """Everything as it is now, frozen; a stroke under way is in it as far as it went, a preview isn't."""
        return self._before_preview or self._now()

    def _now(self) -> Content:
        frozen = {id: layer.freeze() for id, layer in self._layers.items()}
        now = {id: tiles for id, tiles in frozen.items() if tiles}
        before = self._content.tiles
        if now.keys() != before.keys() or any(tiles is not before[id] for id, tiles in now.items()):
            self._content = replace(self._content, tiles=now)
        return self._content

    @property
    def stack(self) -> tuple[Node, ...]:
        """The layers, bottom first."""
        return self._content.stack

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._content.size

    @property
    def rect(self) -> QRect:
        return self._content.rect

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen layers; the first is the active one, which tools work on."""
        return self._chosen

    @property
    def active(self) -> str:
        return self._chosen[0]

    @property
    def active_node(self) -> Node:
        node = self._content.node(self.active)
        assert node is not None
        return node

    @property
    def mask_id(self) -> str:
        """The mask that is worked with: the one chosen last, if it is no region, which has words."""
        return self._mask

    @property
    def mask_in_hand(self) -> str:
        """What the mask brushes paint on, and what is seen of masks: a chosen one, region or not, else that in use."""
        return self.active if self.active_node.kind is NodeKind.MASK else self._mask

    @property
    def mask(self) -> Layer:
        return self.layer(self._mask)

    @property
    def selection(self) -> Layer | None:
        """(H, W) coverage of what is selected; None: nothing is, so that tools work everywhere."""
        return self._layers.get(SELECTION)

    def layer(self, id: str) -> Layer:
        """A layer's pixels, or those of the map that is drawn for the control of that id; to be read."""
        found = self._layers.get(id)
        if found is None:
            found = self._layers[id] = Layer(self.size, self._content.channels(id))
        return found

    @property
    def modified(self) -> bool:
        """Whether there is something that was not saved."""
        return self._modified

    @modified.setter
    def modified(self, modified: bool) -> None:
        if modified != self._modified:
            self._modified = modified
            self.modified_changed.emit(modified)

    # Copies for whoever asks

    def snapshot_sketch(self, frame: QRect | None, size: tuple[int, int]) -> np.ndarray:
        """`frame` (None: everything) of what a model sees, at `size` (width, height): (H, W, 4) straight alpha."""
        return conversions.straight(snapshot_at(self._source(), frame, size))

    def snapshot_source(self) -> np.ndarray:
        """What a model sees, the visible picture or the marked layer, at its own size: (H, W, 4) straight alpha."""
        return conversions.straight(self._source().read())

    def snapshot_full(self) -> np.ndarray:
        """The visible picture at its own size: (H, W, 4) uint8 straight alpha."""
        return conversions.straight(self.picture.read())

    def snapshot_mask(self) -> np.ndarray:
        """(H, W) uint8, 255 where to redraw."""
        return self.mask.read()

    def has_mask(self) -> bool:
        """Whether anything is masked."""
        return not self.mask.is_blank

    def colour_at(self, x: int, y: int) -> tuple[int, int, int, int] | None:
        """Straight (r, g, b, a) of what is seen at a pixel, or None outside."""
        return self._colour(self.picture, x, y)

    def map_colour_at(self, id: str, x: int, y: int) -> tuple[int, int, int] | None:
        """What is painted on a control's map at a pixel; None where nothing is, and outside."""
        found = self._colour(self.layer(id), x, y)
        return None if found is None or found[3] == 0 else found[:3]

    # Layers

    def choose(self, ids: Sequence[str]) -> None:
        """Make these layers the chosen ones, the first the active one."""
        ids = tuple(id for id in dict.fromkeys(ids) if self._content.node(id) is not None)
        if ids and ids != self._chosen:
            self._settle()
            self._chosen = ids
            if self.active_node.kind is NodeKind.MASK:
                if not self.active_node.words:
                    self._mask = self.active
                self.mask_changed.emit(self.rect)
            self.stack_changed.emit()

    def change(self, label: str, content: Content, *, choose: Sequence[str] = (), merge: str = "") -> None:
        """Put another content in place as one undo item, nothing if it is the same.

        Changes that follow each other with the same `merge` are one item: a slider that is dragged.
        """
        self._settle()
        before = self.content
        changes = difference(before, content)
        if changes:
            self._put(content)
            self._push(Atom(label, changes, merge))
        if choose:
            self.choose(choose)

    def record(self, label: str, change: Outside, *, merge: str = "") -> None:
        """Take a change of what is no content, which was made elsewhere, among those that can be undone."""
        self.history.push(Atom(label, (change,), merge))
        self.history_changed.emit()

    def preview(self, content: Content | None) -> None:
        """Show another content of the same size for a look, without a history item; None goes back to what there is.

        Whatever else is done goes back to it as well, and `preview_dropped` tells so.
        """
        before = self._before_preview or self.content
        self._before_preview = None
        self._put(before if content is None else content)
        self._before_preview = None if content is None else before

    def paintable(self, id: str) -> str:
        """Why nothing can be painted on a layer, and what to do, as a sentence; "" if it can be."""
        return paintable(self._content, id)

    # Painting

    @contextmanager
    def stroke(self, id: str, brush: Brush, label: str = "", mirrors: Sequence[Mirror] = (PLAIN,)) -> Iterator[Stroke]:
        """Paint within the block: one undo item when it ends, nothing at all if it is left by an exception.

        `id` is a layer's, or that of a control whose map is drawn. What is selected bounds it.
        """
        self._settle()
        node = self._content.node(id)
        kind = "Map stroke" if node is None else "Mask stroke" if node.kind is NodeKind.MASK else "Stroke"
        stroke = Stroke(
            self.layer(id),
            brush,
            lambda rect: self._touched(id, rect),
            within=self.selection,
            keep_alpha=node is not None and node.alpha_locked,
            mirrors=mirrors,
        )
        with self._under_way(stroke, id, label or kind):
            yield stroke

    @contextmanager
    def smear(self, id: str, brush: Brush, label: str, *, blurs: bool) -> Iterator[Smear]:
        """As `stroke`, with a brush that smudges or `blurs` what is there."""
        self._settle()
        stroke = Smear(self.layer(id), brush, lambda rect: self._touched(id, rect), within=self.selection, blurs=blurs)
        with self._under_way(stroke, id, label):
            yield stroke

    @contextmanager
    def _under_way(self, stroke: Stroke | Smear, id: str, label: str) -> Iterator[None]:
        """Settle a stroke when the block ends, abandon it if the block is left by an exception."""
        begun = self._open = OpenStroke(stroke, id, self.layer(id), label)
        try:
            yield
        except BaseException:
            if self._open is begun:
                self._abandon()
            raise
        if self._open is begun:
            self._settle()

    @property
    def painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._open is not None

    # Whole changes, each one undo item

    def clear(self) -> None:
        """Take everything off the active layer."""
        self._change_layer("Clear", self.active, lambda layer: layer.clear())

    def clear_mask(self) -> None:
        self._change_layer("Clear mask", self._mask, lambda layer: layer.clear())

    def invert_mask(self) -> None:
        self._change_layer("Invert mask", self._mask, lambda layer: layer.write(layer.rect, 255 - layer.read()))

    def paste_result(self, pixels: np.ndarray, rect: QRect | None = None, mask: np.ndarray | None = None) -> None:
        """Put a picture (H, W, 3 | 4 straight) into the active layer, scaled by Lanczos to `rect` (None: everything).

        Where a `mask` (H, W) uint8, of rect's size, is less than 255 the layer shows through; at 0 it stays as it is.
        """
        area = self.rect if rect is None else QRect(rect)
        fresh = edits.premultiplied_at(pixels, (area.width(), area.height()))
        self._change_layer(
            "Take result", paint_target(self._content, self.active), lambda layer: edits.paste(layer, fresh, area, mask)
        )

    def add_result(self, pixels: np.ndarray, rect: QRect, *, name: str, recipe: str = "") -> None:
        """Put a picture (H, W, 3 | 4 straight), scaled to `rect`, into the document as a layer of its own.

        It goes on top, as it was made of all that is seen, and is the active one then.
        """
        self._settle()
        layer = Layer(self.size, 4)
        layer.write(rect, edits.premultiplied_at(pixels, (rect.width(), rect.height())))
        node = Node(fresh_id(), name, recipe=recipe)
        self.change("Take result", edits.with_picture(self.content, node, layer, ""), choose=(node.id,))

    def take_larger(self, pixels: np.ndarray, old: QRect, *, name: str = "Result", recipe: str = "") -> None:
        """Take a picture's size (H, W, 3 | 4 straight) and put it on top as a layer of its own.

        All that there was goes to `old`, where all of the document was, in the new one.
        """
        self._settle()
        node, layer = Node(fresh_id(), name, recipe=recipe), edits.layer_of(pixels)
        placed = edits.placed_in(self.content, layer.size, old)
        self.change("Take result", edits.with_picture(placed, node, layer, ""), choose=(node.id,))

    def set_mask(self, mask: np.ndarray) -> None:
        """Replace the mask by (H, W) uint8, scaled to the document if it has another size."""
        fresh = fitted(mask, self.size)
        self._change_layer("Load mask", self._mask, lambda layer: layer.write(self.rect, fresh))

    def set_map(self, id: str, pixels: np.ndarray, label: str = "Map") -> None:
        """Replace a control's drawn map by a picture (H, W, 3 | 4 straight), scaled to the document."""
        fresh = edits.premultiplied_at(pixels, self.size)
        self._change_layer(label, id, lambda layer: layer.write(self.rect, fresh))

    def clear_map(self, id: str) -> None:
        self._change_layer("Clear map", id, lambda layer: layer.clear())

    def set_figure(self, id: str, figure: Figure | None, label: str = "Pose") -> None:
        """Replace what is drawn for a control without being pixels; None takes it away."""
        with self.figure_change(id, label):
            if self.maps.figure(id) != figure:
                self.put_figure(id, figure)

    @contextmanager
    def figure_change(self, id: str, label: str) -> Iterator[None]:
        """Figures put within the block are one undo item when it ends, nothing if it is left by an exception."""
        self._settle()
        before = self.content
        try:
            yield
        except BaseException:
            if self._content.size == before.size and self._content.stack == before.stack:
                self.put_figure(id, before.figures.get(id))  # else another document came
            raise
        changes = difference(before, self.content)
        if changes:
            self._push(Atom(label, changes))

    # Undo and redo

    @property
    def can_undo(self) -> bool:
        return bool(self.history.undo_label)

    @property
    def can_redo(self) -> bool:
        return bool(self.history.redo_label)

    @property
    def undo_label(self) -> str:
        """What undo would take back, for its tooltip."""
        return self.history.undo_label

    @property
    def redo_label(self) -> str:
        return self.history.redo_label

    @property
    def history_labels(self) -> tuple[list[str], int]:
        """Every change that can be walked, oldest first, and how many of them are done."""
        return self.history.labels

    @property
    def history_bytes(self) -> int:
        return self.history.bytes

    def undo(self) -> None:
        self._settle()
        self._after_history(self.history.undo())

    def redo(self) -> None:
        self._settle()
        self._after_history(self.history.redo())

    def walk_to(self, done: int) -> None:
        """Undo or redo until so many changes are done."""
        while self.history_labels[1] > done and self.can_undo:
            self.undo()
        while self.history_labels[1] < done and self.can_redo:
            self.redo()

    # Another picture

    def rename(self, name: str, path: str = "") -> None:
        """Give it a name, and the file that it is saved to from now on; "" for none yet."""
        if (name, path) != (self.name, self.path):
            self.name, self.path = name, path
            self.renamed.emit()

    def lay_aside(self) -> History:
        """End what is under way, and hand over the history: another document comes, and this one again later."""
        self._settle()
        return self.history

    def load(self, content: Content, history: History | None = None, whose: Identity | None = None) -> None:
        """Replace everything by another content, as if it had always been there.

        With the `history` of a document that was laid aside its changes can be walked again; `whose` content it is,
        None for a new document's.
        """
        if self._before_preview is not None:
            self._before_preview = None
            self.preview_dropped.emit()
        if self._open is not None:
            self._abandon()
        self.history = history or self._fresh_history()
        whose = whose or Identity(uuid4().hex)
        self.id, self.name, self.path = whose.id, whose.name, whose.path
        self._adopt(content)
        paints = [node.id for node in walk(content.stack) if node.kind is NodeKind.PAINT]
        self._chosen = (paints[-1] if paints else content.stack[-1].id,)
        self._mask = self._usual_mask(content)
        self.revision += 1
        self.modified = whose.modified
        self.history_changed.emit()
        self.replaced.emit()
        self.stack_changed.emit()
        self.selection_changed.emit()

    def load_pixels(self, pixels: np.ndarray) -> None:
        """Replace everything by (H, W, 3 | 4 straight) uint8; the document takes its size."""
        layer = edits.layer_of(pixels)
        self.load(Content(layer.size).with_layer(LayerName.SKETCH, layer))

    def new(self, size: tuple[int, int]) -> None:
        """Replace everything by untouched canvas of `size`."""
        self.load(Content(size))

    # For the maps

    def put_figure(self, id: str, figure: Figure | None) -> None:
        """Put a figure in place without a history item."""
        figures = dict(self._content.figures)
        figures.pop(id, None)
        if figure is not None:
            figures[id] = figure
        self._content = replace(self.content, figures=figures)
        self.maps.touched(id)

    def figure(self, id: str) -> Figure | None:
        return self._content.figures.get(id)

    # Within

    def _source(self) -> Layer | Composite:
        node = self._content.node(self._content.source) if self._content.source else None
        if node is None or node.is_group:
            return self.picture
        return self.layer(node.id)

    def _colour(self, layer: Layer | Composite, x: int, y: int) -> tuple[int, int, int, int] | None:
        place = QRect(x, y, 1, 1)
        if not self.rect.contains(place):
            return None
        red, green, blue, alpha = conversions.straight(layer.read(place))[0, 0].tolist()
        return red, green, blue, alpha

    def _change_layer(self, label: str, id: str, change: Any) -> None:
        self._settle()
        content = self.content
        layer = content.layer(id)
        change(layer)
        self.change(label, content.with_layer(id, layer))

    def _settle(self) -> None:
        """End the stroke under way, if there is one, as if the pen had been lifted, and any preview."""
        if self._before_preview is not None:
            self.preview(None)
            self.preview_dropped.emit()
        ended = self._open
        if ended is not None:
            ended.stroke.end()
            self._open = None
            change = ended.change(self.content)
            if change is not None:
                self._push(change)
                self.stroke_finished.emit()

    def _abandon(self) -> None:
        left = self._open
        assert left is not None
        self._open = None
        self._touched(left.id, left.abandon())

    def _push(self, atom: Atom) -> None:
        self.history.push(atom)
        self.modified = True
        self._pack_soon()
        self.history_changed.emit()

    def _fresh_history(self) -> History:
        return History(self._swap, self._history_budget)

    def _swap(self, changes: Sequence[Packable]) -> Sequence[Packable]:
        before = self.content
        outside = [change.put_back() for change in changes if isinstance(change, Outside)]
        content = restored(before, changes)
        self._put(content)
        return [*difference(before, content), *outside]

    def _adopt(self, content: Content) -> None:
        """Take a content of any size without telling what is different."""
        drawn = {*self._content.drawn(), *content.drawn()}
        self._content = content
        self._layers.clear()
        self._layers.update({id: content.layer(id) for id in content.tiles})
        self.picture.start(content.size)
        self.picture.show(content.stack)
        for id in sorted(drawn):
            self.maps.touched(id)

    def _put(self, content: Content) -> None:
        """Make this the content, and tell what that changes."""
        before = self._now()
        if content.size != before.size:
            self._adopt(content)
            self._keep_choice()
            self.revision += 1
            self.resized.emit()
            self.sketch_changed.emit(self.rect)
            self.stack_changed.emit()
            self.selection_changed.emit()
            return
        found = differences(before, content)
        self._content = replace(content, tiles=before.tiles)
        for id in found.tiles:
            self.layer(id).restore(content.tiles.get(id, {}))
        for id in before.tiles.keys() - {id for id, tiles in content.tiles.items() if tiles}:
            self._layers.pop(id, None)
        self._content = content
        self.picture.show(content.stack)
        self._keep_choice()
        self._tell(found)

    @staticmethod
    def _usual_mask(content: Content) -> str:
        """The topmost mask that is no region; where all are, the topmost."""
        masks = [node.id for node in content.masks()]
        plain = [node.id for node in content.masks() if not node.words]
        return (plain or masks or [LayerName.MASK])[-1]

    def _keep_choice(self) -> None:
        """Choose something that is there."""
        there = {node.id for node in walk(self.stack)}
        chosen = tuple(id for id in self._chosen if id in there)
        paints = [node.id for node in self.stack if node.paints]
        self._chosen = chosen or (paints[-1:] and (paints[-1],)) or (self.stack[-1].id,)
        kept = self._content.node(self._mask)
        if kept is None or kept.words:
            self._mask = self._usual_mask(self._content)

    def _tell(self, found: Differences) -> None:
        for id, (part, keys) in found.tiles.items():
            if part is not DocumentPart.PICTURE:
                self._tell_of(part, id, keys_rect(keys, self.rect))
            self.layer_changed.emit(id)
        for id in found.figures:
            self.maps.touched(id)
        if found.seen:
            self.picture.forget(found.seen)
            self._tell_of(DocumentPart.PICTURE, "", keys_rect(found.seen, self.rect))
        if found.masks:
            self.mask_changed.emit(self.rect)
        if found.stack:
            self.stack_changed.emit()

    def _tell_of(self, part: DocumentPart, id: str, rect: QRect) -> None:
        """Tell that pixels of a part are others now; those of the picture have been forgotten."""
        if part is DocumentPart.PICTURE:
            self.revision += 1
            self.sketch_changed.emit(rect)
        elif part is DocumentPart.MASK:
            self.mask_changed.emit(rect)
        elif part is DocumentPart.SELECTION:
            self.selection_changed.emit()
        else:
            self.maps.touched(id)
            self.maps.painted_on.emit(id, rect)

    def _after_history(self, moved: Atom | None) -> None:
        if moved is not None:
            self.modified = self.modified or moved.changes_content
            self._pack_soon()
            self.history_changed.emit()

    def _touched(self, id: str, rect: QRect) -> None:
        """A stroke changed pixels."""
        if rect.isEmpty():
            return
        part = part_of(id, self._content)
        if part is DocumentPart.PICTURE:
            self.picture.forget(self.layer(id).keys_in(rect), painted=id)
        if part is not DocumentPart.MASK or id in (self._mask, self.active):
            self._tell_of(part, id, rect)
        self.layer_changed.emit(id)

    def _pack(self) -> None:
        if self.history.pack_one():
            self._packing.start(PACK_EVERY)

    def _pack_soon(self) -> None:
        if not self._packing.isActive():
            self._packing.start(PACK_EVERY)
