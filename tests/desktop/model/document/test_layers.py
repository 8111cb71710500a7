"""What a person does with layers, each one undo item."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.model.document import edits
from desktop.model.document import stack as stacks
from desktop.model.document.changes import add_result
from desktop.model.document.content import SELECTION, LayerName, NodeKind, walk
from desktop.model.document.document import Document
from desktop.model.document.papers import blank, on_paper
from desktop.model.document.snapshots import snapshot_full, snapshot_sketch
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.pixels.layer import Layer
from desktop.model.stage.layer_actions import LAYER_ACTIONS, set_fields

RED, BLUE = (200, 30, 30, 255), (20, 40, 220, 255)
SIZE = (600, 500)


@pytest.fixture
def document() -> Document:
    return Document(SIZE)


def paint(document: Document, id: str, colour: tuple[int, ...], *places: tuple[int, int], size: float = 40) -> None:
    with begin_stroke(document, id, Brush(size=size, target=colour)) as stroke:
        for x, y in places:
            stroke.to(x, y)


def add(document: Document, kind: NodeKind = NodeKind.PAINT) -> str:
    content, id = edits.added(document.content, kind, document.active)
    document.change("Add layer", content, choose=(id,))
    return id


def set_node(document: Document, id: str, **fields: object) -> None:
    document.change("Layer", document.content.with_stack(stacks.changed(document.stack, {id}, **fields)))


def seen(document: Document, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(each) for each in snapshot_full(document)[y, x])


def test_a_layer_above_covers_and_hiding_it_uncovers(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100), (300, 100))
    top = add(document)
    paint(document, top, BLUE, (200, 100))
    assert seen(document, 200, 100) == BLUE and seen(document, 120, 100) == RED
    set_node(document, top, visible=False)
    assert seen(document, 200, 100) == RED
    document.undo()
    assert seen(document, 200, 100) == BLUE


def test_only_what_a_change_touches_is_blended_anew(document: Document) -> None:
    top = add(document)
    paint(document, top, BLUE, (60, 60))
    rects = []
    document.sketch_changed.connect(rects.append)
    set_node(document, top, opacity=0.5)
    assert [(r.x(), r.y(), r.width(), r.height()) for r in rects] == [(0, 0, 256, 256)]
    rects.clear()
    set_node(document, top, name="Sky", colour=3)
    assert not rects


def test_a_group_fades_as_one(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100))
    top = add(document)
    paint(document, top, BLUE, (100, 100))
    content, group = edits.grouped(document.content, {LayerName.SKETCH, top})
    document.change("Group", content, choose=(group,))
    set_node(document, group, opacity=0.5)
    red, _green, blue, alpha = seen(document, 100, 100)
    assert abs(alpha - 128) <= 1 and abs(blue - 220) <= 2 and red < 40
    assert [node.id for node in walk(document.stack)] == [group, LayerName.SKETCH, top, LayerName.MASK]


def test_a_clipped_layer_shows_only_on_the_one_below(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100))
    top = add(document)
    paint(document, top, BLUE, (100, 100), (400, 100))
    set_node(document, top, clipped=True)
    assert seen(document, 100, 100) == BLUE and seen(document, 300, 100) == (0, 0, 0, 0)


def test_what_keeps_its_alpha_is_painted_only_where_something_is(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100))
    set_node(document, LayerName.SKETCH, alpha_locked=True)
    before = snapshot_full(document)[..., 3]
    paint(document, LayerName.SKETCH, BLUE, (100, 100), (400, 100))
    assert seen(document, 100, 100) == BLUE and np.array_equal(snapshot_full(document)[..., 3], before)


def test_what_is_selected_bounds_a_stroke(document: Document) -> None:
    selection = Layer(SIZE, 1)
    coverage = np.zeros((500, 600), np.uint8)
    coverage[:, :200] = 255
    selection.write(selection.rect, coverage)
    document.change("Select", document.content.with_layer(SELECTION, selection))
    paint(document, LayerName.SKETCH, RED, (100, 100), (400, 100))
    assert seen(document, 199, 100) == RED and seen(document, 200, 100) == (0, 0, 0, 0)


def test_locked_hidden_and_groups_say_why_they_cannot_be_painted_on(document: Document) -> None:
    assert document.paintable(LayerName.SKETCH) == ""
    set_node(document, LayerName.SKETCH, locked=True)
    assert "locked" in document.paintable(LayerName.SKETCH)
    set_node(document, LayerName.SKETCH, locked=False, visible=False)
    assert "hidden" in document.paintable(LayerName.SKETCH)
    assert "group" in document.paintable(add(document, NodeKind.GROUP))


@pytest.mark.parametrize("opacity", [1.0, 0.5])
def test_merging_and_flattening_change_nothing_that_is_seen(document: Document, opacity: float) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100), (300, 300))
    top = add(document)
    paint(document, top, BLUE, (100, 120), (350, 300))
    set_node(document, top, opacity=opacity)
    before = snapshot_full(document)
    content, id = edits.merged_down(document.content, top)
    document.change("Merge down", content, choose=(id,))
    assert np.array_equal(snapshot_full(document), before) and document.content.node(top) is None
    document.undo()
    content, id = edits.flattened_content(document.content)
    document.change("Flatten", content, choose=(id,))
    assert np.array_equal(snapshot_full(document), before)
    assert [node.kind for node in document.stack] == [NodeKind.PAINT, NodeKind.MASK]
    document.undo()
    assert np.array_equal(snapshot_full(document), before) and document.content.node(top) is not None


def test_a_copy_shares_its_tiles_until_it_is_painted_on(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100))
    content, (copy,) = edits.duplicated(document.content, {LayerName.SKETCH})
    document.change("Duplicate", content, choose=(copy,))
    tiles = document.content.tiles
    assert tiles[copy][0, 0] is tiles[LayerName.SKETCH][0, 0]
    paint(document, copy, BLUE, (100, 100))
    set_node(document, copy, visible=False)
    assert seen(document, 100, 100) == RED


def test_deleting_keeps_something_to_paint_on_and_to_mask_with(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100))
    document.change("Delete", edits.removed(document.content, {LayerName.SKETCH, LayerName.MASK}))
    assert {node.kind for node in document.stack} == {NodeKind.PAINT, NodeKind.MASK}
    assert document.content.node(document.active) is not None and not snapshot_full(document).any()
    document.undo()
    assert seen(document, 100, 100) == RED


def test_a_group_is_not_put_into_itself(document: Document) -> None:
    group = add(document, NodeKind.GROUP)
    stack = stacks.moved(document.stack, {group}, group, 0)
    assert stack == document.stack
    moved = stacks.moved(document.stack, {LayerName.SKETCH}, group, 0)
    assert [node.id for node in walk(moved)][:2] == [group, LayerName.SKETCH]


def test_a_marked_layer_is_what_a_model_sees(document: Document) -> None:
    paint(document, LayerName.SKETCH, RED, (100, 100))
    top = add(document)
    paint(document, top, BLUE, (300, 100))
    document.change("Mark", replace(document.content, source=LayerName.SKETCH))
    seen_by_model = snapshot_sketch(document, None, SIZE)
    assert tuple(seen_by_model[100, 100]) == RED and not seen_by_model[100, 300].any()
    assert seen(document, 300, 100) == BLUE


def test_a_slider_that_is_dragged_is_one_undo_item(document: Document) -> None:
    for opacity in (0.9, 0.7, 0.4):
        stack = stacks.changed(document.stack, {LayerName.SKETCH}, opacity=opacity)
        document.change("Opacity", document.content.with_stack(stack), merge="opacity")
    document.undo()
    assert document.content.node(LayerName.SKETCH).opacity == 1.0 and not document.can_undo


def test_the_history_can_be_walked(document: Document) -> None:
    for x in (100, 200, 300):
        paint(document, LayerName.SKETCH, RED, (x, 100))
    document.walk_to(1)
    assert document.history.labels == (["Stroke"] * 3, 1)
    assert seen(document, 100, 100) == RED and seen(document, 200, 100) == (0, 0, 0, 0)
    document.walk_to(3)
    assert seen(document, 300, 100) == RED


def test_a_taken_result_lies_on_top_whatever_layer_is_chosen(document: Document) -> None:
    add(document)
    document.choose((LayerName.SKETCH,))
    add_result(document, np.full((50, 60, 3), 90, np.uint8), document.rect, name="a castle", recipe="{}")
    assert [node.name for node in document.stack] == ["Sketch", "Layer", "a castle", "Mask"]
    assert document.active_node.recipe == "{}" and (snapshot_full(document) == (90, 90, 90, 255)).all()
    document.undo()
    assert document.content.node(document.active) is not None and not snapshot_full(document).any()


def test_a_new_document_on_paper_has_a_locked_background_that_takes_one_tile(document: Document) -> None:
    document.load(on_paper((700, 300), (250, 240, 220)))
    assert [node.name for node in document.stack] == ["Background", "Sketch", "Mask"]
    assert (snapshot_full(document) == (250, 240, 220, 255)).all() and document.active == LayerName.SKETCH
    assert len({id(tile) for tile in document.content.tiles[document.stack[0].id].values()}) == 1
    assert "locked" in document.paintable(document.stack[0].id)
    assert np.array_equal(blank((9, 9)).layer(LayerName.SKETCH).read(), np.zeros((9, 9, 4), np.uint8))


def test_what_lies_below_a_painted_layer_is_seen_as_it_is_now() -> None:
    """Dabs on one layer after another, with one clipped and one in a group, and changes below in between."""
    document = Document((300, 260))
    names = [document.active]
    for _ in range(5):
        LAYER_ACTIONS["add"].do(document)
        names.append(document.active)
    set_fields(document, "Clip", (names[3],), clipped=True)
    set_fields(document, "Look", (names[2],), mode="svg:multiply", opacity=0.6)
    content, group = edits.grouped(document.content, (names[4], names[5]))
    document.change("Group", content)

    def dab(id: str, number: int) -> None:
        brush = Brush(60.0, (40 * number % 256, 90, 20 * number, 255), hardness=0.3)
        with begin_stroke(document, id, brush) as stroke:
            for step in range(3):
                stroke.to(60.0 + 30 * number + 9 * step, 100.0 + 40 * step)
                fresh = edits.flattened(document.stack, document.size, document.content.layer).read()
                assert np.array_equal(document.picture.read(), fresh)

    for number, name in enumerate((*names, *reversed(names))):
        dab(name, number)
    set_fields(document, "Look", (names[0],), opacity=0.3)
    dab(names[5], 2)
    document.undo()
    document.undo()
    dab(names[3], 1)
    set_fields(document, "Hide", (group,), visible=False)
    dab(names[2], 4)


def test_masks_in_a_group_outlive_its_merging(document: Document) -> None:
    group = add(document, NodeKind.GROUP)
    document.change("Move", document.content.with_stack(stacks.moved(document.stack, {LayerName.MASK}, group, 0)))
    paint(document, LayerName.MASK, (255,), (100, 100))
    before = document.mask.read()
    assert before.any()
    content, kept = edits.merged_down(document.content, group)
    document.change("Merge down", content, choose=(kept,))
    assert [(node.id, node.kind) for node in walk(document.stack)] == [
        (LayerName.SKETCH, NodeKind.PAINT),
        (LayerName.MASK, NodeKind.MASK),
    ]
    assert np.array_equal(document.mask.read(), before)
