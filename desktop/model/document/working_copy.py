"""A document's content while it is being changed: layers to paint on, and the visible picture made of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect

from desktop.model.document.content import SELECTION, Content, Figure
from desktop.model.document.differences import Differences, DocumentPart, differences, part_of
from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import Layer


class WorkingCopy:
    """Holds one content whose layers can be written to; `frozen` is what has become of it. It tells nobody."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._layers: dict[str, Layer] = {}
        self.picture = Composite(content.size, self._layers.get)
        """The visible layers blended, to be read like a layer."""
        self.picture.show(content.stack)

    @property
    def frame(self) -> Content:
        """The content, its pixels as they were when it was frozen last: for whoever asks for all but pixels."""
        return self._content

    def frozen(self) -> Content:
        """Freeze everything as it is now, a stroke under way as far as it went."""
        frozen = {id: layer.freeze() for id, layer in self._layers.items()}
        now = {id: tiles for id, tiles in frozen.items() if tiles}
        before = self._content.tiles
        if now.keys() != before.keys() or any(tiles is not before[id] for id, tiles in now.items()):
            self._content = replace(self._content, tiles=now)
        return self._content

    def layer(self, id: str) -> Layer:
        """Give a layer's pixels, or those of the map that is drawn for the control of that id."""
        found = self._layers.get(id)
        if found is None:
            found = self._layers[id] = Layer(self._content.size, self._content.channels(id))
        return found

    @property
    def selection(self) -> Layer | None:
        """(H, W) coverage of what is selected; None: nothing is."""
        return self._layers.get(SELECTION)

    @property
    def source(self) -> Layer | Composite:
        """What a model sees: the marked layer, or the visible picture."""
        node = self._content.node(self._content.source) if self._content.source else None
        return self.picture if node is None or node.is_group else self.layer(node.id)

    def adopt(self, content: Content) -> list[str]:
        """Put a content of any size in place, and list the ids of what was or is drawn for controls."""
        drawn = {*self._content.drawn(), *content.drawn()}
        self._content = content
        self._layers.clear()
        self._layers.update({id: content.layer(id) for id in content.tiles})
        self.picture.start(content.size)
        self.picture.show(content.stack)
        return sorted(drawn)

    def put(self, content: Content) -> Differences:
        """Put a content of the same size in place, and tell what that changes."""
        before = self.frozen()
        found = differences(before, content)
        self._content = replace(content, tiles=before.tiles)
        for id in found.tiles:
            self.layer(id).restore(content.tiles.get(id, {}))
        for id in before.tiles.keys() - {id for id, tiles in content.tiles.items() if tiles}:
            self._layers.pop(id, None)
        self._content = content
        self.picture.show(content.stack)
        self.picture.forget(found.seen)
        return found

    def painted(self, id: str, rect: QRect) -> DocumentPart:
        """Blend the picture anew where a layer was painted on, and tell what the layer is part of."""
        part = part_of(id, self._content)
        if part is DocumentPart.PICTURE:
            self.picture.forget(self.layer(id).keys_in(rect), painted=id)
        return part

    def put_figure(self, id: str, figure: Figure | None) -> None:
        """Put what is drawn for a control without being pixels in place; None takes it away."""
        figures = {each: kept for each, kept in self._content.figures.items() if each != id}
        if figure is not None:
            figures[id] = figure
        self._content = replace(self.frozen(), figures=figures)
