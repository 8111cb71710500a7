"""The drawing that is open: its content, its history, and the stroke under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal

from desktop.model.document import edits
from desktop.model.document.content import Content, Figure, LayerName, Node, NodeKind
from desktop.model.document.differences import Differences, DocumentPart
from desktop.model.document.dirty import keys_rect
from desktop.model.document.history import BUDGET, Atom, History, Outside, Packable, difference, restored
from desktop.model.document.layer_choice import LayerChoice, chosen, first_choice, still_there
from desktop.model.document.map_layers import MapLayers
from desktop.model.document.open_stroke import OpenStroke
from desktop.model.document.packing import Packing
from desktop.model.document.paintable import paintable
from desktop.model.document.working_copy import WorkingCopy
from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import Layer
from engine.phrase import mark

__all__ = [mark("Document"), "LayerName"]


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
    preview_ending = Signal()
    """Something else is about to be done: who shows a preview makes it a change now, or it is dropped."""
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
        self._working = WorkingCopy(Content(size))
        self._choice = LayerChoice()
        self.maps = MapLayers(self, self)
        """What was drawn for controls, by their ids."""
        self._before_preview: Content | None = None
        self._modified = False
        self._open: OpenStroke | None = None
        self._history_budget = history_budget
        self.history = self._fresh_history()
        self._packing = Packing(lambda: self.history.pack_one(), self)

    # What there is

    @property
    def content(self) -> Content:
        """Everything as it is now, frozen; a stroke under way is in it as far as it went, a preview isn't."""
        return self._before_preview or self._working.frozen()

    @property
    def stack(self) -> tuple[Node, ...]:
        """The layers, bottom first."""
        return self._working.frame.stack

    @property
    def picture(self) -> Composite:
        """The visible layers blended, to be read like a layer."""
        return self._working.picture

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._working.frame.size

    @property
    def rect(self) -> QRect:
        return self._working.frame.rect

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen layers; the first is the active one, which tools work on."""
        return self._choice.layers

    @property
    def active(self) -> str:
        return self._choice.active

    @property
    def active_node(self) -> Node:
        node = self._working.frame.node(self.active)
        assert node is not None
        return node

    @property
    def mask_id(self) -> str:
        """The mask that is worked with: the one chosen last, if it is no region, which has words."""
        return self._choice.mask

    @property
    def mask_in_hand(self) -> str:
        """What the mask brushes paint on, and what is seen of masks: a chosen one, region or not, else that in use."""
        return self.active if self.active_node.kind is NodeKind.MASK else self.mask_id

    @property
    def mask(self) -> Layer:
        return self.layer(self.mask_id)

    @property
    def selection(self) -> Layer | None:
        """(H, W) coverage of what is selected; None: nothing is, so that tools work everywhere."""
        return self._working.selection

    @property
    def model_source(self) -> Layer | Composite:
        """What a model sees, to be read: the marked layer, or the visible picture."""
        return self._working.source

    def layer(self, id: str) -> Layer:
        """Give a layer's pixels, or those of the map that is drawn for the control of that id; to be read."""
        return self._working.layer(id)

    @property
    def modified(self) -> bool:
        """Whether there is something that was not saved."""
        return self._modified

    @modified.setter
    def modified(self, modified: bool) -> None:
        if modified != self._modified:
            self._modified = modified
            self.modified_changed.emit(modified)

    # Layers

    def choose(self, ids: Sequence[str]) -> None:
        """Make these layers the chosen ones, the first the active one."""
        choice = chosen(self._choice, self._working.frame, ids)
        if choice.layers != self._choice.layers:
            self.settle()
            self._choice = choice
            if self.active_node.kind is NodeKind.MASK:
                self.mask_changed.emit(self.rect)
            self.stack_changed.emit()

    def change(self, label: str, content: Content, *, choose: Sequence[str] = (), merge: str = "") -> None:
        """Put another content in place as one undo item, nothing if it is the same.

        Changes that follow each other with the same `merge` are one item: a slider that is dragged.
        """
        self._drop_preview()  # `content` was made of what there is without it
        self.settle()
        before = self.content
        changes = difference(before, content)
        if changes:
            self._put(content)
            self._push(Atom(label, changes, merge))
        if choose:
            self.choose(choose)

    def change_layer(self, label: str, id: str, change: Callable[[Layer], None]) -> None:
        """Let `change` write to a layer's pixels as one undo item."""
        self.settle()
        content = self.content
        layer = content.layer(id)
        change(layer)
        self.change(label, content.with_layer(id, layer))

    def record(self, label: str, change: Outside, *, merge: str = "") -> None:
        """Take a change of what is no content, which was made elsewhere, among those that can be undone."""
        self.history.push(Atom(label, (change,), merge))
        self.history_changed.emit()

    def preview(self, content: Content | None) -> None:
        """Show another content of the same size for a look, without a history item; None goes back to what there is.

        Before anything else is done `preview_ending` asks for it to be made a change; what isn't is dropped.
        """
        before = self._before_preview or self.content
        self._before_preview = None if content is None else before
        self._put(before if content is None else content)

    def settle(self) -> None:
        """End the stroke under way, if there is one, as if the pen had been lifted, and keep what a preview shows."""
        self.end_preview()
        ended = self._open
        if ended is not None:
            ended.stroke.end()
            self._open = None
            change = ended.change(self.content)
            if change is not None:
                self._push(change)
                self.stroke_finished.emit()

    def end_preview(self) -> None:
        """Keep what a preview shows as a change of its own; a stroke under way goes on."""
        if self._before_preview is not None:
            self.preview_ending.emit()
        self._drop_preview()

    def paintable(self, id: str) -> str:
        """Say why nothing can be painted on a layer, and what to do, as a sentence; "" if it can be."""
        return paintable(self._working.frame, id)

    # Painting

    def begin(self, stroke: OpenStroke) -> None:
        """Take a stroke as the one under way; nothing else may be."""
        assert self._open is None
        self._open = stroke

    def end(self, stroke: OpenStroke) -> None:
        """Make a stroke one undo item, unless something else ended it already."""
        if self._open is stroke:
            self.settle()

    def abandon(self, stroke: OpenStroke) -> None:
        """Put back what a stroke painted, unless something else ended it already."""
        if self._open is stroke:
            self._open = None
            self.touched(stroke.id, stroke.abandon())

    def touched(self, id: str, rect: QRect) -> None:
        """Tell that a stroke changed pixels of a layer."""
        if rect.isEmpty():
            return
        part = self._working.painted(id, rect)
        if part is not DocumentPart.MASK or id in (self.mask_id, self.active):
            self._tell_of(part, id, rect)
        self.layer_changed.emit(id)

    @property
    def painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._open is not None

    # Undo and redo

    @property
    def can_undo(self) -> bool:
        return bool(self.history.undo_label)

    @property
    def can_redo(self) -> bool:
        return bool(self.history.redo_label)

    def undo(self) -> None:
        self.settle()
        self._after_history(self.history.undo())

    def redo(self) -> None:
        self.settle()
        self._after_history(self.history.redo())

    def walk_to(self, done: int) -> None:
        """Undo or redo until so many changes are done."""
        while self.history.labels[1] > done and self.can_undo:
            self.undo()
        while self.history.labels[1] < done and self.can_redo:
            self.redo()

    # Another picture

    def rename(self, name: str, path: str = "") -> None:
        """Give it a name, and the file that it is saved to from now on; "" for none yet."""
        if (name, path) != (self.name, self.path):
            self.name, self.path = name, path
            self.renamed.emit()

    def lay_aside(self) -> History:
        """End what is under way, and hand over the history: another document comes, and this one again later."""
        self.settle()
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
            self.abandon(self._open)
        self.history = history or self._fresh_history()
        whose = whose or Identity(uuid4().hex)
        self.id, self.name, self.path = whose.id, whose.name, whose.path
        self._adopt(content)
        self._choice = first_choice(content)
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

    @contextmanager
    def figure_change(self, id: str, label: str) -> Iterator[None]:
        """Make figures put within the block one undo item when it ends, nothing if it is left by an exception."""
        self.settle()
        before = self.content
        try:
            yield
        except BaseException:
            if self.size == before.size and self.stack == before.stack:
                self.put_figure(id, before.figures.get(id))  # else another document came
            raise
        changes = difference(before, self.content)
        if changes:
            self._push(Atom(label, changes))

    def put_figure(self, id: str, figure: Figure | None) -> None:
        """Put a figure in place without a history item."""
        self._working.put_figure(id, figure)
        self.maps.touched(id)

    def figure(self, id: str) -> Figure | None:
        return self._working.frame.figures.get(id)

    # Within

    def _drop_preview(self) -> None:
        if self._before_preview is not None:
            self.preview(None)
            self.preview_dropped.emit()

    def _push(self, atom: Atom) -> None:
        self.history.push(atom)
        self.modified = True
        self._packing.begin()
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
        for id in self._working.adopt(content):
            self.maps.touched(id)

    def _put(self, content: Content) -> None:
        """Make this the content, and tell what that changes."""
        if content.size != self.size:
            self._adopt(content)
            self._choice = still_there(self._choice, content)
            self.revision += 1
            self.resized.emit()
            self.sketch_changed.emit(self.rect)
            self.stack_changed.emit()
            self.selection_changed.emit()
            return
        found = self._working.put(content)
        self._choice = still_there(self._choice, content)
        self._tell(found)

    def _tell(self, found: Differences) -> None:
        for id, (part, keys) in found.tiles.items():
            if part is not DocumentPart.PICTURE:
                self._tell_of(part, id, keys_rect(keys, self.rect))
            self.layer_changed.emit(id)
        for id in found.figures:
            self.maps.touched(id)
        if found.seen:
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
            self._packing.begin()
            self.history_changed.emit()
