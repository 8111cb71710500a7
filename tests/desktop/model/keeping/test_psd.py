"""Photoshop's files: what is written is read back, and drawn by psd-tools' own compositor as it is seen here."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect

from desktop.model.document.content import Content, Node, NodeKind, walk
from desktop.model.document.edits import flattened
from desktop.model.keeping.psd import read_psd, write_psd
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from engine.errors import UnreadableFile

SIZE = (120, 90)


def patch(seed: int, rect: QRect, alpha: int) -> Layer:
    colour = np.random.default_rng(seed).integers(0, 256, 3)
    pixels = np.zeros((rect.height(), rect.width(), 4), np.uint8)
    pixels[...] = (*colour, alpha)
    layer = Layer(SIZE, 4)
    layer.write(rect, conversions.premultiplied(pixels))
    return layer


@pytest.fixture
def content() -> Content:
    inner = (Node("a", "Inner", mode="svg:multiply", opacity=0.5), Node("b", "Hidden", visible=False))
    stack = (
        Node("ground", "Ground"),
        Node("g", "Group", NodeKind.GROUP, children=inner),
        Node("m", "Mask", NodeKind.MASK),
    )
    made = Content(SIZE, stack)
    made = made.with_layer("ground", patch(1, QRect(0, 0, 120, 90), 255))
    made = made.with_layer("a", patch(2, QRect(30, 20, 60, 40), 255))
    return made.with_layer("b", patch(3, QRect(0, 0, 50, 50), 255))


def test_layers_come_back_with_names_modes_and_places(tmp_path, content) -> None:
    path = tmp_path / "a.psd"
    assert write_psd(path, content) == ()
    project = read_psd(path)
    nodes = {node.name: node for node in walk(project.content.stack)}
    assert [node.name for node in walk(project.content.stack)][:4] == ["Ground", "Group", "Inner", "Hidden"]
    assert nodes["Inner"].mode == "svg:multiply" and abs(nodes["Inner"].opacity - 0.5) < 0.01
    assert not nodes["Hidden"].visible and nodes["Group"].is_group
    for ours, name in (("ground", "Ground"), ("a", "Inner")):
        theirs = project.content.layer(nodes[name].id).read()
        assert np.array_equal(content.layer(ours).read(), theirs)


def test_psd_tools_draws_it_as_it_is_seen_here(tmp_path, content) -> None:
    from psd_tools import PSDImage

    path = tmp_path / "a.psd"
    write_psd(path, content)
    ours = conversions.straight(flattened(content.stack, SIZE, content.layer).read()).astype(int)
    try:
        theirs = np.asarray(PSDImage.open(path).composite(force=True).convert("RGBA")).astype(int)
    except ImportError as error:  # its compositor needs packages of its own
        pytest.skip(str(error))
    assert np.abs(ours[..., :3] - theirs[..., :3]).max() <= 2


def masked_stack(mask_visible: bool) -> Content:
    """A masked layer and a masked group over a ground; the masks are half transparent here and there."""

    def mask(id: str, visible: bool = True) -> Node:
        return Node(id, f"{id} mask", mode="svg:dst-in", visible=visible)

    stack = (
        Node("ground", "Ground"),
        Node("one", "One", NodeKind.GROUP, opacity=0.5, colour=3, children=(Node("a", "A"), mask("m", mask_visible))),
        Node("two", "Two", NodeKind.GROUP, children=(Node("b", "B"), Node("c", "C", locked=True), mask("n"))),
    )
    made = Content(SIZE, stack)
    for id, rect, alpha in (
        ("ground", QRect(0, 0, 120, 90), 255),
        ("a", QRect(10, 10, 80, 60), 255),
        ("m", QRect(30, 0, 40, 90), 128),
        ("b", QRect(60, 30, 60, 50), 255),
        ("c", QRect(70, 40, 20, 20), 255),
        ("n", QRect(50, 20, 35, 70), 255),
    ):
        made = made.with_layer(id, patch(len(id) + alpha + rect.x(), rect, alpha))
    return made


@pytest.mark.parametrize("visible", [True, False])
def test_masks_of_layers_and_groups_are_written_and_read_without_losing_what_they_hide(tmp_path, visible) -> None:
    from psd_tools import PSDImage

    path, content = tmp_path / "a.psd", masked_stack(visible)
    assert write_psd(path, content) == ()
    written = {layer.name: layer for layer in PSDImage.open(path).descendants()}
    assert written["One"].kind == "pixel" and written["One"].has_mask() and written["One"].mask.disabled is not visible
    assert written["One"].sheet_color.name == "YELLOW" and written["C"].locks.complete
    assert [each.name for each in written["Two"]] == ["B", "C"] and written["Two"].has_mask()
    read = read_psd(path).content
    nodes = {node.name: node for node in walk(read.stack)}
    _ground, one, two, _mask = read.stack
    assert one.is_group and [each.mode for each in one.children] == ["svg:src-over", "svg:dst-in"]
    assert one.children[1].visible is visible and one.colour == 3 and nodes["C"].locked
    assert np.array_equal(read.layer(one.children[0].id).read(), content.layer("a").read())
    assert len(two.children) == 3
    seen = [flattened(each.stack, SIZE, each.layer).read() for each in (content, read)]
    assert np.abs(seen[0].astype(int) - seen[1]).max() <= 1
    try:
        theirs = np.asarray(PSDImage.open(path).composite(force=True).convert("RGBA")).astype(int)
    except ImportError as error:  # its compositor needs packages of its own
        pytest.skip(str(error))
    assert np.abs(conversions.straight(seen[0])[..., :3].astype(int) - theirs[..., :3]).max() <= 2


def test_half_transparent_pixels_are_transparency_and_no_mask_and_the_merged_picture_is_what_is_seen(tmp_path) -> None:
    from psd_tools import PSDImage

    path = tmp_path / "a.psd"
    content = Content(SIZE, (Node("a", "A"),)).with_layer("a", patch(4, QRect(20, 10, 60, 40), 100))
    write_psd(path, content)
    written = PSDImage.open(path)
    assert not written[0].has_mask()
    seen = conversions.straight(content.layer("a").read()).astype(int)
    merged = np.asarray(written.topil().convert("RGBA")).astype(int)
    assert np.array_equal(merged[..., 3], seen[..., 3]) and np.abs((merged - seen)[seen[..., 3] > 0]).max() <= 3
    read = read_psd(path).content
    assert np.array_equal(read.layer(read.stack[0].id).read(), content.layer("a").read())


@pytest.mark.parametrize("data", [b"", b"8BPS", b"8BPS" + bytes(60), b"nothing of the kind" * 9])
def test_what_is_no_psd_is_refused_with_a_reason(tmp_path, data) -> None:
    path = tmp_path / "a.psd"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile):
        read_psd(path)


def test_a_psd_that_claims_to_be_huge_is_refused_before_it_is_decoded(tmp_path, content) -> None:
    path = tmp_path / "a.psd"
    write_psd(path, content)
    data = bytearray(path.read_bytes())
    data[14:22] = (2**20).to_bytes(4, "big") * 2
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableFile, match="too large"):
        read_psd(path)
